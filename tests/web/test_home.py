import pytest
from django_tasks_db.models import DBTaskResult
from lxml import html
from pages import text_of

from jawla.claims.take_in import take_in_text


@pytest.fixture
def stuck(amal, at):
    source = take_in_text(text="نص عن جولة خامسة عقدت في أوسلو", by=amal, at=at).source
    DBTaskResult.objects.update(status="FAILED", finished_at=at, traceback="File x\nRuntimeError: no data")
    return source


def test_home_names_a_reading_that_broke_off_and_reads_it_again(stuck, signed_in, amal):
    client = signed_in(amal, "en")
    page = html.fromstring(client.get("/").content)
    (button,) = page.xpath(f"//form[@action='/sources/{stuck.pk}/read-again/']")

    after = client.post(button.get("action"), follow=True)

    assert "RuntimeError: no data" in page.text_content()
    assert "Being read again." in text_of(after.content)
    assert "RuntimeError" not in text_of(after.content)
    assert "Waits to be read" in text_of(after.content)


def test_reader_sees_the_trouble_without_the_button(stuck, signed_in, carmen):
    client = signed_in(carmen, "en")

    assert "read-again" not in client.get("/").content.decode()
    assert client.post(f"/sources/{stuck.pk}/read-again/").status_code == 403


def test_source_that_did_not_break_off_is_not_read_again(source, signed_in, amal):
    assert signed_in(amal).post(f"/sources/{source.pk}/read-again/").status_code == 409
