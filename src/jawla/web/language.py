"""Which language a page is in: the officer's own, else the one last chosen here, else Arabic.

The browser's wish is not asked: an office has one first language, and all three stand in the top bar.
Programs under /api/ say theirs by Accept-Language, which Django's own middleware has already followed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def chosen_language(request: HttpRequest) -> str:
    """The code, of settings.LANGUAGES, that this page is to be in."""
    wanted = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def follow_chosen_language(answer: Answer) -> Answer:
    """Middleware; stands after the one that knows the officer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            translation.activate(chosen_language(request))
            request.LANGUAGE_CODE = translation.get_language()
        return answer(request)

    return middleware
