"""A project: a work that the two sides follow from round to round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise
from jawla.register.wording import own_name


class Project(Settled):
    """The table of projects; `names` has one name a script."""

    names = models.JSONField(default=dict)
    sector = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=8, blank=True)


def identify(facts: Facts) -> list[Key]:
    """The same name in the same country."""
    name = facts.one("name")
    if not name:
        return []
    return [Key("same-name", normalise(name)[:300], facts.one("country") or "")]


def fits(key: Key, mine: list[Key], theirs: list[Key]) -> bool:
    """Two countries make two projects; a text that leaves the country out may mean either."""
    countries = {one.detail for one in theirs if one.text == key.text and one.detail}
    return not key.detail or not countries or key.detail in countries


def caption(values: Mapping[str, Any], language: str) -> str:
    """The name in the script of `language`, or else the one that is known."""
    return own_name(values["names"], language)


DECLARATION = Kind(
    name="project",
    label=Label(ar="مشروع", zh="项目", en="project"),
    plural=Label(ar="المشاريع", zh="项目", en="projects"),
    group="project",
    fields=(
        Field(
            "names",
            Type.NAMES,
            Label(ar="الاسم", zh="名称", en="name"),
            claims=(("project", "name"),),
            required=True,
        ),
        Field(
            "sector",
            Type.CODE,
            Label(ar="القطاع", zh="领域", en="sector"),
            claims=(("project", "sector"),),
            vocabulary="sectors",
        ),
        Field(
            "country",
            Type.STATE,
            Label(ar="البلد", zh="国家", en="country"),
            claims=(("project", "country"),),
        ),
    ),
    identify=identify,
    caption=caption,
    fits=fits,
    once_a_source=True,
)
