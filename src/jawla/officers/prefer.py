"""How an officer wants the desk to look."""

from __future__ import annotations

from typing import TypeAlias

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from jawla.officers.models import Officer
from jawla.terms.problem import Problem

SomeUser: TypeAlias = AbstractBaseUser | AnonymousUser
THEMES = ("", "light", "dark")


class UnknownChoice(Problem):
    """There is no such language or theme."""

    what = "There is no such choice: {choice}."
    where = "Preferences of officer {officer}."
    remedy = "Choose one of those that the page offers."


def choose_language(*, officer: SomeUser, language: str) -> None:
    """The officer's pages are in `language` from now on, wherever they sign in."""
    if language not in dict(settings.LANGUAGES):
        raise UnknownChoice(choice=language, officer=str(officer))
    Officer.objects.filter(username=officer.get_username()).update(language=language)


def choose_theme(*, officer: SomeUser, theme: str) -> None:
    """The officer's pages are light, dark, or (empty) as their system says."""
    if theme not in THEMES:
        raise UnknownChoice(choice=theme, officer=str(officer))
    Officer.objects.filter(username=officer.get_username()).update(theme=theme)
