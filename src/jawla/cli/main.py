"""The `jawla` command: one module a verb, loaded only when it is called."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from types import ModuleType

from jawla.cli.words import speak
from jawla.terms.problem import Problem

# Each module beside this one has `HELP`, `add_arguments(parser)` and `run(arguments) -> exit code`;
# `NEEDS_DATABASE = True` where it works on the register.
VERBS = ("text", "read", "keep", "serve", "work", "officer", "check", "evaluate")


def main(argv: list[str] | None = None) -> int:
    """Run one verb. 0 is done, 1 a problem that is named on standard error, 2 wrong usage."""
    words = sys.argv[1:] if argv is None else argv
    modules = {verb: import_module(f"jawla.cli.{verb}") for verb in _wanted(words)}
    arguments = _parser(modules).parse_args(words)
    try:
        return _run(modules[arguments.verb], arguments)
    except Problem as problem:
        print(speak(problem), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output went away (`jawla read … | head`): no more to say, nor at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _wanted(words: list[str]) -> tuple[str, ...]:
    # Only the verb asked for is loaded: `jawla read` must not pay for Django.
    return (words[0],) if words and words[0] in VERBS else VERBS


def _parser(modules: dict[str, ModuleType]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jawla", description="Consultations between two foreign ministries, kept alive."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, module in modules.items():
        one = verbs.add_parser(verb, help=module.HELP, description=module.HELP)
        module.add_arguments(one)
    return parser


def _run(module: ModuleType, arguments: argparse.Namespace) -> int:
    if getattr(module, "NEEDS_DATABASE", False):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jawla.site.settings")
        import django  # here, so that reading a file never loads it

        django.setup()
    return int(module.run(arguments))


if __name__ == "__main__":
    sys.exit(main())
