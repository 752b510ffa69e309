"""Works and their parts by name: what a step of building is said of."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from jawla.reading.engine.fold import fold_word
from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact

_MARKS = " \"'“”«»《》「」『』"
_BARE = 2  # signs of a head word alone, in a language without blanks
_GROUPS = ("name", "name2", "name3")


@dataclass(frozen=True, slots=True)
class Work:
    """A work named at one place of a text: by its name, as a part of one, or merely as “the project”."""

    start: int
    end: int
    name: Fact[str]
    kind: str  # named, part, bare or reference


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
    reach = 0  # the end of the last one
    ordered = sorted(body.everywhere("projects"), key=lambda hit: (hit[1].start, hit[1].start - hit[1].end))
    for number, one in ordered:
        if one.start < reach:
            continue
        if one.span("weak") and not body.has("build_word", number):
            continue  # a school or a road is a work only where somebody builds or pays
        reach = one.end
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


def _start(work: Work) -> int:
    return work.start


class Works:
    """All works that a text names, to tell which of them a step is of."""

    def __init__(self, body: Text) -> None:
        self._body = body
        self._spots: dict[int, list[Work]] = {}
        self._fitting: dict[str | None, list[Work]] = {}
        self._stems: dict[str, str] = {}

    @cached_property
    def _named(self) -> list[Work]:
        return [
            Work(*span, self._body.fact(name, *span, found.pattern.name), "named")
            for _, found, span, name in find_named_works(self._body)
        ]

    def in_sentence(self, number: int) -> list[Work]:
        """The works and parts of works in a sentence, in order; of those that overlap the longest."""
        if number not in self._spots:
            start, end = self._body.sentences[number]
            first, last = (bisect_left(self._named, place, key=_start) for place in (start, end))
            spots = self._named[first:last]
            spots += [self._part(found) for found in self._body.find("parts", number)]
            kept: list[Work] = []
            for one in sorted(spots, key=lambda work: (work.start - work.end, work.kind != "named")):
                if all(one.end <= other.start or one.start >= other.end for other in kept):
                    kept.append(one)
            self._spots[number] = sorted(kept, key=lambda work: work.start)
        return self._spots[number]

    def _part(self, found: Found) -> Work:
        start, end = found.span("name") or (found.start, found.end)
        words = self._body.shadow.words(start, end).strip(_MARKS)
        name = self._body.fact(words, start, end, found.pattern.name)
        return Work(start, end, name, found.pattern.value or ("bare" if self._is_bare(words) else "part"))

    def _is_bare(self, words: str) -> bool:
        """Whether a part is told by its head word alone: “the road”, 码头."""
        return len(words.split()) < 2 if self._body.language.grammar.spaced else len(words) <= _BARE

    def meant(self, work: Work) -> Fact[str]:
        """The name of a work; for “the project” the one named last, for “the road” the last road."""
        if work.kind == "reference":
            known = self.before(work.start)
        elif work.kind == "bare":
            word = self._stem(work.name.value)
            known = self.before(work.start, word)
        else:
            known = None
        if known is None and work.kind == "bare" and not self._body.language.grammar.spaced:
            known = self.before(work.start)
        return work.name if known is None else known

    def near(self, number: int) -> Fact[str] | None:
        """The work that the sentence before, or the one before that, speaks of last."""
        spots = [one for earlier in range(max(number - 2, 0), number) for one in self.in_sentence(earlier)]
        named = [one for one in spots if one.kind == "named"] or spots
        return self.meant(named[-1]) if named else None

    def _stem(self, words: str) -> str:
        if words not in self._stems:
            self._stems[words] = self._bare_stem(words)
        return self._stems[words]

    def _bare_stem(self, words: str) -> str:
        folded = fold_word(words).casefold()
        prefixes = sorted(self._body.language.grammar.prefixes, key=len, reverse=True)
        prefix = next((one for one in prefixes if folded.startswith(one) and len(folded) > len(one) + 2), "")
        return folded[len(prefix) :]

    def before(self, place: int, word: str | None = None) -> Fact[str] | None:
        """The work (with a word in its name) named last before a place, or else the first of the text."""
        fitting = self._fitting.get(word)
        if fitting is None:
            fitting = [one for one in self._named if self._fits(one.name.value, word)]
            self._fitting[word] = fitting
        number = bisect_left(fitting, place, key=_start)
        return fitting[max(number - 1, 0)].name if fitting else None

    def _fits(self, name: str, word: str | None) -> bool:
        return bool(name) if word is None else word in self._stem(name)
