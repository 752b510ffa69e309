from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jawla.officers import prefer
from jawla.web.ways import way_back

A_YEAR = 365 * 24 * 3600


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    answer = redirect(way_back(request))
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
    return redirect(way_back(request))
