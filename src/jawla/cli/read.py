"""`jawla read FILE…`: what documents say of meetings and their outcomes."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from jawla.cli.text import open_file
from jawla.cli.words import speak
from jawla.exports.readings import write_json, write_line, write_table
from jawla.reading.reader import UnreadLanguage, read
from jawla.terms.problem import Problem

HELP = (
    "Read rounds, heads, instruments, projects, figures, commitments, milestones and positions in documents."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a document; - is the standard input")
    parser.add_argument("--format", choices=("json", "jsonl", "table"), default="table", help="how to print")
    parser.add_argument("--explain", action="store_true", help="table: name the pattern behind each value")


def run(arguments: argparse.Namespace) -> int:
    """Prints the reading of every document that can be read; problems go to standard error, and 1 back."""
    readings: list[dict[str, Any]] = []
    problems = 0
    for file in arguments.files:
        try:
            reading, _ = read_document(file)
        except Problem as problem:
            print(f"{file}: {speak(problem)}", file=sys.stderr)
            problems += 1
            continue
        if arguments.format == "jsonl":
            print(write_line(reading))
        elif arguments.format == "table":
            print(write_table(reading, explain=arguments.explain))
        readings.append(reading)
    if arguments.format == "json" and readings:
        print(write_json(readings))
    return 1 if problems else 0


def read_document(file: str) -> tuple[dict[str, Any], str]:
    """The reading of the document at a path, as JSON, and the text that its places count in."""
    document = open_file(file)
    for note in document.notes:
        print(f"{file}: {note}", file=sys.stderr)
    if document.language is None:
        raise UnreadLanguage(language="unknown")
    reading = read(document.text, language=document.language, title=document.title)
    return reading.to_json(source=file, sha256=document.sha256), document.text
