"""What was kept is read, whatever stops in between."""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jawla.claims import background
from jawla.claims.models import Claim, Reading
from jawla.claims.take_in import take_in_address, take_in_bytes, take_in_text
from jawla.officers.access import NotAllowed
from jawla.sources.fetch import Fetched
from jawla.sources.models import Source

TEXT = (
    "The fifth round of political consultations between the foreign ministries of Norway and Sweden "
    "was held in Oslo on 3 May 2024."
)

KEEP = """
import os, signal, django
django.setup()
from datetime import UTC, datetime
from jawla.officers.models import Officer
from jawla.claims import background, propose, take_in
take_in.take_in_text(text={text!r}, by=Officer.objects.get(), at=datetime(2026, 3, 1, tzinfo=UTC))
def end(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
"""
BEFORE_READING = KEEP + "end()"
WHILE_READING = KEEP + "propose.read = end; background.work(until_done=True)"
BEFORE_COMMIT = KEEP + "propose.draft_groups = end; background.work(until_done=True)"


@pytest.fixture
def killed(transactional_db, amal):
    """Run a program on the database of this test, and see it killed."""

    def run(program):
        settings = {"DJANGO_SETTINGS_MODULE": "jawla.site.settings", "JAWLA_DATABASE_URL": _address()}
        ended = subprocess.run(
            [sys.executable, "-c", program.format(text=TEXT)], env={**os.environ, **settings}
        )
        assert ended.returncode == -signal.SIGKILL

    return run


def _address():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["JAWLA_DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_in_is_read_by_the_worker(amal, at):
    kept = [
        take_in_text(text=TEXT, by=amal, at=at),
        take_in_bytes(content=b"The weather was fine all over the country.", name="w.txt", by=amal, at=at),
        take_in_address(
            address="https://example.org/", by=amal, at=at,
            get=lambda _: Fetched(b"It is going to rain tomorrow.", "text/plain", None, "https://example.org/"),
        ),
    ]  # fmt: skip

    background.work(until_done=True)

    assert {one.source for one in kept} == {reading.source for reading in Reading.objects.all()}
    assert background.count_waiting() == 0


def test_a_source_kept_before_is_not_queued_again(amal, at):
    for _ in range(2):
        take_in_text(text=TEXT, by=amal, at=at)

    assert background.count_waiting() == 1


@pytest.mark.parametrize("program", [BEFORE_READING, WHILE_READING, BEFORE_COMMIT])
def test_a_killed_process_loses_and_doubles_nothing(killed, program):
    killed(program)
    assert (Source.objects.count(), Reading.objects.count(), Claim.objects.count()) == (1, 0, 0)

    background.take_up_again(at=timezone.now())
    background.take_up_again(at=timezone.now())
    background.work(until_done=True)

    assert Reading.objects.count() == 1
    fields = list(Claim.objects.values_list("field", flat=True))
    assert fields.count("role") == 1 and "ordinal" in fields


def test_a_source_that_lost_its_place_in_the_queue_gets_one(keep, at):
    source = keep(TEXT)

    first, second = background.take_up_again(at=at), background.take_up_again(at=at)

    assert (first, second) == ([source], [])


@pytest.mark.django_db(transaction=True)
def test_a_reading_that_failed_is_told_and_taken_up_again(amal, at, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("no data")

    source = take_in_text(text=TEXT, by=amal, at=at).source
    with monkeypatch.context() as patch:
        patch.setattr("jawla.claims.propose.read", fail)
        background.work(until_done=True)
    stuck = background.find_stuck()

    taken_up = background.take_up_again(at=at)
    background.work(until_done=True)

    assert stuck == [(source, "RuntimeError: no data")]
    assert taken_up == [source]
    assert Reading.objects.get().source == source and background.find_stuck() == []


def test_a_source_read_twice_over_is_left_as_it_is(keep, at):
    source = keep(TEXT)

    for _ in range(2):
        background.read_source.call(source.pk)

    assert Reading.objects.count() == 1


def test_what_is_done_is_not_waiting(keep):
    background.enqueue_reading(keep(TEXT))
    DBTaskResult.objects.update(status="SUCCESSFUL")

    assert background.count_waiting() == 0


@pytest.fixture
def stuck(amal, at):
    """A source whose reading failed."""
    source = take_in_text(text=TEXT, by=amal, at=at).source
    DBTaskResult.objects.update(status="FAILED", finished_at=at, traceback="RuntimeError: no data")
    return source


def test_read_again_queues_what_broke_off_once(stuck, amal, at):
    read = background.read_again(source=stuck.pk, by=amal, at=at)

    assert read == stuck
    assert (background.count_waiting(), background.find_stuck()) == (1, [])
    with pytest.raises(background.NotStuck):
        background.read_again(source=stuck.pk, by=amal, at=at)


def test_read_again_refuses_what_never_broke_off(keep, amal, at):
    with pytest.raises(background.NotStuck):
        background.read_again(source=keep(TEXT).pk, by=amal, at=at)


def test_read_again_is_not_for_readers(stuck, carmen, at):
    with pytest.raises(NotAllowed):
        background.read_again(source=stuck.pk, by=carmen, at=at)
