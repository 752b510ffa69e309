"""Captions: what a record is called on a screen, in each of the three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jawla.terms import vocabulary
from jawla.terms.cities import city_name

LANGUAGES = ("ar", "zh", "en")


@cache
def own_words() -> dict[str, dict[str, dict[str, str]]]:
    """The closed lists that only the register has, with the parts of captions."""
    return tomllib.loads(files("jawla.register").joinpath("words.toml").read_text("utf-8"))


def known_codes(listed: str) -> Sequence[str]:
    """The codes of a closed list, of the register's or of the vocabulary's."""
    return list(own_words()[listed] if listed in own_words() else vocabulary.vocabulary(listed))


def word(listed: str, code: str, language: str) -> str:
    """A code's label in `language` ("ar", "zh-hans", "en")."""
    if listed in own_words():
        return own_words()[listed][code][language[:2]]
    return vocabulary.label(listed, code, language[:2])


def reason(rule: str, values: Mapping[str, Any], language: str) -> str:
    """Why a group speaks of a record, in one sentence."""
    return own_words()["reasons"][rule][language[:2]].format_map(_Known(values))


class _Known(dict[str, Any]):
    """What a sentence is filled with; what a text leaves out is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def between(what: str, parties: Sequence[str], language: str) -> str:
    """`what` with the parties' names: "political consultations: Kuwait and China"."""
    names = _part("and", language).join(word("states", one, language) for one in parties)
    return _part("between", language).format(what=what, parties=names)


def numbered(values: Mapping[str, Any], language: str) -> str:
    """A round's number, stated or inferred, its city or country, and its day, as far as they are known."""
    number = values["ordinal"] or values.get("ordinal_inferred")
    first = (
        _part("round", language).format(number=number) if number else _part("round-without-number", language)
    )
    country = word("states", values["country"], language) if values["country"] else ""
    place = city_name(values["city"], language[:2]) if values["city"] else country
    return _part("comma", language).join(part for part in (first, place, values["start"]) if part)


def measured(values: Mapping[str, Any], language: str) -> str:
    """A figure's indicator, period, number and unit."""
    what = word("indicators", values["indicator"], language)
    when = f"{_part('comma', language)}{values['period']}" if values["period"] else ""
    number = f"{values['value']:,.10g}" if values["value"] % 1 else f"{values['value']:,.0f}"
    return f"{what}{when}{_part('colon', language)}{number} {values['unit']}".strip()


def titled(kind: str, words: str, language: str) -> str:
    """`kind`, and after a colon the words of the source where there are any."""
    return f"{kind}{_part('colon', language)}{words}" if words else kind


def own_name(names: Mapping[str, str], language: str) -> str:
    """The name in the script of `language`; else the first that is known."""
    return names.get(language[:2]) or next((names[one] for one in LANGUAGES if names.get(one)), "")


def _part(name: str, language: str) -> str:
    return own_words()["caption"][name][language[:2]]
