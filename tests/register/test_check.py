import pytest
from past_guards import force
from telling import FIFTH, HEAD, IN_HANOI, IN_MUSCAT, a_round

from jawla.claims.models import Claim
from jawla.register.check import check
from jawla.register.enter import withdraw_claims

TRADE = [
    ("indicator", "bilateral-trade", "التبادل التجاري"),
    ("value", 5, "خمسة ملايين"),
    ("period", "2024", "العام"),
]
PORT = [("name", "الميناء", "مشروع الميناء"), ("sector", "transport", "النقل")]
AGAIN = [("kind", "hold-next-round", "عقد الجولة المقبلة"), ("gist", "تعقد في مسقط", "تعقد في مسقط")]
MEMO = [("kind", "mou", "مذكرة تفاهم"), ("subject", "الإسكان", "الإسكان"), ("action", "signed", "وقعت")]
STEP = [("project", "الميناء", "رصيف الميناء"), ("what", "افتتاح", "افتتاح"), ("kind", "actual", "افتتح")]
STANCE = [("holder", "OM", "تؤيد عُمان"), ("stance", "support", "تؤيد"), ("issue", "الأمن", "أمن البحر")]


@pytest.fixture
def everything(enter):
    """One source with a group of each kind, all accepted."""
    return enter(
        ("round", None, a_round("reported", FIFTH, IN_HANOI)),
        ("head", 0, HEAD),
        ("round", None, a_round("next", IN_MUSCAT)),
        ("commitment", 0, AGAIN),
        ("instrument", None, MEMO),
        ("project", None, PORT),
        ("figure", None, TRADE),
        ("milestone", None, STEP),
        ("position", None, STANCE),
        outlet="ONA",
    )


def test_check_finds_nothing_after_entering(everything):
    assert check() == []


def test_check_finds_nothing_in_an_empty_register(db):
    assert check() == []


def test_check_finds_nothing_after_withdrawing(everything, bo, at):
    withdraw_claims(claims=Claim.objects.filter(source=everything, field="mechanism"), by=bo, at=at)

    assert check() == []


@pytest.mark.parametrize(
    ("sql", "kind", "field"),
    [
        ("UPDATE register_round SET ordinal = 7 WHERE ordinal = 5", "round", "ordinal"),
        ("UPDATE register_round SET ordinal_inferred = 9 WHERE ordinal IS NULL", "round", "ordinal_inferred"),
        ("UPDATE register_round SET status = 'held'", "round", "status"),
        ("UPDATE register_mechanism SET parties = '[\"OM\"]'", "mechanism", "parties"),
        ("UPDATE register_delegation SET heads = '[]'", "delegation", "heads"),
        ("UPDATE register_person SET names = '{}'", "person", "names"),
        ("UPDATE register_office SET state = 'VN'", "office", "state"),
        ("UPDATE register_instrument SET subject = 'else'", "instrument", "subject"),
        ("UPDATE register_project SET sector = 'water'", "project", "sector"),
        ("UPDATE register_commitment SET gist = 'else'", "commitment", "gist"),
        ("UPDATE register_figure SET value = 6", "figure", "value"),
        ("UPDATE register_figure SET reporter = 'else'", "figure", "reporter"),
        ("UPDATE register_milestone SET what = 'else'", "milestone", "what"),
        ("UPDATE register_position SET stance = 'reject'", "position", "stance"),
        ("DELETE FROM register_project", "project", "record"),
        ("DELETE FROM register_evidence WHERE field = 'gist'", "commitment", "evidence of gist"),
        (
            "UPDATE register_evidence SET chosen = NOT chosen WHERE field = 'city'",
            "round",
            "evidence of city",
        ),
        ("DELETE FROM register_identity WHERE kind = 'project'", "group", "identity as project"),
        ("UPDATE register_identity SET text = 'x' WHERE kind = 'position'", "group", "identity as position"),
        ("DELETE FROM register_match WHERE kind = 'figure'", "group", "match as figure"),
        ("UPDATE register_match SET kind = 'person' WHERE kind = 'office'", "match", "kind"),
        ("UPDATE register_record SET kind = 'person' WHERE kind = 'office'", "record", "kind"),
        ("UPDATE claims_claim SET state = 'proposed' WHERE field = 'gist'", "claim", "state"),
        ("UPDATE claims_claim SET quote = 'else' WHERE field = 'gist'", "claim", "quote"),
        ("UPDATE claims_claim SET value = '\"Hue\"' WHERE field = 'city'", "round", "city"),
        ("DELETE FROM claims_decision WHERE claim_id = (SELECT min(id) FROM claims_claim)", "claim", "state"),
        ("UPDATE sources_source SET text = text || '.'", "source", "text_sha256"),
        ("UPDATE sources_source SET sha256 = 'else'", "source", "sha256"),
        ("DELETE FROM sources_original", "source", "sha256"),
        ("UPDATE sources_source SET outlet = 'else'", "figure", "reporter"),
        ("UPDATE officers_auditline SET verb = 'else'", "audit-line", "hash"),
    ],
)
def test_check_names_a_row_changed_behind_our_back(sql, kind, field, everything):
    force(sql)

    found = check()

    assert any(one.kind == kind and one.field.startswith(field) for one in found), found
    assert all(one.stored != one.rebuilt for one in found)
