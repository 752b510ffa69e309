"""A claim that the reader missed: words marked in the text, what they say, and the value, in two steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from jawla.claims import find
from jawla.claims.find import Claim, Group, Source
from jawla.claims.propose import add_claim
from jawla.officers.access import Officer
from jawla.register.declare import Type
from jawla.register.wording import LANGUAGES
from jawla.register.wording import word as label_of
from jawla.terms.problem import Problem
from jawla.web.claims.desk import Desk
from jawla.web.fields import FIELDS, Meaning, kind_label, meaning
from jawla.web.values import YES_NO, parse_value
from jawla.web.words import ROLES, choices

BELONG_TO_A_ROUND = ("head", "commitment")


class WordsMissing(Problem):
    what = "These words are not in the text: {words}"
    where = "Source {source}, a claim to be added."
    remedy = "Copy the words exactly from the text; marking them there puts them into the field."


class WordsTwice(Problem):
    what = "These words stand in the text {times} times: {words}"
    where = "Source {source}, a claim to be added."
    remedy = "Add the words before or after them, so that it is clear which place is meant."


class NothingChosen(Problem):
    what = "It is not chosen what the words say."
    where = "Source {source}, a claim to be added."
    remedy = "Choose the thing and the field from the list."


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that words can be about, a new one or one of the source's, with the fields it may have."""

    label: str | Promise
    caption: SafeString | str
    new: bool
    fields: list[tuple[str, str | Promise]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is to stand: a field of a group, or of a new group of a kind."""

    kind: str
    field: str
    group: Group | None = None

    @property
    def means(self) -> Meaning:
        return meaning(self.kind, self.field)

    @property
    def label(self) -> str | Promise:
        return kind_label(self.kind)


def list_things(desk: Desk) -> list[Thing]:
    """What the list of the form offers: the things of the source first, then a new one of each kind."""
    own = [
        Thing(one.label, one.caption, False, _fields(one.group.kind, str(one.group.pk)))
        for one in desk.sections
    ]
    kinds = dict.fromkeys(kind for kind, _ in FIELDS)
    return own + [Thing(kind_label(kind), "", True, _fields(kind, kind)) for kind in kinds]


def _fields(kind: str, prefix: str) -> list[tuple[str, str | Promise]]:
    return [(f"{prefix}.{field}", means.label) for (of, field), means in FIELDS.items() if of == kind]


def find_place(source: Source, chosen: str) -> Place:
    """The place that `chosen`, a line of that list, names; raises NothingChosen."""
    first, _, field = chosen.partition(".")
    group = next((one for one in _groups(source) if str(one.pk) == first), None)
    place = Place(group.kind if group else first, field, group)
    if (place.kind, field) not in FIELDS:
        raise NothingChosen(source=source.pk)
    return place


def find_words(source: Source, words: str) -> tuple[int, int]:
    """Where the words stand, if they stand there once; raises WordsMissing or WordsTwice."""
    words = words.replace("\r\n", "\n").strip()
    times = source.text.count(words) if words else 0
    if not times:
        raise WordsMissing(words=words, source=source.pk)
    if times > 1:
        raise WordsTwice(words=words, times=times, source=source.pk)
    start = source.text.index(words)
    return start, start + len(words)


def value_field(place: Place, words: str) -> dict[str, Any]:
    """What the template of a value's field needs, filled with what the words themselves give."""
    means = place.means
    options = YES_NO if means.type is Type.BOOLEAN else choices(means.vocabulary) if means.vocabulary else ()
    return {
        "key": "new",
        "value": _guess(means, words),
        "options": options,
        "number": means.type is Type.NUMBER,
        "date": means.type is Type.DATE,
    }


def _guess(means: Meaning, words: str) -> str:
    if means.type is Type.NUMBER:
        return "".join(sign for sign in words if sign.isdigit() or sign == ".")
    if means.type in (Type.STATE, Type.CODE) and means.vocabulary and means.vocabulary != "roles":
        return _code_in(means.vocabulary, words)
    return words if means.type in (Type.TEXT, Type.CITY) else ""


def _code_in(vocabulary: str, words: str) -> str:
    """The code of which a label, in any language, stands in the words; of several the longest label."""
    codes = [code for code, _ in choices(vocabulary)]
    labels = ((label_of(vocabulary, code, language), code) for code in codes for language in LANGUAGES)
    named = [one for one in labels if one[0].casefold() in words.casefold()]
    return max(named, key=lambda one: len(one[0]), default=("", ""))[1]


def add(source: Source, place: Place, words: str, value: str, *, by: Officer, at: datetime) -> Claim:
    """The claim, added and still to be decided."""
    means = place.means
    start, end = find_words(source, words)
    return add_claim(
        source=source,
        field=place.field,
        value=parse_value(value, means.type, means.vocabulary, str(means.label)),
        start=start,
        end=end,
        group=place.group,
        kind="" if place.group else place.kind,
        parent=None if place.group else _parent(source, place.kind),
        by=by,
        at=at,
    )


def _parent(source: Source, kind: str) -> Group | None:
    """The round that a head or a commitment belongs to: the one that the source reports, else its first."""
    if kind not in BELONG_TO_A_ROUND:
        return None
    rounds = [view for view in find.find_groups(source.pk) if view.group.kind == "round"]
    told = (v for v in rounds if any(c.field == "role" and c.value == next(iter(ROLES)) for c in v.claims))
    view = next(told, None) or next(iter(rounds), None)
    return view.group if view else None


def _groups(source: Source) -> list[Group]:
    views = find.find_groups(source.pk)
    return [one.group for view in views for one in (view, *view.children)]
