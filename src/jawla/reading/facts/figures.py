"""Figures: absolute amounts with their indicator, unit and period."""

from __future__ import annotations

import re
from functools import lru_cache

from jawla.reading.engine.fold import fold_word, plain
from jawla.reading.engine.home import home_of
from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Figure

_VAGUE = 40
_BEFORE = 40  # signs between “annual” and its amount
_AFTER = 30  # between an amount and “a year”
_RATED = frozenset({"t", "TEU", "m3", "persons"})
_SUM = "other"
_PEOPLE = "headcount"
_OF_MONEY = frozenset({"bilateral-trade", "investment", "loan"})
_TIMELESS = frozenset({"capacity", "other"})
_FLOWS = frozenset({"bilateral-trade", "exports", "imports", "headcount"})
_CODE = 3  # letters of a currency
_WHOLE = 1_000_000  # amounts from which on there are no fractions, only errors of reckoning
_ROUNDED = 0.03  # by how much a headline rounds


def find_figures(text: Text, published: str | None) -> list[Figure]:
    """The amounts that a text states of trade, investment, capacity and the like."""
    figures: list[Figure] = []
    keyed: dict[tuple[object, ...], Figure] = {}
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
            known = keyed.get(_key(figure))
            if known is None:
                figures.append(figure)
                keyed[_key(figure)] = last = figure
            elif known.period is None:
                known.period = figure.period
    return [one for one in figures if not _is_rounded(one, figures, text)]


def _is_rounded(one: Figure, figures: list[Figure], text: Text) -> bool:
    """Whether a headline tells in round numbers what the text below tells precisely."""
    title = text.shadow.ends[text.sentences[0][1] - 1]
    if one.value.quote.start >= title or one.unit is None:
        return False
    return any(
        other.value.quote.start >= title
        and other.unit is not None
        and other.unit.value == one.unit.value
        and abs(other.value.value - one.value.value) <= _ROUNDED * other.value.value
        for other in figures
    )


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.value.value, figure.unit.value if figure.unit else None


def _figure(
    text: Text, sentence: int, found: Found, published: str | None, last: Figure | None
) -> Figure | None:
    value = read_amount(text, found)
    if value is None:
        return None
    # An amount that is part of the one before it (empty group same) has its unit.
    unit = last.unit if found.span("same") and last else _unit(text, sentence, found)
    if unit is None and found.pattern.value == _PEOPLE:
        unit = text.fact("persons", found.start, found.end, found.pattern.name)  # 1.3 million Syrians
    indicator = _indicator(text, sentence, found, _is_money(unit))
    if indicator is None and last and found.pattern.value is None and _is_money(unit):
        indicator = last.indicator
    value_of = found.pattern.value or (_SUM if _is_money(unit) else None)
    if indicator is None and value_of is None:
        return None
    place = found.span("n") or (found.start, found.end)
    end = (found.span("scale") or place)[1]
    return Figure(
        indicator or text.fact(value_of, found.start, found.end, found.pattern.name),
        text.fact(value, place[0], end, found.pattern.name),
        unit,
        _fitting(_period(text, sentence, found, published), str(indicator.value if indicator else value_of)),
    )


def _fitting(period: Fact[str] | None, indicator: str) -> Fact[str] | None:
    """The period, where an amount can have one: a price or a size has none, a loan a whole year only."""
    if period is None or indicator in _TIMELESS:
        return None
    return period if indicator in _FLOWS or len(period.value) == len("2024") else None


def read_amount(text: Text, found: Found, group: str = "n") -> int | float | None:
    """The number of a match in figures or words, with its scale."""
    number = _number(text, found, group, "scale")
    if number is None:
        return None
    number += _number(text, found, "n2", "scale2") or 0
    rounded = round(number, 4) if number < _WHOLE else round(number)
    return int(rounded) if rounded == int(rounded) else rounded


