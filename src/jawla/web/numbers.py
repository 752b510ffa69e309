"""Numbers in the words of each language: 16.294 مليار, 162.94亿, 16.294 billion."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, gettext, ngettext

CHINESE_STEPS = ((10**12, "{n}万亿"), (10**8, "{n}亿"), (10**4, "{n}万"))
MOST_DIGITS = 3  # after the point; what needs more stands in full


def say_number(value: int | float) -> str:
    """The number as a person writes it, never rounded."""
    number = Decimal(str(value))
    for step, words in _steps(number):
        scaled = number / step
        if abs(number) >= step and scaled == round(scaled, MOST_DIGITS):
            return words.format(n=_digits(scaled))
    return _digits(number)


def _steps(number: Decimal) -> tuple[tuple[int, str], ...]:
    if (get_language() or "").startswith("zh"):
        return CHINESE_STEPS
    # Arabic counts "3 مليارات" but "23 مليار"; a fraction takes the form of many.
    count = {step: int(number / step) if number % step == 0 else 11 for step in (10**12, 10**9, 10**6)}
    return (
        (10**12, ngettext("{n} trillion", "{n} trillion", count[10**12])),
        (10**9, ngettext("{n} billion", "{n} billion", count[10**9])),
        (10**6, ngettext("{n} million", "{n} million", count[10**6])),
    )


def _digits(number: Decimal) -> str:
    plain = f"{number.normalize():,f}"
    return plain if "." in plain else f"{number:,.0f}"


def say_yes_no(value: bool) -> str:
    return gettext("yes") if value else gettext("no")
