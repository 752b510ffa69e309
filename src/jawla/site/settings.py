"""Settings: all have a default that works on a laptop; `docs/running.md` lists what an office may set."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _


def home() -> Path:
    """The folder of the database and the key: `JAWLA_HOME`, or `var` where the command is run."""
    folder = Path(os.environ.get("JAWLA_HOME", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """`JAWLA_SECRET_KEY`, or a key made once and kept in the home folder for its owner alone."""
    if key := os.environ.get("JAWLA_SECRET_KEY"):
        return key
    path = HOME / "secret-key"
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)  # the first of two processes wins, the other reads its key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()


def database() -> dict[str, Any]:
    """SQLite in one file, or what `JAWLA_DATABASE_URL` names."""
    config: dict[str, Any] = dict(
        dj_database_url.parse(
            os.environ.get("JAWLA_DATABASE_URL", f"sqlite:///{HOME / 'jawla.sqlite3'}"),
            conn_health_checks=True,
        )
    )
    if config["ENGINE"].endswith("sqlite3"):
        # Writers queue instead of failing; readers do not wait for them.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    return config


PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()
SECRET_KEY = secret_key()
DEBUG = False
PRODUCTION = os.environ.get("JAWLA_PRODUCTION") == "1"
ALLOWED_HOSTS = os.environ.get("JAWLA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "officers.Officer"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "ninja",
    "jawla.web",  # before allauth, whose pages ours replace
    "allauth",
    "allauth.account",
    "jawla.officers",
    "jawla.sources",
    "jawla.claims",
    "jawla.register",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jawla.web.language.follow_chosen_language",
    "jawla.web.sign_in.gate.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jawla.web.problems.ProblemPages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jawla.web.frame.frame",
            ],
        },
    },
]
ROOT_URLCONF = "jawla.site.urls"
WSGI_APPLICATION = "jawla.site.wsgi.application"

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
TIME_ZONE = os.environ.get("JAWLA_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024  # a source has 20 MB at most; the rest is the form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "site_cache"}}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "jawla.web.sign_in.adapter.ClosedDoor"  # officers are made by an administrator

CSRF_FAILURE_VIEW = "jawla.web.problems.stale_form"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("JAWLA_ORIGINS", "").split(",") if o]
