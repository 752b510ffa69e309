"""A milestone: a dated or measured step of a project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise
from jawla.register.wording import titled


class Milestone(Settled):
    """The table of milestones; `project` is the name as the text writes it."""

    project = models.TextField()
    what = models.TextField()
    kind = models.CharField(max_length=20, blank=True)
    date = models.CharField(max_length=21, blank=True)
    progress = models.FloatField(null=True)


def identify(facts: Facts) -> list[Key]:
    """The same step of the same project; planned and actual are two."""
    project, what = facts.one("project"), facts.one("what")
    if not project or not what:
        return []
    return [Key("same-step", f"{normalise(project)}:{normalise(what)}:{facts.one('kind') or ''}"[:300])]


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "the port: first berth opened"."""
    return titled(values["project"], values["what"], language)


DECLARATION = Kind(
    name="milestone",
    label=Label(ar="محطة تنفيذ", zh="节点", en="milestone"),
    plural=Label(ar="محطات التنفيذ", zh="节点", en="milestones"),
    group="milestone",
    fields=(
        Field(
            "project",
            Type.TEXT,
            Label(ar="المشروع", zh="项目", en="project"),
            claims=(("milestone", "project"),),
            required=True,
            wording=True,
        ),
        Field(
            "what",
            Type.TEXT,
            Label(ar="الخطوة", zh="事项", en="step"),
            claims=(("milestone", "what"),),
            required=True,
            wording=True,
        ),
        Field(
            "kind",
            Type.CODE,
            Label(ar="النوع", zh="类型", en="kind"),
            claims=(("milestone", "kind"),),
            vocabulary="milestone-kinds",
        ),
        Field("date", Type.DATE, Label(ar="التاريخ", zh="日期", en="date"), claims=(("milestone", "date"),)),
        Field(
            "progress",
            Type.NUMBER,
            Label(ar="نسبة الإنجاز", zh="进度", en="progress"),
            claims=(("milestone", "progress"),),
        ),
    ),
    identify=identify,
    caption=caption,
    once_a_source=True,
)
