"""Cities in the words of the page; what a reading holds is their English name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.utils.safestring import SafeString

from jawla.web.tongues import isolate
from jawla.web.words import page_language


@cache
def _cities() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("jawla.web").joinpath("cities.toml").read_text("utf-8"))


def say_city(name: str) -> SafeString:
    """The city's name in the language of the page, or its English one, marked as such."""
    own = city_name(name)
    return isolate(own, "en" if own == name else "")


def city_name(name: str) -> str:
    """The same as plain words."""
    return _cities().get(name, {}).get(page_language(), name)
