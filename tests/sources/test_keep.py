import hashlib
import threading
from contextlib import contextmanager

import pytest
from at_once import at_once
from django.db import IntegrityError, OperationalError, connection, transaction

from jawla.officers.access import NotAllowed
from jawla.officers.models import AuditLine
from jawla.sources import keep as keeping
from jawla.sources.describe import VoiceUnknown
from jawla.sources.fetch import LARGEST, Fetched
from jawla.sources.keep import DiskFull, TextUnfit, TooLarge, keep_address, keep_bytes, keep_text
from jawla.sources.models import Original, Sighting, Source
from jawla.text.document import EmptyFile

NO_ROOM = """CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'the disk is full'; END $$;
    CREATE TRIGGER no_room BEFORE INSERT ON sources_original FOR EACH ROW EXECUTE FUNCTION no_room()"""
TEXT = "عقدت الجولة الثالثة في العاصمة.\nواتفق الجانبان على عقد الجولة المقبلة قريبا بين البلدين."


def test_bytes_are_kept_as_they_came(amal, at):
    content = TEXT.encode("utf-16")

    kept = keep_bytes(content=content, name="round.txt", by=amal, at=at)

    source = Source.objects.get()
    assert kept.new and kept.source == source
    assert bytes(source.original.content) == content
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert (source.text, source.language, source.name) == (TEXT, "ar", "round.txt")
    assert (source.kept_by, source.kept_at) == (amal, at)


def test_keeping_leaves_a_sighting_and_a_line_of_audit(amal, at):
    keep_text(text=TEXT, by=amal, at=at)

    assert Sighting.objects.get().seen_by == amal
    assert AuditLine.objects.get().verb == "keep"


def test_the_same_bytes_twice_are_one_source(amal, bo, at):
    first = keep_bytes(content=TEXT.encode(), name="a.txt", by=amal, at=at)

    second = keep_bytes(content=TEXT.encode(), name="b.txt", by=bo, at=at)

    assert (second.same, second.source) == ("bytes", first.source)
    assert [(seen.name, seen.seen_by) for seen in Sighting.objects.all()] == [("a.txt", amal), ("b.txt", bo)]


def test_the_same_text_in_other_bytes_is_one_source(amal, at):
    first = keep_bytes(content=TEXT.encode(), name="a.txt", by=amal, at=at)

    second = keep_bytes(content=TEXT.encode("utf-16"), name="b.txt", by=amal, at=at)

    assert (second.same, second.source) == ("text", first.source)
    assert Source.objects.count() == Original.objects.count() == 1


def test_only_a_new_source_is_announced(amal, at):
    announced = []

    for _ in range(2):
        keep_text(text=TEXT, by=amal, at=at, on_new=announced.append)

    assert announced == [Source.objects.get()]


def test_nothing_is_kept_when_the_announcement_fails(amal, at):
    def fail(source):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_text(text=TEXT, by=amal, at=at, on_new=fail)

    assert not Source.objects.exists() and not Sighting.objects.exists() and not AuditLine.objects.exists()


def test_an_address_gives_its_voice(amal, at):
    page = Fetched(TEXT.encode(), "text/plain", "utf-8", "https://www.mofa.gov.kw/ar/1")

    source = keep_address(address="https://mofa.gov.kw/1", by=amal, at=at, get=lambda _: page).source

    assert (source.address, source.voice, source.voice_state) == (page.address, "ministry", "KW")


def test_an_officer_says_whose_voice_it_is(amal, at):
    note = keep_text(text=TEXT, voice="officer", title="Call", by=amal, at=at).source

    assert (note.voice, note.voice_state, note.title) == ("officer", "", "Call")


def test_keep_refuses_a_voice_that_is_none(amal, at):
    with pytest.raises(VoiceUnknown, match="rumour"):
        keep_text(text=TEXT, voice="rumour", by=amal, at=at)


def test_a_reader_keeps_nothing(carmen, at):
    with pytest.raises(NotAllowed):
        keep_text(text=TEXT, by=carmen, at=at)


def test_keep_refuses_an_empty_file(amal, at):
    with pytest.raises(EmptyFile):
        keep_bytes(content=b"", name="empty.txt", by=amal, at=at)

    assert not Source.objects.exists()


def test_keep_refuses_more_than_a_source_may_have(amal, at):
    with pytest.raises(TooLarge, match="large"):
        keep_bytes(content=b"a" * (LARGEST + 1), name="large.txt", by=amal, at=at)


def test_keep_refuses_half_characters(amal, at):
    with pytest.raises(TextUnfit, match="place 3"):
        keep_text(text="abc\ud83d", by=amal, at=at)


def test_a_name_that_cannot_be_stored_is_cleaned(amal, at):
    name = "round\0\udcff\n5.txt" + "x" * 300

    source = keep_bytes(content=TEXT.encode(), name=name, by=amal, at=at).source

    assert source.name == ("round5.txt" + "x" * 300)[:255]


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_keeps_nothing_and_says_so(amal, at, full_disk):
    words = " ".join(f"word{n}" for n in range(40_000))

    with full_disk, pytest.raises(DiskFull, match="disk is full"):
        keep_text(text=words, by=amal, at=at)

    assert not Source.objects.exists() and not Sighting.objects.exists()
    assert keep_text(text=words, by=amal, at=at).new


def test_another_failure_of_the_database_is_not_called_a_full_disk(amal, at):
    def lock(source):
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError):
        keep_text(text=TEXT, by=amal, at=at, on_new=lock)


@pytest.mark.parametrize("change", [{"text": "other"}, {"sha256": "0"}, {"title": "other"}])
def test_the_database_keeps_a_source_as_it_was(keep, change):
    source = keep(TEXT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_two_who_keep_the_same_at_once_share_one_source(amal, bo, at, monkeypatch):
    # Both have looked and found nothing before either of them writes.
    both_looked = threading.Barrier(2, timeout=10)
    open_document = keeping.open_document
    monkeypatch.setattr(
        keeping, "open_document", lambda *a, **k: (both_looked.wait(), open_document(*a, **k))[1]
    )

    kept = at_once(lambda: keep_text(text=TEXT, by=amal, at=at), lambda: keep_text(text=TEXT, by=bo, at=at))

    assert sorted(str(one.same) for one in kept) in (["None", "bytes"], ["None", "text"])
    assert Source.objects.count() == 1 and Sighting.objects.count() == 2


@pytest.fixture
def full_disk():
    """A database without room for more: SQLite may not grow; PostgreSQL answers as it does on a full disk."""
    return _no_room()


@contextmanager
def _no_room():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
            yield
            cursor.execute("PRAGMA max_page_count = 1073741823")
        else:
            cursor.execute(NO_ROOM)
            yield
            cursor.execute("DROP TRIGGER no_room ON sources_original; DROP FUNCTION no_room()")
