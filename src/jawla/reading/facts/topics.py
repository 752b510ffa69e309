"""Topics: what the talks were about, by the words of each topic."""

from __future__ import annotations

from collections.abc import Iterable

from jawla.reading.engine.language import Text
from jawla.terms.quote import Fact

# What a mechanism is about by its very name (READING.md).
_BY_MECHANISM = {"security-dialogue": "security", "consular-consultations": "consular"}


def find_topics(
    body: Text, parties: list[Fact[str]], mechanisms: Iterable[Fact[str]] = ()
) -> list[Fact[str]]:
    """Each topic once, with the words that name it first; background and names of offices do not count.

    The reported meetings' mechanisms give theirs too.
    """
    hidden = hidden_places(body)
    named = _by_state(body, {fact.value for fact in parties})
    topics: dict[str, Fact[str]] = {}
    for number in range(len(body.sentences)):
        if any(True for _ in body.find("background", number)):
            continue
        for found in body.find("topics", number):
            value = str(found.pattern.value)
            if value not in topics and not any(hidden[found.start : found.end]):
                topics[value] = body.fact(value, found.start, found.end, found.pattern.name)
        for place, mark in body.shadow.marks_in(*body.sentences[number], "state", "demonym"):
            for value in named.get(mark.value, ()):
                if value not in topics and not hidden[place]:
                    topics[value] = body.fact(value, place, place + 1, f"a name for {value}")
    for mechanism in mechanisms:
        meant = _BY_MECHANISM.get(mechanism.value)
        if meant and meant not in topics:
            topics[meant] = Fact(meant, mechanism.quote, "a mechanism for it")
    return sorted(topics.values(), key=lambda fact: fact.quote.start)


def _by_state(body: Text, parties: set[str]) -> dict[str, list[str]]:
    """The topics that a state's or bloc's name stands for, unless it is a party itself."""
    named: dict[str, list[str]] = {}
    for pattern in body.language.patterns("topics"):
        for code in pattern.states - parties:
            named.setdefault(code, []).append(str(pattern.value))
    return named


def hidden_places(body: Text) -> bytearray:
    """Where the names of mechanisms, ministries and bodies stand, whose words are no topics."""
    hidden = bytearray(len(body.shadow.text))
    for kind in ("mechanisms", "masks"):
        for _, found in body.everywhere(kind):
            hidden[found.start : found.end] = b"\1" * (found.end - found.start)
    return hidden
