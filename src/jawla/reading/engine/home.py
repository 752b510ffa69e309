"""The country that a text means by “our country”: that of its outlet, of its calendar, or the assumed one."""

from __future__ import annotations

import re

from jawla.reading.engine.grammar import Grammar
from jawla.reading.engine.patterns import Places
from jawla.reading.engine.shadow import UNKNOWN, Mark, Shadow

_OWN = "own_country"


def home_of(shadow: Shadow, grammar: Grammar) -> str | None:
    """The state of the first outlet that has a home, else of the calendar, else the first assumed one."""
    if shadow.home == UNKNOWN:
        shadow.home = _home(shadow, grammar)
    return shadow.home


def _home(shadow: Shadow, grammar: Grammar) -> str | None:
    whole = shadow.marks_in(0, len(shadow.text), "outlet", "date")
    for _, mark in whole:
        home = grammar.homes.get(mark.also.get("outlet", "") if mark.kind == "outlet" else mark.pattern)
        if home is not None:
            return home
    return next(iter(grammar.assumed), None)


def mark_home(shadow: Shadow, grammar: Grammar, places: Places) -> Shadow:
    """The shadow with the words for the own country replaced by the sign of a state."""
    words = places.words.get(_OWN)
    home = home_of(shadow, grammar) if words else None
    if not words or home is None:
        return shadow
    own = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    mark = Mark("state", home, "own country, by the outlet")
    return shadow.replace((*hit.span(), mark) for hit in own.finditer(shadow.text))
