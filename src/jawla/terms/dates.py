"""Dates as precise as a text gives them: "2025-04-25", "2025-04", "2025", or two of these with "/" between
(EDTF).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def span(text: str) -> tuple[date, date]:
    """The first and the last day that `text` may mean; raises ValueError where it is no such date.

    "2025-04" gives 1 and 30 April 2025.
    """
    first, slash, last = text.partition("/")
    return _ends(first)[0], _ends(last if slash else first)[1]


def lies_within(precise: str, rough: str) -> bool:
    """Whether every day that `precise` may mean is one that `rough` may mean: "2025-04-25" lies within
    "2025-04".
    """
    (start, end), (from_day, to_day) = span(precise), span(rough)
    return from_day <= start and end <= to_day


def meet(one: str, other: str) -> bool:
    """Whether both may mean the same day."""
    (start, end), (from_day, to_day) = span(one), span(other)
    return start <= to_day and from_day <= end


def is_day(text: str) -> bool:
    """Whether `text` names days, and not a month or a year only."""
    return all(len(part) == len("2025-04-25") for part in text.split("/"))


def _ends(text: str) -> tuple[date, date]:
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no date of the form 2025, 2025-04 or 2025-04-25")
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
