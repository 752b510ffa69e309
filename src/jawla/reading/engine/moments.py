"""Dates as a text says them, made into dates as precise as its words."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from hijridate import Hijri

from jawla.reading.engine.grammar import Grammar
from jawla.reading.engine.patterns import Pattern
from jawla.reading.engine.search import Hit, Searched
from jawla.reading.engine.shadow import Mark, Shadow

_WEEK = 7
_SAME = "same"  # of a pattern: counts from the last year told before
_SAME_MONTH = "told month"  # of a pattern: a day of the last month told before
_TOLD = re.compile(r"told([+-]\d+)")  # of a pattern: so many days after the last day told before
# Calendars with the months of the Gregorian one: what is added to their years.
_ERAS = {"minguo": 1911, "reiwa": 2018, "heisei": 1988, "buddhist": -543}
_CALENDARS = ("hijri", *_ERAS)
_SHIFT = re.compile(r"(year|month|day|weekday|week|after|before)([+-]?\d+)?(?:/([0-6]))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with what the words leave out; `relative` says what it counts from the text's own date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    end_year: int | None = None
    relative: str | None = None

    def resolve(self, published: str | None) -> tuple[str | None, str | None]:
        """Start and end as ISO dates; None where the text does not state enough."""
        this = self._settle(published)
        if this is None or this.year is None:
            return None, None
        start = iso(this.year, this.month, this.day)
        if this.end_day is None:
            return start, iso(this.end_year or this.year, this.end_month, None) if this.end_month else None
        end = iso(this.end_year or this.year, this.end_month or this.month, this.end_day)
        return start, end if end != start else None

    def _settle(self, published: str | None) -> Moment | None:
        found = _SHIFT.fullmatch(self.relative or "")
        stated = [int(part) for part in published.split("-")] if published else []
        if found is None:
            year = self.year if self.year else (stated[0] if stated and self.month else None)
            return replace(self, year=year)
        if not stated:
            return None
        unit, shift = found[1], int(found[2] or 0)
        if unit == "year":
            return replace(self, year=stated[0] + shift)
        if len(stated) < 2:
            return None
        if unit in ("after", "before"):
            return self._nearest(stated, unit)
        if unit == "month":
            month = stated[0] * 12 + stated[1] - 1 + shift
            return replace(self, year=month // 12, month=month % 12 + 1)
        if len(stated) < 3:
            return None
        day = datetime.date(*stated)
        if unit == "week":  # a day of the week so many weeks off, counted from its Monday
            day += datetime.timedelta(days=7 * shift + int(found[3] or 0) - day.weekday())
        else:
            day += datetime.timedelta(days=_days_off(day, shift) if unit == "weekday" else shift)
        return replace(self, year=day.year, month=day.month, day=day.day)

    def _nearest(self, stated: list[int], unit: str) -> Moment:
        """The next or the last such month or day, seen from the text's own date."""
        own, known = (self.month or 1, self.day or 0), (stated[1], stated[2] if len(stated) > 2 else 0)
        if not self.day:
            own, known = (own[0], 0), (known[0], 0)
        shift = int(own < known) if unit == "after" else -int(own > known)
        return replace(self, year=self.year or stated[0] + shift)


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """The date as precise as its parts, or None for a day that no calendar has."""
    if year is None:
        return None
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join(
        [f"{year:04}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if month and day else [])]
    )


def read_moment(hit: Hit, pattern: Pattern, shadow: Shadow, grammar: Grammar) -> Moment | None:
    """The date of a match, from its groups day, month, year, day2, month2, year2 or numbers in a row."""

    def number(name: str) -> int | None:
        span = hit.span(name)
        counted = shadow.marks_in(*span, "ordinal") if span else []
        words = hit.words(name)
        return counted[0][1].value if counted else grammar.numeral(words.strip()) if words else None

    def month(name: str) -> tuple[str, int] | None:
        span = hit.span(name)
        if span is None:
            return None
        for _, mark in shadow.marks_in(*span, "month"):
            return mark.value  # type: ignore[no-any-return]
        value = number(name)
        return ("gregorian", value) if value else None

    first, second = month("month"), month("month2")
    year = number("year")
    if year is not None and pattern.value in _ERAS:
        year += _ERAS[pattern.value]
    if year is not None and year < 100:
        year += 2000
    calendar = pattern.value if pattern.value in _CALENDARS else first[0] if first else "gregorian"
    if second and not first:
        first = (second[0], 1)
    until = number("year2")
    if until and year is None and first and second:  # the year of both, or from December to January
        year = until - (second[1] < first[1])
    moment = Moment(
        year,
        first[1] if first else None,
        number("day"),
        second[1] if second else None,
        number("day2"),
        until,
        pattern.value if calendar not in _CALENDARS else None,
    )
    if calendar != "hijri" and moment.month and moment.day and moment.month > 12:
        moment = replace(moment, month=moment.day, day=moment.month)
    return _from_hijri(moment) if calendar == "hijri" else _checked(moment)


def _checked(moment: Moment) -> Moment | None:
    if moment.month is not None and not 1 <= moment.month <= 12:
        return None
    if moment.day is not None and not 1 <= moment.day <= 31:
        return None
    return None if moment.year is not None and not 1900 <= moment.year <= 2100 else moment


def _from_hijri(moment: Moment) -> Moment | None:
    if not moment.year or not moment.month:
        return None
    try:
        day = Hijri(moment.year, moment.month, moment.day or 1).to_gregorian()
        year, month = moment.end_year or moment.year, moment.end_month or moment.month
        end = Hijri(year, month, moment.end_day).to_gregorian() if moment.end_day else None
    except (ValueError, OverflowError):
        return None
    if end is None:
        return Moment(day.year, day.month, day.day if moment.day else None)
    return Moment(day.year, day.month, day.day, end.month, end.day, end.year)


def mark_dates(shadow: Shadow, patterns: list[Pattern], grammar: Grammar) -> Shadow:
    """The shadow with every date replaced by its sign; an earlier pattern wins over a later one."""
    found: list[tuple[int, int, Mark]] = []
    taken = bytearray(len(shadow.text))
    searched = Searched(shadow.text)
    for pattern in patterns:
        for hit in searched.hits(pattern.regex):
            start, end = hit.span("date") or (hit.start, hit.end)
            if any(taken[start:end]):
                continue
            moment = read_moment(hit, pattern, shadow, grammar)
            if moment is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end, Mark("date", moment, pattern.name)))
    return shadow.replace(_same_year(found))


