from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jawla.officers import prefer

A_YEAR = 365 * 24 * 3600


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    answer = redirect(_way_back(request))
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return answer
    if request.user.is_authenticated:
        prefer.choose_language(officer=request.user, language=language)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        prefer.choose_theme(officer=request.user, theme=request.POST.get("theme", ""))
    return redirect(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return "/"
