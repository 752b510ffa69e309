"""Instruments: texts that parties sign, and what was done with them."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.works import without_overlap
from jawla.terms.quote import Fact
from jawla.terms.reading import Instrument


def find_instruments(body: Text, published: str | None) -> list[Instrument]:
    """The instruments with a stated action; one named without any is left out."""
    found: list[Instrument] = []
    for number in range(len(body.sentences)):
        nouns = without_overlap(list(body.find("instruments", number)))
        if not nouns:
            continue
        actions = without_overlap(list(body.find("actions", number)))
        for noun in nouns:
            action = _nearest(body, noun, actions)
            if action is not None:
                found += _instruments(body, number, noun, action, published)
            elif noun.pattern.value == "joint-statement":
                # A statement that a text speaks of has been published, and a published one counts as signed.
                kind = body.fact(noun.pattern.value, noun.start, noun.end, noun.pattern.name)
                action_fact = body.fact("signed", noun.start, noun.end, noun.pattern.name)
                found.append(Instrument(kind, _words(body, (noun.start, noun.end)), action_fact))
    return _once(found)


def _nearest(body: Text, noun: Found, actions: list[Found]) -> Found | None:
    """The action in the noun's clause that stands nearest; one that covers the noun wins."""
    # In force wins over signed: both are often said of one instrument, and the later state counts.
    ranked = sorted(
        actions,
        key=lambda act: (act.pattern.value != "in-force", max(act.start - noun.end, noun.start - act.end)),
    )
    for action in ranked:
        low, high = min(noun.end, action.end), max(noun.start, action.start)
        if high - low <= 170:
            return action
    return None


def _instruments(
    body: Text, sentence: int, noun: Found, action: Found, published: str | None
) -> list[Instrument]:
    kind = body.fact(noun.pattern.value, noun.start, noun.end, noun.pattern.name)
    act = body.fact(action.pattern.value, action.start, action.end, action.pattern.name)
    date = _date(body, sentence, noun, action, published)
    subjects = [
        hit
        for hit in body.find("subjects", sentence)
        if hit.start >= noun.start and hit.start - noun.end < 60
    ]
    spans = [span for hit in subjects for name in ("one", "two", "three", "four") if (span := hit.span(name))]
    if len(spans) > 1:
        return [Instrument(kind, _words(body, span), act, date) for span in spans]
    subject = (
        noun.span("subject") or noun.span("pre") or (spans[0] if spans else None) or (noun.start, noun.end)
    )
    return [Instrument(kind, _words(body, subject), act, date)]


def _words(body: Text, span: tuple[int, int]) -> Fact[str]:
    return body.fact(body.shadow.words(*span).strip(" \"'“”《》«»"), *span, "subject of an instrument")


def _date(body: Text, sentence: int, noun: Found, action: Found, published: str | None) -> Fact[str] | None:
    if action.pattern.value not in ("signed", "in-force", "ratified"):
        return None
    start, end = body.sentences[sentence]
    for place, mark in body.shadow.marks_in(max(start, action.start - 40), min(end, action.end + 60), "date"):
        day, _ = mark.value.resolve(published)
        if day:
            return body.fact(day, place, place + 1, mark.pattern)
    return None


def _once(found: list[Instrument]) -> list[Instrument]:
    """One entry a kind, action and subject; a later vaguer mention of the same is the same."""
    kept: list[Instrument] = []
    for one in found:
        same = [k for k in kept if k.kind.value == one.kind.value and _alike(k.subject, one.subject)]
        if not same:
            kept.append(one)
    return [one for one in kept if not _told_by_subject(one, kept)]


def _told_by_subject(one: Instrument, kept: list[Instrument]) -> bool:
    """Whether an entry without a subject of its own is told again by entries that have one."""
    if not _is_bare(one):
        return False
    return any(
        other.kind.value == one.kind.value and not _is_bare(other) for other in kept if other is not one
    )


def _is_bare(one: Instrument) -> bool:
    return one.subject is None or one.subject.quote == one.kind.quote


def _alike(first: Fact[str] | None, second: Fact[str] | None) -> bool:
    if first is None or second is None:
        return True
    one, other = first.value.casefold(), second.value.casefold()
    return one in other or other in one
