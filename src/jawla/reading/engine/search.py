"""Regular expressions over a shadow: run by PCRE2, or by Python's own engine where PCRE2 cannot.

Both give the same answer for what the language data may write. PCRE2 is about ten times as fast, but it
refuses a few very large expressions, and deep backtracking may exhaust its stack. What it does not finish
in a million steps has no end in sight, and is given up as finding nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property

import pcre2

# How much of the text before a stretch look-behinds may see, and how far behind its end a match may reach.
_BEFORE = 32
_BEHIND = 512
_STRETCH = 4_096
# An expression that needs more steps from one place has gone astray, and has found nothing there.
_STEPS = "(*LIMIT_MATCH=1000000)"
_ASTRAY = -47  # PCRE2_ERROR_MATCHLIMIT
_END = re.compile(r"((?:\\\\)*)\\Z")


class Stretch:
    """A part of a text that is searched: matches begin in it and end before `end`."""

    __slots__ = ("end", "shift", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.shift = max(0, start - _BEFORE)
        self.text = text if self.shift == 0 and end >= len(text) else text[self.shift : end]
        self.start = start
        self.end = end


class Hit:
    """Where an expression matched: places of the whole text, for the match and its groups."""

    __slots__ = ("_groups", "_shift", "end", "match", "start")

    def __init__(self, match: pcre2.Match, shift: int, groups: Mapping[str, int]) -> None:
        start, end = match.span()
        self.match = match
        self._shift = shift
        self._groups = groups
        self.start: int = start + shift
        self.end: int = end + shift

    def span(self, group: str) -> tuple[int, int] | None:
        """The place of a group, or None where it is not in the match."""
        number = self._groups.get(group)
        if number is None:
            return None
        start, end = self.match.span(number)
        return None if start < 0 else (start + self._shift, end + self._shift)

    def words(self, group: str) -> str | None:
        """What a group matched, or None where it is not in the match."""
        number = self._groups.get(group)
        return None if number is None else self.match.group(number)


class Expression:
    """One regular expression of the language data; `brief` says it in PCRE2's words where it is very long."""

    def __init__(self, source: str, brief: Callable[[], str] | None = None) -> None:
        self.source = source
        self._brief = brief

    def __getstate__(self) -> dict[str, object]:
        """What is kept of it: its words, not what an engine has made of them."""
        return {"source": self.source, "_brief": self._brief}

    @cached_property
    def exact(self) -> re.Pattern[str]:
        """The expression as Python's own engine runs it; raises re.error where it is none."""
        return re.compile(self.source)

    @cached_property
    def _fast(self) -> pcre2.Pattern:
        for say in filter(None, (lambda: self.source, self._brief)):
            source = say()
            with suppress(pcre2.PatternError):
                return pcre2.compile(_STEPS + _END.sub(r"\1\\z", source).replace("[:", r"[\:"), jit=False)
        return self.exact

    def check(self) -> None:
        """Raises re.error where the source is no regular expression."""
        self._fast  # noqa: B018

    @cached_property
    def _engine(self) -> pcre2.Pattern:
        """What searches: made into machine code at the first use, where the machine allows it."""
        with suppress(pcre2.LibraryError, AttributeError):
            self._fast.jit_compile()
        return self._fast

    @cached_property
    def _groups(self) -> Mapping[str, int]:
        """The numbers of the groups by name: the engines would look them up anew for each match."""
        return dict(self._fast.groupindex)

    def hits(self, stretch: Stretch, after: int = 0) -> list[Hit]:
        """The matches in a stretch (behind a place of the text), from the left, none over another."""
        text, shift = stretch.text, stretch.shift
        at = max(stretch.start, after) - shift
        try:
            first = self._engine.search(text, at)
            if first is None:
                return []
            hit = Hit(first, shift, self._groups)
            if hit.end > hit.start:
                rest = self._engine.finditer(text, hit.end - shift)
                return [hit, *(Hit(match, shift, self._groups) for match in rest)]
            return [Hit(match, shift, self._groups) for match in self._engine.finditer(text, at)]
        except pcre2.LibraryError as error:
            matches = [] if error.code == _ASTRAY else self.exact.finditer(text, at)
            return [Hit(match, shift, self.exact.groupindex) for match in matches]

    def at(self, text: str, start: int, end: int) -> Hit | None:
        """The match that begins at a place and ends before another."""
        stretch = Stretch(text, start, end)
        groups = self._groups
        try:
            match = self._engine.match(stretch.text, start - stretch.shift)
        except pcre2.LibraryError as error:
            match = None if error.code == _ASTRAY else self.exact.match(stretch.text, start - stretch.shift)
            groups = self.exact.groupindex
        return None if match is None else Hit(match, stretch.shift, groups)


class Searched:
    """A whole text cut into stretches, so that the time to search it grows with its length alone."""

    def __init__(self, text: str) -> None:
        borders = [*range(0, len(text), _STRETCH)] or [0]
        self._stretches = [(Stretch(text, at, at + _STRETCH + _BEHIND), at + _STRETCH) for at in borders]

    def hits(self, expression: Expression) -> Iterator[Hit]:
        """The matches of an expression in the text; one longer than what a stretch overlaps may be cut."""
        if len(self._stretches) == 1:
            yield from expression.hits(self._stretches[0][0])
            return
        after = 0
        for stretch, border in self._stretches:
            for hit in expression.hits(stretch, after):
                if hit.start < border:
                    after = hit.end
                    yield hit
