"""Names of cities for the screen; the English name is how readings and records hold a city."""

from __future__ import annotations

from functools import cache
from importlib import resources


def city_name(city: str, language: str) -> str:
    """The name of a city in "ar", "zh" or "en"; the English name where no other is known.

    >>> city_name("Beijing", "zh")
    '北京'
    """
    return _names().get(city, {}).get(language) or city


@cache
def _names() -> dict[str, dict[str, str]]:
    lines = (resources.files("jawla.terms") / "cities.tsv").read_text("utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
