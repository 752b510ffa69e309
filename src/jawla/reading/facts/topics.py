"""Topics: what the talks were about, by the words of each topic."""

from __future__ import annotations

from jawla.reading.engine.language import Text
from jawla.terms.quote import Fact


def find_topics(body: Text) -> list[Fact[str]]:
    """Each topic once, with the words that name it first; background and the names of offices do not count."""
    hidden = hidden_places(body)
    topics: dict[str, Fact[str]] = {}
    for number in range(len(body.sentences)):
        if any(True for _ in body.find("background", number)):
            continue
        for found in body.find("topics", number):
            value = str(found.pattern.value)
            if value not in topics and not any(hidden[found.start : found.end]):
                topics[value] = body.fact(value, found.start, found.end, found.pattern.name)
    return sorted(topics.values(), key=lambda fact: fact.quote.start)


def hidden_places(body: Text) -> bytearray:
    """Where the names of mechanisms, ministries and bodies stand, whose words are no topics."""
    hidden = bytearray(len(body.shadow.text))
    for kind in ("mechanisms", "masks"):
        for _, found in body.everywhere(kind):
            hidden[found.start : found.end] = b"\1" * (found.end - found.start)
    return hidden
