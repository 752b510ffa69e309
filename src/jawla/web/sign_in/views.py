from __future__ import annotations

from allauth.account.views import LoginView
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
