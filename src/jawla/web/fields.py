"""What the fields of claims mean to a reader of the page: their names, how values are shown and typed.

A claim says what a text says; the fields of records stand in the declarations of the register.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jawla.register.declare import Type

KINDS: dict[str, str | Promise] = {
    "round": _("Round"),
    "head": _("Head of delegation"),
    "instrument": _("Instrument"),
    "project": _("Project"),
    "figure": _("Figure"),
    "commitment": _("Commitment"),
    "milestone": _("Milestone"),
    "position": _("Position"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The name of a field, the type of its values, and the closed list they come from, if any."""

    label: str | Promise
    type: Type = Type.TEXT
    vocabulary: str = ""


FIELDS: dict[tuple[str, str], Meaning] = {
    ("round", "role"): Meaning(_("Which round"), Type.CODE, "roles"),
    ("round", "mechanism"): Meaning(_("Mechanism"), Type.CODE, "mechanisms"),
    ("round", "ordinal"): Meaning(_("Number of the round"), Type.NUMBER),
    ("round", "party"): Meaning(_("Party"), Type.STATE, "states"),
    ("round", "start"): Meaning(_("Begins"), Type.DATE),
    ("round", "end"): Meaning(_("Ends"), Type.DATE),
    ("round", "city"): Meaning(_("City"), Type.CITY),
    ("round", "country"): Meaning(_("Country"), Type.STATE, "states"),
    ("round", "virtual"): Meaning(_("Held online"), Type.BOOLEAN),
    ("round", "topic"): Meaning(_("Topic"), Type.CODE, "topics"),
    ("head", "name"): Meaning(_("Name")),
    ("head", "state"): Meaning(_("Party"), Type.STATE, "states"),
    ("head", "office"): Meaning(_("Office")),
    ("instrument", "kind"): Meaning(_("Kind"), Type.CODE, "instrument-kinds"),
    ("instrument", "subject"): Meaning(_("Subject")),
    ("instrument", "action"): Meaning(_("What was done"), Type.CODE, "instrument-actions"),
    ("instrument", "date"): Meaning(_("Date"), Type.DATE),
    ("project", "name"): Meaning(_("Name")),
    ("project", "sector"): Meaning(_("Sector"), Type.CODE, "sectors"),
    ("project", "country"): Meaning(_("Country"), Type.STATE, "states"),
    ("figure", "indicator"): Meaning(_("What it measures"), Type.CODE, "indicators"),
    ("figure", "value"): Meaning(_("Value"), Type.NUMBER),
    ("figure", "unit"): Meaning(_("Unit")),
    ("figure", "period"): Meaning(_("Period"), Type.DATE),
    ("commitment", "kind"): Meaning(_("Kind"), Type.CODE, "commitments"),
    ("commitment", "gist"): Meaning(_("In short")),
    ("commitment", "due"): Meaning(_("Due"), Type.DATE),
    ("milestone", "project"): Meaning(_("Project")),
    ("milestone", "what"): Meaning(_("What")),
    ("milestone", "kind"): Meaning(_("Kind"), Type.CODE, "milestone-kinds"),
    ("milestone", "date"): Meaning(_("Date"), Type.DATE),
    ("milestone", "progress"): Meaning(_("Progress in percent"), Type.NUMBER),
    ("position", "holder"): Meaning(_("Who holds it"), Type.STATE, "states"),
    ("position", "stance"): Meaning(_("Stance"), Type.CODE, "stances"),
    ("position", "issue"): Meaning(_("On what")),
    ("position", "forum"): Meaning(_("In which forum")),
}


def meaning(kind: str, field: str) -> Meaning:
    """What `field` of a group of `kind` means."""
    return FIELDS.get((kind, field)) or Meaning(field)


def kind_label(kind: str) -> str | Promise:
    return KINDS.get(kind, kind)
