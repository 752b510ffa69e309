import json

from past_guards import force

from jawla.cli.main import main


def test_check_says_that_all_follows(db, capsys):
    code = main(["check"])

    assert code == 0
    assert capsys.readouterr().out == "All records follow from their claims.\n"


def test_check_names_what_differs(keep, capsys):
    source = keep("The ninth round was held in Hanoi.")
    force("UPDATE sources_source SET text_sha256 = 'else'")

    code = main(["check"])

    first, last = capsys.readouterr().out.splitlines()
    assert code == 1
    assert first.startswith(f"source {source.pk}, text_sha256: stored 'else', rebuilt '")
    assert last == "1 differ."


def test_check_gives_json(keep, capsys):
    source = keep("The ninth round was held in Hanoi.")
    force("UPDATE sources_source SET sha256 = 'else'")

    code = main(["check", "--format", "json"])

    (found,) = json.loads(capsys.readouterr().out)
    assert code == 1
    assert (found["kind"], found["number"], found["field"], found["stored"]) == (
        "source",
        source.pk,
        "sha256",
        "else",
    )
