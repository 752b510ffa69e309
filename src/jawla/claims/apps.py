from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The tables of this room."""

    name = "jawla.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"
