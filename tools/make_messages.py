"""Collect the sentences of the screen and of problems, and compile their translations.

`make messages` adds what is new to the catalogues (to be translated there) and compiles them. With `--check`
nothing is written: it fails where a sentence has no translation, where the places in it differ, or where a
compiled catalogue is not that of its source.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "jawla"
LOCALES = PACKAGE / "site" / "locale"
LANGUAGES = ("ar", "zh_Hans")
PATTERN = "pattern"
PARTS = ("what", "where", "remedy")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
PLACES = re.compile(r"\{\w*[^{}]*\}|%\(\w+\)s")
Found = tuple[str, str | tuple[str, str], str | None]  # file, sentence (or one and many), context


def collect() -> Catalog:
    """Every sentence that a page, a program or the terminal may show, with the files it stands in."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        for file, words, context in (*_called(path), *_told(path)):
            catalog.add(words, locations=[(file, 0)], context=context)
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        code = templatize(path.read_text("utf-8"), origin=str(path))
        for file, words, context in _marked(path, code.encode()):
            catalog.add(words, locations=[(file, 0)], context=context)
    for file, words, context in _patterns():
        catalog.add(words, locations=[(file, 0)], context=context)
    return catalog


def _patterns() -> Iterator[Found]:
    """Names of patterns, which tell at the desk why the reader took some words."""
    for path in sorted((PACKAGE / "reading").rglob("languages/*/*.toml")):
        for name in _names(tomllib.loads(path.read_text("utf-8"))):
            yield _name(path), name, PATTERN
    for path in sorted((PACKAGE / "reading").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "fact":
                yield from ((_name(path), words, PATTERN) for words in _strings(node.args[-1]))


def _names(data: object) -> Iterator[str]:
    """The `name` of every table at any depth."""
    if isinstance(data, dict):
        if isinstance(data.get("name"), str):
            yield data["name"]
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            yield from _names(one)


def _marked(path: Path, code: bytes) -> Iterator[Found]:
    for _line, words, _comments, context in extract("python", io.BytesIO(code), KEYWORDS):
        if words and words != ("", ""):
            yield _name(path), words, context


def _called(path: Path) -> Iterator[Found]:
    """As Babel does for templates, but only where the argument is the sentence itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
            words = [
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            context = words.pop(0) if words and "pgettext" in node.func.id else None
            if words:
                yield _name(path), (words[0], words[1]) if len(words) > 1 else words[0], context


def _told(path: Path) -> Iterator[Found]:
    """Sentences of problems and notes, which are translated where they are shown and not where they arise."""
    tree = ast.parse(path.read_text("utf-8"))
    if not re.search(r"\b(Problem|Note)\b", path.read_text("utf-8")):
        return
    for node in ast.walk(tree):
        for words in (*_of_class(node), *_of_call(node)):
            yield _name(path), words, None
    for node in tree.body:
        for words in _of_constant(node):
            yield _name(path), words, None


def _of_class(node: ast.AST) -> Iterator[str]:
    """what, where, remedy of a kind of problem."""
    if isinstance(node, ast.ClassDef):
        for line in node.body:
            if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") in PARTS:
                yield from (words for words in _strings(line.value) if " " in words)


def _of_call(node: ast.AST) -> Iterator[str]:
    """Sentences given where a problem is made."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "")[:1].isupper():
        for argument in node.args[:3]:
            yield from (words for words in _strings(argument) if _is_sentence(words))


def _of_constant(node: ast.AST) -> Iterator[str]:
    """Sentences kept as constants of a module, alone or in a dictionary."""
    name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
    if (
        isinstance(node, ast.Assign) and name.isupper() and name != "HELP"
    ):  # the command's own help is English
        values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
        for value in values:
            yield from (words for words in _strings(value) if _is_sentence(words))


def _strings(node: ast.AST | None) -> Iterator[str]:
    # "{name}" alone is the same in every language.
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and PLACES.sub("", node.value).strip():
        yield node.value


def _is_sentence(words: str) -> bool:
    return " " in words and words.rstrip().endswith((".", "?", "!"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def merge(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with exactly the sentences of `template`; new ones are empty."""
    path = _source(language)
    catalog = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as source:
            catalog = read_po(source, locale=language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    _sign(catalog)
    return catalog


def _sign(catalog: Catalog) -> None:
    """A header without the moment: the same sentences give the same files whenever they are compiled."""
    catalog.header_comment = (
        "# Sentences of the screen and of problems. Made by `make messages`; translate here."
    )
    catalog.project, catalog.version, catalog.fuzzy = "jawla", "1", False
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = "jawla"
    catalog.creation_date = catalog.revision_date = FIXED


def faults(language: str, template: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, one line each."""
    catalog = merge(language, template)
    for message in catalog:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        first = message.id[0] if isinstance(message.id, tuple) else message.id
        if message.fuzzy or not all(texts):
            where = ", ".join(file for file, _ in message.locations)
            yield f"{language}: not translated: {first!r} ({where})"
        # A date may name the month by its number: see web/dates.py.
        elif message.context != "date" and any(not _same_places(message.id, text) for text in texts):
            yield f"{language}: other places than in {first!r}"
    if not _compiled(language).exists() or _compiled(language).read_bytes() != compile_catalog(catalog):
        yield f"{language}: the compiled catalogue is old; run `make messages`"


def _same_places(identifier: str | tuple[str, ...], text: str) -> bool:
    forms = identifier if isinstance(identifier, tuple) else (identifier,)
    wanted = {place for form in forms for place in PLACES.findall(form)}
    there = set(PLACES.findall(text))
    # A form for one or two may say the number in words.
    return there == wanted or (isinstance(identifier, tuple) and there < wanted)


def compile_catalog(catalog: Catalog) -> bytes:
    """The bytes of the compiled catalogue; the same for the same sentences, whenever they are compiled."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _source(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def _compiled(language: str) -> Path:
    return _source(language).with_suffix(".mo")


def write(language: str, catalog: Catalog) -> None:
    """Both files of a language."""
    _source(language).parent.mkdir(parents=True, exist_ok=True)
    with _source(language).open("wb") as out:
        write_po(out, catalog, sort_output=True, include_lineno=False, omit_header=False, width=110)
    _compiled(language).write_bytes(compile_catalog(catalog))


def main() -> int:
    settings.configure(USE_I18N=True)
    django.setup()
    template = collect()
    if "--check" in sys.argv:
        wrong = [line for language in LANGUAGES for line in faults(language, template)]
        print(
            "\n".join(wrong)
            or f"{len(template)} sentences, each in {len(LANGUAGES)} languages besides English"
        )
        return 1 if wrong else 0
    for language in LANGUAGES:
        catalog = merge(language, template)
        write(language, catalog)
        missing = sum(1 for message in catalog if message.id and not message.string)
        print(f"{language}: {len(catalog)} sentences, {missing} to be translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
