from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView, PasswordChangeView, PasswordSetView
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jawla.officers import sign_in
from jawla.terms.problem import Problem


class SignInRefused(Problem):
    what = "The name and the password do not belong together, or there were too many attempts."
    where = "Sign-in of this desk."
    remedy = "Check both, and wait some minutes if you tried often; an administrator gives new passwords."


class SignIn(LoginView):
    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        if context["form"].errors:
            context["problem"] = SignInRefused()
        return context


class PasswordRefused(Problem):
    what = "The password was not changed."
    where = "{reasons}"
    remedy = "Fill in the form again; a long sentence makes a good password."


class _OwnPassword:
    """What both pages on a password share: they end at home, and say all that is wrong at once."""

    success_url = "/"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - as Django has it
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        errors = [str(one) for reasons in context["form"].errors.values() for one in reasons]
        if errors:
            context["problem"] = PasswordRefused(reasons=" ".join(errors))
        return context


class ChangePassword(_OwnPassword, PasswordChangeView):
    """For who has a password; who has none is sent to the other page."""

    template_name = "account/password.html"


class SetPassword(_OwnPassword, PasswordSetView):
    """For who came in by a one-time sign-in."""

    template_name = "account/password.html"


@never_cache
@login_not_required
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link opens on a button: what only fetches a link ahead does not use it up."""
    if request.method != "POST":
        return render(request, "account/enter.html")
    officer = sign_in.use_entry(token=token, at=timezone.now())
    login(request, officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("account_login")
