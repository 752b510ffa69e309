"""A source with a round and its head, told in Arabic, and officers signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from telling import accept, claim_of, enter, rows, tell

from jawla.claims.models import Claim
from jawla.claims.propose import add_claim
from jawla.officers.models import Officer
from jawla.sources.models import Source

__all__ = ["accept", "claim_of", "enter", "rows", "tell"]

TEXT = (
    "استضافت أوسلو الجولة الخامسة من المشاورات السياسية بين النرويج والسويد في 3 مايو 2024.\n"
    "وترأس الجانب النرويجي مدير عام يدعى لارس بيرغ."
)
ROUND = (
    ("role", "reported", "الجولة الخامسة"),
    ("mechanism", "political-consultations", "المشاورات السياسية"),
    ("ordinal", 5, "الخامسة"),
    ("party", "NO", "النرويج"),
    ("party", "SE", "السويد"),
    ("start", "2024-05-03", "3 مايو 2024"),
    ("city", "Oslo", "أوسلو"),
)
HEAD = (("state", "NO", "النرويجي"), ("name", "لارس بيرغ", "لارس بيرغ"), ("office", "مدير عام", "مدير عام"))


@pytest.fixture
def source(keep: Callable[..., Source], amal: Officer, at: object) -> Source:
    source = keep(TEXT, title="الجولة الخامسة في أوسلو", outlet="وكالة الشمال")
    this_round = _tell(source, "round", None, ROUND, amal, at)
    _tell(source, "head", this_round, HEAD, amal, at)
    return source


def _tell(source, kind, parent, said, by, at):
    group = None
    for field, value, words in said:
        start = source.text.index(words)
        where = {"group": group} if group else {"kind": kind, "parent": parent}
        claim = add_claim(
            source=source,
            field=field,
            value=value,
            start=start,
            end=start + len(words),
            by=by,
            at=at,
            **where,
        )
        group = claim.group
    return group


@pytest.fixture
def claims(source: Source) -> dict[str, Claim]:
    """The claims of the source by field; of the two parties the first."""
    return {claim.field: claim for claim in Claim.objects.filter(source=source).order_by("-id")}


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A browser in which this officer is signed in, in this language."""

    def signed_in(officer: Officer, language: str = "ar") -> Client:
        Officer.objects.filter(pk=officer.pk).update(language=language)
        client = Client()
        client.force_login(officer)
        return client

    return signed_in
