import pytest
from django.db import IntegrityError, transaction
from past_guards import force

from jawla.officers import audit
from jawla.officers.models import AuditLine


@pytest.fixture
def trail(amal, bo, at):
    return [
        audit.record(by=who, verb="keep", kind="source", key=n, at=at)
        for n, who in enumerate([amal, bo, None])
    ]


def test_the_trail_follows_line_from_line(trail):
    assert audit.verify() == 3


def test_a_changed_line_breaks_the_trail(trail):
    force(f"UPDATE officers_auditline SET key = '7' WHERE id = {trail[1].pk}")

    with pytest.raises(audit.ChainBroken, match=f"Line {trail[1].pk}"):
        audit.verify()


def test_a_line_taken_out_breaks_the_trail(trail):
    force(f"DELETE FROM officers_auditline WHERE id = {trail[1].pk}")

    with pytest.raises(audit.ChainBroken, match=f"Line {trail[2].pk}"):
        audit.verify()


@pytest.mark.parametrize(
    "act", [lambda lines: lines.update(key="7"), lambda lines: lines.all()._raw_delete("default")]
)
def test_the_database_keeps_the_trail_as_it_is(trail, act):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        act(AuditLine.objects)

    assert audit.verify() == 3
