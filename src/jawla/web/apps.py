from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "jawla.web"
    label = "web"
