"""A figure: a number with indicator, unit and period, as one reporter gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Spread, Type
from jawla.register.models.record import Settled
from jawla.register.wording import measured

# Two parties have one of these a period; of the others a text may give many, told apart by their value.
_TOTALS = ("bilateral-trade", "exports", "imports")


class Figure(Settled):
    """The table of figures. `reporter` is the source's outlet or voice: two sides' figures stand side by
    side.
    """

    indicator = models.CharField(max_length=40)
    value = models.FloatField()
    unit = models.TextField(blank=True)
    period = models.CharField(max_length=21, blank=True)
    parties = models.JSONField(default=list)
    reporter = models.TextField()


def identify(facts: Facts) -> list[Key]:
    """One reporter gives one total a period; another reporter's number is another figure."""
    indicator, value, period = facts.one("indicator"), facts.one("value"), facts.one("period")
    if not indicator or value is None:
        return []
    stem = f"{indicator}:{facts.parties()}:{period or ''}:{facts.reporter}"
    if indicator in _TOTALS and period:
        return [Key("same-indicator-and-reporter", stem[:300])]
    return [Key("same-number-and-reporter", f"{stem}:{float(value)}:{facts.one('unit') or ''}"[:300])]


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "Bilateral trade, 2024: 23,000,000,000 USD"."""
    return measured(values, language)


DECLARATION = Kind(
    name="figure",
    label=Label(ar="رقم", zh="数据", en="figure"),
    plural=Label(ar="الأرقام", zh="数据", en="figures"),
    group="figure",
    fields=(
        Field(
            "indicator",
            Type.CODE,
            Label(ar="المؤشر", zh="指标", en="indicator"),
            claims=(("figure", "indicator"),),
            required=True,
            vocabulary="indicators",
        ),
        Field(
            "value",
            Type.NUMBER,
            Label(ar="القيمة", zh="数值", en="value"),
            claims=(("figure", "value"),),
            required=True,
        ),
        Field("unit", Type.TEXT, Label(ar="الوحدة", zh="单位", en="unit"), claims=(("figure", "unit"),)),
        Field(
            "period", Type.DATE, Label(ar="الفترة", zh="时期", en="period"), claims=(("figure", "period"),)
        ),
        Field(
            "parties",
            Type.STATE,
            Label(ar="الطرفان", zh="双方", en="parties"),
            claims=(("context", "party"),),
            spread=Spread.UNION,
        ),
        Field("reporter", Type.TEXT, Label(ar="الجهة المصدرة", zh="发布方", en="reporter"), of_source=True),
    ),
    identify=identify,
    caption=caption,
    once_a_source=True,
)
