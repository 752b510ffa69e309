"""The text with its names, dates and numbers each replaced by one sign, over which patterns are written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from jawla.reading.engine.fold import Folded
from jawla.terms.quote import Quote

# One private-use character for each kind of mark: a pattern over the shadow sees the kind, not the words.
SIGNS = {
    kind: chr(0xE000 + number)
    for number, kind in enumerate(
        ("state", "demonym", "city", "month", "currency", "ordinal", "outlet", "date", "person")
    )
}


UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value that one sign of the shadow stands for; `also` holds what else the words may mean."""

    kind: str
    value: Any
    pattern: str
    also: dict[str, Any] = field(default_factory=dict)


class Shadow:
    """`text` with signs for marks; every character knows its place in the document."""

    def __init__(
        self, original: str, text: str, starts: list[int], ends: list[int], marks: dict[int, Mark]
    ) -> None:
        self.original = original
        self.text = text
        self.starts = starts
        self.ends = ends
        self.marks = marks
        self.home: str | None = UNKNOWN  # kept here once it has been looked for
        self._places = sorted(marks)
        self._valued: dict[tuple[str, frozenset[Any]], list[int]] = {}  # places, by kind and values
        self._known: dict[tuple[str, ...], list[tuple[int, Mark]]] = {}  # of the whole text, by kinds

    @classmethod
    def of(cls, folded: Folded) -> Shadow:
        """The shadow of a text in which nothing is marked yet."""
        return cls(folded.original, folded.text, folded.starts, folded.ends, {})

    def replace(self, found: Iterable[tuple[int, int, Mark]]) -> Shadow:
        """A new shadow in which each (start, end) is one sign; marks covered by it are given up."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        marks: dict[int, Mark] = {}
        at = size = 0

        def keep(until: int) -> None:
            nonlocal size
            pieces.append(self.text[at:until])
            starts.extend(self.starts[at:until])
            ends.extend(self.ends[at:until])
            for place, mark in self.marks_in(at, until):
                marks[size + place - at] = mark
            size += until - at

        for start, end, mark in sorted(found, key=lambda one: (one[0], -one[1])):
            if start < at or end <= start:
                continue
            keep(start)
            pieces.append(SIGNS[mark.kind])
            starts.append(self.starts[start])
            ends.append(self.ends[end - 1])
            marks[size] = mark
            size += 1
            at = end
        keep(len(self.text))
        return Shadow(self.original, "".join(pieces), starts, ends, marks)

    def quote(self, start: int, end: int) -> Quote:
        """The words of the document under `start:end`, without the blanks at both sides."""
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while end - 1 > start and self.text[end - 1].isspace():
            end -= 1
        return Quote.cut(self.original, self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """The words of the document under `start:end`, with single blanks."""
        return re.sub(r"\s+", " ", self.quote(start, end).text) if end > start else ""

    def marks_in(self, start: int, end: int, *kinds: str) -> list[tuple[int, Mark]]:
        """The marks of these kinds (or all) between two places, in order."""
        if start == 0 and end >= len(self.text):
            return list(self._whole(kinds))
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return [
            (place, self.marks[place])
            for place in self._places[first:last]
            if not kinds or self.marks[place].kind in kinds
        ]

    def last_before(self, place: int, kind: str, values: frozenset[Any]) -> Mark | None:
        """The last mark of a kind before a place that has one of these values."""
        known = self._valued.get((kind, values))
        if known is None:
            known = [at for at, mark in self._whole((kind,)) if mark.value in values]
            self._valued[kind, values] = known
        number = bisect_left(known, place)
        return self.marks[known[number - 1]] if number else None

    def _whole(self, kinds: tuple[str, ...]) -> list[tuple[int, Mark]]:
        known = self._known.get(kinds)
        if known is None:
            every = [(place, self.marks[place]) for place in self._places]
            known = [one for one in every if not kinds or one[1].kind in kinds]
            self._known[kinds] = known
        return known
