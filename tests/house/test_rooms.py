"""Contract 7, which import-linter cannot see: a foreign key points to its own app or a lower one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "jawla"
STORING = ["officers", "sources", "claims", "register"]  # lowest first


@pytest.mark.parametrize("room", STORING)
def test_a_foreign_key_points_down_or_stays(room):
    allowed = set(STORING[: STORING.index(room) + 1]) | {"auth", "contenttypes"}

    for model in apps.get_app_config(room).get_models():
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                assert field.related_model._meta.app_label in allowed, f"{model.__name__}.{field.name}"


def test_only_the_four_storing_rooms_have_tables():
    ours = {
        config.label
        for config in apps.get_app_configs()
        if config.name.startswith("jawla.") and list(config.get_models())
    }

    assert ours == set(STORING)


def test_no_door_saves_or_queries_a_table():
    for door in ("web", "api", "cli", "exports", "papers"):
        for path in (PACKAGE / door).rglob("*.py"):
            called = {
                node.attr
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Attribute)
            }
            assert not called & {"objects", "save", "bulk_create"}, path.relative_to(ROOT)


def test_no_word_of_a_language_stands_outside_its_folder():
    reading = PACKAGE / "reading"
    # Making the letters of a script even is no language: fold.py lists single letters.
    places = [reading / "reader.py", *(reading / "facts").rglob("*.py"), *(reading / "engine").rglob("*.py")]

    for path in places:
        if path.name != "fold.py":
            words = re.compile("[\u0620-\u064a]{3}|[\u4e00-\u9fff]{2}")
            assert not [one for one in strings_of(path) if words.search(one)], path.relative_to(ROOT)


def strings_of(path):
    """The strings of a module, without its docstrings: an example in a docstring is no rule."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    documented = [n for n in nodes if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docstrings = {ast.get_docstring(node, clean=False) for node in documented}
    strings = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return strings - docstrings


def test_no_module_is_named_for_nothing():
    vague = {"utils", "helpers", "common", "manager", "misc"}

    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in vague]
