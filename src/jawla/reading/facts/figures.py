"""Figures: absolute amounts with their indicator, unit and period."""

from __future__ import annotations

import re

from jawla.reading.engine.fold import plain
from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Figure

_VAGUE = 40


def find_figures(text: Text, published: str | None) -> list[Figure]:
    """The amounts that a text states of trade, investment, capacity and the like."""
    figures: list[Figure] = []
    for number in range(len(text.sentences)):
        taken: list[tuple[int, int]] = []
        last = None
        for found in sorted(text.find("figures", number), key=lambda one: (one.start, one.start - one.end)):
            if any(found.start < end and found.end > start for start, end in taken):
                continue
            taken.append((found.start, found.end))
            figure = _figure(text, number, found, published, last)
            if figure is None:
                continue
            known = next((one for one in figures if _key(one) == _key(figure)), None)
            if known is None:
                figures.append(figure)
                last = figure.indicator
            elif known.period is None:
                known.period = figure.period
    return figures


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.value.value, figure.unit.value if figure.unit else None


def _figure(
    text: Text, sentence: int, found: Found, published: str | None, last: Fact[str] | None
) -> Figure | None:
    value = read_amount(text, found)
    if value is None:
        return None
    unit = _unit(text, found)
    indicator = _indicator(text, sentence, found) or (last if found.pattern.value is None else None)
    if indicator is None and found.pattern.value is None:
        return None
    place = found.span("n") or (found.start, found.end)
    end = (found.span("scale") or place)[1]
    return Figure(
        indicator or text.fact(found.pattern.value, found.start, found.end, found.pattern.name),
        text.fact(value, place[0], end, found.pattern.name),
        unit,
        _period(text, sentence, found, published),
    )


def read_amount(text: Text, found: Found, group: str = "n") -> int | float | None:
    """The number of a match in figures or words, with its scale."""
    number = _number(text, found, group, "scale")
    if number is None:
        return None
    rounded = round(number + (_number(text, found, "n2", "scale2") or 0), 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _number(text: Text, found: Found, digits: str, scale: str) -> float | None:
    """The number of one group of digits (or words) with its scale."""
    words, groups = text.language.lexicon.numbers, found.match.groupdict()
    stated = (groups.get(digits) or "").strip()
    number = words.get(plain(stated))
    if number is None:
        clean = re.sub(r"(?<=\d)[, ](?=\d{3}(?!\d))", "", stated).replace(",", ".")
        number = (
            float(clean) if re.fullmatch(r"\d+(?:\.\d+)?", clean) else text.language.grammar.numeral(clean)
        )
    if number is None:
        return None
    if digits == "n" and groups.get("part"):
        number = float(f"{stated}.{groups['part']}")
    for part in re.findall(r"\S+", groups.get(scale) or ""):
        number *= words.get(plain(part), 1.0)
    return number


def _unit(text: Text, found: Found) -> Fact[str] | None:
    span = found.span("cur")
    if span is not None:
        for place, mark in text.shadow.marks_in(*span, "currency"):
            return text.fact(mark.value, place, place + 1, "currency")
    span = found.span("unit")
    units = {plain(word): code for code, words in text.language.units.items() for word in words}
    if span is not None:
        code = _one_code(text, units.get(plain(text.shadow.text[span[0] : span[1]].strip()), ""))
        return text.fact(code, *span, "unit") if code else None
    return None


def _one_code(text: Text, codes: str) -> str | None:
    """The unit; of several currencies with one name (dinar) that of the state which the text names first."""
    choice = {code[:2]: code for code in codes.split()}
    if len(choice) < 2:
        return codes or None
    for _, mark in text.shadow.marks_in(0, len(text.shadow.text), "state", "demonym"):
        if mark.value in choice:
            return choice[mark.value]
    return None


def _indicator(text: Text, sentence: int, found: Found) -> Fact[str] | None:
    """The indicator named nearest before the amount, else soon behind it."""
    best: tuple[int, Found] | None = None
    for one in text.find("indicators", sentence):
        distance = found.start - one.end if one.start < found.start else (one.start - found.end) * 2 + 12
        # “Worth” and the like say no more than that there is a sum: they give way to a plainer word near by.
        distance += _VAGUE if one.pattern.value == "other" else 0
        if best is None or distance < best[0]:
            best = (distance, one)
    if best is None or best[0] > 140:
        return None
    hit = best[1]
    return text.fact(hit.pattern.value, hit.start, hit.end, hit.pattern.name)


def _period(text: Text, sentence: int, found: Found, published: str | None) -> Fact[str] | None:
    if any(one.start < found.start for one in text.find("targets", sentence)):
        return None
    start, end = text.sentences[sentence]
    best: tuple[int, Fact[str]] | None = None
    for place, mark in text.shadow.marks_in(start, end, "date"):
        begin, until = mark.value.resolve(published or _stated_before(text, place))
        if begin is None or mark.value.relative in ("day", "day-1"):
            continue
        distance = found.start - place if place < found.start else (place - found.end) + 1
        if best is None or distance < best[0]:
            best = (
                distance,
                text.fact(f"{begin}/{until}" if until else begin, place, place + 1, mark.pattern),
            )
    return best[1] if best and best[0] <= 120 else None


def _stated_before(text: Text, place: int) -> str | None:
    """The last full date before a place in its sentence: what “last year” counts from when it is quoted."""
    start, _ = text.sentences[text.sentence_at(place)]
    days = [mark.value.resolve(None)[0] for _, mark in text.shadow.marks_in(start, place, "date")]
    return next((day for day in reversed(days) if day and len(day) == 10), None)
