"""Commitments: what the sides agreed, reaffirmed or undertook."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Commitment

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
    return body.shadow.text[start : start + 4].strip()[:1] in ("-", "*", "•", "·", "1", "2", "3", "4", "5", "6", "7", "8", "9")


def _clauses(body: Text, sentence: int, begin: int, published: str | None) -> list[Commitment]:
    """The kinds of commitment named after the words of agreement, at most one a place."""
    hits = [hit for hit in body.find("commitments", sentence) if hit.end > begin]
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda one: _rank(body, one)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    kept.sort(key=lambda one: one.start)
    if not kept:
        return _rest(body, sentence, begin)
    return [_commitment(body, sentence, hit, published) for hit in kept]


def _rank(body: Text, hit: Found) -> tuple[int, int]:
    order = body.language.patterns("commitments")
    return order.index(hit.pattern), hit.start


def _rest(body: Text, sentence: int, begin: int) -> list[Commitment]:
    """A concrete act for which there is no kind of its own."""
    start, end = body.sentences[sentence]
    words = body.shadow.text[begin:end].strip()
    if len(words) < 12 or any(True for _ in body.find("wishes", sentence)):
        return []
    fact = body.fact("other", begin, end, "something agreed")
    return [Commitment(fact, body.fact(body.shadow.words(begin, end).strip(" .。,"), begin, end, "something agreed"))]


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
