"""From a text to a reading: pure, without network, clock or database."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jawla.reading.engine.kept import load_kept
from jawla.reading.engine.language import Language
from jawla.reading.facts.commitments import find_commitments
from jawla.reading.facts.delegations import find_rounds, find_stated
from jawla.reading.facts.figures import find_figures
from jawla.reading.facts.instruments import find_instruments
from jawla.reading.facts.milestones import find_milestones
from jawla.reading.facts.parties import find_parties
from jawla.reading.facts.people import mark_people
from jawla.reading.facts.positions import find_positions
from jawla.reading.facts.projects import find_projects
from jawla.reading.facts.relevance import is_relevant
from jawla.reading.facts.rounds import Meeting, find_meetings
from jawla.reading.facts.source_line import find_agency, find_published
from jawla.reading.facts.topics import find_topics
from jawla.terms.problem import Problem
from jawla.terms.quote import Fact
from jawla.terms.reading import Commitment, Reading, Round

READER_VERSION = "2"
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
        reading.rounds = find_rounds(seen, body, meetings, parties, reading.published)
        reading.topics = find_topics(body, parties, _mechanisms(reading.rounds))
    stated = find_stated(reading.published, reading.rounds)
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


_known = language
