"""Ways in besides a password: a link that opens once, and a program's token."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from jawla.officers import audit
from jawla.officers.models import Entry, Officer, Token
from jawla.terms.problem import Problem


class EntryClosed(Problem):
    """The one-time sign-in was used already, is too old, or never was."""

    what = "This sign-in link does not open any more."
    where = "A link opens once, and only for a short time."
    remedy = "Start the server again for a new link, or ask an administrator for one."


class TokenUnknown(Problem):
    """No officer has this token, or it was revoked."""

    what = "The token is not known."
    where = "The Authorization header of the request."
    remedy = "Ask an administrator for a new token."


@transaction.atomic
def make_entry(*, officer: Officer, at: datetime, lifetime: timedelta) -> str:
    """The token of a sign-in that opens once within `lifetime`; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    entry = Entry.objects.create(officer=officer, token_hash=_hash(token), expires_at=at + lifetime)
    audit.record(by=officer, verb="make-entry", kind="entry", key=entry.pk, at=at)
    return token


@transaction.atomic
def use_entry(*, token: str, at: datetime) -> Officer:
    """The officer whom `token` lets in, this once; raises EntryClosed a second time or too late."""
    open_ones = Entry.objects.filter(
        token_hash=_hash(token), used_at=None, expires_at__gt=at, officer__is_active=True
    )
    # One statement, so that of two clicks at once only one finds the door open.
    if not open_ones.update(used_at=at):
        raise EntryClosed()
    entry = Entry.objects.select_related("officer").get(token_hash=_hash(token))
    audit.record(by=entry.officer, verb="use-entry", kind="entry", key=entry.pk, at=at)
    return entry.officer


@transaction.atomic
def make_token(*, officer: Officer, name: str, at: datetime) -> str:
    """A program's token to act as `officer`; shown this once, only its hash is kept."""
    token = secrets.token_urlsafe(32)
    kept = Token.objects.create(officer=officer, name=name, token_hash=_hash(token), made_at=at)
    audit.record(by=officer, verb="make-token", kind="token", key=kept.pk, at=at)
    return token


@transaction.atomic
def revoke_token(*, token: str, by: Officer, at: datetime) -> None:
    """The token opens nothing any more; raises TokenUnknown where it did not before."""
    kept = Token.objects.filter(token_hash=_hash(token), revoked_at=None).first()
    if kept is None:
        raise TokenUnknown()
    Token.objects.filter(pk=kept.pk).update(revoked_at=at)
    audit.record(by=by, verb="revoke-token", kind="token", key=kept.pk, at=at)


def find_officer_by_token(token: str) -> Officer:
    """The officer for whom the program with this token acts; raises TokenUnknown."""
    try:
        kept = Token.objects.select_related("officer").get(
            token_hash=_hash(token), revoked_at=None, officer__is_active=True
        )
    except Token.DoesNotExist:
        raise TokenUnknown() from None
    return kept.officer


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
