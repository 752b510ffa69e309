"""Sources that say what a test needs: each claim's quote is a line of the text.

A saying is (field, value, the words).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from jawla.claims.models import Claim, Group, State
from jawla.claims.propose import add_claim
from jawla.officers.models import Officer
from jawla.register.enter import accept_claims
from jawla.register.models import TABLES
from jawla.sources.keep import keep_text
from jawla.sources.models import Source

Said = tuple[str, Any, str]
SEA_TALKS: list[Said] = [
    ("mechanism", "political-consultations", "المشاورات السياسية"),
    ("party", "OM", "عُمان"),
    ("party", "VN", "فيتنام"),
]
FIFTH: Said = ("ordinal", 5, "الجولة الخامسة")
SIXTH: Said = ("ordinal", 6, "الجولة السادسة")
IN_HANOI: Said = ("city", "Hanoi", "هانوي")
IN_MUSCAT: Said = ("country", "OM", "مسقط")
HEAD: list[Said] = [
    ("name", "سالم", "السفير سالم"),
    ("state", "OM", "وفد عُمان"),
    ("office", "وكيل الوزارة", "وكيل وزارة الخارجية"),
]


def a_round(role: str = "reported", *more: Said) -> list[Said]:
    """A round of the consultations of Oman and Vietnam."""
    return [("role", role, f"جولة {role}"), *SEA_TALKS, *more]


@pytest.fixture
def tell(amal, at) -> Callable[..., Source]:
    """A source with these groups, each (kind, parent's place in the list or None, what it says), all
    proposed.
    """
    told = []

    def tell(
        *groups: tuple[str, int | None, Iterable[Said]], published: str = "", **source_says: str
    ) -> Source:
        lines = [f"نص رقم {len(told)}", *(words for _, _, said in groups for _, _, words in said)]
        kept_at = at + timedelta(hours=len(told))
        source = keep_text(text="\n".join(lines), by=amal, at=kept_at, **source_says).source
        told.append(source)
        Source.objects.filter(pk=source.pk).update(
            published_on=date.fromisoformat(published) if published else None
        )
        source.refresh_from_db()
        made: list[Group] = []
        for kind, parent, said in groups:
            made.append(_claim(source, kind, made[parent] if parent is not None else None, said, amal, at))
        return source

    return tell


def _claim(
    source: Source, kind: str, parent: Group | None, said: Iterable[Said], by: Officer, at: datetime
) -> Group:
    group = None
    for name, value, words in said:
        start = source.text.index(words)
        where = {"group": group} if group else {"kind": kind, "parent": parent}
        claim = add_claim(
            source=source, field=name, value=value, start=start, end=start + len(words), by=by, at=at, **where
        )
        group = claim.group
    return group


@pytest.fixture
def accept(bo, at):
    """Bo accepts all that waits in these sources, one source after another."""

    def accept(*sources: Source) -> Any:
        for source in sources:
            entered = accept_claims(
                claims=Claim.objects.filter(source=source, state=State.PROPOSED), by=bo, at=at
            )
        return entered

    return accept


@pytest.fixture
def enter(tell, accept):
    """A source told and accepted whole."""

    def enter(*groups: Any, **source_says: str) -> Source:
        source = tell(*groups, **source_says)
        accept(source)
        return source

    return enter


@pytest.fixture
def claim_of():
    return lambda source, name, place=0: list(Claim.objects.filter(source=source, field=name).order_by("id"))[
        place
    ]


@pytest.fixture
def rows():
    """The stored records of a kind, as lists of the named columns."""

    def rows(kind: str, *names: str) -> list[Any]:
        return list(TABLES[kind]._default_manager.order_by("pk").values_list(*names, flat=len(names) == 1))

    return rows
