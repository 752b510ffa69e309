"""Days and partial dates in the words of each language: 25 أبريل 2025, 2025年4月25日, 25 April 2025."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

# Django's own Arabic name of April is another than the one that ministries and agencies print.
MONTHS = {
    1: _("January"),
    2: _("February"),
    3: _("March"),
    4: _("April"),
    5: _("May"),
    6: _("June"),
    7: _("July"),
    8: _("August"),
    9: _("September"),
    10: _("October"),
    11: _("November"),
    12: _("December"),
}
# EDTF as readings hold it: a year, a month or a day. "2025-13" and "25 April" are none.
PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def say_day(day: date) -> str:
    """The day in the language of the page."""
    return say_partial(day.isoformat())


def say_weekday(day: date) -> str:
    """The day, its name before it."""
    return gettext("{weekday} {day}").format(weekday=WEEKDAYS[day.weekday()], day=say_day(day))


def say_moment(moment: datetime) -> str:
    """The day and the time, in the office's time zone."""
    local = timezone.localtime(moment)
    return gettext("{day}, {time}").format(day=say_day(local.date()), time=f"{local:%H:%M}")


def say_partial(value: str) -> str:
    """A date no more precise than it is, or two with "to" between them; other words come back as they are."""
    return gettext(" to ").join(_say_one(part) for part in str(value).split("/"))


def _say_one(value: str) -> str:
    found = PARTIAL.fullmatch(value)
    year, month, day = found.groups() if found else ("", None, None)
    if found is None or int(month or 1) not in MONTHS:
        return value
    words = {"year": year, "number": int(month or 1), "month": MONTHS[int(month or 1)], "day": int(day or 1)}
    return _form(month, day).format(**words)


def _form(month: str | None, day: str | None) -> str:
    if day:
        # Translators: {number} is the month as a number; Chinese says 2025年4月25日.
        return pgettext("date", "{day} {month} {year}")
    return pgettext("date", "{month} {year}") if month else pgettext("date", "{year}")
