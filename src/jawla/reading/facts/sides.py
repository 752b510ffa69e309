"""For which party each head stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.people import Person
from jawla.terms.quote import Fact

Chosen = list[tuple[int, Person, "Fact[str] | None"]]
_BEFORE = "before"


@dataclass(frozen=True, slots=True)
class _Named:
    """The parties that words of a side may name."""

    codes: list[str]
    host: str | None

    def parties(self, people: Text, found: Found) -> list[Fact[str]]:
        """The parties whose side a match names: by state or city, or as host and guest."""
        span = found.span("state") or found.span("state2")
        if span is None:
            code = self._by_house(found.pattern.value)
            return [people.fact(code, found.start, found.end, found.pattern.name)] if code else []
        marks = people.shadow.marks_in(*span, "state", "demonym", "city")
        coded = [(at, str(mark.value[1] if mark.kind == "city" else mark.value)) for at, mark in marks]
        return [people.fact(code, at, at + 1, found.pattern.name) for at, code in coded if code in self.codes]

    def _by_house(self, word: str | None) -> str | None:
        if self.host not in self.codes or len(self.codes) != 2:
            return None
        return self.host if word == "host" else next(code for code in self.codes if code != self.host)


def give_states(people: Text, chosen: Chosen, parties: list[Fact[str]], host: str | None) -> None:
    """Fills the party of each head: by the side, by the office, by what remains, and by nearness.

    `host` is the state where the parties met: it has the host's side, the other the guest's.
    """
    named = _Named([fact.value for fact in parties], host)
    sides = [_side_of(people, chosen, index, named) for index in range(len(chosen))]
    for index, side in enumerate(sides):
        if side is not None and side[1] and (side[2] or chosen[index][2] is None):
            chosen[index] = (*chosen[index][:2], side[0])
    _eliminate(chosen, parties)
    if len(chosen) > len(parties):
        _carry_on(people, chosen)
    if len(parties) == len(chosen) == 2 and all(state is None for _, _, state in chosen):
        _give_in_order(people, chosen, parties)
    for index, side in enumerate(sides):
        if side is not None and chosen[index][2] is None:
            chosen[index] = (*chosen[index][:2], side[0])
    _eliminate(chosen, parties)


def _carry_on(people: Text, chosen: Chosen) -> None:
    """Several heads of one side: who has no words of the side stands for that of the one before."""
    for index, (place, person, state) in enumerate(chosen[1:], 1):
        before = chosen[index - 1]
        if state is None and people.sentence_at(before[0]) == people.sentence_at(place):
            chosen[index] = (place, person, before[2])


def _side_of(people: Text, chosen: Chosen, index: int, named: _Named) -> tuple[Fact[str], bool, bool] | None:
    """What the words between a head and the neighbours in the sentence say of the side."""
    places = [place for place, _, _ in chosen]
    place = places[index]
    number = people.sentence_at(place)
    start, end = people.sentences[number]
    before = max([start, *(other + 1 for other in places if start <= other < place)])
    after = min([end, *(other for other in places if place < other < end)])
    return _side(
        people, number, (before, place), (place + 1, after), named, _sides_lead(people, number, places)
    )


def _sides_lead(people: Text, sentence: int, places: list[int]) -> bool:
    """Whether a sentence names the side before its head, not behind."""
    start, end = people.sentences[sentence]
    first = min((place for place in places if start <= place < end), default=end)
    plain = people.language.patterns("sides")[-1]
    return any(found.end <= first for found in people.find("sides", sentence) if found.pattern is not plain)


def _give_in_order(people: Text, chosen: Chosen, parties: list[Fact[str]]) -> None:
    """Two heads of whom nothing tells the side: in the order in which the parties are named.

    First as a pair in the sentence of the heads, then in any sentence that names both.
    """
    by_code = {fact.value: fact for fact in parties}
    for named in _orders(people, people.sentence_at(chosen[0][0])):
        order = [code for code in dict.fromkeys(named) if code in by_code]
        if len(order) == len(chosen):
            break
    else:
        order = sorted(by_code, key=lambda code: by_code[code].quote.start)
    for index, code in enumerate(order):
        chosen[index] = (*chosen[index][:2], by_code[code])


def _orders(people: Text, own: int) -> Iterator[list[str]]:
    """The states as the words of a pair, then as the sentences name them."""
    spans = [(found.start, found.end) for found in people.find("pairs", own)]
    for start, end in [*spans, people.sentences[own], *people.sentences]:
        yield [str(mark.value) for _, mark in people.shadow.marks_in(start, end, "state", "demonym")]


def _side(
    people: Text, sentence: int, before: tuple[int, int], after: tuple[int, int], named: _Named, lead: bool
) -> tuple[Fact[str], bool, bool] | None:
    """The party whose side is named nearest to a head; whether said plainly, and before the head."""
    plain = people.language.patterns("sides")[-1]
    ranked: list[tuple[tuple[bool, bool, int], Fact[str], bool, bool]] = []
    hits = list(people.find("sides", sentence))
    followed = after[1] < people.sentences[sentence][1]
    for number, found in enumerate(hits):  # pattern by pattern: what comes first is said more plainly
        is_before = before[0] <= found.start and found.end <= before[1]
        is_after = after[0] <= found.start and found.end <= after[1] + 1 and found.pattern.value != _BEFORE
        if followed and not is_before and _is_ahead(found, hits[:number]):
            continue  # the words speak of who comes next
        for fact in named.parties(people, found) if is_before or is_after else []:
            distance = before[1] - found.end if is_before else found.start - after[0]
            rank = (found.pattern is plain, is_before != lead, distance)
            ranked.append((rank, fact, found.pattern is not plain, is_before))
    if not ranked:
        return None
    _, fact, sure, is_before = min(ranked, key=lambda one: one[0])
    return fact, sure, is_before


def _is_ahead(found: Found, plainer: list[Found]) -> bool:
    """Whether plainer words at the same place speak of who comes next."""
    return any(
        one.pattern.value == _BEFORE and one.start < found.end and found.start < one.end for one in plainer
    )


def _eliminate(chosen: Chosen, parties: list[Fact[str]]) -> None:
    """Two heads of two parties: who has none, or the same as the other by nearness, gets the other."""
    if len(parties) != 2 or len(chosen) != 2:
        return
    taken = [state.value if state else None for _, _, state in chosen]
    if not any(taken):
        return
    for index in (1, 0):
        other = taken[1 - index]
        if taken[index] is None or taken[index] == other:
            left = [fact for fact in parties if fact.value != other]
            if left:
                place, person, _ = chosen[index]
                chosen[index] = (place, person, left[0])
                taken[index] = left[0].value
