"""The root of all addresses: the pages, and the API where it is installed."""

from __future__ import annotations

from django.urls import include, path

from jawla.api.urls import api

urlpatterns = [
    path("api/", api.urls),
    path("", include("jawla.web.urls")),
]

handler400 = "jawla.web.problems.bad_request"
handler403 = "jawla.web.problems.refused"
handler404 = "jawla.web.problems.not_found"
handler500 = "jawla.web.problems.failed"
