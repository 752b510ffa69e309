"""Persons in a text, each with the office that stands at the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jawla.reading.engine.fold import fold_word
from jawla.reading.engine.home import home_of
from jawla.reading.engine.language import Text
from jawla.reading.engine.shadow import SIGNS, Mark
from jawla.terms.quote import Fact

_BLOCS = {"EU", "GCC", "ASEAN", "AFU", "LAS", "CELAC", "UN"}
_LONG_ENOUGH = 4  # shorter last names are too often other words


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in a text, with the office that stands at the name and the state that stands with it."""

    name: Fact[str]
    office: Fact[str] | None
    state: Fact[str] | None


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
            _own_state(text, (start, end), span, codes),
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


def _own_state(
    text: Text, whole: tuple[int, int], name: tuple[int, int], codes: set[str]
) -> Fact[str] | None:
    """The party that stands with a person, but not the one that a family is named after."""
    for place, mark in text.shadow.marks_in(*whole, "state", "demonym"):
        # An ambassador to a state stands for another one.
        posted = text.shadow.text[:place].endswith(tuple(text.language.places.words.get("posted", ())))
        if mark.value in codes and not posted and not name[0] <= place < name[1]:
            return text.fact(mark.value, place, place + 1, "state in the office")
    return _of_bloc(text, whole, name, codes) or _of_home(text, whole, codes)


def _of_bloc(text: Text, whole: tuple[int, int], name: tuple[int, int], codes: set[str]) -> Fact[str] | None:
    """The bloc for a person of a third state, where one of the two parties is a bloc."""
    blocs = sorted(codes & _BLOCS)
    if len(blocs) != 1:
        return None
    for place, _ in text.shadow.marks_in(*whole, "state", "demonym"):
        if not name[0] <= place < name[1]:
            return text.fact(blocs[0], place, place + 1, "a member for its bloc")
    return None


def _of_home(text: Text, whole: tuple[int, int], codes: set[str]) -> Fact[str] | None:
    """The state of the outlet for a person of an office that it names without any state."""
    home = home_of(text.shadow, text.language.grammar)
    words = tuple(text.language.places.words.get("own_office", ()))
    if home not in codes or not words or not text.shadow.text.startswith(words, *whole):
        return None
    if text.shadow.text[: whole[0]].endswith(
        (SIGNS["state"], *text.language.places.words.get("listing", ()))
    ):
        return None
    office = next(word for word in words if text.shadow.text.startswith(word, *whole))
    return text.fact(home, whole[0], whole[0] + len(office), "own office, without a state")
