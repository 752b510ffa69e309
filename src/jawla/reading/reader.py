"""From a text to a reading: pure, without network, clock or database."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jawla.reading.engine.kept import load_kept
from jawla.reading.engine.language import Language, Text
from jawla.reading.facts.commitments import find_commitments
from jawla.reading.facts.figures import find_figures
from jawla.reading.facts.heads import find_heads
from jawla.reading.facts.instruments import find_instruments
from jawla.reading.facts.milestones import find_milestones
from jawla.reading.facts.parties import find_parties
from jawla.reading.facts.people import mark_people
from jawla.reading.facts.positions import find_positions
from jawla.reading.facts.projects import find_projects
from jawla.reading.facts.relevance import is_relevant
from jawla.reading.facts.rounds import Meeting, by_sentence, find_meetings
from jawla.reading.facts.source_line import find_agency, find_published
from jawla.reading.facts.topics import find_topics
from jawla.reading.facts.venues import enter_dates, enter_venue
from jawla.terms.problem import Problem
from jawla.terms.quote import Fact
from jawla.terms.reading import Commitment, Head, Reading, Round

READER_VERSION = "2"
_ASIDE = "aside"  # of a role: a meeting that is told of but is no round
# A language is a folder of data: one more folder is one more language.
LANGUAGES = tuple(
    sorted(
        folder.name
        for folder in resources.files("jawla.reading.languages").iterdir()
        if (folder / "grammar.toml").is_file()
    )
)
KINDS = [
    "dates", "ordinals", "mechanisms", "uses", "roles", "venues", "spans", "virtual", "pairs",
    "people", "heads", "sides", "attending", "irrelevant", "source_line", "datelines",
    "topics", "masks", "background", "figures", "indicators", "targets", "instruments", "actions", "subjects",
    "projects", "commitments", "undertakings", "promises", "wishes", "clauses",
    "rates", "milestones", "progress", "parts", "plans", "days", "positions", "both",
]  # fmt: skip


class UnreadLanguage(Problem):
    """The text is in a language that the reader does not know."""

    what = "The text is in a language that is kept but not read ({language})."
    where = "The text as a whole."
    remedy = "Read it yourself and enter what it says, or add a translation in Arabic, Chinese or English."


@cache
def language(code: str) -> Language:
    """The data of a language, loaded once; raises UnreadLanguage where there are none."""
    if code not in LANGUAGES:
        raise UnreadLanguage(language=code)
    return load_kept(code, KINDS)


def read(text: str, *, language: str, title: str | None = None) -> Reading:
    """What a text says of meetings and their outcomes, each value with its words.

    Raises UnreadLanguage for a language without data.
    """
    seen = _known(language).look_at(text)
    reading = Reading(language, title=title)
    reading.published = find_published(seen)
    reading.agency = find_agency(seen)
    meetings = find_meetings(seen)
    reading.relevant = is_relevant(seen, meetings)
    parties = find_parties(seen, meetings)
    body = mark_people(seen, {fact.value for fact in parties})
    if reading.relevant:
        reading.rounds = _rounds(seen, body, meetings, parties, reading)
        reading.topics = find_topics(body, parties, _mechanisms(reading.rounds))
    stated = _stated(reading.published, reading.rounds)
    own = stated.value if stated else None
    if reading.relevant:
        reading.commitments = [
            one
            for one in find_commitments(
                body, own, frozenset(one.value for one in _mechanisms(reading.rounds))
            )
            if not _is_held(one, meetings[0])
        ]
    reading.instruments = find_instruments(body, own)
    reading.projects = find_projects(body)
    reading.figures = find_figures(body, own)
    reading.milestones = find_milestones(body, stated)
    if reading.relevant or reading.instruments or reading.projects or reading.figures:
        reading.positions = find_positions(
            body, parties, [head for one in reading.rounds for head in one.heads]
        )
    return reading


def _mechanisms(rounds: list[Round]) -> list[Fact[str]]:
    return [one.mechanism for one in rounds if one.role == "reported" and one.mechanism]


def _is_held(one: Commitment, reported: Meeting) -> bool:
    """Whether a promise of a next round is the announcement of the meeting that the text reports."""
    held = {m.ordinal.quote.start for m in reported.mentions if m.ordinal}
    start, end = one.kind.quote.start, one.kind.quote.end
    return one.kind.value == "hold-next-round" and any(start <= place < end for place in held)


def _stated(published: Fact[str] | None, rounds: list[Round]) -> Fact[str] | None:
    """The day that “last year” counts from: that of the text, or else of the meeting that it reports."""
    days = [
        this.start
        for this in rounds
        if this.role == "reported" and this.start and len(this.start.value) == 10
    ]
    return published or (days[0] if days else None)


_known = language


def _rounds(
    seen: Text, body: Text, meetings: list[Meeting], parties: list[Fact[str]], reading: Reading
) -> list[Round]:
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
        enter_dates(seen, meeting, _stated(reading.published, [one.round for one in meetings]), meetings)
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
