"""The claim desk of one source, as its page shows it: the text in runs, and the claims in sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jawla.claims import find
from jawla.claims.find import Claim, Decision, Group, Reading, Source
from jawla.sources.find import find_source
from jawla.terms.problem import Problem
from jawla.terms.quote import Quote
from jawla.web.claims.matches import Line, find_lines
from jawla.web.claims.runs import Run, cut_text
from jawla.web.fields import Meaning, kind_label, meaning
from jawla.web.problems import as_problem
from jawla.web.tongues import isolate, trim
from jawla.web.values import say_unit, show_value
from jawla.web.words import say_pattern

GONE = ("withdrawn", "corrected")  # what a later decision replaced is told in the history, not decided again
AROUND = 70  # characters of the text shown on each side of a quote

NAMING = ("role", "name", "indicator", "issue", "what", "kind")  # the fields by which a reader knows a thing

# How a claim stands: the shape and the word. Decisions are no signals: see LOOK.md, section 4.
SIGNS = {
    "proposed": ("sig-none", _("To decide")),
    "later": ("sig-later", _("Set aside")),
    "accepted": ("sig-met", _("Accepted")),
    "rejected": ("sig-no", _("Rejected")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its number on the page and the words around its quote."""

    number: int
    claim: Claim
    state: str
    means: Meaning
    before: str
    after: str
    language: str

    @property
    def label(self) -> str | Promise:
        return self.means.label

    @property
    def value(self) -> SafeString:
        if self.claim.field == "unit":
            return say_unit(str(self.claim.value))
        return show_value(self.claim.value, self.means.type, self.means.vocabulary, self.language)

    @property
    def why(self) -> SafeString | str:
        """The name in words of the pattern that found it; of an officer's own claim, whose it is."""
        if not self.claim.pattern:
            return isolate(str(self.claim.proposed_by)) if self.claim.proposed_by else ""
        return say_pattern(self.claim.pattern)

    @property
    def sign(self) -> str:
        return SIGNS[self.state][0]

    @property
    def word(self) -> str | Promise:
        return SIGNS[self.state][1]

    @property
    def open(self) -> bool:
        return self.claim.state == "proposed"

    @property
    def decision(self) -> Decision | None:
        return None if self.open else list(self.claim.decisions.all())[-1]


@dataclass(slots=True)
class Section:
    """The claims on one thing; `depth` says whether it belongs to the section before it."""

    group: Group
    depth: int
    label: str | Promise
    cards: list[Card] = field(default_factory=list)
    matches: list[Line] = field(default_factory=list)

    @property
    def caption(self) -> SafeString | str:
        """What the thing is called: its name, its kind, or which round it is."""
        named = (card.value for name in NAMING for card in self.cards if card.claim.field == name)
        return next(named, "")

    @property
    def open(self) -> list[int]:
        return [card.claim.pk for card in self.cards if card.open]


@dataclass
class Desk:
    """All that the page shows of a source; `set_aside` are claims that this officer put off."""

    source: Source
    sections: list[Section]
    reading: Reading | None

    @cached_property
    def cards(self) -> list[Card]:
        return [card for section in self.sections for card in section.cards]

    @property
    def trouble(self) -> Problem | None:
        """Why the source was not read."""
        return as_problem(self.reading.problem) if self.reading and self.reading.problem else None

    @property
    def total(self) -> int:
        return len(self.cards)

    @property
    def done(self) -> int:
        return sum(not card.open for card in self.cards)

    @cached_property
    def paragraphs(self) -> list[list[Mark]]:
        quotes = {c.number: Quote(c.claim.start, c.claim.end, c.claim.quote) for c in self.cards}
        cards = {card.number: card for card in self.cards}
        return [
            [Mark(run, [cards[n] for n in run.numbers]) for run in p]
            for p in cut_text(self.source.text, quotes)
        ]


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of the text and the claims that it is words of."""

    run: Run
    cards: list[Card]

    @property
    def claim(self) -> int:
        """The claim that a click opens: of several, the one with the fewest words."""
        return int(min(self.cards, key=lambda card: card.claim.end - card.claim.start).claim.pk)

    @property
    def claims(self) -> str:
        return " ".join(f"c{card.claim.pk}" for card in self.cards)

    @property
    def state(self) -> str:
        """How the words stand: as long as one claim of them waits, they wait."""
        states = {card.claim.state for card in self.cards}
        return next(state for state in ("proposed", "accepted", "rejected") if state in states)


def lay_out_desk(key: int, set_aside: set[int]) -> Desk:
    """The desk of source `key`; raises SourceUnknown."""
    source = find_source(key)
    lines = find_lines(key)
    sections, count = [], 0
    for view, depth in _flat(find.find_groups(key)):
        live = [claim for claim in view.claims if claim.state not in GONE]
        cards = [
            _card(count + n, claim, source, view.group.kind, set_aside) for n, claim in enumerate(live, 1)
        ]
        count += len(cards)
        if cards:
            sections.append(
                Section(view.group, depth, kind_label(view.group.kind), cards, lines.get(view.group.pk, []))
            )
    return Desk(source, sections, find.find_reading(key))


def _flat(views: list[find.GroupView], depth: int = 0) -> Iterator[tuple[find.GroupView, int]]:
    for view in views:
        yield view, depth
        yield from _flat(view.children, depth + 1)


def _card(number: int, claim: Claim, source: Source, kind: str, set_aside: set[int]) -> Card:
    state = "later" if claim.state == "proposed" and claim.pk in set_aside else claim.state
    before = source.text[max(0, claim.start - AROUND) : claim.start]
    before, after = trim(before, source.text[claim.end : claim.end + AROUND], AROUND)
    return Card(number, claim, state, meaning(kind, claim.field), before, after, source.language)
