"""`jawla officer`: who may sign in, one-time sign-ins for them, and keys for their programs."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

HELP = "add an officer, or make a one-time sign-in or a program's key for one"
NEEDS_DATABASE = True
ROLES = ("reader", "officer", "head", "administrator")
LASTS = timedelta(days=1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act",
        choices=["add", "link", "token"],
        help="add a new officer; only make a sign-in; make a key for a program that uses the API",
    )
    parser.add_argument("name", help="the name to sign in with")
    parser.add_argument("--role", choices=ROLES, default="officer", help="what a new officer may do")
    parser.add_argument("--full-name", default="", help="as the desk shows it")
    parser.add_argument("--language", choices=["ar", "zh-hans", "en"], default="ar", help="of the pages")
    parser.add_argument(
        "--address", default="http://127.0.0.1:8000", help="where the desk is served, for the link"
    )


def run(arguments: argparse.Namespace) -> int:
    """Prints the address of a sign-in that opens once, within a day, or a program's key."""
    from django.utils import timezone  # tables can be imported only once Django is set up

    from jawla.cli.database import prepare_database
    from jawla.cli.words import gettext
    from jawla.officers import enrol
    from jawla.officers.sign_in import make_entry, make_token

    prepare_database()
    at = timezone.now()
    if arguments.act == "token":
        officer = enrol.find_officer(arguments.name)
        print(make_token(officer=officer, name="program", at=at))
        print(gettext("Keep this key: it is shown once. It may do what the officer may."), file=sys.stderr)
        return 0
    if arguments.act == "add":
        officer = enrol.enrol_officer(
            name=arguments.name,
            role=arguments.role,
            full_name=arguments.full_name,
            language=arguments.language,
            by=enrol.ensure_administrator(at=at),
            at=at,
        )
    else:
        officer = enrol.find_officer(arguments.name)
    token = make_entry(officer=officer, at=at, lifetime=LASTS)
    address = f"{arguments.address.rstrip('/')}/enter/{token}/"
    print(gettext("Sign in once with {address}", address=address))
    print(gettext("The link opens once, within a day."))
    return 0
