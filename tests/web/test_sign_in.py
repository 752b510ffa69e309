from datetime import timedelta

import pytest
from django.utils import timezone
from pages import text_of

from jawla.officers.models import Officer
from jawla.officers.sign_in import make_entry


@pytest.fixture
def link(bo):
    return f"/enter/{make_entry(officer=bo, at=timezone.now(), lifetime=timedelta(minutes=5))}/"


def test_password_lets_an_officer_in(client, bo):
    bo.set_password("a long way north")
    bo.save()

    answer = client.post("/sign-in/", {"login": "bo", "password": "a long way north"})

    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200


def test_wrong_password_is_told_in_three_parts(client, bo):
    answer = client.post("/sign-in/", {"login": "bo", "password": "wrong"})

    assert "الاسم وكلمة المرور لا يتوافقان" in text_of(answer.content)


def test_many_wrong_passwords_close_the_door(client, bo):
    bo.set_password("a long way north")
    bo.save()
    for _ in range(6):
        client.post("/sign-in/", {"login": "bo", "password": "wrong"})

    answer = client.post("/sign-in/", {"login": "bo", "password": "a long way north"})

    assert answer.status_code == 200
    assert client.get("/").status_code == 302


def test_link_fetched_ahead_is_not_used_up(client, link):
    for _ in range(2):
        assert client.get(link).status_code == 200

    answer = client.post(link)

    assert answer["Location"] == "/"


def test_link_opens_once_only(client, link):
    client.post(link)
    client.post("/sign-out/")

    answer = client.post(link)

    assert answer.status_code == 410
    assert client.get("/").status_code == 302


def test_nobody_signs_up(client, db):
    assert client.get("/sign-up/").status_code == 404
    assert Officer.objects.count() == 0


def test_sign_out_wants_a_form(signed_in, bo):
    assert signed_in(bo).get("/sign-out/").status_code == 405
