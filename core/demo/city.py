"""Land of the example city: districts, block groups, blocks, buildings, streets and open land.

The city is cut like a grown one: a canal and main streets part the districts, smaller streets the block groups, lanes the
blocks. Each cut runs across the longer side of a cell and halves its residents, so blocks are small where people live close
together and large at the edge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
import shapely.affinity
from shapely import LineString, MultiPolygon, Point, Polygon

SEED = 19652018
CRS = "EPSG:25832"
ORIGIN = np.array([362_000.0, 5_712_000.0])
"""Centre of the city in CRS; all sizes below are metres from it."""

DISTRICT_NAMES = (
    "Feldmark", "Grafenforst", "Kirchheide", "Donkerhof", "Schäferkamp", "Westerheide", "Rosenhügel", "Lindenhof",
    "Nordviertel", "Am Stadtpark", "Ostring", "Altstadt", "Mühlenbach", "Hafenviertel", "Zeche Amalie", "Kolonie Eintracht",
    "Südfeld",
)  # fmt: skip
"""From north to south."""

LIFEWORLD_NAMES = ("Gartenstadt", "Lindenstraße", "Rund um den Förderturm", "Eintracht und Amalie", "Kanalufer")
"""From north to south; the last three are poorer than the districts they lie in."""

# Residents per square kilometre: centres with position, peak and reach.
_CENTRES = (
    ((0, -1900), 7800, 950), ((-1900, -3000), 5200, 700), ((1700, -3300), 5600, 650), ((2500, -1500), 3800, 700),
    ((-2500, -1300), 3600, 750), ((400, 300), 4300, 700), ((-1300, 900), 2600, 600), ((300, -4150), 4600, 520),
    ((-900, 3600), 2900, 430), ((1300, 4700), 2300, 380), ((-2500, 2700), 1900, 360),
)  # fmt: skip
_GRID = 25.0
_STREET_WIDTH = 11.0
_CANAL_WIDTH = 46.0


@dataclass(frozen=True)
class City:
    """The land of the example city, all in CRS."""

    outline: Polygon
    districts: list[Polygon | MultiPolygon]
    block_groups: list[Polygon | MultiPolygon]
    district_of_group: np.ndarray
    blocks: list[Polygon]
    group_of_block: np.ndarray
    expected_residents: np.ndarray
    """Residents of each block as the density of its surroundings has it."""
    block_ids: list[str]
    group_ids: list[str]
    district_ids: list[str]
    buildings: list[Polygon]
    block_of_building: np.ndarray
    floors: np.ndarray
    canal: Polygon
    forest: Polygon
    heap: Polygon
    streets: list[tuple[str, LineString]]
    """Kind and course of streets, railway and canal."""
    lifeworlds: list[Polygon]


@dataclass
class _Cell:
    shape: Polygon
    points: np.ndarray
    """Indices of the grid points inside."""


def build_city() -> City:
    """Builds the city; the same one every time."""
    generator = np.random.default_rng(SEED)
    outline = _outline()
    canal_line = _canal_line()
    canal = shapely.intersection(canal_line.buffer(_CANAL_WIDTH / 2), outline)
    heap = _blob((2050, -2350), (620, 430))
    forest = shapely.union(_blob((2100, 2300), (1500, 1150)), _blob((-3000, 4300), (900, 950))).intersection(outline)
    closed = shapely.union_all([canal.buffer(25), heap.buffer(30), forest])
    points, residents = _residents_on_grid(outline, closed)
    growth = _Growth(points, residents, generator)

    north, south = growth.halves(_Cell(outline, np.arange(len(points))), canal_line)
    share = residents[south.points].sum() / residents.sum()
    southern = round(len(DISTRICT_NAMES) * float(share))
    districts = growth.split(south, southern) + growth.split(north, len(DISTRICT_NAMES) - southern)
    districts = _north_to_south(districts)
    groups: list[_Cell] = []
    district_of_group: list[int] = []
    for index, district in enumerate(districts):
        parts = growth.split(district, max(2, round(float(residents[district.points].sum()) / 1750)))
        groups += _north_to_south(parts)
        district_of_group += [index] * len(parts)

    blocks: list[Polygon] = []
    group_of_block: list[int] = []
    expected: list[float] = []
    for index, group in enumerate(groups):
        for cell in _north_to_south(growth.split_to_blocks(group)):
            land = _largest(shapely.difference(cell.shape.buffer(-_STREET_WIDTH / 2, join_style="mitre"), closed))
            if land is not None and land.area > 700:
                blocks.append(land)
                group_of_block.append(index)
                expected.append(float(residents[cell.points].sum()))
    groups_array, blocks_array = np.array(district_of_group), np.array(group_of_block)
    district_ids = [f"{index + 1:02d}" for index in range(len(districts))]
    group_ids = _numbered(groups_array, district_ids, 2)
    buildings, block_of_building, floors = _buildings(blocks, np.array(expected), generator)
    district_shapes = [cell.shape for cell in districts]
    group_shapes = [cell.shape for cell in groups]
    return City(
        outline=outline,
        districts=district_shapes,
        block_groups=group_shapes,
        district_of_group=groups_array,
        blocks=blocks,
        group_of_block=blocks_array,
        expected_residents=np.array(expected),
        block_ids=_numbered(blocks_array, group_ids, 3),
        group_ids=group_ids,
        district_ids=district_ids,
        buildings=buildings,
        block_of_building=block_of_building,
        floors=floors,
        canal=canal,
        forest=forest,
        heap=heap,
        streets=_streets(district_shapes, group_shapes, canal_line, outline),
        lifeworlds=_lifeworlds(blocks, np.array(expected), district_shapes, canal),
    )


def _at(x: float, y: float) -> tuple[float, float]:
    return float(ORIGIN[0] + x), float(ORIGIN[1] + y)


def _outline() -> Polygon:
    angle = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    wave = 1 + 0.07 * np.sin(3 * angle + 0.8) + 0.05 * np.sin(5 * angle + 2.1) + 0.015 * np.sin(17 * angle)
    return Polygon(np.column_stack([4100 * wave * np.cos(angle), 5600 * wave * np.sin(angle)]) + ORIGIN)


def _blob(centre: tuple[float, float], radius: tuple[float, float]) -> Polygon:
    """An irregular round shape; its form follows from its place."""
    angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    wave = np.ones_like(angle)
    for waves, height in ((2, 0.16), (3, 0.12), (5, 0.06), (9, 0.035), (14, 0.02)):
        wave += height * np.sin(waves * angle + centre[0] / 97 * waves + centre[1] / 61)
    ring = np.column_stack([radius[0] * wave * np.cos(angle), radius[1] * wave * np.sin(angle)])
    return Polygon(ring + np.array(centre) + ORIGIN)


def _canal_line() -> LineString:
    x = np.linspace(-6000, 6000, 61)
    return LineString(np.column_stack([x, -2700 + 190 * np.sin(x / 1150) - 0.05 * x]) + ORIGIN)


def _residents_on_grid(outline: Polygon, closed: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """Grid points of the city and the residents around each."""
    west, south, east, north = outline.bounds
    x, y = np.meshgrid(np.arange(west, east, _GRID), np.arange(south, north, _GRID))
    points = np.column_stack([x.ravel(), y.ravel()])
    points = points[shapely.contains_xy(outline, points)]
    density = np.zeros(len(points))
    for centre, peak, reach in _CENTRES:
        distance = np.hypot(*(points - ORIGIN - np.array(centre)).T)
        density += peak * np.exp(-((distance / reach) ** 2) / 2)
    density[density < 420] = 6.0
    density[shapely.contains_xy(closed, points)] = 0.0
    return points, density * _GRID**2 / 1e6


class _Growth:
    """Cuts cells along streets."""

    def __init__(self, points: np.ndarray, residents: np.ndarray, generator: np.random.Generator) -> None:
        self._points, self._residents, self._random = points, residents, generator

    def split(self, cell: _Cell, count: int) -> list[_Cell]:
        """The cell in so many parts of about as many residents."""
        if count <= 1:
            return [cell]
        first = count // 2
        one, other = self._cut(cell, first / count, bend=0.05)
        return self.split(one, first) + self.split(other, count - first)

    def split_to_blocks(self, cell: _Cell) -> list[_Cell]:
        """The cell in blocks."""
        residents = float(self._residents[cell.points].sum())
        wanted = self._random.triangular(105, 200, 400)
        if (residents <= wanted and cell.shape.area < 500_000) or cell.shape.area < 5_500 or len(cell.points) < 8:
            return [cell]
        one, other = self._cut(cell, float(self._random.uniform(0.4, 0.6)), bend=0.0)
        return self.split_to_blocks(one) + self.split_to_blocks(other)

    def halves(self, cell: _Cell, line: LineString) -> tuple[_Cell, _Cell]:
        """The parts to the left and to the right of a line that crosses the cell."""
        coordinates = np.array(line.coords)
        along = coordinates[-1] - coordinates[0]
        across = np.array([-along[1], along[0]]) / np.hypot(*along)
        left = Polygon(np.vstack([coordinates, coordinates[::-1] + across * 40_000]))
        shape_left = _largest(shapely.intersection(cell.shape, left))
        if shape_left is None:
            raise ValueError("the line does not cross the cell")
        shape_right = _largest(shapely.difference(cell.shape, shape_left))
        if shape_right is None:
            raise ValueError("the line does not cross the cell")
        inside = shapely.contains_xy(left, self._points[cell.points])
        return _Cell(shape_left, cell.points[inside]), _Cell(shape_right, cell.points[~inside])

    def _cut(self, cell: _Cell, share: float, bend: float) -> tuple[_Cell, _Cell]:
        """Two parts, the first with that share of the residents, parted across the longer side."""
        corners = np.array(cell.shape.minimum_rotated_rectangle.exterior.coords)
        sides = np.diff(corners[:3], axis=0)
        longer = sides[int(np.argmax(np.hypot(*sides.T)))]
        turn = self._random.normal(0.0, 0.15 if bend else 0.06)
        axis = longer / np.hypot(*longer)
        axis = np.array(
            [axis[0] * math.cos(turn) - axis[1] * math.sin(turn), axis[0] * math.sin(turn) + axis[1] * math.cos(turn)]
        )
        position = self._points[cell.points] @ axis
        weight = self._residents[cell.points] + 1e-3
        order = np.argsort(position, kind="stable")
        cumulated = np.cumsum(weight[order])
        at = float(position[order][min(int(np.searchsorted(cumulated, share * cumulated[-1])), len(order) - 1)])
        across = np.array([-axis[1], axis[0]])
        extent = np.array(cell.shape.exterior.coords)
        low, high = float((extent @ across).min()) - 50, float((extent @ across).max()) + 50
        steps = np.linspace(low, high, 9)
        curve = bend * (high - low) * np.sin(np.linspace(0, np.pi, 9)) * self._random.choice([-1, 1])
        one, other = self.halves(cell, LineString(np.outer(steps, across) + np.outer(at + curve, axis)))
        return (one, other) if share >= 0.5 or len(one.points) <= len(other.points) else (other, one)


def _largest(shape: shapely.Geometry) -> Polygon | None:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return Polygon(max(polygons, key=lambda part: part.area).exterior) if polygons else None


def _north_to_south(cells: Sequence[_Cell]) -> list[_Cell]:
    return sorted(cells, key=lambda cell: (-cell.shape.centroid.y, cell.shape.centroid.x))


def _numbered(parents: np.ndarray, parent_ids: Sequence[str], digits: int) -> list[str]:
    """Keys that begin with the parent's key: 01, 0102, 0102007."""
    counters: dict[int, int] = {}
    ids = []
    for parent in parents.tolist():
        counters[parent] = counters.get(parent, 0) + 1
        ids.append(f"{parent_ids[parent]}{counters[parent]:0{digits}d}")
    return ids


