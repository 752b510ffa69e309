"""Addresses of the pages."""

from __future__ import annotations

from allauth.account.views import AccountInactiveView
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from jawla.web.claims import views as claims
from jawla.web.home import views as home
from jawla.web.preferences import views as preferences
from jawla.web.records import views as records
from jawla.web.sign_in import views as sign_in
from jawla.web.sources import views as sources

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-in/closed/", login_not_required(AccountInactiveView.as_view()), name="account_inactive"),
    path("password/", sign_in.ChangePassword.as_view(), name="account_change_password"),
    path("password/first/", sign_in.SetPassword.as_view(), name="account_set_password"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("enter/<str:token>/", sign_in.enter, name="enter"),
    path("language/", preferences.choose_language, name="choose-language"),
    path("theme/", preferences.choose_theme, name="choose-theme"),
    path("sources/", sources.list_sources, name="sources"),
    path("sources/add/", sources.add_source, name="add-source"),
    path("sources/<int:key>/", sources.show_source, name="source"),
    path("sources/<int:key>/original/", sources.hand_out_original, name="original"),
    path("sources/<int:key>/read-again/", sources.read_again, name="read-again"),
    path("desk/", claims.list_waiting, name="desk"),
    path("desk/<int:key>/", claims.show_desk, name="desk-source"),
    path("desk/<int:key>/decide/", claims.decide, name="decide"),
    path("desk/<int:key>/add/", claims.add_claim, name="add-claim"),
    path("records/<slug:kind>/", records.list_records, name="records"),
    path("records/<slug:kind>/<int:key>/", records.show_record, name="record"),
    path("records/<slug:kind>/<int:key>/rule/", records.rule, name="rule"),
]
