"""The days over which a meeting runs, where a text names its first or last day apart, or their number."""

from __future__ import annotations

import datetime

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Round

_DAY = len("2024-01-31")


def enter_span(text: Text, this: Round, stretches: list[tuple[int, int, int]], stated: str | None) -> None:
    """Fills the end of a meeting with one day, or its start where that day was the last."""
    for number, start, end in stretches:
        for found in text.find("spans", number):
            if start <= found.start and found.end <= end and _enter(text, this, found, stated):
                return


def _enter(text: Text, this: Round, found: Found, stated: str | None) -> bool:
    if this.start is None or len(this.start.value) < _DAY:
        return False
    begin, last = _day(text, found, "begin", stated), _day(text, found, "end", stated)
    if found.pattern.value:
        last = last or _day(text, found, "end2", stated)
        if (found.span("end") or found.span("end2")) and (last is None or last.value != this.start.value):
            return False
        begin, last = _counted(text, found, this.start.value)
    if begin and begin.value < this.start.value:
        this.end = this.start if last is None else last
        this.start = begin
    elif last and last.value > this.start.value:
        this.end = last
    else:
        return False
    return True


def _day(text: Text, found: Found, group: str, stated: str | None) -> Fact[str] | None:
    span = found.span(group)
    for place, mark in text.shadow.marks_in(*span, "date") if span else []:
        day, _ = mark.value.resolve(stated)
        if day and len(day) == _DAY:
            return text.fact(day, place, place + 1, found.pattern.name)
    return None


def _counted(text: Text, found: Found, known: str) -> tuple[Fact[str] | None, Fact[str] | None]:
    """First and last day by their number; a number below nought counts back from the last."""
    number = int(found.pattern.value or 0)
    shift = number - 1 if number > 0 else number + 1
    day = (datetime.date.fromisoformat(known) + datetime.timedelta(days=shift)).isoformat()
    fact = text.fact(day, found.start, found.end, found.pattern.name)
    return (None, fact) if number > 0 else (fact, None)
