import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from pages import text_of

from jawla.sources.models import Sighting, Source

TEXT = "عُقدت في أوسلو الجولة الخامسة من المشاورات السياسية بين النرويج والسويد يوم الجمعة."


def _add(client, **given):
    return client.post("/sources/add/", given, follow=True)


def _upload(content, name="article.txt"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def test_pasted_text_is_kept_and_waits_to_be_read(signed_in, amal):
    answer = _add(
        signed_in(amal, "en"), by="text", text=TEXT, title="عنوان", outlet="وكالة الشمال", voice="agency"
    )

    kept = Source.objects.get()
    assert (kept.text, kept.title, kept.voice) == (TEXT, "عنوان", "agency")
    assert "Kept, and being read." in text_of(answer.content)
    assert answer.redirect_chain[0][0] == f"/sources/{kept.pk}/"


def test_file_is_kept_under_its_name(signed_in, amal):
    _add(signed_in(amal), by="file", file=_upload(TEXT))

    assert Source.objects.get().name == "article.txt"


def test_same_file_twice_is_said_and_sighted(signed_in, amal):
    client = signed_in(amal, "en")
    _add(client, by="file", file=_upload(TEXT))

    answer = _add(client, by="file", file=_upload(TEXT, "again.txt"))

    assert "Already kept: the very same file" in text_of(answer.content)
    assert (Source.objects.count(), Sighting.objects.count()) == (1, 2)


def test_same_text_in_other_bytes_is_said(signed_in, amal):
    client = signed_in(amal, "en")
    _add(client, by="file", file=_upload(TEXT))

    answer = _add(client, by="file", file=_upload(TEXT.encode("utf-16")))

    assert "Already kept: the same text" in text_of(answer.content)


@pytest.mark.parametrize(
    "given",
    [
        {"by": "text", "text": "  "},
        {"by": "address", "address": ""},
        {"by": "file"},
        {"by": "owl"},
        {},
        {"by": "address", "address": "http://127.0.0.1/"},
        {"by": "address", "address": "file:///etc/passwd"},
    ],
)
def test_bad_form_is_told_on_the_page(signed_in, amal, given):
    answer = _add(signed_in(amal), **given)

    assert answer.status_code == 422
    assert html.fromstring(answer.content).xpath("//div[@id='problem']/div[@class='problem']")
    assert Source.objects.count() == 0


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 8])
def test_file_without_words_is_told_on_the_page(signed_in, amal, content):
    answer = _add(signed_in(amal), by="file", file=_upload(content))

    assert answer.status_code == 422
    assert Source.objects.count() == 0


def test_form_comes_back_with_what_was_typed(signed_in, amal):
    answer = _add(signed_in(amal), by="address", address="http://localhost/")

    field = html.fromstring(answer.content).get_element_by_id("address")
    assert field.get("value") == "http://localhost/"
    assert field.get("aria-invalid") == "true"


def test_reader_may_look_but_not_add(signed_in, carmen, source):
    client = signed_in(carmen, "en")

    assert client.get(f"/sources/{source.pk}/").status_code == 200
    assert client.get("/sources/add/").status_code == 403
    assert _add(client, by="text", text=TEXT).status_code == 403
    assert html.fromstring(client.get("/sources/").content).xpath("//a[@href='/sources/add/']") == []


def test_original_comes_as_a_file_to_save(signed_in, amal):
    page = "<html><body><script>alert(1)</script><p>" + TEXT + "</p></body></html>"
    client = signed_in(amal)
    _add(client, by="file", file=_upload(page, 'evil".html'))

    answer = client.get(f"/sources/{Source.objects.get().pk}/original/")

    assert answer.content == page.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_list_finds_words_of_the_text(signed_in, amal, source, keep):
    keep("نص آخر لا يعني أحداً في شيء", title="آخر")

    page = html.fromstring(signed_in(amal).get("/sources/?q=أوسلو").content)

    assert page.xpath("//tbody//a/@href") == [f"/sources/{source.pk}/"]


def test_text_in_spanish_is_kept_and_said_not_to_be_read(signed_in, amal, keep, at):
    from jawla.claims.propose import propose_claims

    source = keep(
        "Las consultas políticas entre España y Marruecos se celebraron en Rabat el 3 de mayo de 2024."
    )
    propose_claims(source=source, at=at)
    client = signed_in(amal, "en")

    for address in (f"/sources/{source.pk}/", f"/desk/{source.pk}/", "/"):
        assert "in a language that is kept but not read" in text_of(client.get(address).content)
