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
_CLOSE = 20  # between two things that belong together
_NEXT = 12  # between a share of work and words that give its day
_ROUND = 5  # percent by which a headline may round a share of work
_BEHIND = 60  # between a step and the work whose name follows it
_TENTH = 10
_NONE = -1
_SHARES = ("n", "said", "tenths")

Step = tuple[Found, int]  # with the place of its date, or _NONE


def find_milestones(body: Text, stated: Fact[str] | None) -> list[Milestone]:
    """The steps of works that a text dates or measures; `stated` is the day of the text itself."""
    works = Works(body)
    found: list[Milestone] = []
    for number in range(len(body.sentences)):
        dates = _dates(body, number, stated)
        measured = _measured(body, number, dates)
        steps = sorted([*measured, *_dated(body, number, dates, measured)], key=lambda one: one[0].start)
        last = None
        for step, place in steps:
            last = project = _project(body, works, number, step, last)
            if project is not None and not _is_dropped(body, number, step):
                found.append(_milestone(body, number, step, project, place, stated))
    return _once(found, body.shadow.ends[body.sentences[0][1] - 1] if found else 0)


def _milestone(
    body: Text, sentence: int, step: Found, project: Fact[str], place: int, stated: Fact[str] | None
) -> Milestone:
    own = stated.value if stated else None
    kind = _kind(body, sentence, step, _day(body, place, own), stated)
    return Milestone(
        project,
        body.fact(body.shadow.words(step.start, step.end), step.start, step.end, step.pattern.name),
        kind,
        _day(body, place, own, kind.value),
        _progress(body, step),
    )


def _day(body: Text, place: int, stated: str | None, kind: str = "") -> Fact[str] | None:
    """The date at a place; a month without year is the last one before the text, or the next of a plan."""
    mark = body.shadow.marks.get(place)
    if mark is None:
        return None
    if mark.kind == "date":
        day, _ = mark.value.resolve(stated)
        return body.fact(day, place, place + 1, mark.pattern) if day else None
    if stated is None or mark.value[0] != "gregorian":
        return None
    year, month = int(stated[:4]), int(mark.value[1])
    known = int(stated[5:7] or 0)
    year += (kind == "planned" and month < known) - (kind == "actual" and month > known)
    return body.fact(f"{year:04}-{month:02}", place, place + 1, "month without year")


def _dates(body: Text, sentence: int, stated: Fact[str] | None) -> list[int]:
    """The places of dates in a sentence, less the day of the text and days of saying."""
    start, end = body.sentences[sentence]
    places = [place for place, _ in body.shadow.marks_in(start, end, "date", "month")]
    if not places:
        return []
    told = [(one.start, one.end) for one in body.find("days", sentence) if one.pattern.value == "said"]
    return [
        place
        for place in places
        if not (stated is not None and body.shadow.starts[place] == stated.quote.start)
        and not any(first <= place < last for first, last in told)
        and not (_begins_a_line(body, start) and in_dateline(body, sentence, place))
        and _day(body, place, stated.value if stated else None) is not None
    ]


def _begins_a_line(body: Text, start: int) -> bool:
    text = body.shadow.text
    return start == 0 or "\n" in (text[start - 1], text[start])


def _measured(body: Text, sentence: int, dates: list[int]) -> list[Step]:
    """The shares of work done, each with the day at which it is given; a later one is of the same day.

    A further share without a word of its own counts behind another only.
    """
    hits = _shares(body, sentence)
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
        near = [place for day, place in reckoned if _is_day_of(hit, day, body.sentences[sentence][0])]
        last = near[0] if near else last
        steps.append((hit, last))
    return steps


def _shares(body: Text, sentence: int) -> list[Found]:
    hits = list(body.find("progress", sentence))
    plain = without_overlap([one for one in hits if one.pattern.value != "further"])
    further = [
        one
        for one in without_overlap([one for one in hits if one.pattern.value == "further"])
        if plain
        and one.start > plain[0].start
        and all(one.end <= other.start or one.start >= other.end for other in plain)
    ]
    return sorted(plain + further, key=lambda one: one.start)


def _is_day_of(hit: Found, day: Found, start: int) -> bool:
    """Whether a day belongs to a share: close by it, or before all else in the sentence."""
    if day.start >= hit.end:
        return day.start - hit.end <= _NEXT
    return hit.start - day.end <= _NEXT or day.start - start <= _CLOSE


def _dated(body: Text, sentence: int, dates: list[int], measured: list[Step]) -> list[Step]:
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
    places = [place for place in places if not any(one.start <= place < one.end for one in steps)]
    limits = {place: _SAID if _is_today(body, place) else _FAR for place in places}
    return _pair(steps, places, limits)


