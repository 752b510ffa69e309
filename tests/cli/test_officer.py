import re

import pytest

from jawla.cli import officer
from jawla.cli.main import main
from jawla.officers.models import Officer, Role
from jawla.officers.sign_in import find_officer_by_token, use_entry

pytestmark = pytest.mark.django_db


def _token(said):
    return re.search(r"https://desk\.example/enter/(\S+)/", said).group(1)


@pytest.fixture
def at_desk(monkeypatch):
    monkeypatch.setenv("JAWLA_LANGUAGE", "en")
    monkeypatch.setattr("jawla.cli.database.prepare_database", lambda: False)


def test_roles_are_those_of_officers():
    assert list(officer.ROLES) == Role.values


def test_add_makes_an_officer_and_a_link_that_opens_once(at_desk, capsys, settings):
    from django.utils import timezone

    code = main(["officer", "add", "amal", "--role", "head", "--address", "https://desk.example/"])

    made = Officer.objects.get(username="amal")
    assert (code, made.role, made.has_usable_password()) == (0, "head", False)
    assert use_entry(token=_token(capsys.readouterr().out), at=timezone.now()) == made


def test_link_is_for_an_officer_who_is_there(at_desk, bo, capsys):
    from django.utils import timezone

    code = main(["officer", "link", "bo", "--address", "https://desk.example"])

    assert code == 0
    assert use_entry(token=_token(capsys.readouterr().out), at=timezone.now()) == bo


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "bo"], "There is an officer of this name already."),
        (["add", "b o"], "This cannot be a sign-in name."),
        (["link", "nobody"], "There is no officer of this name."),
    ],
)
def test_problems_are_named(at_desk, bo, dalal, capsys, words, said):
    assert main(["officer", *words]) == 1
    assert said in capsys.readouterr().err


def test_token_is_a_key_for_a_program(at_desk, bo, capsys):
    code = main(["officer", "token", "bo"])

    said = capsys.readouterr()
    assert (code, find_officer_by_token(token=said.out.strip())) == (0, bo)
    assert "shown once" in said.err
