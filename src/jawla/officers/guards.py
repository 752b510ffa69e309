"""Guards in the database itself: rows that nobody changes or takes out, whatever program tries.

They are operations for migrations. SQLite drops the triggers of a table that a later migration rebuilds: such
a migration must end with the same guards again.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython
from django.db.migrations.state import StateApps

REFUSE = """
CREATE OR REPLACE FUNCTION jawla_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; END $$
"""


def append_only(table: str) -> RunPython:
    """No row of `table` is ever changed or taken out."""
    message = f"{table}: rows are added, never changed"
    return _operation(
        table,
        [trigger(f"{table}_no_update", table, "UPDATE", "", message), _no_delete(table, message)],
    )


def frozen(table: str, *columns: str) -> RunPython:
    """No row of `table` is ever taken out, and these columns stay as they were written."""
    message = f"{table}: what was written stays"
    changed = " OR ".join(f'OLD."{c}" {{differs}} NEW."{c}"' for c in columns)
    return _operation(
        table, [trigger(f"{table}_no_update", table, "UPDATE", changed, message), _no_delete(table, message)]
    )


def trigger(name: str, table: str, event: str, when: str, message: str) -> dict[str, str]:
    """The SQL, by vendor, that refuses `event` on a row of `table` when `when` holds."""
    sqlite = f"WHEN {when.format(differs='IS NOT')}" if when else ""
    postgresql = f"WHEN ({when.format(differs='IS DISTINCT FROM')})" if when else ""
    return {
        "sqlite": f"""CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {sqlite}
            BEGIN SELECT RAISE(ABORT, '{message}'); END""",
        "postgresql": f"""CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {postgresql}
            EXECUTE FUNCTION jawla_refuse('{message}')""",
    }


def _no_delete(table: str, message: str) -> dict[str, str]:
    return trigger(f"{table}_no_delete", table, "DELETE", "", message)


def _operation(table: str, triggers: list[dict[str, str]]) -> RunPython:
    def raise_guards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        vendor = editor.connection.vendor
        if vendor == "postgresql":
            editor.execute(REFUSE)
        for one in triggers:
            editor.execute(one[vendor])

    return RunPython(raise_guards, RunPython.noop)
