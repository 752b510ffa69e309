"""Names of currencies for the screen; readings and records hold their codes."""

from __future__ import annotations

from functools import cache
from importlib import resources


def currency_name(code: str, language: str) -> str:
    """The name of a currency in "ar", "zh" or "en"; the unit itself where it is no currency that we know.

    >>> currency_name("USD", "zh")
    '美元'
    """
    return _names().get(code, {}).get(language) or code


@cache
def _names() -> dict[str, dict[str, str]]:
    lines = (resources.files("jawla.terms") / "currencies.tsv").read_text("utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
