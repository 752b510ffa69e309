"""Milestones: dated or measured steps of a project."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.reading.facts.figures import read_amount
from jawla.reading.facts.venues import in_dateline
from jawla.reading.facts.works import Works, without_overlap
from jawla.terms.quote import Fact
from jawla.terms.reading import Milestone

_FAR = 90  # signs between a step and its date
_SAID = 30  # between a step and “today”, which is more often the day of saying
_CLOSE = 20  # between a share of work and its day
_BEHIND = 60  # between a step and the work whose name follows it
_TENTH = 10
_NONE = -1
_SHARES = ("n", "n2", "tenths")

Dates = dict[int, Fact[str]]
Step = tuple[Found, int]  # with the place of its date, or _NONE


def find_milestones(body: Text, stated: Fact[str] | None) -> list[Milestone]:
    """The steps of works that a text dates or measures; `stated` is the day of the text itself."""
    works = Works(body)
    found: list[Milestone] = []
    for number in range(len(body.sentences)):
        dates = _dates(body, number, stated)
        measured = _measured(body, number, dates)
        dated = _dated(body, number, dates, measured)
        for step, place in sorted([*measured, *dated], key=lambda one: one[0].start):
            project = _project(works, number, step)
            if project is not None:
                found.append(_milestone(body, number, step, project, dates.get(place), stated))
    return _once(found)


def _milestone(
    body: Text,
    sentence: int,
    step: Found,
    project: Fact[str],
    day: Fact[str] | None,
    stated: Fact[str] | None,
) -> Milestone:
    return Milestone(
        project,
        body.fact(body.shadow.words(step.start, step.end), step.start, step.end, step.pattern.name),
        _kind(body, sentence, step, day, stated),
        day,
        _progress(body, step),
    )


def _dates(body: Text, sentence: int, stated: Fact[str] | None) -> Dates:
    """The dates of a sentence by their place, less the day of the text and days of saying."""
    start, end = body.sentences[sentence]
    marks = body.shadow.marks_in(start, end, "date")
    told = (
        [(one.start, one.end) for one in body.find("days", sentence) if one.pattern.value == "said"]
        if marks
        else []
    )
    dates: Dates = {}
    for place, mark in marks:
        if stated is not None and body.shadow.starts[place] == stated.quote.start:
            continue
        if any(first <= place < last for first, last in told) or in_dateline(body, sentence, place):
            continue
        day, _ = mark.value.resolve(stated.value if stated else None)
        if day:
            dates[place] = body.fact(day, place, place + 1, mark.pattern)
    return dates


def _measured(body: Text, sentence: int, dates: Dates) -> list[Step]:
    """The shares of work done, each with the day at which it is given.

    A further share without a word of its own counts behind another only, and is of the same day.
    """
    hits = without_overlap(list(body.find("progress", sentence)))
    reckoned = [
        (one, place)
        for one in (body.find("days", sentence) if hits and dates else ())
        if one.pattern.value == "reckoned"
        for place in dates
        if one.start <= place < one.end
    ]
    steps: list[Step] = []
    last = _NONE
    for hit in hits:
        if hit.pattern.value == "further" and not steps:
            continue
        near = [place for day, place in reckoned if _is_day_of(hit, day, body.sentences[sentence][0])]
        last = near[0] if near else last if hit.pattern.value == "further" else _NONE
        steps.append((hit, last))
    return steps


def _is_day_of(hit: Found, day: Found, start: int) -> bool:
    """Whether a day belongs to a share: close by it, or before all else in the sentence."""
    return max(day.start - hit.end, hit.start - day.end) <= _CLOSE or (
        day.end <= hit.start and day.start - start <= _CLOSE
    )


def _dated(body: Text, sentence: int, dates: Dates, measured: list[Step]) -> list[Step]:
    """The steps with a date: as many as can be, in the order of the sentence, each with one near by."""
    taken = {place for _, place in measured}
    places = [place for place in dates if place not in taken]
    if not places:
        return []
    steps = [
        one
        for one in without_overlap(list(body.find("milestones", sentence)))
        if all(one.end <= hit.start or one.start >= hit.end for hit, _ in measured)
    ]
    limits = {place: _SAID if _is_today(body, place) else _FAR for place in places}
    return _pair(steps, places, limits)


def _pair(steps: list[Found], places: list[int], limits: dict[int, int]) -> list[Step]:
    """Steps and dates in pairs that do not cross: as many as can be, and with the least distance."""
    # best[n] is what the dates up to now give with the first n steps: (pairs less than nought, distance, pairs).
    best: list[tuple[int, int, list[Step]]] = [(0, 0, [])] * (len(steps) + 1)
    for place in places:
        row = [best[0]]
        for number, step in enumerate(steps, 1):
            count, far, pairs = best[number - 1]
            choices = [best[number], row[-1]]
            if (gap := _gap(step, place)) <= limits[place]:
                choices.append((count - 1, far + gap, [*pairs, (step, place)]))
            row.append(min(choices, key=lambda one: one[:2]))
        best = row
    return best[-1][2]


def _gap(step: Found, place: int) -> int:
    return max(place - step.end, step.start - place - 1, 0)


def _is_today(body: Text, place: int) -> bool:
    return str(body.shadow.marks[place].value.relative or "").startswith(("day", "weekday"))


def _progress(body: Text, step: Found) -> Fact[int | float] | None:
    """The share of work done in percent; nothing where the step has no such number."""
    for group in _SHARES:
        span = step.span(group)
        value = read_amount(body, step, group) if span else None
        if span and value is not None:
            return body.fact(value * (_TENTH if group == "tenths" else 1), *span, step.pattern.name)
    if step.span("whole"):
        return body.fact(100, step.start, step.end, step.pattern.name)
    return None


def _kind(
    body: Text, sentence: int, step: Found, day: Fact[str] | None, stated: Fact[str] | None
) -> Fact[str]:
    if step.pattern.value in ("planned", "actual"):
        return body.fact(step.pattern.value, step.start, step.end, step.pattern.name)
    near = 0 if _is_share(step) else _FAR
    for plan in body.find("plans", sentence):
        if plan.start < step.end and step.start - plan.end <= near:
            return body.fact("planned", plan.start, plan.end, plan.pattern.name)
    if day is not None and stated is not None and day.value > stated.value:
        return body.fact("planned", step.start, step.end, "later than the text")
    return body.fact("actual", step.start, step.end, step.pattern.name)


def _project(works: Works, sentence: int, step: Found) -> Fact[str] | None:
    """The work that a step is of: named in its words, before it or soon behind it, else the one named last."""
    spots = works.in_sentence(sentence)
    span = step.span("work") or (step.start, step.end)
    inside = [one for one in spots if one.start < span[1] and one.end > span[0]]
    before = [one for one in spots if one.end <= step.start + 1][-1:]
    behind = [one for one in spots if 0 <= one.start - step.end + 1 <= _BEHIND][:1]
    ordered = inside[:1] + (behind + before if _leads(step) else before + behind)
    if ordered:
        return works.meant(ordered[0])
    return None if step.pattern.value == "weak" else works.before(step.start)


def _is_share(step: Found) -> bool:
    return any(step.span(group) for group in _SHARES)


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
