"""A round: one meeting of a mechanism, held or still to be held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Spread, Type
from jawla.register.models.record import Settled
from jawla.register.wording import numbered
from jawla.terms.dates import is_day, meet


class Round(Settled):
    """The table of rounds. `ordinal` is stated by a text; `ordinal_inferred` follows from the round
    before.
    """

    mechanism = models.ForeignKey("register.Mechanism", on_delete=models.PROTECT, related_name="rounds")
    ordinal = models.PositiveIntegerField(null=True)
    ordinal_inferred = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=20)
    start = models.CharField(max_length=21, blank=True)
    end = models.CharField(max_length=21, blank=True)
    city = models.TextField(blank=True)
    country = models.CharField(max_length=8, blank=True)
    virtual = models.BooleanField(null=True)
    topics = models.JSONField(default=list)


def identify(facts: Facts) -> list[Key]:
    """By number, by date, and for a next or previous round by the round that its text reports."""
    mechanism = facts.placed.get("mechanism")
    role = facts.one("role")
    if mechanism is None or not role:
        return []
    keys = [Key("same-ordinal", f"{mechanism}#{facts.one('ordinal')}")] if facts.one("ordinal") else []
    if when := _when(facts):
        keys.append(Key("dates-meet", f"{mechanism}@", when))
    reported = facts.context.placed if facts.context else {}
    if role != "reported" and reported.get("mechanism") == mechanism and "round" in reported:
        keys.append(Key(f"{role}-of", f"{mechanism}{'>' if role == 'next' else '<'}{reported['round']}"))
    # A round of which only the mechanism is known is still a round.
    return keys or [Key("only-mechanism", f"{mechanism}?{facts.group}")]


def fits(key: Key, mine: list[Key], theirs: list[Key]) -> bool:
    """Whether the dates allow it, where the date is the reason; two numbers that differ need the same
    days.
    """
    if key.rule != "dates-meet":
        return True
    dates = [one.detail for one in theirs if one.rule == "dates-meet" and meet(one.detail, key.detail)]
    numbers, other_numbers = _numbers(mine), _numbers(theirs)
    if numbers and other_numbers and not numbers & other_numbers:
        return is_day(key.detail) and any(is_day(one) for one in dates)
    return bool(dates)


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "Round 5, Beijing, 2025-04-25"."""
    return numbered(values, language)


def _when(facts: Facts) -> str:
    start, end = facts.one("start"), facts.one("end")
    first, last = start or end, end or start
    return first if first == last else f"{first}/{last}"


def _numbers(keys: list[Key]) -> set[str]:
    return {one.text for one in keys if one.rule == "same-ordinal"}


DECLARATION = Kind(
    name="round",
    label=Label(ar="جولة", zh="轮次", en="round"),
    plural=Label(ar="الجولات", zh="各轮", en="rounds"),
    group="round",
    fields=(
        Field(
            "mechanism",
            Type.LINK,
            Label(ar="الآلية", zh="机制", en="mechanism"),
            claims=(("round", "mechanism"),),
            required=True,
            links="mechanism",
        ),
        Field(
            "ordinal",
            Type.COUNT,
            Label(ar="رقم الجولة", zh="届次", en="number"),
            claims=(("round", "ordinal"),),
        ),
        Field(
            "status",
            Type.STATUS,
            Label(ar="الحالة", zh="状态", en="status"),
            claims=(("round", "role"),),
            required=True,
            vocabulary="round-status",
            values={"reported": "held", "previous": "held", "next": "to-be-agreed"},
            ranks=("held", "to-be-agreed"),
        ),
        Field("start", Type.DATE, Label(ar="البداية", zh="开始", en="start"), claims=(("round", "start"),)),
        Field("end", Type.DATE, Label(ar="النهاية", zh="结束", en="end"), claims=(("round", "end"),)),
        Field("city", Type.CITY, Label(ar="المدينة", zh="城市", en="city"), claims=(("round", "city"),)),
        Field(
            "country", Type.STATE, Label(ar="البلد", zh="国家", en="country"), claims=(("round", "country"),)
        ),
        Field(
            "virtual",
            Type.BOOLEAN,
            Label(ar="عن بُعد", zh="线上", en="virtual"),
            claims=(("round", "virtual"),),
        ),
        Field(
            "topics",
            Type.CODE,
            Label(ar="الموضوعات", zh="议题", en="topics"),
            claims=(("round", "topic"),),
            spread=Spread.UNION,
            vocabulary="topics",
        ),
    ),
    identify=identify,
    caption=caption,
    fits=fits,
    once_a_source=True,
)
