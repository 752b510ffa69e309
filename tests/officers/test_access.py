import pytest
from django.contrib.auth.models import AnonymousUser

from jawla.officers.access import NotAllowed, may_administer, may_decide, may_keep, may_read, require


def test_each_role_may_what_it_should(carmen, amal, dalal):
    rules = (may_read, may_keep, may_decide, may_administer)

    allowed = {who.username: [rule(who) for rule in rules] for who in (carmen, amal, dalal)}

    assert allowed == {
        "carmen": [True, False, False, False],
        "amal": [True, True, True, False],
        "dalal": [True, True, True, True],
    }


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_nobody_may_read_nothing(nobody):
    assert not may_read(nobody)


def test_an_officer_who_left_may_nothing(amal):
    amal.is_active = False

    assert not may_read(amal)


def test_require_names_the_officer_it_refuses(carmen):
    with pytest.raises(NotAllowed, match="Carmen"):
        require(may_decide, carmen)
