"""New officers."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from jawla.officers import audit
from jawla.officers.access import may_administer, require
from jawla.officers.models import Officer, Role
from jawla.terms.problem import Problem


class NameTaken(Problem):
    """Somebody signs in with this name already."""

    what = "There is an officer of this name already."
    where = "Sign-in name {name}."
    remedy = "Choose another sign-in name."


class NameUnfit(Problem):
    """The sign-in name has signs that are not allowed in it."""

    what = "This cannot be a sign-in name."
    where = "Sign-in name {name}."
    remedy = "Use letters, digits and @ . + - _ only, 150 at most."


class OfficerUnknown(Problem):
    """Nobody signs in with this name."""

    what = "There is no officer of this name."
    where = "Sign-in name {name}."
    remedy = "Check the spelling, or ask an administrator who is enrolled."


@transaction.atomic
def enrol_officer(
    *, name: str, role: Role | str, by: Officer | None, at: datetime, full_name: str = "", language: str = ""
) -> Officer:
    """A new officer, without a password: the first way in is a one-time sign-in.

    Only the first officer of all may come from nobody (`by=None`).
    """
    if by is not None or Officer.objects.exists():
        require(may_administer, by)
    officer = Officer(
        username=name, role=Role(role), first_name=full_name[:150], language=language, date_joined=at
    )
    officer.set_unusable_password()
    _require_fit_name(officer)
    officer.save()
    audit.record(by=by, verb="enrol-officer", kind="officer", key=officer.pk, at=at)
    return officer


def find_first_administrator() -> Officer | None:
    """The administrator who came first and is still active; None before anybody was enrolled."""
    return Officer.objects.filter(role=Role.ADMINISTRATOR, is_active=True).order_by("id").first()


def _require_fit_name(officer: Officer) -> None:
    name = officer.username
    if Officer.objects.filter(username=name).exists():
        raise NameTaken(name=name)
    try:
        officer.full_clean(exclude=["password"])
    except ValidationError:
        raise NameUnfit(name=name) from None


@transaction.atomic
def ensure_administrator(*, at: datetime) -> Officer:
    """The first administrator; on a fresh database one is enrolled under the name `administrator`."""
    first = find_first_administrator()
    return first or enrol_officer(name="administrator", role=Role.ADMINISTRATOR, by=None, at=at)


def find_officer(name: str) -> Officer:
    """The officer who signs in with this name; raises OfficerUnknown."""
    officer = Officer.objects.filter(username=name, is_active=True).first()
    if officer is None:
        raise OfficerUnknown(name=name)
    return officer
