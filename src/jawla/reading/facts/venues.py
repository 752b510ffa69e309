"""Where and when a meeting was held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jawla.reading.engine.language import Found, Text
from jawla.reading.engine.moments import Moment, iso
from jawla.reading.engine.shadow import Mark
from jawla.reading.facts.rounds import Meeting, Mention, by_sentence
from jawla.reading.facts.spans import enter_span
from jawla.terms.quote import Fact
from jawla.terms.reading import Round

_MONTH = len("2024-01")
_STATE = len("LU")
_CITY_STATES = {"SG", "MC", "VA", "SM"}  # where the state is the place
_EARLY = 9
_BACK = 60  # letters by which a date before the words of a meeting counts as farther off
_WORDS = 20  # letters before a date that may say that it is of something else
_NEAR = 80  # letters behind the words of a meeting within which a place in a third land is its own


def enter_venue(text: Text, meeting: Meeting, parties: list[str], others: list[Meeting]) -> None:
    """Fills city, country and virtual of a meeting from the sentences that speak of it."""
    this = meeting.round
    this.virtual = _virtual(text, meeting, others)
    if this.virtual:
        return
    hits = [hit for stretch in _stretches(text, meeting, others) for hit in _venues(text, *stretch)]
    # “In a state” may be said of anything there; it counts only where nothing plainer is said.
    for hit in sorted(hits, key=lambda one: _doubts(text, one, meeting, parties)):
        _enter(text, this, hit, parties)
        if this.city is not None or (this.country is not None and hit.pattern.value != "seat"):
            return


def _doubts(text: Text, hit: Found, meeting: Meeting, parties: list[str]) -> tuple[bool, bool, bool]:
    """How sure a place is: said plainly, not far off in a third land, not before a next meeting is named."""
    span = hit.span("city")
    cities = text.shadow.marks_in(*span, "city", "state") if span else []
    lands = {mark.also["city"][1] for _, mark in cities if "city" in mark.also}
    here = text.sentence_at(hit.start)
    named = [one for one in meeting.mentions if one.sentence == here]
    far = not any(hit.start - one.end < _NEAR for one in named)
    early = meeting.round.role != "reported" and any(hit.end <= one.start for one in named[:1])
    return hit.pattern.value == "weak", far and bool(lands) and lands.isdisjoint(parties), early


def _virtual(text: Text, meeting: Meeting, others: list[Meeting]) -> Fact[bool] | None:
    """Words that say that a meeting was held by video, in what speaks of it."""
    stretches = _stretches(text, meeting, others)
    if meeting.round.role == "reported":
        told = {number for number, _, _ in stretches}
        stretches += [(n, *text.sentences[n]) for n in range(min(6, len(text.sentences))) if n not in told]
        elsewhere = {m.sentence for one in others if one.round.role != "reported" for m in one.mentions}
        own = {m.sentence for m in meeting.mentions}
        stretches = [one for one in stretches if one[0] in own or one[0] not in elsewhere]
    for number, start, end in stretches:
        if text.has("virtual", number):
            for found in text.find("virtual", number):
                if start <= found.start and found.end <= end:
                    return text.fact(True, found.start, found.end, found.pattern.name)
    return None


def _stretches(text: Text, meeting: Meeting, others: list[Meeting]) -> list[tuple[int, int, int]]:
    """What speaks of a meeting (sentence, start, end): its sentences up to where they speak of others."""
    stretches: list[tuple[int, int, int]] = []
    reported = meeting.round.role == "reported"
    own = {mention.sentence for mention in meeting.mentions}
    numbers = [mention.sentence for mention in meeting.mentions]
    if reported:
        behind = [n + 1 for n in numbers if n + 1 < min(_EARLY, len(text.sentences))]
        numbers += [n for n in [*range(min(5, len(text.sentences))), *behind] if n not in own]
    all_mine = by_sentence([meeting])
    elsewhere = by_sentence(one for one in others if one is not meeting and one.round.role != "reported")
    told = by_sentence(one for one in others if one.round.role == "reported")
    for number in dict.fromkeys(numbers):
        start, end = text.sentences[number]
        mine = all_mine[number]
        places = {m.start for m in mine}
        foreign = [m for m in elsewhere[number] if m.start not in places]
        if reported and mine and any(m.end <= mine[0].start for m in foreign):
            begin = _behind(text, foreign, mine[0])
            until = min([end, *(m.start for m in foreign if m.start > begin)])
            stretches.append((number, begin, until))
            end = min(m.start for m in foreign)
        elif reported:
            end = min([end, *(m.start for m in foreign)]) if mine or not foreign else start
        elif any(True for _ in text.find("mechanisms", number)) and mine:
            after = any(m.end <= mine[0].start for m in told[number])
            before = max((m.end for m in foreign if m.end <= mine[0].start), default=mine[0].start)
            clause = text.shadow.text.rfind(",", before, mine[0].start) + 1
            start = max(start, mine[0].start - (0 if after else 60), clause)
            end = min([end, *(m.start for m in foreign if m.start > mine[0].end)])
            later = [m.start for m in told[number] if m.start > mine[-1].end]
            if later:  # the words of the reported one begin with its clause
                end = min(end, max(text.shadow.text.rfind(",", mine[-1].end, later[0]), mine[-1].end + 1))
        if end > start:
            stretches.append((number, start, end))
    return stretches


def _behind(text: Text, foreign: list[Mention], mine: Mention) -> int:
    """Where the words of the reported meeting begin behind those of another: at the clause, or its name."""
    last = max(m.end for m in foreign if m.end <= mine.start)
    clause = text.shadow.text.find(",", last, mine.start)
    return clause + 1 if clause >= 0 else mine.start


def _venues(text: Text, sentence: int, start: int, end: int) -> list[Found]:
    """The places named in a stretch, the plainest pattern first."""
    order = text.language.patterns("venues")
    found = [one for one in text.find("venues", sentence) if start <= one.start and one.end <= end]
    return sorted(found, key=lambda one: (order.index(one.pattern), one.start))


def _enter(text: Text, this: Round, hit: Found, parties: list[str]) -> None:
    capitals = text.language.lexicon.capitals
    if "," in (hit.pattern.value or ""):
        _enter_named(text, this, hit)
        return
    city, state = hit.span("city"), hit.span("state") or hit.span("state2")
    if hit.pattern.value in ("here", "seat") and not state:
        _enter_dateline(text, this, hit)
        return
    if city:
        for place, mark in text.shadow.marks_in(*city, "city", "state"):
            name, country = mark.also.get("city", (None, None))
            if name and (this.country is None or this.country.value == country):
                this.city = text.fact(name, place, place + 1, hit.pattern.name)
                this.country = text.fact(country, place, place + 1, hit.pattern.name)
                return
    if state and this.country is None:
        for place, mark in text.shadow.marks_in(*state, "state", "demonym"):
            if parties and mark.value not in parties:
                name, country = mark.also.get("city", (None, mark.value))
                if country not in parties and all(len(code) == _STATE for code in parties):
                    continue  # a bloc meets in third states too
                if name is None:
                    this.country = text.fact(country, place, place + 1, hit.pattern.name)
                    return
                this.city = text.fact(name, place, place + 1, hit.pattern.name)
                this.country = text.fact(country, place, place + 1, hit.pattern.name)
                return
            this.country = text.fact(mark.value, place, place + 1, hit.pattern.name)
            if mark.value in capitals and (hit.pattern.value == "capital" or mark.value in _CITY_STATES):
                this.city = text.fact(capitals[mark.value], hit.start, hit.end, hit.pattern.name)
            return


def _enter_named(text: Text, this: Round, hit: Found) -> None:
    """A word that means one place: the value of its pattern is “city, code” or “, code”."""
    city, code = (part.strip() for part in str(hit.pattern.value).split(","))
    this.city = text.fact(city, hit.start, hit.end, hit.pattern.name) if city else this.city
    this.country = text.fact(code, hit.start, hit.end, hit.pattern.name)


def _enter_dateline(text: Text, this: Round, hit: Found) -> None:
    """“Here” is the city that begins one of the first lines; “at the ministry” is its country only."""
    for start, end in text.sentences[:6]:
        begin = start + len(text.shadow.text[start:end]) - len(text.shadow.text[start:end].lstrip())
        for place, mark in text.shadow.marks_in(begin, min(end, begin + 2), "city", "state"):
            name, country = mark.also.get("city", (None, None))
            if start == 0 or not text.shadow.marks_in(start, end, "date", "outlet"):
                continue
            capital = text.language.lexicon.capitals.get(mark.value) if mark.kind == "state" else None
            if (name or capital) and hit.pattern.value == "here":
                this.city = text.fact(name or capital, place, place + 1, hit.pattern.name)
            if country or mark.kind == "state":
                this.country = text.fact(country or mark.value, place, place + 1, hit.pattern.name)
                return


def enter_dates(text: Text, meeting: Meeting, published: Fact[str] | None, others: list[Meeting]) -> None:
    """Fills start and end of a meeting from the dates in the sentences that speak of it."""
    stated = published.value if published else None
    stretches = _stretches(text, meeting, others)
    for place, mark, begin in _candidates(text, meeting, published, others):
        if mark.value.relative == "day" and _enter_around(text, meeting, stretches, stated, begin):
            return
        meeting.round.start = text.fact(begin, place, place + 1, mark.pattern)
        meeting.round.end = _end(text, stretches, stated, begin)
        if meeting.round.role == "reported" and meeting.round.end is None:
            enter_span(text, meeting.round, stretches, stated)
        return


def _candidates(
    text: Text, meeting: Meeting, published: Fact[str] | None, others: list[Meeting]
) -> Iterator[tuple[int, Mark, str]]:
    """The dates that may be the first day of a meeting, the likeliest first; a reported one's month last."""
    reported = meeting.round.role == "reported"
    own = {mention.sentence for mention in meeting.mentions}
    heading = published if all(one.round.start is not published for one in others) else None
    months: list[tuple[int, Mark, str]] = []
    for sentence, start, end in _stretches(text, meeting, others):
        for place, mark in _nearest_first(text, meeting, sentence, start, end):
            begin = _begin("next" if meeting.ahead else meeting.round.role, mark.value, published)
            if begin is None or _is_of_news(text, sentence, place, mark, heading):
                continue
            if reported and _is_of_else(text, place):
                continue
            if not reported or _fits(mark.value):
                yield place, mark, begin
            elif sentence in own and len(begin) == _MONTH and mark.value.relative != "year-1":
                months.append((place, mark, begin))
    yield from months