def _pair(steps: list[Found], places: list[int], limits: dict[int, int]) -> list[Step]:
    """Steps and dates in pairs that do not cross: as many as can be, and with the least distance."""
    # best[n] is what the dates up to now give with the first n steps: (minus their count, distance, pairs).
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
    mark = body.shadow.marks[place]
    return mark.kind == "date" and str(mark.value.relative or "").startswith(("day", "weekday"))


def _progress(body: Text, step: Found) -> Fact[int | float] | None:
    """The share of work done in percent; nothing where the step has no such number."""
    for group in _SHARES:
        span = step.span(group)
        value = read_amount(body, step, group) if span else None
        if span and value is not None:
            if group == "tenths":
                value = value * _TENTH + (read_amount(body, step, "ones") or 0)
            return body.fact(value, *span, step.pattern.name)
    if step.span("whole"):
        return body.fact(100, step.start, step.end, step.pattern.name)
    return None


def _is_dropped(body: Text, sentence: int, step: Found) -> bool:
    """Whether a step belongs to a plan that the text calls a former one; a new date is none."""
    return step.pattern.value != "planned" and any(
        plan.pattern.value == "former" and plan.start < step.end and step.start - plan.end <= _BEHIND
        for plan in body.find("plans", sentence)
    )


def _kind(
    body: Text, sentence: int, step: Found, day: Fact[str] | None, stated: Fact[str] | None
) -> Fact[str]:
    if step.pattern.value in ("planned", "actual"):
        return body.fact(step.pattern.value, step.start, step.end, step.pattern.name)
    near = 0 if _is_share(step) else _FAR
    for plan in body.find("plans", sentence):
        if plan.start < step.end and step.start - plan.end <= near:
            return body.fact("planned", plan.start, plan.end, plan.pattern.name)
    if day is not None and stated is not None and day.value > stated.value and not _is_share(step):
        return body.fact("planned", step.start, step.end, "later than the text")
    return body.fact("actual", step.start, step.end, step.pattern.name)


def _project(
    body: Text, works: Works, sentence: int, step: Found, last: Fact[str] | None
) -> Fact[str] | None:
    """The work of a step: named in its clause, else `last`, that of the step before, else one near by."""
    spots = works.in_sentence(sentence)
    before = [one for one in spots if one.end <= step.start + 1]
    since = _since(body, sentence, step)
    in_clause = [one for one in before if one.start >= since][:1]
    behind = [one for one in spots if _is_behind(body, step, one)][:1]
    span = step.span("work") or (step.start, step.end)
    inside = [one for one in spots if one.start < span[1] and one.end > span[0]]
    ordered = inside + (behind + in_clause if _leads(step) else in_clause + ([] if last else behind))
    if ordered:
        return works.meant(ordered[0])
    if last is not None:
        return last
    if before:
        return works.meant(before[0])
    return works.near(sentence) if step.pattern.value == "weak" else works.before(step.start)


def _since(body: Text, sentence: int, step: Found) -> int:
    """Where the clause of a step begins: behind the step before it, with or without a date."""
    start, _ = body.sentences[sentence]
    others = [*body.find("milestones", sentence), *body.find("progress", sentence)]
    return max((one.end for one in others if one.end <= step.start), default=start)


def _is_behind(body: Text, step: Found, work: Work) -> bool:
    """Whether the name of a work follows a step soon, in the same clause."""
    between = body.shadow.text[step.end : work.start]
    far = _BEHIND if _leads(step) else _CLOSE
    return work.start >= step.end - 1 and len(between) <= far and not any(sign in between for sign in ",;:")


def _is_share(step: Found) -> bool:
    return any(step.span(group) for group in _SHARES)


def _leads(step: Found) -> bool:
    """Whether the words of a step stand before the name of its work: “laid the foundation stone of …”."""
    return any(text is not None for name, text in step.match.groupdict().items() if name.startswith("behind"))


def _once(found: list[Milestone], title: int) -> list[Milestone]:
    """One entry a project, kind, date and share; what a headline tells is told again below."""
    kept: list[Milestone] = []
    for one in sorted(found, key=lambda this: (this.what.quote.start < title, this.what.quote.start)):
        in_title = one.what.quote.start < title
        if not any(
            _tells(other, one, in_title) and (in_title or one.project.value == other.project.value)
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda this: this.what.quote.start)


def _tells(one: Milestone, other: Milestone, roughly: bool) -> bool:
    """Whether a milestone says what another says; roughly, where that one may leave out parts of the date."""
    if one.kind.value != other.kind.value:
        return False
    if one.progress and other.progress:
        return abs(one.progress.value - other.progress.value) <= (_ROUND if roughly else 0)
    if one.progress or other.progress:
        return False
    if one.date is None or other.date is None:
        return one.date is other.date
    return one.date.value == other.date.value or (roughly and one.date.value.startswith(other.date.value))