def _number(text: Text, found: Found, digits: str, scale: str) -> float | None:
    """The number of one group of digits (or words) with its scale."""
    words = text.language.lexicon.numbers
    stated = (found.words(digits) or "").strip()
    number = words.get(plain(stated))
    if number is None:
        clean = re.sub(r"(?<=\d)[, ](?=\d{3}(?!\d))", "", stated).replace(",", ".")
        number = (
            float(clean) if re.fullmatch(r"\d+(?:\.\d+)?", clean) else text.language.grammar.numeral(clean)
        )
    if number is None:
        return None
    if digits == "n" and found.words("part"):
        number = float(f"{stated}.{found.words('part')}")
    for part in re.findall(r"\S+", found.words(scale) or ""):
        number *= words.get(plain(part), 1.0)
    return number


def _unit(text: Text, sentence: int, found: Found) -> Fact[str] | None:
    span = found.span("cur")
    if span is not None:
        for place, mark in text.shadow.marks_in(*span, "currency"):
            codes = text.language.coins.get(plain(fold_word(text.shadow.words(place, place + 1))), "")
            return text.fact(_one_code(text, codes, mark.value), place, place + 1, "currency")
    span = found.span("unit")
    if span is None:
        return None
    words = text.shadow.text[span[0] : span[1]].strip()
    codes = text.language.coins.get(plain(words), "")
    code = _named_before(text, codes, span[0]) or _one_code(text, codes, None)
    return text.fact(code + _rate(text, sentence, found, code), *span, "unit") if code else None


@lru_cache(maxsize=8)
def _one_code(text: Text, codes: str, usual: str | None) -> str | None:
    """The unit; of several currencies with one name (dinar) that of the outlet's state or the first named.

    With a usual one (the dollar), only the outlet's state or the one that the text begins with changes it.
    """
    choice = {code[:2]: code for code in codes.split()}
    if len(choice) < 2:
        return usual or codes or None
    told = {mark.value for _, mark in text.shadow.marks_in(0, len(text.shadow.text), "currency")}
    told &= set(choice.values())
    if usual is None and len(told) == 1:
        return str(told.pop())  # “the Jordanian dinar”, and then dinars
    named = [
        mark.value[1] if mark.kind == "city" else mark.value
        for _, mark in text.shadow.marks_in(0, len(text.shadow.text), "state", "demonym", "city")
    ]
    home = home_of(text.shadow, text.language.grammar)
    asked = [home, *(named[:1] if usual else named)]
    return next((choice[state] for state in asked if state in choice), usual)


def _named_before(text: Text, codes: str, place: int) -> str | None:
    """The one of several currencies that an amount before this one was told in by its full name."""
    choice = codes.split()
    told = text.shadow.last_before(place, "currency", frozenset(choice)) if len(choice) > 1 else None
    return str(told.value) if told else None


def _rate(text: Text, sentence: int, found: Found, unit: str) -> str:
    """What follows the unit where the amount is one a year or a day: “annual capacity of”, “a day”."""
    if unit not in _RATED:
        return ""
    for one in text.find("rates", sentence):
        gap = one.start - found.end if one.start >= found.start else found.start - one.end
        if gap <= (_AFTER if one.start >= found.start else _BEFORE):
            # People counted “every day”, or by the year, are a count; “a day” behind them makes a capacity.
            counted = one.start < found.start or one.pattern.value == "/year"
            return "" if unit == "persons" and counted else str(one.pattern.value)
    return ""


def _is_money(unit: Fact[str] | None) -> bool:
    return unit is not None and len(unit.value) == _CODE and unit.value.isupper() and unit.value.isalpha()


def _indicator(text: Text, sentence: int, found: Found, money: bool) -> Fact[str] | None:
    """The indicator named nearest before the amount, else soon behind it."""
    best: tuple[int, Found] | None = None
    for one in text.find("indicators", sentence):
        if one.pattern.value in _OF_MONEY and not money:
            continue
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