def _is_of_news(text: Text, sentence: int, place: int, mark: Mark, published: Fact[str] | None) -> bool:
    """Whether a date is that of the text: the one published, or in a dateline and no other."""
    if published and text.shadow.starts[place] == published.quote.start:
        return True
    weekday = (mark.value.relative or "").startswith("weekday") and published
    own = mark.value.resolve(published.value if weekday and published else None)[0]
    known = published is not None and own == published.value
    open_year = mark.value.year is None and mark.value.relative in (None, "month")
    return (known or open_year) and in_dateline(text, sentence, place)


def _begin(role: str, moment: Moment, published: Fact[str] | None) -> str | None:
    """The first day of a date; where it has no year, of the year that fits a meeting before or after."""
    stated = published.value if published else None
    begin, _ = moment.resolve(stated)
    if begin is None or not _wrong_way(role, begin, stated):
        return begin
    if role == "next" and (moment.relative or "").startswith("weekday"):
        return (date.fromisoformat(begin) + timedelta(days=7)).isoformat()
    if moment.year is not None or moment.relative is not None:
        return None
    return iso(int(begin[:4]) + (1 if role == "next" else -1), moment.month, moment.day)


def _is_of_else(text: Text, place: int) -> bool:
    """Whether the words beside a date say that something else was then: “since”, “was founded in”."""
    words = text.language.places.words
    before, after = tuple(words.get("since", ())), tuple(words.get("not_held", ()))
    whole = text.shadow.text
    return whole[max(0, place - _WORDS) : place].endswith(before) or whole.startswith(after, place + 1)


