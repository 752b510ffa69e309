"""Milestones: dated or measured steps of a project."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.figures import read_amount
from jawla.reading.facts.venues import in_dateline
from jawla.reading.facts.works import Work, Works, without_overlap
from jawla.terms.quote import Fact
from jawla.terms.reading import Milestone

_FAR = 90  # signs between a step and its date
_SAID = 30  # between a step and “today”, which is more often the day of saying
_BEHIND = 60  # between a step and the work whose name follows it
_TENTH = 10

Dates = dict[int, Fact[str]]


def find_milestones(body: Text, stated: Fact[str] | None) -> list[Milestone]:
    """The steps of works that a text dates or measures; `stated` is the day of the text itself."""
    works: Works | None = None
    found: list[Milestone] = []
    for number in range(len(body.sentences)):
        measured = _measured(body, number)
        dated = _dated(body, number, stated)
        if measured or dated:
            works = works or Works(body)
            found += _of_sentence(body, number, works, measured, dated, stated)
    return _once(found)


def _measured(body: Text, sentence: int) -> list[Found]:
    """The shares of work done; a further share without a word of its own counts behind another only."""
    hits = without_overlap(list(body.find("progress", sentence)))
    first = next((one.start for one in hits if one.pattern.value != "further"), None)
    return [one for one in hits if first is not None and one.start >= first]


def _dated(body: Text, sentence: int, stated: Fact[str] | None) -> list[tuple[Found, Fact[str]]]:
    """The steps with a date, each with the date that stands nearest and is no other step's."""
    dates = _dates(body, sentence, stated)
    if not dates:
        return []
    steps = without_overlap(list(body.find("milestones", sentence)))
    pairs = sorted(
        (_gap(step, place), place, number)
        for number, step in enumerate(steps)
        for place, day in dates.items()
        if _gap(step, place) <= (_SAID if _is_today(body, place) else _FAR)
    )
    chosen: dict[int, int] = {}
    for _, place, number in pairs:
        if number not in chosen and place not in chosen.values():
            chosen[number] = place
    return [(steps[number], dates[place]) for number, place in sorted(chosen.items())]


def _gap(step: Found, place: int) -> int:
    return max(place - step.end, step.start - place - 1, 0)


def _is_today(body: Text, place: int) -> bool:
    return str(body.shadow.marks[place].value.relative or "").startswith(("day", "weekday"))


def _dates(body: Text, sentence: int, stated: Fact[str] | None) -> Dates:
    """The dates of a sentence by their place, less the day of the text and days of saying."""
    start, end = body.sentences[sentence]
    told = [(one.start, one.end) for one in body.find("days", sentence) if one.pattern.value == "said"]
    dates: Dates = {}
    for place, mark in body.shadow.marks_in(start, end, "date"):
        if stated is not None and body.shadow.starts[place] == stated.quote.start:
            continue
        if any(first <= place < last for first, last in told) or in_dateline(body, sentence, place):
            continue
        day, _ = mark.value.resolve(stated.value if stated else None)
        if day:
            dates[place] = body.fact(day, place, place + 1, mark.pattern)
    return dates


def _of_sentence(
    body: Text,
    sentence: int,
    works: Works,
    measured: list[Found],
    dated: list[tuple[Found, Fact[str]]],
    stated: Fact[str] | None,
) -> list[Milestone]:
    spots = works.in_sentence(sentence)
    reckoned = _reckoned(body, sentence, stated)
    steps: list[tuple[Found, Fact[str] | None]] = [(one, reckoned) for one in measured]
    steps += [one for one in dated if all(one[0].end <= m.start or one[0].start >= m.end for m in measured)]
    found: list[Milestone] = []
    for step, day in sorted(steps, key=lambda one: one[0].start):
        project = _project(works, spots, step)
        if project is None:
            continue
        words = body.shadow.words(step.start, step.end)
        progress = _progress(body, step)
        found.append(
            Milestone(
                project,
                body.fact(words, step.start, step.end, step.pattern.name),
                _kind(body, sentence, step, day, stated),
                day,
                progress,
            )
        )
    return found


def _reckoned(body: Text, sentence: int, stated: Fact[str] | None) -> Fact[str] | None:
    """The day at which shares of work are given, such as “by the end of July”."""
    for found in body.find("days", sentence):
        if found.pattern.value != "reckoned":
            continue
        for place, mark in body.shadow.marks_in(found.start, found.end, "date"):
            day, _ = mark.value.resolve(stated.value if stated else None)
            if day and not (stated and body.shadow.starts[place] == stated.quote.start):
                return body.fact(day, place, place + 1, found.pattern.name)
    return None


def _progress(body: Text, step: Found) -> Fact[int | float] | None:
    """The share of work done in percent; nothing where the step has no such number."""
    for group, factor in (("n", 1), ("n2", 1), ("tenths", _TENTH)):
        span = step.span(group)
        value = read_amount(body, step, group) if span else None
        if span and value is not None:
            return body.fact(value * factor, *span, step.pattern.name)
    if step.span("whole"):
        return body.fact(100, step.start, step.end, step.pattern.name)
    return None


def _kind(
    body: Text, sentence: int, step: Found, day: Fact[str] | None, stated: Fact[str] | None
) -> Fact[str]:
    if step.pattern.value in ("planned", "actual"):
        return body.fact(step.pattern.value, step.start, step.end, step.pattern.name)
    for plan in body.find("plans", sentence):
        if plan.start < step.end and step.start - plan.end <= _FAR:
            return body.fact("planned", plan.start, plan.end, plan.pattern.name)
    if day is not None and stated is not None and day.value > stated.value:
        return body.fact("planned", step.start, step.end, "later than the text")
    return body.fact("actual", step.start, step.end, step.pattern.name)


def _project(works: Works, spots: list[Work], step: Found) -> Fact[str] | None:
    span = step.span("work")
    inside = [one for one in spots if span and one.start < span[1] and one.end > span[0]]
    if span and inside:
        return works.meant(inside[0])
    before = [one for one in spots if one.end <= step.start + 1]
    behind = [one for one in spots if one.start >= step.end - 1 and one.start - step.end <= _BEHIND]
    ordered = [*behind[:1], *before[-1:]] if _leads(step) else [*before[-1:], *behind[:1]]
    within = [one for one in spots if step.start < one.start and one.end < step.end]
    ordered = [*within[:1], *ordered]
    if ordered:
        return works.meant(ordered[0])
    return None if step.pattern.value == "weak" else works.before(step.start)


def _leads(step: Found) -> bool:
    """Whether the words of a step stand before the name of its work: “laid the foundation stone of …”."""
    return any(text is not None for name, text in step.match.groupdict().items() if name.startswith("behind"))


def _once(found: list[Milestone]) -> list[Milestone]:
    """One entry a project, kind, date and share: a headline tells them first."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Milestone] = []
    for one in found:
        key = (
            one.project.value.casefold(),
            one.kind.value,
            one.date.value if one.date else None,
            one.progress.value if one.progress else None,
        )
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
