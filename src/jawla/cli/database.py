"""The database as the commands need it."""

from __future__ import annotations

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from jawla.terms.problem import Problem


class DatabaseAway(Problem):
    """The database does not answer."""

    what = "The database cannot be opened: {reason}."
    where = "{database}"
    remedy = "Check JAWLA_DATABASE_URL and JAWLA_HOME, and that the database server runs."


def prepare_database() -> bool:
    """Bring the tables up to date; whether there was anything to do. Raises DatabaseAway."""
    try:
        with connection.cursor():
            pass
    except OperationalError as error:
        database = str(connection.settings_dict["NAME"])
        raise DatabaseAway(reason=str(error).strip(), database=database) from error
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return True
