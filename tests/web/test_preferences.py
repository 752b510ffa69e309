import pytest
from lxml import html

from jawla.officers.models import Officer


def test_language_stays_with_the_officer(signed_in, bo):
    client = signed_in(bo)

    answer = client.post("/language/", {"language": "zh-hans", "next": "/sources/"})

    assert answer["Location"] == "/sources/"
    assert Officer.objects.get(pk=bo.pk).language == "zh-hans"
    assert html.fromstring(client.get("/").content).get("lang") == "zh-hans"


def test_stranger_chooses_a_language_for_this_browser(client, db):
    client.post("/language/", {"language": "en", "next": "/sign-in/"})

    assert html.fromstring(client.get("/sign-in/").content).get("lang") == "en"


@pytest.mark.parametrize("target", ["https://example.com/", "//example.com/", "javascript:alert(1)", ""])
def test_way_back_never_leads_elsewhere(client, db, target):
    answer = client.post("/language/", {"language": "en", "next": target})

    assert answer["Location"] == "/"


def test_unknown_language_changes_nothing(signed_in, bo):
    signed_in(bo).post("/language/", {"language": "xx", "next": "/"})

    assert Officer.objects.get(pk=bo.pk).language == "ar"


def test_theme_is_on_the_page(signed_in, bo):
    client = signed_in(bo)

    client.post("/theme/", {"theme": "dark", "next": "/"})

    assert html.fromstring(client.get("/").content).get("data-theme") == "dark"


def test_unknown_theme_is_a_problem(signed_in, bo):
    assert signed_in(bo).post("/theme/", {"theme": "pink"}).status_code == 422
