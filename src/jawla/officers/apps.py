from django.apps import AppConfig


class OfficersConfig(AppConfig):
    """The tables of this room."""

    name = "jawla.officers"
    label = "officers"
    default_auto_field = "django.db.models.BigAutoField"
