"""Commitments: what the sides agreed, reaffirmed or undertook."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Commitment

_BULLETS = ("-", "*", "•", "·")
_LEAST_WORDS = 8
_ONCE = frozenset({"strengthen-cooperation", "hold-next-round", "continue-mechanism"})


def find_commitments(body: Text, published: str | None) -> list[Commitment]:
    """What the sides undertook, one entry a clause and kind; wishes and mere talk are none."""
    found: list[Commitment] = []
    listed = False
    for number, (start, end) in enumerate(body.sentences):
        undertakings = list(body.find("undertakings", number))
        if undertakings:
            begin = min(one.end for one in undertakings)
            listed = body.shadow.text[start:end].rstrip().endswith(":")
        elif listed and _is_item(body, start):
            begin = start
        else:
            listed = listed and not body.shadow.text[start:end].strip()
            begin = None
        if begin is not None:
            found += _clauses(body, number, begin, published)
        found += _undertaken(body, number, begin, published)
    return _once(found)


def _is_item(body: Text, start: int) -> bool:
    first = body.shadow.text[start : start + 4].strip()[:1]
    return first in _BULLETS or first.isdigit() or first in body.language.grammar.digits


def _clauses(body: Text, sentence: int, begin: int, published: str | None) -> list[Commitment]:
    """One commitment for each clause behind the words of agreement: the first kind that fits, or “other”."""
    _, end = body.sentences[sentence]
    cuts = sorted({found.start for found in body.find("clauses", sentence) if found.start > begin})
    found: list[Commitment] = []
    for start, stop in zip([begin, *cuts], [*cuts, end], strict=True):
        found += _clause(body, sentence, start, stop, published)
    return found


def _clause(body: Text, sentence: int, start: int, stop: int, published: str | None) -> list[Commitment]:
    hits = [hit for hit in body.find("commitments", sentence) if start <= hit.start and hit.start < stop]
    if hits:
        return [_commitment(body, sentence, min(hits, key=lambda one: _rank(body, one)), published)]
    words = body.shadow.words(start, stop).strip(" -•*;:.。,،、") if stop > start else ""
    if len(words) < _LEAST_WORDS or any(start <= wish.start < stop for wish in body.find("wishes", sentence)):
        return []
    fact = body.fact("other", start, stop, "something agreed")
    return [Commitment(fact, body.fact(words, start, stop, "something agreed"))]


def _rank(body: Text, hit: Found) -> tuple[int, int]:
    return body.language.patterns("commitments").index(hit.pattern), hit.start


def _undertaken(body: Text, sentence: int, begin: int | None, published: str | None) -> list[Commitment]:
    """What one side promises, or what the words of agreement stand behind."""
    return [
        _commitment(body, sentence, hit, published)
        for hit in body.find("promises", sentence)
        if begin is None or hit.end <= begin
    ]


def _commitment(body: Text, sentence: int, hit: Found, published: str | None) -> Commitment:
    start, end = hit.start, hit.end
    return Commitment(
        body.fact(hit.pattern.value, start, end, hit.pattern.name),
        body.fact(body.shadow.words(start, end), start, end, hit.pattern.name),
        _due(body, sentence, hit, published),
    )


def _due(body: Text, sentence: int, hit: Found, published: str | None) -> Fact[str] | None:
    if hit.pattern.value != "hold-next-round":
        return None
    for place, mark in body.shadow.marks_in(*body.sentences[sentence], "date"):
        day, _ = mark.value.resolve(published)
        if day:
            return body.fact(day, place, place + 1, mark.pattern)
    return None


def _once(found: list[Commitment]) -> list[Commitment]:
    kept: list[Commitment] = []
    for one in found:
        if one.kind.value in _ONCE and any(known.kind.value == one.kind.value for known in kept):
            continue
        kept.append(one)
    return kept
