"""Positions: who supports, rejects or requests what, in which forum."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.works import without_overlap
from jawla.terms.quote import Fact
from jawla.terms.reading import Head, Position

_LEAST = 4  # signs of an issue in words; shorter ones are left over from another clause


def find_positions(body: Text, parties: list[Fact[str]], heads: list[Head]) -> list[Position]:
    """The positions in a text, one entry for each side that holds one."""
    speakers = _Speakers(body, parties, heads)
    found: list[Position] = []
    for number in range(len(body.sentences)):
        before: Found | None = None
        holders: list[Fact[str]] = []
        for hit in _hits(body, number):
            if before is None or not speakers.goes_on(before, hit):
                holders = speakers.of(number, hit)
            found += _positions(body, hit, holders)
            before = hit
    return _once(found)


def _hits(body: Text, sentence: int) -> list[Found]:
    """The positions of a sentence; a request for support is not support."""
    hits = list(body.find("positions", sentence))
    requests = without_overlap([hit for hit in hits if hit.pattern.value == "request"])
    others = [hit for hit in hits if all(hit.end <= one.start or hit.start >= one.end for one in requests)]
    return sorted(requests + without_overlap(others), key=lambda hit: hit.start)


def _positions(body: Text, hit: Found, holders: list[Fact[str]]) -> list[Position]:
    stance = body.fact(hit.pattern.value, hit.start, hit.end, hit.pattern.name)
    forum = hit.span("forum")
    told = body.fact(body.shadow.words(*forum), *forum, hit.pattern.name) if forum else None
    return [Position(holder, stance, issue, told) for holder in holders for issue in _issues(body, hit)]


def _issues(body: Text, hit: Found) -> list[Fact[str]]:
    spans = [span for group in ("issue", "issue2", "issue3") if (span := hit.span(group))]
    issues = [(body.shadow.words(*span).strip(" \"'“”«»,;:،"), span) for span in spans]
    least = _LEAST if body.language.grammar.spaced else 2
    return [body.fact(words, *span, hit.pattern.name) for words, span in issues if len(words) >= least]


class _Speakers:
    """Who speaks where: the sides by their names, by “both sides”, and by those who lead them."""

    def __init__(self, body: Text, parties: list[Fact[str]], heads: list[Head]) -> None:
        self._body = body
        self._parties = [fact.value for fact in parties]
        self._states = {head.name.value: head.state.value for head in heads if head.state}

    def of(self, sentence: int, hit: Found) -> list[Fact[str]]:
        """The holders of a position: named in its words, else last before it, else in the sentence before.

        Who is asked for support does not hold the position: of two sides it is the other's.
        """
        span = hit.span("holder")
        if span:
            return self._in(*span)[-1:] or self._both(*span, hit.pattern.name)
        each = hit.span("each") or hit.span("each2")
        if each:
            return self._both(*each, hit.pattern.name)
        named = self._before(sentence, hit.start)
        asked = hit.span("asked2") or hit.span("asked")
        codes = {fact.value for fact in self._in(*asked)} if asked else set()
        if codes and (not named or {fact.value for fact in named} & codes):
            others = [code for code in self._parties if code not in codes]
            return [self._body.fact(code, hit.start, hit.end, hit.pattern.name) for code in others[:1]]
        return named

    def goes_on(self, before: Found, hit: Found) -> bool:
        """Whether its holder holds the next one too: a state in the words of a position does not speak."""
        own = any(hit.span(group) for group in ("holder", "each", "each2", "asked", "asked2"))
        if own or before.pattern.value == "request" or self._in(before.end, hit.start):
            return False
        if not self._in(before.start, before.end):
            return False
        sentence = self._body.sentence_of(self._body.shadow.starts[before.start])
        return not any(before.end <= one.start < hit.start for one in self._body.find("both", sentence))

    def _before(self, sentence: int, place: int) -> list[Fact[str]]:
        start, _ = self._body.sentences[sentence]
        named = self._last(sentence, start, place, True)
        if named or sentence == 0:
            return named
        return self._last(sentence - 1, *self._body.sentences[sentence - 1], False)

    def _last(self, sentence: int, start: int, end: int, nearest: bool) -> list[Fact[str]]:
        """Who is named last (or, in a sentence before, first) between two places."""
        both = [one for one in self._body.find("both", sentence) if start <= one.start and one.end <= end]
        named = self._in(start, end)
        pick = -1 if nearest else 0
        if both and (
            not named or (self._body.shadow.starts[both[pick].start] > named[pick].quote.start) == nearest
        ):
            return self._both(both[pick].start, both[pick].end, both[pick].pattern.name)
        return [named[pick]] if named else []

    def _both(self, start: int, end: int, pattern: str) -> list[Fact[str]]:
        return [self._body.fact(code, start, end, pattern) for code in self._parties]

    def _in(self, start: int, end: int) -> list[Fact[str]]:
        """The sides named between two places, by their own names or by those who lead them."""
        found: list[Fact[str]] = []
        for place, mark in self._body.shadow.marks_in(start, end, "state", "demonym", "person"):
            code = self._state_of(mark.value) if mark.kind == "person" else mark.value
            if code and (code in self._parties or not self._parties):
                found.append(self._body.fact(code, place, place + 1, mark.pattern))
        return found

    def _state_of(self, person: object) -> str | None:
        state, name = getattr(person, "state", None), getattr(person, "name", None)
        if state is not None:
            return str(state.value)
        return self._states.get(name.value) if name is not None else None


def _once(found: list[Position]) -> list[Position]:
    seen: set[tuple[str, str, str]] = set()
    kept: list[Position] = []
    for one in found:
        key = (one.holder.value, one.stance.value, one.issue.value.casefold())
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
