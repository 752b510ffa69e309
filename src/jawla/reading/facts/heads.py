"""Heads of delegation: who led or co-chaired, for which party, in which office."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jawla.reading.engine.fold import fold_word
from jawla.reading.engine.language import Text
from jawla.reading.engine.shadow import Mark
from jawla.terms.quote import Fact
from jawla.terms.reading import Head

_JUST_BEFORE = 40
_LONG_ENOUGH = 4  # shorter last names are too often other words
_EARLY = 6
_PAIR = ("one side", "the other")
_GROUPS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in a text, with the office that stands at the name and the state that stands with it."""

    name: Fact[str]
    office: Fact[str] | None
    state: Fact[str] | None


def find_heads(people: Text, parties: list[Fact[str]], sentences: set[int] | None = None) -> list[Head]:
    """The heads of the reported meeting, in the order of a text in which persons are marked.

    With `sentences`, only of the meeting that these sentences speak of.
    """
    chosen = _leaders(people, sentences)
    _give_states(people, chosen, parties)
    return [Head(person.name, state, person.office) for _, person, state in chosen]


def mark_people(text: Text, codes: set[str]) -> Text:
    """The text with every person one sign; `codes` are the parties that an office may name."""
    found: list[tuple[int, int, Mark]] = []
    taken = bytearray(len(text.shadow.text))
    for _, one in text.everywhere("people"):
        span = one.span("name")
        start, end = one.span("person") or (one.start, one.end)
        if span is None or any(taken[start:end]):
            continue
        office = _without_state(text, one.span("office"))
        person = Person(
            text.fact(text.shadow.words(*span), *span, one.pattern.name),
            text.fact(_office(text, *office), *office, one.pattern.name) if office else None,
            _own_state(text, start, end, codes),
        )
        taken[start:end] = b"\1" * (end - start)
        found.append((start, end, Mark("person", person, one.pattern.name)))
    return text.with_marks(found + _named_again(text, found, taken))


def _without_state(text: Text, office: tuple[int, int] | None) -> tuple[int, int] | None:
    """The place of an office less the name of the country in front of it."""
    if office is None or not text.shadow.marks_in(office[0], office[0] + 1, "state", "demonym"):
        return office
    rest = text.shadow.text[office[0] + 1 : office[1]]
    blank = rest.find(" ")
    return (office[0] + 2 + blank, office[1]) if 0 <= blank < len(rest) - 1 and blank <= 2 else office


def _named_again(
    text: Text, found: list[tuple[int, int, Mark]], taken: bytearray
) -> list[tuple[int, int, Mark]]:
    """The places where a person is named again by the last name alone."""
    spaced = text.language.grammar.spaced
    last = {re.split(r"[\s·]", fold_word(mark.value.name.value))[-1]: mark for _, _, mark in reversed(found)}
    least = _LONG_ENOUGH if spaced else 2
    last = {name: mark for name, mark in last.items() if len(name) >= least and name.isalpha()}
    if not last:
        return []
    border = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    names = re.compile(f"{border[0]}(?:{'|'.join(map(re.escape, last))}){border[1]}")
    hits = [(hit.start(), hit.end(), last[hit[0]]) for hit in names.finditer(text.shadow.text)]
    return [hit for hit in hits if not any(taken[hit[0] : hit[1]])]


def _office(text: Text, start: int, end: int) -> str:
    return text.shadow.words(start, end).strip(" ,،、")


def _own_state(text: Text, start: int, end: int, codes: set[str]) -> Fact[str] | None:
    for place, mark in text.shadow.marks_in(start, end, "state", "demonym"):
        if mark.value in codes:
            return text.fact(mark.value, place, place + 1, "state in the office")
    return None


Chosen = list[tuple[int, Person, "Fact[str] | None"]]


def _leaders(people: Text, sentences: set[int] | None) -> Chosen:
    """The persons that a pattern of leading names, from the first sentences that have any."""
    places: list[int] = []
    first = None
    for number, found in people.everywhere("heads"):
        if (first is not None and number > first + 2) or (sentences is not None and number not in sentences):
            continue
        for group in _GROUPS:
            span = found.span(group)
            if span is None:
                continue
            place = people.shadow.marks_in(*span, "person")[0][0]
            if place not in places and not _only_present(people, number, found.start, place):
                places.append(place)
                first = number if first is None else first
    places = places or _only_two(people, sentences)
    chosen: Chosen = []
    names: set[str] = set()
    for place in sorted(places):
        person: Person = people.shadow.marks[place].value
        short = re.split(r"[\s·]", person.name.value)[-1]
        if short in names:
            chosen = [_fuller(known, place, person) for known in chosen]
        elif len(chosen) < len(_GROUPS):
            names.add(short)
            chosen.append((place, person, person.state))
    return chosen


