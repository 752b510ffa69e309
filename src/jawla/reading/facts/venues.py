"""Where and when a meeting was held."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.reading.engine.moments import Moment
from jawla.reading.facts.rounds import Meeting
from jawla.terms.quote import Fact
from jawla.terms.reading import Round


def enter_venue(text: Text, meeting: Meeting, parties: list[str]) -> None:
    """Fills city, country and virtual of a meeting from the sentences that speak of it."""
    this = meeting.round
    if this.role == "reported":
        this.virtual = _virtual(text)
        if this.virtual:
            return
    found = [one for place in _stretches(text, meeting) for one in _venues(text, *place)]
    found.sort(key=lambda one: one[0])
    for _, hit in found:
        _enter(text, this, hit, parties)
        if this.country is not None:
            return


def _virtual(text: Text) -> Fact[bool] | None:
    for number in range(min(len(text.sentences), 6)):
        if text.has("virtual", number):
            for found in text.find("virtual", number):
                return text.fact(True, found.start, found.end, found.pattern.name)
    return None


def _stretches(text: Text, meeting: Meeting) -> list[tuple[int, int, int]]:
    """The stretches (sentence, start, end) that speak of a meeting: its sentences, or their later part."""
    stretches: list[tuple[int, int, int]] = []
    for mention in meeting.mentions:
        start, end = text.sentences[mention.sentence]
        if meeting.round.role != "reported" and any(True for _ in text.find("mechanisms", mention.sentence)):
            start = max(start, mention.start - 60)
        if all(known[0] != mention.sentence for known in stretches):
            stretches.append((mention.sentence, start, end))
    if meeting.round.role == "reported":
        known = {number for number, _, _ in stretches}
        stretches += [(n, *text.sentences[n]) for n in range(min(5, len(text.sentences))) if n not in known]
    return stretches


def _venues(text: Text, sentence: int, start: int, end: int) -> list[tuple[tuple[int, int], Found]]:
    order = [pattern.name for pattern in text.language.patterns("venues")]
    return [
        ((order.index(found.pattern.name), found.start), found)
        for found in text.find("venues", sentence)
        if start <= found.start and found.end <= end
    ]


def _enter(text: Text, this: Round, hit: Found, parties: list[str]) -> None:
    capitals = text.language.lexicon.capitals
    if hit.pattern.value == "here":
        _enter_dateline(text, this, hit)
        return
    city, state = hit.span("city"), hit.span("state")
    if city:
        for place, mark in text.shadow.marks_in(*city, "city", "state"):
            name, country = mark.also.get("city", (None, None))
            if name:
                this.city = text.fact(name, place, place + 1, hit.pattern.name)
                this.country = text.fact(country, place, place + 1, hit.pattern.name)
                return
    if state:
        for place, mark in text.shadow.marks_in(*state, "state", "demonym"):
            if parties and mark.value not in parties:
                continue
            this.country = text.fact(mark.value, place, place + 1, hit.pattern.name)
            if hit.pattern.value == "capital" and mark.value in capitals:
                this.city = text.fact(capitals[mark.value], hit.start, hit.end, hit.pattern.name)
            return


def _enter_dateline(text: Text, this: Round, hit: Found) -> None:
    """“Here” is the city that begins one of the first lines."""
    for start, end in text.sentences[:6]:
        begin = start + len(text.shadow.text[start:end]) - len(text.shadow.text[start:end].lstrip())
        for place, mark in text.shadow.marks_in(begin, min(end, begin + 2), "city", "state"):
            name, country = mark.also.get("city", (None, None))
            if name:
                this.city = text.fact(name, place, place + 1, hit.pattern.name)
                this.country = text.fact(country, place, place + 1, hit.pattern.name)
                return


def enter_dates(text: Text, meeting: Meeting, published: Fact[str] | None) -> None:
    """Fills start and end of a meeting from the dates in the sentences that speak of it."""
    stated = published.value if published else None
    for sentence, start, end in _stretches(text, meeting):
        for place, mark in text.shadow.marks_in(start, end, "date"):
            if published and text.shadow.starts[place] == published.quote.start:
                continue
            if meeting.round.role == "reported" and not _fits(mark.value):
                continue
            begin, until = mark.value.resolve(stated)
            if begin is None or _wrong_way(meeting.round.role, begin, stated):
                continue
            meeting.round.start = text.fact(begin, place, place + 1, mark.pattern)
            if until:
                meeting.round.end = text.fact(until, place, place + 1, mark.pattern)
            return


def _fits(moment: Moment) -> bool:
    return moment.day is not None or moment.relative is not None


def _wrong_way(role: str, day: str, published: str | None) -> bool:
    if published is None or role == "reported":
        return False
    return day > published if role == "previous" else day[: len(published)] < published[: len(day)]
