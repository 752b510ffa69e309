"""Rounds: which meetings of which mechanism a text tells of, with ordinal and role."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, chain, takewhile

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Round

_LEAD_SENTENCES = 4
_EARLY_SENTENCES = 8
_VAGUE = "other"
_ANNOUNCED = "announced"
_REPORTED = "reported"
_OPENING = 2  # sentences, the headline not counted
_AHEAD = ("day+1", "day+2", "after")


@dataclass(slots=True)
class Mention:
    """One place where a text names a mechanism or a session of it."""

    sentence: int
    start: int
    end: int
    mechanism: Fact[str] | None = None
    ordinal: Fact[int] | None = None
    role: str | None = None


@dataclass(slots=True)
class Meeting:
    """A round in the making, with the places that speak of it."""

    round: Round
    mentions: list[Mention] = field(default_factory=list)
    ahead: bool = False  # announced, not yet held


def by_sentence(meetings: Iterable[Meeting]) -> defaultdict[int, list[Mention]]:
    """The places that speak of meetings, by the number of their sentence."""
    grouped: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in chain(*(one.mentions for one in meetings)):
        grouped[mention.sentence].append(mention)
    return grouped


def find_mechanisms(text: Text) -> list[tuple[int, Found]]:
    """Every name of a mechanism, the longer where two overlap."""
    found = list(text.everywhere("mechanisms"))
    found.sort(key=lambda one: (one[1].start - one[1].end, one[1].start))
    kept: defaultdict[int, list[Found]] = defaultdict(list)
    for sentence, one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept[sentence]):
            kept[sentence].append(one)
    hits = [(sentence, one) for sentence, ones in kept.items() for one in ones]
    return sorted(hits, key=lambda one: one[1].start)


def find_meetings(text: Text) -> list[Meeting]:
    """The meetings of a text: the reported ones first, then those before and after it."""
    hits = find_mechanisms(text)
    if not hits:
        return []
    main = _main_mechanism(text, hits)
    mentions = _mentions(text, hits, main)
    return _gather(text, mentions, main)


def _fact(text: Text, found: Found) -> Fact[str]:
    return text.fact(found.pattern.value, found.start, found.end, found.pattern.name)


def _main_mechanism(text: Text, hits: list[tuple[int, Found]]) -> Fact[str]:
    told = (role for _, role in text.everywhere("roles") if role.pattern.value != _ANNOUNCED)
    roles = sorted((role.start, role.end) for role in told)
    # How far the roles reach that begin before each of them, so that not all are looked at for each hit.
    reach = [0, *accumulate((end for _, end in roles), max)]
    own = [
        hit for hit in hits if hit[1].start >= reach[bisect_left(roles, hit[1].end, key=lambda one: one[0])]
    ]
    weights: Counter[str] = Counter()
    for sentence, hit in own or hits:
        weights[str(hit.pattern.value)] += 5 if sentence == 0 else 3 if sentence < _LEAD_SENTENCES else 1
    best = max(weights, key=lambda kind: weights[kind])
    return next(_fact(text, hit) for _, hit in hits if hit.pattern.value == best)


def _mentions(text: Text, hits: list[tuple[int, Found]], main: Fact[str]) -> list[Mention]:
    mentions: defaultdict[int, list[Mention]] = defaultdict(list)
    for sentence, hit in hits:
        mentions[sentence].append(Mention(sentence, hit.start, hit.end, _fact(text, hit)))
    roles = list(text.everywhere("roles"))
    for sentence, use in text.everywhere("uses"):
        start, end = use.span("ordinal") or (use.start, use.end)
        marks = text.shadow.marks_in(start, end, "ordinal")
        if not marks:
            continue
        place, mark = marks[-1]
        ordinal = text.fact(mark.value, place, place + 1, use.pattern.name)
        parts = [role.start for role in text.find("roles", sentence) if role.start <= place < role.end]
        _attach(text, mentions[sentence], Mention(sentence, use.start, use.end, None, ordinal), place, parts)
    for sentence, role in roles:
        _give_role(mentions[sentence], Mention(sentence, role.start, role.end, role=role.pattern.value))
    return sorted(chain(*mentions.values()), key=lambda mention: (mention.sentence, mention.start))


def _attach(text: Text, mentions: list[Mention], use: Mention, place: int, parts: list[int]) -> None:
    """Joins an ordinal to the mechanism named nearest to it in its sentence, or keeps it as a mention.

    Where words of a role begin (`parts`) another meeting is told of than before them.
    """
    near = [
        m
        for m in mentions
        if m.mechanism and m.start - 90 <= place <= m.end + 40 and not any(m.end < part for part in parts)
    ]
    comma = text.shadow.text.find
    near = [m for m in near if _within(m, use, place) or comma(",", *sorted((m.start, place))) < 0]
    near.sort(key=lambda m: (not _within(m, use, place), _distance(m, place)))
    if any(m.ordinal and m.ordinal.quote == use.ordinal.quote for m in mentions if use.ordinal):
        return
    for mention in near:
        if mention.ordinal is None:
            mention.ordinal = use.ordinal
            mention.start, mention.end = min(mention.start, use.start), max(mention.end, use.end)
            return
    mentions.append(use)


def _within(mention: Mention, use: Mention, place: int) -> bool:
    """Whether a mechanism stands in the words that an ordinal counts, on the side where they are."""
    ahead = use.start >= place
    return place <= mention.start < use.end if ahead else use.start < mention.end <= place + 1


def _distance(mention: Mention, place: int) -> int:
    away = min(abs(mention.start - place), abs(mention.end - place))
    return away + (60 if mention.start < place - 25 else 0)


def _give_role(mentions: list[Mention], role: Mention) -> None:
    here = [m for m in mentions if m.start < role.end and m.end > role.start]
    for mention in here:
        mention.role = mention.role or role.role
        mention.start = min(mention.start, role.start) if mention.role == role.role else mention.start
    if not here:
        mentions.append(role)


def _gather(text: Text, mentions: list[Mention], main: Fact[str]) -> list[Meeting]:
    ahead = _take_announced(mentions, main, _headline(text))
    plain = [m for m in mentions if m.role is None]
    lead = [m for m in plain if m.sentence < _LEAD_SENTENCES] or plain
    numbered = [m for m in plain if m.ordinal and _kind(m, main) == main.value]
    first = next((m for m in lead if m in numbered), None)
    first = first or next((m for m in numbered if m.mechanism and m.sentence < _EARLY_SENTENCES), None)
    base = first.ordinal if first else None
    reported = Meeting(Round("reported", main, base), ahead=ahead)
    meetings = [reported]
    for mention in mentions:
        _place(text, meetings, mention, main, first, mentions)
    return meetings


def _headline(text: Text) -> int:
    """The first sentence that names a state: before it stands at most the furniture of a page."""
    early = enumerate(text.sentences[:_EARLY_SENTENCES])
    return next((n for n, span in early if text.shadow.marks_in(*span, "state", "demonym")), 0)


def _take_announced(mentions: list[Mention], main: Fact[str], top: int) -> bool:
    """The session that a text announces in its first words is the one that it reports, not a next one.

    The first words begin with the sentence `top`.
    """
    ahead = _opens_with_announcement(mentions, main, top)
    if ahead:
        numbered = [m.ordinal.value for m in mentions if m.ordinal and _kind(m, main) == main.value]
        for mention in mentions:
            first = mention.ordinal is None or not numbered or mention.ordinal.value == numbered[0]
            other = _kind(mention, main) != main.value
            if mention.role == _ANNOUNCED and (first or other) and mention.sentence < top + _LEAD_SENTENCES:
                mention.role = None
    for mention in mentions:
        mention.role = "next" if mention.role == _ANNOUNCED else mention.role
    _take_told(mentions, main)
    return ahead


def _take_told(mentions: list[Mention], main: Fact[str]) -> None:
    """“On that day they held the nth session” is the reported one where no other session is counted."""
    own = [m for m in mentions if _kind(m, main) == main.value]
    if not any(m.ordinal and m.role is None for m in own):
        for mention in own:
            mention.role = None if mention.role == _REPORTED else mention.role


def _opens_with_announcement(mentions: list[Mention], main: Fact[str], top: int) -> bool:
    own = [m for m in mentions if _kind(m, main) == main.value]
    numbered = [m for m in own if m.ordinal]
    if numbered:
        return numbered[0].role == _ANNOUNCED and numbered[0].sentence <= top + _OPENING
    told = [m for m in own if top < m.sentence <= top + _OPENING]
    return bool(told) and told[0].role == _ANNOUNCED and all(m.role for m in told)


def _kind(mention: Mention, main: Fact[str]) -> str:
    return mention.mechanism.value if mention.mechanism else main.value


def _place(
    text: Text,
    meetings: list[Meeting],
    mention: Mention,
    main: Fact[str],
    first: Mention | None,
    mentions: list[Mention],
) -> None:
    """Adds a mention to the meeting that it speaks of, or begins a new one."""
    reported = meetings[0]
    base = reported.round.ordinal.value if reported.round.ordinal else None
    kind = _kind(mention, main)
    number = mention.ordinal.value if mention.ordinal else None
    role = mention.role
    if role is None and number is not None and base is not None and number != base and kind == main.value:
        same_place = (
            first is not None and mention.sentence == first.sentence and mention.mechanism is not None
        )
        role = (
            "reported" if same_place and abs(number - base) != 1 else "previous" if number < base else "next"
        )
    if (role != "reported" or kind == main.value) and base is not None and number == base:
        role = None
    if role == "reported" and number is None and kind == main.value:
        role = None
    far = base is not None and number is not None and number > base + 2
    if role == "next" and far and kind == main.value and mention.role is None:
        return
    if (
        role == "previous"
        and base is not None
        and number is not None
        and number > base
        and kind == main.value
    ):
        role = "next"
    if role is None and kind != main.value and number is not None and number == base:
        # One meeting under a vague and a plain name, as its number shows.
        if main.value == _VAGUE and mention.mechanism:
            reported.round.mechanism = mention.mechanism
        reported.mentions.append(mention)
        return
    if role is None:
        same = (one for one in meetings if one.round.role == "reported" and _kind_of(one) == kind)
        if kind == main.value or number is None:
            next(same, reported).mentions.append(mention)
            return
        role = "reported" if _named_early(mention, mentions) or _of_today(text, mention) else "previous"
    if role == "next" and number is None and kind == main.value and _is_ahead(text, reported):
        reported.mentions.append(mention)
        return
    for meeting in meetings[1:]:
        if meeting.round.role == role and _kind_of(meeting) == kind and _agrees(meeting, number):
            meeting.mentions.append(mention)
            meeting.round.ordinal = meeting.round.ordinal or mention.ordinal
            return
    meetings.append(Meeting(Round(role, mention.mechanism or main, mention.ordinal), [mention]))


def _named_early(mention: Mention, mentions: list[Mention]) -> bool:
    """Whether the mechanism of a mention is named in the first sentences too, as neither past nor next."""
    opening = takewhile(lambda one: one.sentence < _LEAD_SENTENCES, mentions)
    early = [m for m in opening if m.role is None and m.mechanism]
    return any(
        m.mechanism and mention.mechanism and m.mechanism.value == mention.mechanism.value for m in early
    )


def _is_ahead(text: Text, reported: Meeting) -> bool:
    """Whether the reported meeting is still to come, as the date where it is first named shows."""
    first = min((mention.sentence for mention in reported.mentions), default=0)
    dates = text.shadow.marks_in(*text.sentences[first], "date")
    return any(mark.value.relative in _AHEAD for _, mark in dates)


def _of_today(text: Text, mention: Mention) -> bool:
    """Whether the sentence of a mention tells of the day of the text."""
    dates = text.shadow.marks_in(*text.sentences[mention.sentence], "date")
    return any(mark.value.relative == "day" for _, mark in dates)


def _kind_of(meeting: Meeting) -> str | None:
    return meeting.round.mechanism.value if meeting.round.mechanism else None


def _agrees(meeting: Meeting, number: int | None) -> bool:
    return number is None or meeting.round.ordinal is None or meeting.round.ordinal.value == number
