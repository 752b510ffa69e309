"""The text's own date, and the outlet that it credits."""

from __future__ import annotations

import datetime

from jawla.reading.engine.language import Text
from jawla.reading.engine.moments import Moment
from jawla.reading.engine.search import Searched
from jawla.terms.quote import Fact

_HEADER_LINES = 9
_FOOT_LINES = 4
_SHORT_LINE = 110
_MONTH = 31


def find_agency(text: Text) -> Fact[str] | None:
    """The outlet that the text credits, by the first pattern that finds one."""
    searched = Searched(text.shadow.text)
    for pattern in text.language.possible("source_line", text.shadow.text):
        for hit in searched.hits(pattern.regex):
            if outlet := hit.span("outlet"):
                for place, mark in text.shadow.marks_in(*outlet, "outlet"):
                    return text.fact(mark.also["outlet"], place, place + 1, pattern.name)
            if code := hit.span("code"):
                return text.fact(pattern.value, *code, pattern.name)
            if named := hit.span("named"):
                start, end = named
                return text.fact(text.shadow.words(start, end), start, end, pattern.name)
            if words := hit.span("words"):
                start, end = words
                if not text.shadow.marks_in(start, end, "state", "city", "date"):
                    return text.fact(text.shadow.words(start, end), start, end, pattern.name)
    return None


def find_published(text: Text) -> Fact[str] | None:
    """The date that the text gives itself: in a short line at its head or foot, or in the dateline."""
    body = text.shadow.text
    lines: list[tuple[int, int]] = []
    dates: list[tuple[int, Moment]] = []
    at = 0
    for line in body.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    head, foot = lines[1:_HEADER_LINES], lines[: -_FOOT_LINES - 1 : -1]
    for start, end in [*head, *(line for line in foot if line not in head), *lines[:1]]:
        for place, mark in text.shadow.marks_in(start, end, "date"):
            if not mark.value.day or not mark.value.month or mark.value.end_day or mark.value.relative:
                continue
            if _is_header(text, start, end, place, (start, end) in (*head, lines[0])):
                dates.append((place, mark.value))
    for place, moment in sorted(dates, key=lambda one: one[1].year is None):
        day, _ = moment.resolve(None if moment.year else _near_day(text, moment))
        if day:
            return text.fact(day, place, place + 1, "date of the text")
    return None


def _near_day(text: Text, stated: Moment) -> str | None:
    """A full date of the text within a month of a day that is stated without year, to tell the year."""
    near: list[tuple[int, str]] = []
    for _, mark in text.shadow.marks_in(0, len(text.shadow.text), "date"):
        full, _ = mark.value.resolve(None)
        day, _ = stated.resolve(full)
        if full and day and mark.value.day and not mark.value.relative:
            near.append((abs(_days(full) - _days(day)), full))
    distance, full = min(near, default=(_MONTH + 1, None))
    return full if distance <= _MONTH else None


def _days(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _is_header(text: Text, start: int, end: int, place: int, in_head: bool) -> bool:
    """Whether a date stands alone in a short line, or before the first words of the text."""
    before = text.shadow.text[start:place]
    closes = end - start <= _SHORT_LINE and not text.shadow.text[place + 1 : end].strip(" )")
    datelines = text.language.patterns("datelines")
    if closes and any(one.regex.at(text.shadow.text, start, end) for one in datelines):
        return True
    if end - start <= _SHORT_LINE:
        rest = text.shadow.text[place + 1 : end].strip()
        if not rest.endswith((".", "。")) and len(before) <= 60 and not _speaks_of_meeting(text, place):
            return True
    if not in_head or len(before) > 45:
        return False
    found = (one.regex.at(text.shadow.text, start, min(end, place + 60)) for one in datelines)
    return any(one is not None and one.start <= place < one.end for one in found)


def _speaks_of_meeting(text: Text, place: int) -> bool:
    number = text.sentence_at(place)
    return any(True for _ in text.find("mechanisms", number))
