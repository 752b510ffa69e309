"""`jawla check`: whether the register follows from its claims, row by row."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

HELP = "rebuild every record from its claims and name what differs"
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    from jawla.register.check import check  # here, because tables need settings

    found = check()
    if arguments.format == "json":
        json.dump([asdict(one) for one in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return bool(found)
    for one in found:
        print(f"{one.kind} {one.number}, {one.field}: stored {one.stored!r}, rebuilt {one.rebuilt!r}")
    print(f"{len(found)} differ." if found else "All records follow from their claims.")
    return bool(found)
