"""Joins the pages that QGIS wrote into one PDF with bookmarks.

QGIS writes PDF through Qt, which knows no bookmarks and writes all pages at one go; then a run that was stopped would begin anew, and
a single page would be drawn twice. So pages are written one by one and joined here, without touching what is drawn on them: objects
get new numbers, pages a common tree, and the outline is added (ISO 32000-1, 7.7 and 12.3). The files read are those of Qt: version
1.4 with a plain cross-reference table. Anything else is refused.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..core.errors import AtlasError
from ..core.files import replaced_when_whole
from ..core.language import translate

_REFERENCE = re.compile(rb"(?<![\w.])(\d+) 0 R(?!\w)")
_STREAM = re.compile(rb">>\s*stream\r?\n")


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline."""

    title: str
    page: int
    """From 0."""
    level: int
    """0 for a part of the atlas, 1 for a page in it."""


def join_pages(
    pages: Sequence[Path], path: Path, bookmarks: Sequence[Bookmark], *, title: str, author: str, language: str
) -> None:
    """Writes one PDF of the first pages of many. Memory holds one page at a time.

    Args:
        pages: files as QGIS writes them.
        path: the joined file; an old one is replaced when the new one is whole.
        bookmarks: outline in the order of the pages.
        title, author: as the properties of the document say.
        language: of the texts, for screen readers.

    Raises:
        AtlasError: a file is none that QGIS writes.
        ResultFileError: the file cannot be written or replaced.
    """
    with replaced_when_whole(path) as unfinished, unfinished.open("wb") as target:
        writer = _Writer(target)
        catalog, tree, information, outline = (writer.reserve() for _ in range(4))
        leaves = [writer.copy_page(page, tree) for page in pages]
        kids = b" ".join(b"%d 0 R" % leaf for leaf in leaves)
        writer.write(tree, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(leaves), kids))
        _write_outline(writer, outline, bookmarks, leaves)
        writer.write(
            catalog,
            b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines /Lang %s "
            b"/ViewerPreferences << /DisplayDocTitle true >> >>" % (tree, outline, _text(language)),
        )
        writer.write(
            information,
            b"<< /Title %s /Author %s /Creator %s >>" % (_text(title), _text(author), _text("Sozialraumatlas")),
        )
        writer.finish(catalog, information)


class _Writer:
    """Objects written one after the other, with the table that finds them."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._offsets: list[int] = [0]
        self._position = 0
        self._put(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """The number of an object that will be written later."""
        self._offsets.append(-1)
        return len(self._offsets) - 1

    def write(self, number: int, body: bytes) -> None:
        self._offsets[number] = self._position
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def copy_page(self, path: Path, tree: int) -> int:
        """Copies the first page of a file with all it needs. Returns its number."""
        source = _Source(path)
        numbers = {old: self.reserve() for old in source.needed}

        def renumbered(match: re.Match[bytes]) -> bytes:
            old = int(match[1])
            return b"%d 0 R" % (tree if old == source.tree else numbers[old])

        for old, new in numbers.items():
            body = source.objects[old]
            head, stream = _split(body)
            self.write(new, _REFERENCE.sub(renumbered, head) + stream)
        return numbers[source.page]

    def finish(self, catalog: int, information: int) -> None:
        start = self._position
        table = [b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets)]
        table += [b"%010d 00000 n \n" % offset for offset in self._offsets[1:]]
        self._put(b"".join(table))
        self._put(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._offsets), catalog, information, start)
        )

    def _put(self, content: bytes) -> None:
        self._target.write(content)
        self._position += len(content)


class _Source:
    """The objects of a file written by Qt."""

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()
        try:
            start = int(content[content.rindex(b"startxref") + 9 :].split()[0])
            head = re.match(rb"xref\r?\n0 (\d+)\s", content[start:])
            table = content[start + head.end() :]  # type: ignore[union-attr]
            offsets = [
                (number, int(table[place : place + 10]))
                for number, place in enumerate(range(0, 20 * int(head[1]), 20))  # type: ignore[index]
                if table[place + 17 : place + 18] == b"n"
            ]
            ends = sorted([offset for _, offset in offsets] + [start])
            following = dict(itertools.pairwise(ends))
            self.objects = {number: _body(content[offset : following[offset]]) for number, offset in offsets}
            trailer = content[content.rindex(b"trailer") :]
            root = int(re.search(rb"/Root (\d+) 0 R", trailer)[1])  # type: ignore[index]
            self.tree = int(re.search(rb"/Pages (\d+) 0 R", self.objects[root])[1])  # type: ignore[index]
            self.page = int(re.search(rb"/Kids\s*\[\s*(\d+) 0 R", self.objects[self.tree])[1])  # type: ignore[index]
            self.needed = self._reached(self.page)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
            raise AtlasError(
                translate("atlas", "{file} is no PDF as QGIS writes it, so it cannot be joined with others.").format(
                    file=path.name
                )
            ) from error

    def _reached(self, first: int) -> list[int]:
        found: dict[int, None] = {}
        waiting = [first]
        while waiting:
            number = waiting.pop()
            if number in found or number == self.tree:
                continue
            found[number] = None
            head, _ = _split(self.objects[number])
            waiting += [int(match[1]) for match in _REFERENCE.finditer(head)]
        return list(found)


def _body(content: bytes) -> bytes:
    """What lies between `obj` and `endobj`."""
    return content[content.index(b"obj") + 3 : content.rindex(b"endobj")].strip(b"\r\n")


def _split(body: bytes) -> tuple[bytes, bytes]:
    """The dictionary and, where there is one, the stream, in which nothing may be changed."""
    match = _STREAM.search(body)
    return (body, b"") if match is None else (body[: match.start()], body[match.start() :])


def _write_outline(writer: _Writer, outline: int, bookmarks: Sequence[Bookmark], leaves: Sequence[int]) -> None:
    numbers = [writer.reserve() for _ in bookmarks]
    parents: list[int | None] = []
    above: int | None = None
    for place, bookmark in enumerate(bookmarks):
        above = place if bookmark.level == 0 else above
        parents.append(None if bookmark.level == 0 else above)
    children: dict[int | None, list[int]] = {}
    for place, parent in enumerate(parents):
        children.setdefault(parent, []).append(place)
    for place, (bookmark, number) in enumerate(zip(bookmarks, numbers, strict=True)):
        siblings = children[parents[place]]
        rank = siblings.index(place)
        parent = parents[place]
        parts = [
            b"/Title %s /Parent %d 0 R /Dest [%d 0 R /Fit]"
            % (_text(bookmark.title), outline if parent is None else numbers[parent], leaves[bookmark.page])
        ]
        if rank:
            parts.append(b"/Prev %d 0 R" % numbers[siblings[rank - 1]])
        if rank + 1 < len(siblings):
            parts.append(b"/Next %d 0 R" % numbers[siblings[rank + 1]])
        if place in children:
            own = children[place]
            # A negative count keeps a part folded until it is opened.
            parts.append(b"/First %d 0 R /Last %d 0 R /Count %d" % (numbers[own[0]], numbers[own[-1]], -len(own)))
        writer.write(number, b"<< %s >>" % b" ".join(parts))
    first = children.get(None, [])
    ends = b"/First %d 0 R /Last %d 0 R" % (numbers[first[0]], numbers[first[-1]]) if first else b""
    writer.write(outline, b"<< /Type /Outlines %s /Count %d >>" % (ends, len(first)))


def _text(text: str) -> bytes:
    """A text string in UTF-16 as the format wants it, in hexadecimal, so that nothing needs escaping."""
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"
