"""Who asks: a signed-in officer, or a program with an officer's token."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import HttpBearer, django_auth

from jawla.officers.access import Officer, may_read, require
from jawla.officers.sign_in import find_officer_by_token


class Token(HttpBearer):
    """`Authorization: Bearer TOKEN`."""

    def authenticate(self, request: HttpRequest, token: str) -> Officer:
        """The officer for whom the program acts; raises TokenUnknown."""
        return find_officer_by_token(token)


# A session is checked against forged requests, a token need not be.
AUTH = [Token(), django_auth]


def officer_of(request: HttpRequest) -> Officer:
    """The officer who acts by this request; raises NotAllowed."""
    return require(may_read, request.auth)  # type: ignore[attr-defined]
