"""How allauth behaves here: nobody signs up, officers are made by an administrator."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """No sign-up through the web."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
