import pytest

from jawla.officers.access import NotAllowed
from jawla.officers.enrol import NameTaken, NameUnfit, enrol_officer, find_first_administrator
from jawla.officers.models import AuditLine, Role


def test_the_first_officer_may_come_from_nobody(db, at):
    first = enrol_officer(name="first", role=Role.ADMINISTRATOR, by=None, at=at)

    assert find_first_administrator() == first
    assert not first.has_usable_password()
    assert AuditLine.objects.get().verb == "enrol-officer"


def test_the_second_needs_an_administrator(amal, at):
    for by in (None, amal):
        with pytest.raises(NotAllowed):
            enrol_officer(name="second", role=Role.READER, by=by, at=at)


def test_a_name_is_taken_once(dalal, at):
    with pytest.raises(NameTaken, match="dalal"):
        enrol_officer(name="dalal", role=Role.READER, by=dalal, at=at)


@pytest.mark.parametrize("name", ["", "two words", "x" * 151, "a/b"])
def test_enrol_refuses_an_unfit_name(dalal, at, name):
    with pytest.raises(NameUnfit):
        enrol_officer(name=name, role=Role.READER, by=dalal, at=at)