def _end(
    text: Text, stretches: list[tuple[int, int, int]], stated: str | None, begin: str
) -> Fact[str] | None:
    """The last day of a meeting, from any date that speaks of it and begins on its first day."""
    for _, start, end in stretches:
        for place, mark in text.shadow.marks_in(start, end, "date"):
            first, until = mark.value.resolve(stated)
            if first == begin and until:
                return text.fact(until, place, place + 1, mark.pattern)
    return None


def _enter_around(
    text: Text, meeting: Meeting, stretches: list[tuple[int, int, int]], stated: str | None, day: str
) -> bool:
    """Fills the days that a text gives as a range with “today” as the last of them."""
    own = {mention.sentence for mention in meeting.mentions}
    for sentence, start, end in stretches:
        for place, mark in text.shadow.marks_in(start, end, "date") if sentence in own else []:
            first, until = mark.value.resolve(stated)
            if first and until and first < day <= until:
                meeting.round.start = text.fact(first, place, place + 1, mark.pattern)
                meeting.round.end = text.fact(until, place, place + 1, mark.pattern)
                return True
    return False


def in_dateline(text: Text, sentence: int, place: int) -> bool:
    """Whether a date is that of the news, which stands before its first words."""
    start, end = text.sentences[sentence]
    start += len(text.shadow.text[start:end]) - len(text.shadow.text[start:end].lstrip(" \n("))
    found = (
        pattern.regex.at(text.shadow.text, start, end) for pattern in text.language.patterns("datelines")
    )
    return any(one is not None and one.start <= place < one.end for one in found)


def _nearest_first(
    text: Text, meeting: Meeting, sentence: int, start: int, end: int
) -> list[tuple[int, Mark]]:
    """The dates of a stretch: in their order, or by nearness for a meeting that is told in passing."""
    dates = text.shadow.marks_in(start, end, "date")
    mine = [mention for mention in meeting.mentions if mention.sentence == sentence]
    if meeting.round.role == "reported" or not mine:
        return dates
    return sorted(
        dates,
        key=lambda one: one[0] - mine[0].end if one[0] >= mine[0].start else mine[0].start - one[0] + _BACK,
    )


def _fits(moment: Moment) -> bool:
    return moment.day is not None or not (moment.relative or "year").startswith("year")


def _wrong_way(role: str, day: str, published: str | None) -> bool:
    if published is None or role == "reported":
        return False
    return day > published if role == "previous" else day[: len(published)] < published[: len(day)]
