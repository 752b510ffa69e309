import pytest
from django.test import Client
from pages import foreign_words, text_of

from jawla.officers.models import Officer

LONG = "ثلاث سفن في ميناء بعيد"


@pytest.fixture
def newcomer(bo):
    """Bo, as one who came in by a link and has no password."""
    bo.set_unusable_password()
    bo.save()
    return bo


def test_home_asks_for_a_password_until_there_is_one(newcomer, signed_in):
    client = signed_in(newcomer, "en")
    before = text_of(client.get("/").content)

    answer = client.post("/password/first/", {"password1": LONG, "password2": LONG}, follow=True)

    assert "You have no password yet" in before
    assert answer.redirect_chain[-1][0] == "/"
    assert "You have no password yet" not in text_of(answer.content)
    assert Client().login(username="bo", password=LONG)


def test_password_page_leads_a_newcomer_to_the_first_one(newcomer, signed_in):
    assert signed_in(newcomer).get("/password/")["Location"] == "/password/first/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password1": "12345678", "password2": "12345678"}, "شائعة"),
        ({"password1": LONG, "password2": LONG + "!"}, "لم تُغيَّر كلمة المرور."),
    ],
)
def test_bad_password_is_refused_in_words_of_the_page(newcomer, signed_in, given, said):
    answer = signed_in(newcomer).post("/password/first/", given)

    assert "لم تُغيَّر كلمة المرور." in text_of(answer.content)
    assert said in text_of(answer.content)
    assert foreign_words(answer.content) == []
    assert not Officer.objects.get(pk=newcomer.pk).has_usable_password()


def test_change_needs_the_password_until_now(bo, signed_in):
    bo.set_password(LONG)
    bo.save()
    client = signed_in(bo)

    wrong = client.post("/password/", {"oldpassword": "x", "password1": LONG + "2", "password2": LONG + "2"})
    right = client.post(
        "/password/", {"oldpassword": LONG, "password1": LONG + "2", "password2": LONG + "2"}, follow=True
    )

    assert wrong.status_code == 200 and "لم تُغيَّر كلمة المرور." in text_of(wrong.content)
    assert foreign_words(right.content) == []
    assert Client().login(username="bo", password=LONG + "2")
