"""Maps of the atlas as SVG, for the web page."""

from __future__ import annotations

import html
from collections.abc import Sequence

import numpy as np
import shapely

from ..core.atlas.pages import Atlas, MapFigure
from ..core.atlas.palette import HATCH, OUTLINE

_WIDTH = 560.0
_MARGIN = 6.0
_LARGEST_CIRCLE = 26.0
_GROUND = "#e6ebee"
_INK = "#1d2b33"


class MapDrawing:
    """Draws maps that all show the same part of the world."""

    def __init__(self, atlas: Atlas) -> None:
        """Takes the shapes of the atlas."""
        self._atlas = atlas
        bounds = np.array([shapely.total_bounds(shapes) for shapes in atlas.shapes.values()])
        self._frame = np.array([*np.nanmin(bounds[:, :2], axis=0), *np.nanmax(bounds[:, 2:], axis=0)])
        self._scale = (_WIDTH - 2 * _MARGIN) / max(self._frame[2] - self._frame[0], 1e-9)
        self._height = self._scale * (self._frame[3] - self._frame[1]) + 2 * _MARGIN
        self._paths = {layer: [self._path(shape) for shape in shapes] for layer, shapes in atlas.shapes.items()}
        self._centres = {
            layer: self._projected(shapely.get_coordinates(shapely.point_on_surface(shapes), include_z=False))
            if not shapely.is_empty(shapes).any() and not shapely.is_missing(shapes).any()
            else np.array([self._centre(shape) for shape in shapes])
            for layer, shapes in atlas.shapes.items()
        }

    def figure(self, figure: MapFigure, outlines: Sequence[str], title: str, id: str) -> str:
        """A map of figures; an area says its name and figure where the pointer rests on it."""
        parts = [self._start(title)]
        if any(entry.colour == HATCH for entry in figure.notes):
            parts.append(
                f"<defs><pattern id='hatch-{id}' width='6' height='6' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
                f"<rect width='6' height='6' fill='#fff'/><path d='M0 0V6' stroke='{HATCH}' stroke-width='2'/></pattern></defs>"
            )
        first = next(iter(self._paths))
        if figure.layer != first:
            parts += [
                f"<path d='{path}' fill='{_GROUND}' stroke='{OUTLINE}' stroke-width='.6'/>"
                for path in self._paths[first]
            ]
        names = [place.name for place in self._atlas.places[figure.layer]]
        for area, path in enumerate(self._paths[figure.layer]):
            entry = figure.class_of(area)
            fill = "#f4f4f0" if entry is None else f"url(#hatch-{id})" if entry.colour == HATCH else entry.colour
            text = html.escape(f"{names[area]}: {figure.texts[area]}")
            parts.append(
                f"<path d='{path}' fill='{fill}' fill-rule='evenodd' stroke='{OUTLINE}' stroke-width='.8'><title>{text}</title></path>"
            )
        if figure.is_circles:
            parts += self._circles(figure)
        parts += self._numbers(figure.layer)
        parts += [
            f"<path d='{path}' fill='none' stroke='{_INK}' stroke-width='2.2'/>"
            for layer in outlines
            if layer != figure.layer
            for path in self._paths[layer]
        ]
        return "".join(parts) + "</svg>"

    def overview(
        self, layers: Sequence[str], title: str, highlighted: tuple[str, int] | None = None, accent: str = ""
    ) -> str:
        """The areas without figures, with their numbers; or one of them among the others."""
        parts = [self._start(title)]
        for place, layer in enumerate(layers):
            for area, path in enumerate(self._paths[layer]):
                fill = accent if highlighted == (layer, area) else "none" if place else _GROUND
                stroke, width = (_INK, 2.2) if place and highlighted is None else (OUTLINE, 0.8)
                parts.append(f"<path d='{path}' fill='{fill}' stroke='{stroke}' stroke-width='{width}'/>")
        if highlighted is None:
            parts += self._numbers(layers[0])
        return "".join(parts) + "</svg>"

    def _numbers(self, layer: str) -> list[str]:
        """The numbers the table below has the names to, with a halo."""
        return [
            f"<text x='{x:.1f}' y='{y + 4:.1f}' text-anchor='middle' font-size='12' fill='{_INK}' stroke='#fff' stroke-width='3' "
            f"paint-order='stroke' pointer-events='none'>{place.number}</text>"
            for place, (x, y) in zip(self._atlas.places[layer], self._centres[layer], strict=True)
            if not np.isnan(x)
        ]

    def _circles(self, figure: MapFigure) -> list[str]:
        known = figure.values[~np.isnan(figure.values)]
        largest = float(known.max(initial=0.0)) or 1.0
        colour = figure.classes[0].colour if figure.classes else _GROUND
        found = []
        for value, (x, y) in zip(figure.values, self._centres[figure.layer], strict=True):
            if value > 0 and not np.isnan(x):
                radius = _LARGEST_CIRCLE * (value / largest) ** 0.5
                found.append(
                    f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{radius:.1f}' fill='{colour}' fill-opacity='.7' stroke='#fff' pointer-events='none'/>"
                )
        return found

    def _start(self, title: str) -> str:
        return (
            f"<svg viewBox='0 0 {_WIDTH:.0f} {self._height:.0f}' role='img' aria-label='{html.escape(title, quote=True)}' "
            "font-family='Segoe UI,Arial,sans-serif'>"
        )

    def _projected(self, points: np.ndarray) -> np.ndarray:
        x = _MARGIN + self._scale * (points[:, 0] - self._frame[0])
        y = self._height - _MARGIN - self._scale * (points[:, 1] - self._frame[1])
        return np.column_stack([x, y])

    def _centre(self, shape: shapely.Geometry | None) -> np.ndarray:
        if shape is None or shapely.is_empty(shape):
            return np.array([np.nan, np.nan])
        return self._projected(shapely.get_coordinates(shapely.point_on_surface(shape)))[0]

    def _path(self, shape: shapely.Geometry | None) -> str:
        if shape is None or shapely.is_empty(shape):
            return ""
        parts = []
        for ring in shapely.get_rings(shapely.get_parts(shapely.simplify(shape, 0.5 / self._scale))):
            points = self._projected(shapely.get_coordinates(ring))
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
        return "".join(parts)
