"""`jawla evaluate DIR…`: how well the reader, or another coder, agrees with answers."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jawla.cli.read import read_document
from jawla.cli.words import gettext, speak
from jawla.exports.agreement import write_differences, write_figures, write_kappas, write_parts
from jawla.reading.agreement import Agreement
from jawla.reading.compare import Coding, compare, facts, plain
from jawla.terms.problem import Problem

HELP = "Score readings of a folder of texts with answers, or compare two coders' answers."
_SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx", ".eml", ".md")


class NoAnswers(Problem):
    """A place without any answer file."""

    what = "There are no answers here."
    where = "{place}"
    remedy = (
        "Name a folder with NAME.json beside NAME.txt, or a file of readings with one JSON object a line."
    )


class BadAnswer(Problem):
    """A file that is not the coding of a text."""

    what = "This is not the coding of a text: {why}."
    where = "{file}"
    remedy = (
        "Correct it: a JSON object with lang, relevant, rounds, instruments and so on (docs/evaluate.md)."
    )


class NothingToCompare(Problem):
    """Two coders who have no text in common."""

    what = "The two have no text in common, by the names of their files."
    where = "{first}; {second}"
    remedy = "Give the same name to both codings of one text."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "places", nargs="+", metavar="DIR", help="a folder of texts with answers, searched deeply"
    )
    parser.add_argument(
        "--against",
        metavar="CODINGS",
        help="another coder's folder of answers, or file of readings (JSON lines), instead of the reader",
    )
    parser.add_argument("--errors", action="store_true", help="list every difference, text by text")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="how to print")


def run(arguments: argparse.Namespace) -> int:
    """Prints the figures; texts that could not be compared are named on standard error, and 1 comes back."""
    answers = dict(one for place in arguments.places for one in _codings(Path(place)))
    others = dict(_codings(Path(arguments.against))) if arguments.against else None
    if others is not None and not answers.keys() & others.keys():
        raise NothingToCompare(first=", ".join(arguments.places), second=arguments.against)
    found: dict[str, Agreement] = defaultdict(Agreement)
    by_text: dict[str, Agreement] = {}
    quotes, problems = [0, 0], 0
    for name, (file, answer) in sorted(answers.items()):
        try:
            other = _read(file, quotes) if others is None else _other(name, file, others)
            by_text[name] = _compare(file, answer, other)
        except Problem as problem:
            print(f"{file}: {speak(problem)}", file=sys.stderr)
            problems += 1
            continue
        found[_language(answer, file)].add(by_text[name])
    for name in sorted((others or {}).keys() - answers.keys()):
        print(gettext("{name}: only the second coder has it.", name=name), file=sys.stderr)
        problems += 1
    _print(arguments, found, by_text, None if others is not None else quotes)
    return 1 if problems else 0


class _NoSecond(Problem):
    what = "Only the first coder has this text."
    where = "{name}"
    remedy = "Code it, or leave it out of both."


class _NoText(Problem):
    what = "There is an answer without a text."
    where = "{name}"
    remedy = "Put the text beside it, under the same name with .txt, .html, .pdf or .docx."


def _codings(place: Path) -> Iterator[tuple[str, tuple[Path, Coding]]]:
    """The codings at a place, by the name of the text."""
    if place.suffix == ".jsonl":
        yield from _lines(place)
        return
    files = sorted(place.rglob("*.json"))
    if not files:
        raise NoAnswers(place=str(place))
    for file in files:
        yield file.stem, (file, _checked(_text(file), str(file)))


def _lines(place: Path) -> Iterator[tuple[str, tuple[Path, Coding]]]:
    for number, line in enumerate(_text(place).splitlines(), 1):
        if line.strip():
            coding = _checked(line, f"{place}:{number}")
            source = (coding.get("document") or {}).get("source") or coding.get("id")
            if not source:
                raise BadAnswer(file=f"{place}:{number}", why="neither document.source nor id names its text")
            yield Path(str(source)).stem, (place, coding)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadAnswer(file=str(file), why=getattr(error, "strerror", None) or "it is not UTF-8") from error


def _checked(written: str, file: str) -> Coding:
    try:
        coding = json.loads(written)
    except ValueError as error:
        raise BadAnswer(file=file, why=str(error)) from error
    if not isinstance(coding, dict) or not isinstance(coding.get("relevant"), bool):
        raise BadAnswer(file=file, why="there is no true or false under relevant")
    lists = (
        "rounds",
        "instruments",
        "projects",
        "figures",
        "topics",
        "commitments",
        "milestones",
        "positions",
    )
    for name in lists:
        if not isinstance(coding.get(name, []), list):
            raise BadAnswer(file=file, why=f"{name} is not a list")
    return plain(coding)


def _read(file: Path, quotes: list[int]) -> Coding:
    """What the reader says of the text beside an answer; counts its quotes and those that are exact."""
    beside = (file.with_suffix(suffix) for suffix in _SUFFIXES)
    text = next((path for path in beside if path.exists()), None)
    if text is None:
        raise _NoText(name=file.stem)
    reading, words = read_document(str(text))
    for fact in facts(reading):
        quotes[0] += words[fact["start"] : fact["end"]] == fact["quote"]
        quotes[1] += 1
    return plain(reading)


def _other(name: str, file: Path, others: dict[str, tuple[Path, Coding]]) -> Coding:
    if name not in others:
        raise _NoSecond(name=name)
    return others[name][1]


def _compare(file: Path, answer: Coding, other: Coding) -> Agreement:
    try:
        return compare(answer, other)
    except (KeyError, TypeError, AttributeError) as error:
        why = f"a part is missing or of another kind ({error})"
        raise BadAnswer(file=str(file), why=why) from error


def _language(answer: Coding, file: Path) -> str:
    return str(answer.get("lang") or (answer.get("document") or {}).get("language") or file.parent.name)


def _print(
    arguments: argparse.Namespace,
    found: dict[str, Agreement],
    by_text: dict[str, Agreement],
    quotes: list[int] | None,
) -> None:
    if arguments.format == "json":
        shown: dict[str, Any] = {"languages": write_parts(found)}
        if quotes:
            shown["quotes"] = {"exact": quotes[0], "all": quotes[1]}
        if arguments.errors:
            shown["differences"] = {name: one.differences for name, one in by_text.items() if one.differences}
        print(json.dumps(shown, ensure_ascii=False, indent=2, default=lambda one: one.to_json()))
        return
    if arguments.errors:
        print(write_differences(by_text))
    print(write_figures(found))
    print(write_kappas(found))
    if quotes:
        print(gettext("Quotes that are exact: {exact} of {all}.", exact=quotes[0], all=quotes[1]))