def _same_year(found: list[tuple[int, int, Mark]]) -> list[tuple[int, int, Mark]]:
    """The dates, of which “the same year” and “the next day” count from the last told before."""
    settled: list[tuple[int, int, Mark]] = []
    year: int | None = None
    day: datetime.date | None = None
    for start, end, mark in sorted(found, key=lambda one: one[0]):
        if mark.value.relative == _SAME:
            if year is None:
                continue
            mark = replace(mark, value=replace(mark.value, year=year, relative=None))
        if mark.value.relative == _SAME_MONTH:
            if day is None:
                continue
            mark = replace(mark, value=replace(mark.value, year=day.year, month=day.month, relative=None))
        if shift := _TOLD.fullmatch(mark.value.relative or ""):
            if day is None:
                continue
            off = day + datetime.timedelta(days=int(shift[1]))
            mark = replace(mark, value=Moment(off.year, off.month, off.day))
        year = mark.value.year or year
        day = _full_day(mark.value) or day
        settled.append((start, end, mark))
    return settled


def _days_off(day: datetime.date, weekday: int) -> int:
    """Days from a day to the last such weekday; to the next one where a week is added to its number."""
    ahead = weekday >= _WEEK
    return (weekday - day.weekday() - 1) % _WEEK + 1 if ahead else -((day.weekday() - weekday) % _WEEK)


def _full_day(moment: Moment) -> datetime.date | None:
    whole = iso(moment.year, moment.month, moment.day) if moment.relative is None else None
    return datetime.date.fromisoformat(whole) if whole and len(whole) == len("2024-01-31") else None
