from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The tables of this room."""

    name = "jawla.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
