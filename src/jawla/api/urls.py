"""The API: the verbs of the desk for programs, described at /api/docs."""

from __future__ import annotations

from ninja import NinjaAPI

from jawla.api import claims, problems, readings, records, sources
from jawla.api.sign_in import AUTH

api = NinjaAPI(title="Jawla", version="1", auth=AUTH, urls_namespace="api")
problems.install(api)
api.add_router("/sources", sources.router)
api.add_router("/readings", readings.router)
api.add_router("/claims", claims.router)
api.add_router("/records", records.router)
