"""Instruments: texts that parties sign, and what was done with them."""

from __future__ import annotations

from difflib import SequenceMatcher

from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.works import without_overlap
from jawla.terms.quote import Fact
from jawla.terms.reading import Instrument

_FAR = 170  # signs between an instrument and what was done with it
_LIST = 320  # between a verb and the last of the instruments that it governs
_CLOSE = 60  # between an instrument and a word that is said of it alone
_NEAR = 30  # between an instrument and the article before it
_SAME = 0.85  # likeness of two wordings of one subject: defence, defense
_ANY = "other"  # “the documents” are of any kind
_APART = 60  # between an instrument and the words that tell several apart
_GROUPS = ("one", "two", "three", "four")


def find_instruments(body: Text, published: str | None) -> list[Instrument]:
    """The instruments with a stated action; one named without any is left out."""
    found: list[Instrument] = []
    for number in range(len(body.sentences)):
        nouns = without_overlap(list(body.find("instruments", number)))
        if not nouns:
            continue
        actions = without_overlap(list(body.find("actions", number)))
        for noun in nouns:
            action = _nearest(noun, nouns, actions)
            if action is not None:
                found += _instruments(body, number, noun, action, published)
            elif known := [one for one in found if one.kind.value == noun.pattern.value]:
                found += _told_apart(body, number, noun, known[-1])
            elif noun.pattern.value == "joint-statement":
                # A statement that a text speaks of has been published, and a published one counts as signed.
                kind = body.fact(noun.pattern.value, noun.start, noun.end, noun.pattern.name)
                action_fact = body.fact("signed", noun.start, noun.end, noun.pattern.name)
                found.append(Instrument(kind, _words(body, (noun.start, noun.end)), action_fact))
    return _once(body, found)


def _nearest(noun: Found, nouns: list[Found], actions: list[Found]) -> Found | None:
    """The action in the noun's clause that stands nearest; one that covers the noun wins."""
    own = [act for act in actions if _is_own(act, noun, nouns)]
    ranked = sorted(
        (act for act in actions if _fits(act, noun)),
        key=lambda act: (not _is_later(act, act in own), act not in own, _gap(act, noun)),
    )
    return next((act for act in ranked if _gap(act, noun) <= (_LIST if act.span("ahead") else _FAR)), None)


def _fits(action: Found, noun: Found) -> bool:
    """Whether an action stands where its pattern asks for it (empty groups ahead, behind) beside a noun."""
    if action.span("ahead"):
        return action.start < noun.start
    return not action.span("behind") or action.end > noun.start


def _is_later(action: Found, own: bool) -> bool:
    """In force and ratified win over signed: of several that are said of one instrument the last counts."""
    value = action.pattern.value
    return (value == "in-force" and (own or not action.span("own"))) or (value == "ratified" and own)


def _is_own(action: Found, noun: Found, nouns: list[Found]) -> bool:
    """Whether an action close by is said of this noun alone (empty group own): “the agreement signed in”."""
    if not action.span("own") or _gap(action, noun) > _CLOSE:
        return False
    low, high = min(action.end, noun.end), max(action.start, noun.start)
    return not any(low <= other.start < high for other in nouns if other is not noun)


def _gap(action: Found, noun: Found) -> int:
    return max(action.start - noun.end, noun.start - action.end)


def _told_apart(body: Text, sentence: int, noun: Found, bundle: Instrument) -> list[Instrument]:
    """The instruments of a bundle named before, where a later sentence tells them apart by their subjects."""
    kind = body.fact(noun.pattern.value, noun.start, noun.end, noun.pattern.name)
    spans = _subjects(body, sentence, noun)
    subjects = [_words(body, span) for span in spans] if len(spans) > 1 else []
    return [Instrument(kind, subject, bundle.action, bundle.date) for subject in subjects]


def _subjects(body: Text, sentence: int, noun: Found) -> list[tuple[int, int]]:
    nouns = without_overlap(list(body.find("instruments", sentence)))
    stop = min([noun.end + _APART, *(one.start for one in nouns if one.start > noun.start)])
    hits = [hit for hit in body.find("subjects", sentence) if noun.start <= hit.start < stop]
    return [span for hit in hits for name in _GROUPS if (span := hit.span(name))]


def _instruments(
    body: Text, sentence: int, noun: Found, action: Found, published: str | None
) -> list[Instrument]:
    kind = body.fact(noun.pattern.value, noun.start, noun.end, noun.pattern.name)
    act = body.fact(action.pattern.value, action.start, action.end, action.pattern.name)
    date = _date(body, sentence, noun, action, published)
    spans = _subjects(body, sentence, noun)
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


def _once(body: Text, found: list[Instrument]) -> list[Instrument]:
    """One entry a kind, action and subject; a later vaguer mention of the same is the same."""
    kept: list[Instrument] = []
    for one in found:
        if not any(_same(body, known, one) for known in kept):
            kept.append(one)
    return [one for one in kept if not _told_by_subject(body, one, kept)]


def _same(body: Text, first: Instrument, second: Instrument) -> bool:
    """Whether two entries tell of one instrument; one brought in as another needs the same action."""
    if first.kind.value != second.kind.value or not _alike(first.subject, second.subject):
        return False
    return _act(first) == _act(second) or not (_is_bare(second) and _is_another(body, second))


def _told_by_subject(body: Text, one: Instrument, kept: list[Instrument]) -> bool:
    """Whether an entry without a subject of its own is told again by entries that have one."""
    if not _is_bare(one):
        return False
    another = _is_another(body, one)
    return any(
        one.kind.value in (other.kind.value, _ANY)
        and not _is_bare(other)
        and (_act(other) == _act(one) or not another)
        for other in kept
        if other is not one
    )


def _act(one: Instrument) -> str | None:
    return one.action.value if one.action else None


def _is_another(body: Text, one: Instrument) -> bool:
    """Whether the words before an instrument (optional class another) bring it in as one more."""
    start = one.kind.quote.start
    before = body.shadow.original[max(0, start - _NEAR) : start].casefold().split()
    return not set(before).isdisjoint(body.language.places.words.get("another", ()))


def _is_bare(one: Instrument) -> bool:
    return one.subject is None or one.subject.quote == one.kind.quote


def _alike(first: Fact[str] | None, second: Fact[str] | None) -> bool:
    if first is None or second is None:
        return True
    one, other = first.value.casefold(), second.value.casefold()
    return one in other or other in one or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME
