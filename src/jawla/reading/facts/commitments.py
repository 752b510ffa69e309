"""Commitments: what the sides agreed, reaffirmed or undertook."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Commitment

_BULLETS = ("-", "*", "•", "·")
_EDGES = " -•*;:.。,،、；/\n\t"
_LEAST_WORDS = 8
_SHORT = 3  # letters of words that say little
_MANY = frozenset({"other", "sign-instrument"})  # kinds of which a text may hold several
_SAME = 0.6  # share of the words of two entries from which on they tell one thing


def find_commitments(
    body: Text, published: str | None, reported: frozenset[str] = frozenset()
) -> list[Commitment]:
    """What the sides undertook, one entry a clause and kind; wishes and mere talk are none.

    `reported` holds the mechanisms of the meetings that the text reports: a round of another is no next one.
    """
    found: list[Commitment] = []
    listed = linked = False
    for number, (start, end) in enumerate(body.sentences):
        undertakings = list(body.find("undertakings", number))
        told = body.shadow.text[start:end].strip()
        item = _is_item(body, start)
        if undertakings:
            begin = min(one.end for one in undertakings)
        elif told and ((listed and item) or (linked and not _breaks_off(body, number))):
            begin = start
        else:
            begin = None
        if told:
            listed = begin is not None and (told.endswith(":") or (listed and item))
            linked = begin is not None and told.endswith(";")
        if begin is not None:
            found += _clauses(body, number, begin, published)
        found += _undertaken(body, number, begin, published)
    return _once([_of_another(body, one, reported) for one in found])


def _of_another(body: Text, one: Commitment, reported: frozenset[str]) -> Commitment:
    """The commitment as it is, but a round of a mechanism that the text does not report as one of another."""
    if one.kind.value != "hold-next-round" or not reported:
        return one
    start, end = one.gist.quote.start, one.gist.quote.end
    starts = body.shadow.starts
    named = {
        found.pattern.value
        for found in body.find("mechanisms", body.sentence_of(start))
        if start <= starts[found.start] < end
    }
    if not named or named & reported:
        return one
    return Commitment(replace(one.kind, value="hold-other-mechanism"), one.gist, one.due)


def _breaks_off(body: Text, sentence: int) -> bool:
    """Whether a sentence behind a semicolon tells something that was not agreed."""
    start, _ = body.sentences[sentence]
    return any(
        one.pattern.value == "stop" and one.start - start <= 1 for one in body.find("clauses", sentence)
    )


def _is_item(body: Text, start: int) -> bool:
    first = body.shadow.text[start : start + 4].strip()[:1]
    return first in _BULLETS or first.isdigit() or first in body.language.grammar.digits


def _clauses(body: Text, sentence: int, begin: int, published: str | None) -> list[Commitment]:
    """One commitment for each clause behind the words of agreement: the first kind that fits, or “other”."""
    _, end = body.sentences[sentence]
    cuts = [(start, lead) for start, lead in _cuts(body, sentence) if start > begin]
    others = {one.start for one in body.find("clauses", sentence) if one.pattern.value == "stop"}
    found: list[Commitment] = []
    for (start, lead), stop in zip(
        [(begin, begin), *cuts], [*(start for start, _ in cuts), end], strict=True
    ):
        if start in others:  # what is said there was not agreed, unless it is said again that it was
            again = [one.end for one in body.find("undertakings", sentence) if start <= one.start < stop]
            if not again:
                continue
            start = lead = again[0]
        wishes = [one for one in body.find("wishes", sentence) if start <= one.start < stop]
        if any(one.pattern.value == "whole" and one.start - lead <= 1 for one in wishes):
            continue  # “on the importance of …”: all that follows is a wish
        hits = [hit for hit in body.find("commitments", sentence) if start <= hit.start < stop]
        if hits:
            found.append(_commitment(body, sentence, min(hits, key=lambda one: _rank(body, one)), published))
        elif not wishes:
            found += _something_else(body, lead, stop)
    return found


def _cuts(body: Text, sentence: int) -> list[tuple[int, int]]:
    """Where clauses begin, each with the end of the words that join it to the one before."""
    longest: dict[int, int] = {}
    for found in body.find("clauses", sentence):
        longest[found.start] = max(found.end, longest.get(found.start, 0))
    return sorted(longest.items())


def _something_else(body: Text, start: int, stop: int) -> list[Commitment]:
    start, stop = _bare(body, start, stop)
    words = body.shadow.words(start, stop)
    if len(words) < _LEAST_WORDS:
        return []
    fact = body.fact("other", start, stop, "something agreed")
    return [Commitment(fact, body.fact(words, start, stop, "something agreed"))]


def _bare(body: Text, start: int, stop: int) -> tuple[int, int]:
    """A clause without the signs at its ends."""
    text = body.shadow.text
    while start < stop and text[start] in _EDGES:
        start += 1
    while start < stop and text[stop - 1] in _EDGES:
        stop -= 1
    return start, stop


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
    # The kind rests on the words that the pattern found, the gist on all that its clause says from there.
    start, end = hit.start, hit.end
    _, close = body.sentences[sentence]
    stop = min((cut for cut, _ in _cuts(body, sentence) if cut >= end), default=close)
    _, stop = _bare(body, start, stop)
    return Commitment(
        body.fact(hit.pattern.value, start, end, hit.pattern.name),
        body.fact(body.shadow.words(start, stop), start, stop, hit.pattern.name),
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
    """One entry a kind, or of kinds that may be several one a thing: a headline tells things twice."""
    kept: list[Commitment] = []
    told: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)  # by kind, the pieces of each wording
    for one in found:
        same, gist = told[one.kind.value], one.gist.value
        pieces = _pieces(gist)
        if same and (one.kind.value not in _MANY or any(_alike(known, pieces) for known in same.values())):
            continue
        same[gist] = pieces
        kept.append(one)
    return kept


def _alike(first: set[str], second: set[str]) -> bool:
    """Whether the shorter of two wordings, in pieces, is for the most part told by the longer."""
    one, other = sorted((first, second), key=len)
    told = [piece for piece in one if any(piece in word or word in piece for word in other)]
    return bool(one) and len(told) >= _SAME * len(one)


def _pieces(words: str) -> set[str]:
    """The words of a text, or pairs of signs where it is written without blanks."""
    parts = set(words.casefold().split())
    if len(parts) > 1:
        return {part.strip(_EDGES) for part in parts if len(part) > _SHORT}
    return {words[place : place + 2] for place in range(len(words) - 1)}
