"""The file of sources: what it may say, and one sentence that names key and reason for all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import DatelineError
from dateline.model.watch import Secret, Watched
from dateline.sources.growing import changed, standing
from dateline.sources.watchlist import parse_watchlist, read_watchlist, secret_of

SOURCE = '[[source]]\npath = "in"\n'
HOOK = '[[webhook]]\nurl = "https://example.org/h"\nsecret_env = "S"\n'
MAIL = '[[mail]]\nhost = "mail.example.org"\nfrom = "desk@example.org"\nto = "ada@example.org"\n'


def parsed(text: str):
    return parse_watchlist(text, "a.toml", Path("news"))


def test_all_that_a_file_may_say_is_read():
    text = (
        'every = "1h"\n'
        + SOURCE
        + '[[source]]\nurl = "https://example.org/feed.xml"\nevery = "90s"\n'
        + '[atom]\nfolder = "feeds"\n'
        + HOOK
        + MAIL
        + 'security = "ssl"\nuser = "desk"\npassword_file = "secret"\n'
    )
    found = parsed(text)
    assert found.sources == (Watched("news/in", 3600), Watched("https://example.org/feed.xml", 90))
    assert [source.is_far for source in found.sources] == [False, True]
    assert found.folder == "news/feeds"
    assert found.hooks[0].secret == Secret(variable="S")
    assert (found.mail[0].port, found.mail[0].to) == (465, ("ada@example.org",))
    assert found.mail[0].password == Secret(file="news/secret")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "[[source]]: is missing"),
        ("a = ", "Invalid value"),
        ("sauce = 1\n" + SOURCE, "sauce: is not known; known are every, source"),
        ('every = "soon"\n' + SOURCE, 'every: is to be a length of time, such as "90s"'),
        ("every = 15\n" + SOURCE, "every: is to be a length of time"),
        ('every = "1s"\n' + SOURCE, "every: is to be from 10s"),
        ('every = "999999d"\n' + SOURCE, "every: is to be from 10s"),
        ("source = 3", "source: is to be written as tables, each headed [[source]]"),
        ("[[source]]", "source 1: needs either a path or a url"),
        (SOURCE + 'url = "https://example.org"', "source 1: needs either a path or a url"),
        (SOURCE + 'pth = "x"', "source 1: pth: is not known; known are path, url, every"),
        (SOURCE + SOURCE, "[[source]]: news/in is there twice"),
        ("[[source]]\npath = 3", "source 1: path: is to be a text"),
        ('[[source]]\npath = " "', "source 1: path: is to be a text"),
        ('[[source]]\nurl = "ftp://example.org"', "source 1: url: is to be an address that begins with http"),
        ('[[source]]\nurl = "https://"', "source 1: url: is to be an address"),
        ('[[source]]\nurl = "https://exa mple.org"', "source 1: url: is to be an address"),
        ('[[source]]\nurl = "http://a:99999/"', "source 1: url: is to be an address"),
        ('[[source]]\nurl = "https://ada:hunter2@example.org"', "source 1: url: has a user or a password"),
        (SOURCE + "atom = 1", "source 1: atom: is not known"),
        ("atom = 1\n" + SOURCE, "atom: is to be written as one table"),
        (SOURCE + "[atom]\n", "atom: folder: is missing"),
        (SOURCE + '[[webhook]]\nurl = "https://example.org"', "webhook 1: needs secret_env or secret_file"),
        (SOURCE + HOOK + 'secret_file = "s"', "webhook 1: needs secret_env or secret_file, not both"),
        (SOURCE + HOOK + 'secret = "hunter2"', "webhook 1: secret: does not belong in this file"),
        (SOURCE + HOOK.replace('"S"', '"a b"'), "webhook 1: secret_env: is to be the name of a variable"),
        (SOURCE + MAIL + 'password = "hunter2"', "mail 1: password: does not belong in this file"),
        (SOURCE + MAIL + 'user = "ada"', "mail 1: needs user and password_env or password_file together"),
        (SOURCE + MAIL + 'password_env = "P"', "mail 1: needs user and password_env"),
        (SOURCE + MAIL + 'security = "yes"', "mail 1: security: is to be one of starttls, ssl, none"),
        (SOURCE + MAIL + "security = []", "mail 1: security: is to be one of"),
        (SOURCE + MAIL + "port = 0", "mail 1: port: is to be a number from 1 to 65535"),
        (SOURCE + MAIL + "port = true", "mail 1: port: is to be a number"),
        (SOURCE + MAIL.replace("mail.example.org", "a b"), "mail 1: host: 'a b' is no name of a server"),
        (SOURCE + MAIL.replace('"ada@example.org"', "[]"), "mail 1: to: is to be an address, or a list"),
        (SOURCE + MAIL.replace("ada@", "ada"), "mail 1: to: 'adaexample.org' is no address of mail"),
        (
            SOURCE + MAIL.replace("ada@example.org", "ada@example.org\\nBcc: all@example.org"),
            "mail 1: to: 'ada@example.org\\nBcc: all@example.org' is no address of mail",
        ),
        (SOURCE + MAIL.replace("desk@example.org", "a@b, c@d"), "mail 1: from: 'a@b, c@d' is no address"),
    ],
)
def test_a_fault_is_told_in_one_sentence_with_key_and_reason(text, told):
    with pytest.raises(DatelineError) as error:
        parsed(text)
    said = str(error.value)
    assert said.startswith("a.toml: ")
    assert told in said
    assert "\n" not in said
    assert "hunter2" not in said


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(DatelineError, match="No such file"):
        read_watchlist(tmp_path / "none.toml")
    (tmp_path / "a.toml").write_bytes(b"\n\n# \xff")
    with pytest.raises(DatelineError, match=r"a\.toml:3: is not UTF-8 text"):
        read_watchlist(tmp_path / "a.toml")


def test_the_example_in_the_repository_is_a_fit_file():
    place = Path(__file__).parents[2] / "examples" / "sources.toml"
    found = read_watchlist(place)
    assert found.sources
    assert found.hooks
    assert found.mail
    assert found.folder


def test_a_secret_comes_from_a_variable_or_a_file_and_is_never_told(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_TEST", "hunter2")
    assert secret_of(Secret(variable="DATELINE_TEST"), "a.toml") == "hunter2"
    (tmp_path / "s").write_text("hunter3\n")
    assert secret_of(Secret(file=str(tmp_path / "s")), "a.toml") == "hunter3"
    (tmp_path / "s").write_text(" \n")
    for secret, told in (
        (Secret(variable="DATELINE_NONE"), "the variable DATELINE_NONE is not set"),
        (Secret(file=str(tmp_path / "s")), "is empty"),
        (Secret(file=str(tmp_path / "none")), "No such file"),
    ):
        with pytest.raises(DatelineError, match=told):
            secret_of(secret, "a.toml")


def test_only_files_that_are_new_or_were_written_to_are_looked_at(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    paths = [str(tmp_path / "in")]
    assert standing(paths) == ({}, ())  # nothing yet is no flaw
    (tmp_path / "in" / "a.txt").write_text("one")
    (tmp_path / "in" / "deep" / "b.txt").write_text("two")
    (tmp_path / "in" / "c.pdf").write_text("no report")
    first, _ = standing(paths)
    assert [Path(name).name for name in changed(first, {})] == ["a.txt", "b.txt"]
    (tmp_path / "in" / "a.txt").write_text("one and more")
    second, _ = standing(paths)
    assert [Path(name).name for name in changed(second, first)] == ["a.txt"]
    assert [flaw.message for flaw in standing([str(tmp_path / "none")])[1]] == ["is not there"]
