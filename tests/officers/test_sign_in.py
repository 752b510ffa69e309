from datetime import timedelta

import pytest

from jawla.officers.models import Entry, Token
from jawla.officers.sign_in import (
    EntryClosed,
    TokenUnknown,
    find_officer_by_token,
    make_entry,
    make_token,
    revoke_token,
    use_entry,
)

HOUR = timedelta(hours=1)


def test_an_entry_lets_its_officer_in(amal, at):
    token = make_entry(officer=amal, at=at, lifetime=HOUR)

    assert use_entry(token=token, at=at + HOUR / 2) == amal


def test_an_entry_opens_once_only(amal, at):
    token = make_entry(officer=amal, at=at, lifetime=HOUR)
    use_entry(token=token, at=at)

    with pytest.raises(EntryClosed):
        use_entry(token=token, at=at)


def test_an_entry_closes_after_its_lifetime(amal, at):
    token = make_entry(officer=amal, at=at, lifetime=HOUR)

    with pytest.raises(EntryClosed):
        use_entry(token=token, at=at + HOUR)


def test_an_entry_of_one_who_left_stays_closed(amal, at):
    token = make_entry(officer=amal, at=at, lifetime=HOUR)
    amal.is_active = False
    amal.save()

    with pytest.raises(EntryClosed):
        use_entry(token=token, at=at)


@pytest.mark.parametrize("token", ["", "guess", "\ud800", "\0", "x" * 10_000])
def test_a_token_that_never_was_opens_nothing(db, at, token):
    with pytest.raises(EntryClosed):
        use_entry(token=token, at=at)


def test_only_hashes_of_tokens_are_kept(amal, at):
    entry = make_entry(officer=amal, at=at, lifetime=HOUR)
    token = make_token(officer=amal, name="archive", at=at)

    kept = str(list(Entry.objects.values())) + str(list(Token.objects.values()))

    assert entry not in kept and token not in kept


def test_a_programs_token_finds_its_officer(amal, at):
    token = make_token(officer=amal, name="archive", at=at)

    assert find_officer_by_token(token) == amal


def test_a_revoked_token_finds_nobody(amal, dalal, at):
    token = make_token(officer=amal, name="archive", at=at)
    revoke_token(token=token, by=dalal, at=at)

    with pytest.raises(TokenUnknown):
        find_officer_by_token(token)
