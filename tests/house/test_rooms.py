"""Contract 7, which import-linter cannot see: a foreign key points to its own app or a lower one."""

from __future__ import annotations

import ast
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
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("jawla.") and list(config.get_models())}

    assert ours == set(STORING)


def test_no_door_saves_or_queries_a_table():
    for door in ("web", "api", "cli", "exports", "papers"):
        for path in (PACKAGE / door).rglob("*.py"):
            called = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
            assert not called & {"objects", "save", "bulk_create"}, path.relative_to(ROOT)


def test_no_word_of_a_language_stands_outside_its_folder():
    for path in (PACKAGE / "reading").rglob("*.py"):
        if "languages" in path.relative_to(PACKAGE / "reading").parts[:1]:
            continue
        strings = [n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        for one in strings:
            # Character classes (a single letter or a range) belong to the script, words to the language.
            letters = [c for c in one if "\u0620" <= c <= "\u064a" or "\u4e00" <= c <= "\u9fff"]
            assert len(letters) < 3 or "-" in one, f"{path.relative_to(ROOT)}: {one!r}"


def test_no_module_is_named_for_nothing():
    vague = {"utils", "helpers", "common", "manager", "misc"}

    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in vague]
