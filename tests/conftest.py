"""Standing characters: Amal drafts, Bo decides, Carmen reads, Dalal administers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import TransactionTestCase

from jawla.officers.models import Officer, Role
from jawla.sources.keep import keep_text
from jawla.sources.models import Source

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
Keep = Callable[..., Source]


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def amal(db: None) -> Officer:
    return Officer.objects.create_user("amal", role=Role.OFFICER, first_name="Amal")


@pytest.fixture
def bo(db: None) -> Officer:
    return Officer.objects.create_user("bo", role=Role.OFFICER, first_name="Bo")


@pytest.fixture
def carmen(db: None) -> Officer:
    return Officer.objects.create_user("carmen", role=Role.READER, first_name="Carmen")


@pytest.fixture
def dalal(db: None) -> Officer:
    return Officer.objects.create_user("dalal", role=Role.ADMINISTRATOR, first_name="Dalal")


@pytest.fixture
def keep(amal: Officer) -> Keep:
    """Keep a text as Amal's; a source of press unless said otherwise."""

    def keep(text: str, **said: str) -> Source:
        return keep_text(text=text, by=amal, at=AT, **said).source

    return keep


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as it runs: in memory a second connection is refused where it should wait."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def _empty_guarded_tables() -> Iterator[None]:
    """Tests with real transactions empty all tables afterwards, which our guards on SQLite forbid.

    They are let down for that moment only. PostgreSQL truncates, past them.
    """
    teardown = TransactionTestCase._fixture_teardown

    def without_guards(case: TransactionTestCase) -> None:
        guards = _lower_guards()
        teardown(case)
        with connection.cursor() as cursor:
            for sql in guards:
                cursor.execute(sql)

    TransactionTestCase._fixture_teardown = without_guards  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]


def _lower_guards() -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE%'")
        rows = cursor.fetchall()
        for name, _ in rows:
            cursor.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in rows]
