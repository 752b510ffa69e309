import json

import pytest

from jawla.cli.main import main
from jawla.officers.models import Officer
from jawla.sources.models import Source

TEXT = (
    "The fifth round of political consultations between the foreign ministries of Norway and Sweden "
    "was held in Oslo on 3 May 2024."
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "round.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.django_db(transaction=True)
def test_keep_reads_at_once_where_it_is_asked_to(article, capsys):
    code = main(["keep", str(article), "--read", "--format", "json"])

    said = json.loads(capsys.readouterr().out)
    assert (code, said["new"], said["read"], said["language"]) == (0, True, True, "en")
    assert said["claims"]["proposed"] > 3
    assert Source.objects.get().kept_by == Officer.objects.get(username="administrator")


def test_keep_says_what_was_kept_before(db, article, capsys):
    main(["keep", str(article)])

    code = main(["keep", str(article)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines[0].endswith("It waits to be read.") and "kept before" not in lines[0]
    assert "The same file was kept before." in lines[1]


def test_keep_goes_on_after_a_problem_and_names_it(db, article, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.touch()

    code = main(["keep", str(empty), str(tmp_path / "none.txt"), "http://127.0.0.1/", str(article)])

    out, err = capsys.readouterr()
    assert code == 1 and Source.objects.get().name == "round.txt"
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        str(empty),
        str(tmp_path / "none.txt"),
        "http://127.0.0.1/",
    ]
    assert out.startswith(str(article))


@pytest.mark.parametrize("options", [["--officer", "nobody"], ["--voice", "rumour"]])
def test_keep_refuses_what_it_does_not_know(db, article, capsys, options):
    code = main(["keep", str(article), *options])

    assert code == 1 and options[1] in capsys.readouterr().err
    assert not Source.objects.exists()


def test_keep_says_whose_voice_it_is(db, article):
    main(["keep", str(article), "--voice", "ministry", "--state", "NO", "--outlet", "Utenriksdepartementet"])

    source = Source.objects.get()
    assert (source.voice, source.voice_state, source.outlet) == ("ministry", "NO", "Utenriksdepartementet")


@pytest.mark.parametrize("address", ["ftp://mfa.example/round", "file:///etc/passwd", "http://127.0.0.1/"])
def test_keep_takes_an_address_of_any_kind_for_one(db, address, capsys):
    code = main(["keep", address])

    assert code == 1
    assert "address" in capsys.readouterr().err
    assert not Source.objects.exists()
