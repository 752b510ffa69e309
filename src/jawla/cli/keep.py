"""`jawla keep FILE|ADDRESS…`: keep sources, and have them read."""

from __future__ import annotations

import argparse

HELP = "Keep files and pages as sources; they are read by the server, or at once with --read."
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="FILE|ADDRESS", help="- is the standard input")
    parser.add_argument(
        "--officer", default="", metavar="NAME", help="who keeps; the first administrator if not said"
    )
    parser.add_argument("--outlet", default="", help="who published it, where its address does not tell")
    parser.add_argument("--voice", default="", help="officer, instrument, ministry, agency or press")
    parser.add_argument(
        "--state", default="", metavar="CODE", help="the party whose ministry or agency speaks"
    )
    parser.add_argument("--read", action="store_true", help="read what waits before coming to an end")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="json: one object a source and line"
    )


def run(arguments: argparse.Namespace) -> int:
    """Keeps what can be kept; the problems of the others go to standard error, and 1 back."""
    from jawla.cli.keeping import keep_all  # tables can be imported only once Django is set up

    return keep_all(arguments)
