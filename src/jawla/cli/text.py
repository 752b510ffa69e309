"""`jawla text FILE…`: the plain text of documents."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from jawla.cli.words import speak
from jawla.terms.problem import Problem
from jawla.text.document import Document, open_document

HELP = "Print the plain text of HTML, PDF, DOCX, EML and plain-text documents."
_SHOWN = ("text", "title", "language", "published", "outlet", "media_type", "encoding", "sha256", "notes")


class CannotOpen(Problem):
    """The system does not give the file."""

    what = "The file cannot be opened: {reason}."
    where = "{name}"
    remedy = "Check the path and that you may read the file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a document; - is the standard input")
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text: the text alone; json: one object a document and line, with what it says of itself",
    )


def run(arguments: argparse.Namespace) -> int:
    """Prints every document that can be read; the problems of the others go to standard error, and 1 back."""
    problems = 0
    for file in arguments.files:
        try:
            document = open_file(file)
        except Problem as problem:
            print(speak(problem), file=sys.stderr)
            problems += 1
        else:
            _show(document, file, arguments.format)
    return 1 if problems else 0


def open_file(file: str) -> Document:
    """The document at a path, or from the standard input for -; a Problem where there is none to read."""
    return open_document(read_file(file), name=file)


def read_file(file: str) -> bytes:
    """The bytes at a path, or of the standard input for -; raises CannotOpen."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise CannotOpen(name=file, reason=getattr(error, "strerror", None) or str(error)) from error


def _show(document: Document, file: str, form: str) -> None:
    if form == "json":
        parts = document.to_json()
        print(json.dumps({"source": file} | {name: parts[name] for name in _SHOWN}, ensure_ascii=False))
        return
    print(document.text, end="" if document.text.endswith("\n") else "\n")
    for note in document.notes:
        print(f"{file}: {note}", file=sys.stderr)
