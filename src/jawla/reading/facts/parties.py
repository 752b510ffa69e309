"""The parties of a text: the two states or blocs that meet."""

from __future__ import annotations

import re
from collections import defaultdict

from jawla.reading.engine.home import home_of
from jawla.reading.engine.language import Text
from jawla.reading.engine.shadow import SIGNS, Mark
from jawla.reading.facts.rounds import Meeting
from jawla.terms.quote import Fact

_BOTH = 2
_EARLY = 6
_OFFICE = "own_office"


def find_parties(text: Text, meetings: list[Meeting]) -> list[Fact[str]]:
    """The parties that hold for every round of the text, in the order of their codes."""
    weights, pairs = _weigh(text, meetings)
    if not weights:
        return []
    pair, strength = max(pairs.items(), key=lambda one: one[1], default=((), 0.0))
    ranked = sorted(weights, key=lambda code: -weights[code])
    chosen = list(pair) if strength >= 3 else ranked[:2]
    named = [_first(text, code) for code in chosen]
    if len(named) < _BOTH:
        named += [own for own in [own_side(text)] if own and own.value not in chosen]
    return sorted(named, key=lambda fact: fact.value)


def own_side(text: Text) -> Fact[str] | None:
    """The state of the outlet, by an office named without any state in one of the first sentences."""
    home = home_of(text.shadow, text.language.grammar)
    words = text.language.places.words.get(_OFFICE)
    if home is None or not words:
        return None
    end = text.sentences[min(_EARLY, len(text.sentences)) - 1][1]
    office = re.compile(rf"(?<![{SIGNS['state']}\w])(?:{'|'.join(map(re.escape, words))})")
    hit = office.search(text.shadow.text, 0, end)
    return text.fact(home, *hit.span(), "own office, without a state") if hit else None


def _weigh(text: Text, meetings: list[Meeting]) -> tuple[dict[str, float], dict[tuple[str, ...], float]]:
    weights: defaultdict[str, float] = defaultdict(float)
    pairs: defaultdict[tuple[str, ...], float] = defaultdict(float)
    spoken = {m.sentence for meeting in meetings for m in meeting.mentions}
    for number, (start, end) in enumerate(text.sentences):
        factor = (
            4.0 if number == 0 else 3.0 if number in spoken and number < 6 else 2.0 if number < 5 else 0.7
        )
        marks = _sides_in(text, start, end)
        for code in dict.fromkeys(str(mark.value) for _, mark in marks):
            weights[code] += factor
        for _, mark in text.shadow.marks_in(start, end, "city"):
            weights[str(mark.value[1])] += 0.3
        for found in text.find("pairs", number):
            codes = _codes(text, found.start, found.end)
            if len(codes) >= 2:
                pairs[tuple(sorted(codes))] += factor
    return weights, pairs


def _codes(text: Text, start: int, end: int) -> list[str]:
    return list(dict.fromkeys(str(mark.value) for _, mark in _sides_in(text, start, end)))


def _sides_in(text: Text, start: int, end: int) -> list[tuple[int, Mark]]:
    """The states named there, less those that an office is for: “for American affairs” names no side."""
    affairs = tuple(text.language.places.words.get("affairs", ())) or ("\0",)
    return [
        (place, mark)
        for place, mark in text.shadow.marks_in(start, end, "state", "demonym")
        if not text.shadow.text.endswith(affairs, 0, place)
    ]


def _first(text: Text, code: str) -> Fact[str]:
    """The party with the words that name it first; a city of it where nothing else does."""
    whole = len(text.shadow.text)
    for place, mark in text.shadow.marks_in(0, whole, "state", "demonym"):
        if mark.value == code:
            return text.fact(code, place, place + 1, mark.pattern)
    for place, mark in text.shadow.marks_in(0, whole, "city"):
        if mark.value[1] == code:
            return text.fact(code, place, place + 1, "a city for its state")
    raise LookupError(code)