def _buildings(
    blocks: Sequence[Polygon], residents: np.ndarray, generator: np.random.Generator
) -> tuple[list[Polygon], np.ndarray, np.ndarray]:
    """Houses along the streets of each block, taller where people live closer together."""
    houses: list[Polygon] = []
    owner: list[int] = []
    floors: list[int] = []
    for index, block in enumerate(blocks):
        density = residents[index] / block.area * 1e4
        storeys = float(np.clip(density / 32, 1.2, 5.0))
        width = float(np.clip(9 + 1.6 * storeys, 9, 18))
        wanted = math.ceil(residents[index] / (2.6 * storeys))
        ring = _largest(block.buffer(-(5 + width / 3), join_style="mitre"))
        if ring is None:
            continue
        border = ring.exterior
        room = int(border.length // (width + 4))
        count = min(wanted, room)
        if count < 1:
            continue
        shapely.prepare(block)
        for at in np.sort(generator.choice(room, size=count, replace=False)) * (width + 4):
            here, there = np.array(border.interpolate(at).coords[0]), np.array(border.interpolate(at + 1).coords[0])
            along = (there - here) / max(np.hypot(*(there - here)), 1e-9)
            house = _house(here, along, width, 10.0 + float(generator.uniform(-1.5, 2.5)))
            if shapely.contains(block, house):
                houses.append(house)
                owner.append(index)
                floors.append(max(1, round(storeys + float(generator.normal(0, 0.5)))))
    return houses, np.array(owner), np.array(floors)


def _house(corner: np.ndarray, along: np.ndarray, width: float, depth: float) -> Polygon:
    across = np.array([-along[1], along[0]])
    start = corner - across * depth / 2
    return Polygon([start, start + along * width, start + along * width + across * depth, start + across * depth])


def _streets(
    districts: Sequence[Polygon], groups: Sequence[Polygon], canal: LineString, outline: Polygon
) -> list[tuple[str, LineString]]:
    border = outline.exterior.buffer(2)

    def borders(shapes: Sequence[Polygon]) -> shapely.Geometry:
        return shapely.line_merge(shapely.difference(shapely.union_all([shape.exterior for shape in shapes]), border))

    main = borders(districts)
    side = shapely.difference(borders(groups), main.buffer(3))
    motorway = LineString(
        [_at(-5200, -350), _at(-2600, -250), _at(-700, -700), _at(1300, -620), _at(3200, -250), _at(5200, -300)]
    )
    railway = LineString([_at(-5200, -2150), _at(-1500, -2480), _at(900, -2420), _at(3000, -2800), _at(5200, -2950)])
    lines = [("Hauptstraße", main), ("Sammelstraße", side), ("Autobahn", motorway), ("Bahn", railway), ("Kanal", canal)]
    found: list[tuple[str, LineString]] = []
    for kind, shape in lines:
        inside = shapely.intersection(shape, outline)
        found += [
            (kind, part) for part in shapely.get_parts(inside) if part.geom_type == "LineString" and part.length > 1
        ]
    return found


def _lifeworlds(
    blocks: Sequence[Polygon], residents: np.ndarray, districts: Sequence[Polygon], canal: Polygon
) -> list[Polygon]:
    """Areas drawn by hand around places where districts meet; they cut through districts and here and there a block."""
    centroids = shapely.centroid(np.array(blocks, dtype=object))
    tree = shapely.STRtree(centroids)
    corners = [Point(xy) for district in districts for xy in district.exterior.coords]
    district_tree = shapely.STRtree(districts)
    candidates = []
    for corner in corners:
        touching = len(district_tree.query(corner.buffer(60), predicate="intersects"))
        near = tree.query(corner.buffer(520), predicate="intersects")
        if touching >= 3 and corner.distance(canal) > 350:
            is_southern = corner.y < ORIGIN[1] - 900
            candidates.append((float(residents[near].sum()) * (1.7 if is_southern else 1.0), corner))
    candidates.sort(key=lambda pair: (-pair[0], pair[1].x))
    chosen: list[Point] = []
    for _, corner in candidates:
        if all(corner.distance(other) > 1350 for other in chosen):
            chosen.append(corner)
        if len(chosen) == len(LIFEWORLD_NAMES):
            break
    areas = []
    for index, centre in enumerate(sorted(chosen, key=lambda corner: -corner.y)):
        reach = shapely.affinity.scale(centre.buffer(470 + 45 * index), 1.35, 0.8)
        reach = shapely.affinity.rotate(reach, 35 * index)
        inside = [blocks[block] for block in sorted(tree.query(reach, predicate="intersects").tolist())]
        drawn = _largest(shapely.union_all(inside).buffer(45).buffer(-38).simplify(30))
        if drawn is not None:
            areas.append(drawn)
    return areas
