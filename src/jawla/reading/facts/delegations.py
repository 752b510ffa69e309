"""Rounds: the meetings that a text speaks of, each with its venue, its dates and who led."""

from __future__ import annotations

from jawla.reading.engine.language import Text
from jawla.reading.facts.heads import find_heads
from jawla.reading.facts.rounds import Meeting, by_sentence
from jawla.reading.facts.venues import enter_dates, enter_venue
from jawla.terms.quote import Fact
from jawla.terms.reading import Head, Round

_ASIDE = "aside"  # of a role: a meeting that is told of but is no round


def find_rounds(
    seen: Text, body: Text, meetings: list[Meeting], parties: list[Fact[str]], published: Fact[str] | None
) -> list[Round]:
    """The meetings of a text as its rounds, each with its venue, its dates and its heads."""
    codes = [fact.value for fact in parties]
    for meeting in meetings:
        meeting.round.parties = parties
        enter_venue(seen, meeting, codes, meetings)
    host = _host(meetings)
    apart = [_spoken(one, seen, body) for one in meetings if one.round.role != "reported"]
    told = set().union(*(_spoken(one, seen, body) for one in meetings if one.round.role == "reported"))
    own = set(range(len(body.sentences))) - (set().union(*apart) - told)
    heads = find_heads(body, parties, host, own, _told_of_next(seen, meetings))
    for meeting in meetings:
        enter_dates(seen, meeting, find_stated(published, [one.round for one in meetings]), meetings)
        if meeting.round.role == "reported":
            meeting.round.heads = _heads_of(meeting, meetings, seen, body, host) or heads
        elif meeting.round.role == "previous":
            meeting.round.heads = _heads_before(meeting, meetings, seen, body)
    return [meeting.round for meeting in meetings if _counts(meeting.round, meetings[0].round)]


def _host(meetings: list[Meeting]) -> str | None:
    """The state where the reported meeting was held."""
    places = [one.round.country for one in meetings if one.round.role == "reported"]
    return next((place.value for place in places if place), None)


def _told_of_next(seen: Text, meetings: list[Meeting]) -> list[tuple[int, int]]:
    """The stretches of the document from where a next meeting is named to the end of the sentence."""
    stretches = []
    reported = by_sentence(one for one in meetings if one.round.role == "reported")
    for mention in (m for one in meetings if one.round.role == "next" for m in one.mentions):
        own = [m.start for m in reported[mention.sentence]]
        end = min([seen.sentences[mention.sentence][1], *(at for at in own if at > mention.start)])
        stretches.append((seen.shadow.starts[mention.start], seen.shadow.starts[end - 1]))
    return stretches


def _heads_of(
    meeting: Meeting, meetings: list[Meeting], seen: Text, body: Text, host: str | None
) -> list[Head]:
    """The heads of one of several reported meetings, from the sentences that speak of it alone."""
    reported = [one for one in meetings if one.round.role == "reported"]
    if len(reported) < 2:
        return []
    spoken = [_spoken(one, seen, body) for one in reported]
    others = set().union(*(s for one, s in zip(reported, spoken, strict=True) if one is not meeting))
    own = spoken[reported.index(meeting)]
    own |= {number + 1 for number in own}
    return find_heads(body, meeting.round.parties, host, own - others)


def _heads_before(meeting: Meeting, meetings: list[Meeting], seen: Text, body: Text) -> list[Head]:
    """The heads of an earlier meeting, from the sentences that speak of no other one."""
    others = set().union(*(_spoken(one, seen, body) for one in meetings if one is not meeting))
    own = _spoken(meeting, seen, body) - others
    return find_heads(body, meeting.round.parties, None, own) if own else []


def _spoken(meeting: Meeting, seen: Text, body: Text) -> set[int]:
    """The sentences that speak of a meeting."""
    return {body.sentence_of(seen.shadow.starts[mention.start]) for mention in meeting.mentions}


def _counts(this: Round, main: Round) -> bool:
    """A meeting that is not the reported one counts with a date, a place, an ordinal, or as its next.

    “The first” alone is said of much: of a kind, of a year.
    """
    if this.role == _ASIDE:
        return False
    numbered = this.ordinal is not None and this.ordinal.value > 1
    if this.role == "reported" or bool(this.start or this.country or numbered):
        return True
    same = this.mechanism is None or main.mechanism is None or this.mechanism.value == main.mechanism.value
    return this.role == "next" and same


def find_stated(published: Fact[str] | None, rounds: list[Round]) -> Fact[str] | None:
    """The day that “last year” counts from: that of the text, or else of the meeting that it reports."""
    days = [
        this.start
        for this in rounds
        if this.role == "reported" and this.start and len(this.start.value) == 10
    ]
    return published or (days[0] if days else None)
