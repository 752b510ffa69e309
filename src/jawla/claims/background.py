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
from jawla.sources.models import Source


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
    waiting = tasks.filter(status=TaskResultStatus.READY).values_list("args_kwargs", flat=True)
    queued = {row["args"][0] for row in waiting}
    unread = Source.objects.filter(readings=None).exclude(pk__in=queued).defer("text").order_by("id")
    for source in unread:
        enqueue_reading(source)
    return list(unread)


def find_stuck() -> list[tuple[Source, str]]:
    """Sources whose reading failed and is not queued again, each with the last line of what went wrong."""
    failed = DBTaskResult.objects.filter(
        task_path=read_source.module_path, status=TaskResultStatus.FAILED
    ).order_by("finished_at")
    last = {task.args_kwargs["args"][0]: task.traceback.strip().splitlines()[-1:] for task in failed}
    unread = Source.objects.filter(readings=None, pk__in=last).defer("text")
    return [(source, "".join(last[source.pk])) for source in unread]


def count_waiting() -> int:
    """How many sources wait to be read."""
    going = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=read_source.module_path, status__in=going).count()


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
