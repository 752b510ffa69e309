"""The queue of sources to be read: it lies in the database, so that no stop of a process loses anything."""

from __future__ import annotations

import contextlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus, task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from jawla.claims.propose import AlreadyRead, propose_claims
from jawla.officers import audit
from jawla.officers.access import may_keep, require
from jawla.officers.models import Officer
from jawla.sources.models import Source
from jawla.terms.problem import Problem


class NotStuck(Problem):
    """Nothing broke off that could be taken up again."""

    what = "The reading of this source did not break off."
    where = "Source {source}."
    remedy = "Open the source: it was read, or waits to be read."


@task()
def read_source(source_id: int) -> None:
    """Read one kept source. The queue is a door of its own, hence the clock here."""
    source = Source.objects.get(pk=source_id)
    # Queued twice, after a stop in the middle: once is enough.
    with contextlib.suppress(AlreadyRead):
        propose_claims(source=source, at=timezone.now())


def enqueue_reading(source: Source) -> None:
    """Put `source` in the queue, in the transaction of the caller."""
    read_source.enqueue(source.pk)


@transaction.atomic
def take_up_again(*, at: datetime) -> list[Source]:
    """The sources that nobody read and nobody was going to: they are in the queue again, each once."""
    tasks = DBTaskResult.objects.filter(task_path=read_source.module_path)
    # Begun and never ended: its worker was killed. One that does live on finishes all the same; what it did
    # is then found done.
    tasks.filter(status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.FAILED, finished_at=at, traceback="The worker was stopped while it read."
    )
    unread = Source.objects.filter(readings=None).exclude(pk__in=_going()).defer("text").order_by("id")
    for source in unread:
        enqueue_reading(source)
    return list(unread)


@transaction.atomic
def read_again(*, source: int, by: Officer, at: datetime) -> Source:
    """The source whose reading broke off, in the queue once more; raises NotStuck for any other."""
    require(may_keep, by)
    audit.record(by=by, verb="read-again", kind="source", key=source, at=at)
    stuck = next((one for one, _ in find_stuck() if one.pk == source), None)
    if stuck is None:
        raise NotStuck(source=source)
    enqueue_reading(stuck)
    return stuck


def find_stuck() -> list[tuple[Source, str]]:
    """Sources whose reading failed and is not queued again, each with the last line of what went wrong."""
    failed = DBTaskResult.objects.filter(
        task_path=read_source.module_path, status=TaskResultStatus.FAILED
    ).order_by("finished_at")
    last = {task.args_kwargs["args"][0]: task.traceback.strip().splitlines()[-1:] for task in failed}
    unread = Source.objects.filter(readings=None, pk__in=last).exclude(pk__in=_going()).defer("text")
    return [(source, "".join(last[source.pk])) for source in unread]


def count_waiting() -> int:
    """How many sources wait to be read."""
    return len(_going())


def _going() -> list[int]:
    """The sources that are queued or being read, one for each task."""
    going = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    tasks = DBTaskResult.objects.filter(task_path=read_source.module_path, status__in=going)
    return [row["args"][0] for row in tasks.values_list("args_kwargs", flat=True)]


def work(*, until_done: bool) -> None:
    """Do what is queued; then return (`until_done`), or go on until the process is told to stop."""
    worker = Worker(
        queue_names=["default"],
        interval=1,
        batch=until_done,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    if not until_done:
        worker.configure_signals()
    worker.run()
