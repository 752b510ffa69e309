"""A commitment: what the parties undertook at a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from jawla.register.declare import Facts, Field, Key, Kind, Label, Type
from jawla.register.models.record import Settled
from jawla.register.spelling import normalise
from jawla.register.wording import titled, word
from jawla.terms.dates import meet

# A round has one of these; of the other kinds it may have several, which only their words tell apart.
_SINGLE = ("hold-next-round", "continue-mechanism", "strengthen-cooperation")


class Commitment(Settled):
    """The table of commitments."""

    round = models.ForeignKey(
        "register.Round", null=True, on_delete=models.PROTECT, related_name="commitments"
    )
    kind = models.CharField(max_length=40)
    gist = models.TextField(blank=True)
    due = models.CharField(max_length=21, blank=True)


def identify(facts: Facts) -> list[Key]:
    """The same undertaking at the same round; without a round, the same words."""
    kind, this_round = facts.one("kind"), facts.home("round")
    if not kind or (facts.parent is not None and this_round is None):
        return []
    stem = f"{this_round or ''}:{kind}"
    if kind in _SINGLE and this_round is not None:
        return [Key("same-undertaking", stem, facts.one("due") or "")]
    return [
        Key(
            "same-words",
            f"{stem}:{normalise(facts.one('gist') or '') or facts.group}"[:300],
            facts.one("due") or "",
        )
    ]


def fits(key: Key, mine: list[Key], theirs: list[Key]) -> bool:
    """A due date that is given by both must be able to be the same."""
    dates = [one.detail for one in theirs if one.text == key.text and one.detail]
    return not key.detail or not dates or any(meet(one, key.detail) for one in dates)


def caption(values: Mapping[str, Any], language: str) -> str:
    """Such as "Hold the next round: next round in Kuwait"."""
    return titled(word("commitments", values["kind"], language), values["gist"], language)


DECLARATION = Kind(
    name="commitment",
    label=Label(ar="التزام", zh="承诺", en="commitment"),
    plural=Label(ar="الالتزامات", zh="承诺", en="commitments"),
    group="commitment",
    fields=(
        Field(
            "round",
            Type.LINK,
            Label(ar="الجولة", zh="轮次", en="round"),
            claims=(("commitment", "kind"),),
            links="round",
            of_parent=True,
        ),
        Field(
            "kind",
            Type.CODE,
            Label(ar="النوع", zh="类型", en="kind"),
            claims=(("commitment", "kind"),),
            required=True,
            vocabulary="commitments",
        ),
        Field(
            "gist",
            Type.TEXT,
            Label(ar="المضمون", zh="内容", en="gist"),
            claims=(("commitment", "gist"),),
            wording=True,
        ),
        Field("due", Type.DATE, Label(ar="الأجل", zh="期限", en="due"), claims=(("commitment", "due"),)),
    ),
    identify=identify,
    caption=caption,
    fits=fits,
    once_a_source=True,
)
