"""`jawla serve`: the desk on this machine, with the work behind it."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Serve the desk, and read what waits."
NEEDS_DATABASE = True
PORTS = range(8000, 8020)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: this machine only)"
    )
    parser.add_argument(
        "--port", type=int, help=f"default: {PORTS[0]}, or the next free one where that is taken"
    )
    parser.add_argument(
        "--with-samples", type=Path, metavar="FOLDER", help="keep and read its articles first"
    )
    parser.add_argument(
        "--no-work", action="store_true", help="leave the reading to separate `jawla work` processes"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serves until stopped."""
    from jawla.cli.serving import serve  # tables can be imported only once Django is set up

    return serve(
        host=arguments.host,
        ports=[arguments.port] if arguments.port is not None else PORTS,
        samples=arguments.with_samples,
        works=not arguments.no_work,
    )