def _only_two(people: Text, sentences: set[int] | None) -> list[int]:
    """Two persons with offices, where the sentences on the meeting name two and nobody as its leader."""
    places: list[int] = []
    for number, (start, end) in enumerate(people.sentences[:_EARLY]):
        if sentences is not None and number not in sentences:
            continue
        if any(True for _ in people.find("attending", number)) or not people.has("consultations", number):
            continue
        marks = people.shadow.marks_in(start, end, "person")
        places += [place for place, mark in marks if mark.value.office is not None]
    return places if len(places) == len(_PAIR) else []


def _fuller(
    known: tuple[int, Person, Fact[str] | None], place: int, person: Person
) -> tuple[int, Person, Fact[str] | None]:
    """The same person as named more fully, where the headline gives less than the text."""
    same = re.split(r"[\s·]", known[1].name.value)[-1] == re.split(r"[\s·]", person.name.value)[-1]
    longer = person.office and (
        known[1].office is None or len(person.office.value) > len(known[1].office.value)
    )
    return (place, person, person.state) if same and longer else known


def _only_present(people: Text, sentence: int, begin: int, place: int) -> bool:
    """Whether words between those of leading (or just before the name) say that the person only attended."""
    low = begin if begin < place else place - _JUST_BEFORE
    return any(low < found.end <= place for found in people.find("attending", sentence))


def _give_states(people: Text, chosen: Chosen, parties: list[Fact[str]]) -> None:
    """Fills the party of each head: by the side, by the office, by what remains, and by nearness."""
    codes = [fact.value for fact in parties]
    sides = [_side_of(people, chosen, index, codes) for index in range(len(chosen))]
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


def _side_of(
    people: Text, chosen: Chosen, index: int, codes: list[str]
) -> tuple[Fact[str], bool, bool] | None:
    """What the words between a head and the neighbours in the sentence say of the side."""
    places = [place for place, _, _ in chosen]
    place = places[index]
    number = people.sentence_at(place)
    start, end = people.sentences[number]
    before = max([start, *(other + 1 for other in places if start <= other < place)])
    after = min([end, *(other for other in places if place < other < end)])
    return _side(
        people, number, (before, place), (place + 1, after), codes, _sides_lead(people, number, places)
    )


def _sides_lead(people: Text, sentence: int, places: list[int]) -> bool:
    """Whether a sentence names the side before its head, not behind."""
    start, end = people.sentences[sentence]
    first = min((place for place in places if start <= place < end), default=end)
    plain = people.language.patterns("sides")[-1]
    return any(found.end <= first for found in people.find("sides", sentence) if found.pattern is not plain)


def _give_in_order(people: Text, chosen: Chosen, parties: list[Fact[str]]) -> None:
    """Two heads of whom nothing tells the side: in the order in which a sentence first names both parties."""
    by_code = {fact.value: fact for fact in parties}
    for start, end in people.sentences:
        named = [str(mark.value) for _, mark in people.shadow.marks_in(start, end, "state", "demonym")]
        order = [code for code in dict.fromkeys(named) if code in by_code]
        if len(order) == len(chosen):
            break
    else:
        order = sorted(by_code, key=lambda code: by_code[code].quote.start)
    for index, code in enumerate(order):
        chosen[index] = (*chosen[index][:2], by_code[code])


def _side(
    people: Text, sentence: int, before: tuple[int, int], after: tuple[int, int], codes: list[str], lead: bool
) -> tuple[Fact[str], bool, bool] | None:
    """The party whose side is named nearest to a head; whether said plainly, and before the head."""
    plain = people.language.patterns("sides")[-1]
    ranked: list[tuple[tuple[bool, bool, int], Fact[str], bool, bool]] = []
    for found in people.find("sides", sentence):
        span = found.span("state")
        is_before = before[0] <= found.start and found.end <= before[1]
        is_after = after[0] <= found.start and found.end <= after[1] + 1
        if span is None or not (is_before or (is_after and found.pattern.value != "before")):
            continue
        for at, mark in people.shadow.marks_in(*span, "state", "demonym", "city"):
            code = mark.value[1] if mark.kind == "city" else mark.value
            if code in codes:
                distance = before[1] - found.end if is_before else found.start - after[0]
                fact = people.fact(code, at, at + 1, found.pattern.name)
                rank = (found.pattern is plain, is_before != lead, distance)
                ranked.append((rank, fact, found.pattern is not plain, is_before))
    if not ranked:
        return None
    _, fact, sure, is_before = min(ranked, key=lambda one: one[0])
    return fact, sure, is_before


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
