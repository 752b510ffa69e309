"""`jawla work`: read what waits, beside the server or on a machine of its own."""

from __future__ import annotations

import argparse
import logging

HELP = "Read the sources that wait, and go on with each new one until stopped."
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="come to an end when nothing waits any more")
    parser.add_argument("--tied", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Works in this process."""
    from jawla.claims.background import work  # tables can be imported only once Django is set up
    from jawla.cli.children import tie_to_parent
    from jawla.cli.database import prepare_database

    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    if arguments.tied:
        tie_to_parent()
    prepare_database()
    work(until_done=arguments.once)
    return 0
