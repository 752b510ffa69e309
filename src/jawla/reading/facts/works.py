"""Works and their parts by name: what a step of building is said of."""

from __future__ import annotations

from dataclasses import dataclass

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact

_MARKS = " \"'“”«»《》「」『』"
_GROUPS = ("name", "name2", "name3")


@dataclass(frozen=True, slots=True)
class Work:
    """A work named at one place of a text: by its name, as a part of one, or merely as “the project”."""

    start: int
    end: int
    name: Fact[str]
    kind: str  # named, part or reference


def without_overlap(found: list[Found]) -> list[Found]:
    """The matches in their order, of those that overlap only the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda hit: hit.start)


def find_named_works(body: Text) -> list[tuple[int, Found, tuple[int, int], str]]:
    """The works by name in the order of the text: sentence, match, place and name."""
    works: list[tuple[int, Found, tuple[int, int], str]] = []
    taken: list[tuple[int, int]] = []
    ordered = sorted(body.everywhere("projects"), key=lambda hit: (hit[1].start, hit[1].start - hit[1].end))
    for number, one in ordered:
        if any(one.start < end and one.end > start for start, end in taken):
            continue
        taken.append((one.start, one.end))
        works += [
            (number, one, span, _name(body, one, span)) for group in _GROUPS if (span := one.span(group))
        ]
    return works


def _name(body: Text, found: Found, span: tuple[int, int]) -> str:
    name = body.shadow.words(*span).strip(_MARKS)
    head = found.span("head")
    if head is not None and span[0] > head[1] and span != found.span("name"):
        return f"{body.shadow.words(*head)} {name}"  # “road A and B”: B is a road too
    return name


class Works:
    """All works that a text names, to tell which of them a step is of."""

    def __init__(self, body: Text) -> None:
        self._body = body
        self._named = [
            Work(*span, body.fact(name, *span, found.pattern.name), "named")
            for _, found, span, name in find_named_works(body)
        ]

    def in_sentence(self, number: int) -> list[Work]:
        """The works and parts of works in a sentence, in order; of those that overlap the longest."""
        start, end = self._body.sentences[number]
        spots = [one for one in self._named if start <= one.start < end]
        spots += [self._part(found) for found in self._body.find("parts", number)]
        kept: list[Work] = []
        for one in sorted(spots, key=lambda work: (work.start - work.end, work.kind != "named")):
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda work: work.start)

    def _part(self, found: Found) -> Work:
        start, end = found.span("name") or (found.start, found.end)
        words = self._body.shadow.words(start, end).strip(_MARKS)
        name = self._body.fact(words, start, end, found.pattern.name)
        return Work(start, end, name, found.pattern.value or "part")

    def meant(self, work: Work) -> Fact[str]:
        """The name of a work; for “the project” that of the work named last before it."""
        known = self.before(work.start) if work.kind == "reference" else None
        return work.name if known is None else known

    def before(self, place: int) -> Fact[str] | None:
        """The work named last before a place, or else the first of the text."""
        earlier = [one for one in self._named if one.start < place]
        if earlier:
            return earlier[-1].name
        return self._named[0].name if self._named else None
