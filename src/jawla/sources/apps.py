from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The tables of this room."""

    name = "jawla.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
