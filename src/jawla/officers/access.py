"""Who may do what: the one place that decides, for page, program and command alike."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from jawla.officers.models import Officer as Officer  # the type that doors hold; they import no tables
from jawla.officers.models import Role
from jawla.terms.problem import Problem

Anyone = AbstractBaseUser | AnonymousUser | None
Rule = Callable[[Anyone], bool]

RANKS = list(Role)


class NotAllowed(Problem):
    """The officer's role does not reach this far."""

    what = "Your role does not allow this."
    where = "You act as {officer}."
    remedy = "Ask an administrator for a role that allows it."


def may_read(officer: Anyone) -> bool:
    """Whether `officer` may see sources, claims and records."""
    return _reaches(officer, Role.READER)


def may_keep(officer: Anyone) -> bool:
    """Whether `officer` may add sources."""
    return _reaches(officer, Role.OFFICER)


def may_decide(officer: Anyone) -> bool:
    """Whether `officer` may add claims and decide on them."""
    return _reaches(officer, Role.OFFICER)


def may_administer(officer: Anyone) -> bool:
    """Whether `officer` may make other officers and their sign-ins."""
    return _reaches(officer, Role.ADMINISTRATOR)


def require(rule: Rule, officer: Anyone) -> Officer:
    """`officer`, when `rule` allows; raises NotAllowed otherwise."""
    if isinstance(officer, Officer) and rule(officer):
        return officer
    raise NotAllowed(officer=str(officer or AnonymousUser()))


def _reaches(officer: Anyone, role: Role) -> bool:
    if not isinstance(officer, Officer) or not officer.is_active:
        return False
    return RANKS.index(Role(officer.role)) >= RANKS.index(role)
