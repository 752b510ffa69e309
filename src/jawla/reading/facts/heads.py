"""Heads of delegation: who led or co-chaired, for which party, in which office."""

from __future__ import annotations

import re

from jawla.reading.engine.fold import fold_word
from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.people import Person
from jawla.reading.facts.sides import Chosen, give_states
from jawla.terms.quote import Fact
from jawla.terms.reading import Head

_JUST_BEFORE = 40
_EARLY = 6
_PAIR = ("one side", "the other")
_OPPOSITE = "opposite"
_REACH = 2  # sentences after the first that names a head
_GROUPS = ("first", "second", "third", "fourth")


def find_heads(
    people: Text,
    parties: list[Fact[str]],
    host: str | None = None,
    sentences: set[int] | None = None,
    elsewhere: list[tuple[int, int]] | None = None,
) -> list[Head]:
    """The heads of the reported meeting, in the order of a text in which persons are marked.

    `host` is the state where it was held. With `sentences`, only of the meeting that these speak of;
    `elsewhere` are stretches of the document that tell of another meeting.
    """
    chosen = _leaders(people, sentences, elsewhere or [])
    give_states(people, chosen, parties, host)
    return [Head(person.name, state, person.office) for _, person, state in chosen]


def _leaders(people: Text, sentences: set[int] | None, elsewhere: list[tuple[int, int]]) -> Chosen:
    """The persons that a pattern of leading names, from the first sentences that have any."""
    places: list[int] = []
    first = None
    for number, found in people.everywhere("heads"):
        if (first is not None and number > first + _REACH) or not _may_lead(
            people, found, number, places, sentences
        ):
            continue
        if found.span("other"):
            places += [at for at in _counterpart(people, found) if at not in places]
            continue
        for group in _GROUPS:
            span = found.span(group)
            if span is None:
                continue
            place = people.shadow.marks_in(*span, "person")[0][0]
            if any(start <= people.shadow.starts[place] < end for start, end in elsewhere):
                continue
            if place not in places and not _only_present(people, number, found.start, place):
                places.append(place)
                # A last name alone, as in a headline, leaves open where the text tells who led.
                named = len(people.shadow.quote(place, place + 1).text) >= len(
                    people.shadow.marks[place].value.name.value
                )
                first = number if first is None and named else first
    if len(places) < len(_PAIR):
        places += [at for at in _chiefs(people, sentences) if at not in places]
    places = places or _only_two(people, sentences)
    chosen: Chosen = []
    names: set[str] = set()
    for place in sorted(places):
        person: Person = people.shadow.marks[place].value
        short = _last_name(people, place)
        if short in names:
            chosen = [_fuller(known, place, person) for known in chosen]
        elif len(chosen) < len(_GROUPS):
            names.add(short)
            chosen.append((place, person, person.state))
    return [_fullest(people, known) for known in chosen]


def _may_lead(
    people: Text, found: Found, sentence: int, places: list[int], sentences: set[int] | None
) -> bool:
    """Whether a match counts; words of standing opposite count only where one head is known so far."""
    if sentences is not None and sentence not in sentences:
        return False
    return found.pattern.value != _OPPOSITE or len({_last_name(people, place) for place in places}) == 1


def _last_name(people: Text, place: int) -> str:
    return re.split(r"[\s·]", people.shadow.marks[place].value.name.value)[-1]


def _counterpart(people: Text, found: Found) -> list[int]:
    """The person of the state whose “counterpart” led too, where the text names him elsewhere."""
    span = found.span("other")
    codes = {mark.value for _, mark in people.shadow.marks_in(*span, "state", "demonym")} if span else set()
    persons = people.shadow.marks_in(0, len(people.shadow.text), "person")
    return [at for at, mark in persons if mark.value.state and mark.value.state.value in codes][:1]


def _chiefs(people: Text, sentences: set[int] | None) -> list[int]:
    """The persons whose office says that they lead a delegation, in the early sentences."""
    words = people.language.places.words.get("chief", ())
    return [
        place
        for number, (start, end) in enumerate(people.sentences[:_EARLY])
        if words and (sentences is None or number in sentences)
        for place, mark in people.shadow.marks_in(start, end, "person")
        if mark.value.office and any(word in fold_word(mark.value.office.value) for word in words)
    ]


def _only_two(people: Text, sentences: set[int] | None) -> list[int]:
    """Two persons with offices, where the sentences on the meeting name two and nobody as its leader."""
    for word in ("consultations", "met_word"):
        places: list[int] = []
        for number, (start, end) in enumerate(people.sentences[:_EARLY]):
            if sentences is not None and number not in sentences:
                continue
            if any(True for _ in people.find("attending", number)) or not people.has(word, number):
                continue
            marks = people.shadow.marks_in(start, end, "person")
            places += [place for place, mark in marks if mark.value.office is not None]
        if len(places) == len(_PAIR):
            return places
    return []


def _fuller(
    known: tuple[int, Person, Fact[str] | None], place: int, person: Person
) -> tuple[int, Person, Fact[str] | None]:
    """The same person as named more fully, where the headline gives less than the text."""
    same = re.split(r"[\s·]", known[1].name.value)[-1] == re.split(r"[\s·]", person.name.value)[-1]
    longer = person.office and (
        known[1].office is None or len(person.office.value) > len(known[1].office.value)
    )
    return (place, person, person.state) if same and longer else known


def _fullest(
    people: Text, known: tuple[int, Person, Fact[str] | None]
) -> tuple[int, Person, Fact[str] | None]:
    """A person whom a headline names by the last name alone, as the text names him in full."""
    name = known[1].name.value
    for place, mark in people.shadow.marks_in(0, len(people.shadow.text), "person"):
        longer = mark.value.name.value
        if len(longer) > len(name) and re.search(rf"[\s·]{re.escape(name)}$", longer):
            return _fuller(known, place, mark.value)
    return known


def _only_present(people: Text, sentence: int, begin: int, place: int) -> bool:
    """Whether words between those of leading (or just before the name) say that the person only attended."""
    low = begin if begin < place else place - _JUST_BEFORE
    return any(low < found.end <= place for found in people.find("attending", sentence))
