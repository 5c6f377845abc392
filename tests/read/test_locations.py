"""Which files a location stands for, in which order, and what is said where it stands for none."""

import os
from pathlib import Path

import pytest

from factcheck.model import Article, Miss, Reason


def names(found):
    return [item.id if isinstance(item, Article) else item.reason for item in found]


def write(here: Path, *paths: str) -> None:
    for path in paths:
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_text("Rates were held, according to Reuters.")


def test_a_folder_gives_its_articles_by_name_and_recursively(here, reads):
    write(here, "news/b.txt", "news/a/z.MD", "news/a/c.html.bak", "news/.git/x.txt", "news/.hidden.txt", "news/pic.png")
    (here / "news/a.txt").write_text("One.")
    assert names(reads("news")) == ["news/a/z.MD", "news/a.txt", "news/b.txt"]


def test_ids_are_written_as_the_user_wrote_the_path(here, reads):
    write(here, "news/a.txt")
    assert names(reads("./news/")) == ["news/a.txt"]
    assert names(reads(str(here / "news"))) == [(here / "news/a.txt").as_posix()]


def test_a_file_that_is_named_twice_is_read_once(here, reads):
    write(here, "news/a.txt", "news/b.txt")
    assert names(reads("news/b.txt", "news", "news/*.txt")) == ["news/b.txt", "news/a.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["top.txt"]),
        ("news/*.t?t", ["news/a.txt"]),
        ("**/*.txt", ["top.txt", "news/a.txt", "news/deep/b.txt"]),
        ("news/**", ["news/a.txt", "news/deep/b.txt"]),
        ("*/deep", ["news/deep/b.txt"]),
        ("[nt]ews/a.txt", ["news/a.txt"]),
    ],
)
def test_globs(here, reads, pattern, expected):
    write(here, "top.txt", "news/a.txt", "news/deep/b.txt", "news/.old/c.txt")
    assert names(reads(pattern)) == expected


def test_a_file_whose_name_looks_like_a_glob_is_that_file(here, reads):
    write(here, "[slug].txt", "s.txt")
    assert names(reads("[slug].txt")) == ["[slug].txt"]


@pytest.mark.parametrize(
    ("location", "reason", "words"),
    [
        ("missing.txt", Reason.NOT_FOUND, "check the spelling"),
        ("", Reason.NOT_FOUND, "empty location"),
        ("empty", Reason.NO_ARTICLES, "without articles"),
        ("*.md", Reason.NOT_FOUND, "no article matches"),
        ("a\0b", Reason.UNREADABLE, "refuses that name"),
        ("\ud800", Reason.UNREADABLE, "refuses that name"),
        ("x" * 5000, Reason.UNREADABLE, "too long"),
        ("pipe.txt", Reason.UNREADABLE, "not a regular file"),
        ("round.txt", Reason.UNREADABLE, "symbolic links"),
    ],
)
def test_a_location_without_an_article_is_one_clear_miss(here, reads, location, reason, words):
    (here / "empty").mkdir()
    os.mkfifo(here / "pipe.txt")
    (here / "round.txt").symlink_to("round.txt")
    (miss,) = reads(location)
    assert isinstance(miss, Miss)
    assert (miss.stage, miss.reason) == ("read", reason)
    assert words in miss.detail
    assert miss.what
    assert miss.what.isprintable()


def test_one_bad_location_leaves_the_rest_unharmed(here, reads):
    write(here, "a.txt", "b.txt")
    assert names(reads("a.txt", "nope", "b.txt")) == ["a.txt", Reason.NOT_FOUND, "b.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(here, reads):
    write(here, "a.txt")
    (here / "a.txt").chmod(0)
    assert "permission" in reads("a.txt")[0].detail


def test_loops_of_links_end(here, reads):
    write(here, "news/a.txt")
    for name in ("one", "two", "three"):
        (here / "news" / name).symlink_to(here / "news", target_is_directory=True)
    assert names(reads("news")) == ["news/a.txt"]
    assert names(reads("**/*.txt")) == ["news/a.txt"]


def test_a_linked_file_is_read_inside_the_project_and_refused_outside_it(here, reads, tmp_path):
    write(here, "news/a.txt")
    (tmp_path / "secret.txt").write_text("A private file.")
    (here / "news/in.txt").symlink_to(here / "news/a.txt")
    (here / "news/out.txt").symlink_to(tmp_path / "secret.txt")
    found = reads("news")
    assert names(found) == ["news/a.txt", "news/in.txt", Reason.UNREADABLE]
    assert "leads out of the project" in found[2].detail
    assert names(reads("news/*t.txt")) == [Reason.UNREADABLE]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"-dash.txt", "-dash.txt"),
        (b"two\nlines.txt", "two\\nlines.txt"),
        ("📰 день.txt".encode(), "📰 день.txt"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
    ],
)
def test_odd_file_names_are_read_and_shown_in_one_line(here, reads, name, shown):
    (here / os.fsdecode(name)).write_text("Rates were held.")
    assert names(reads(os.fsdecode(name))) == [shown]
    assert names(reads(".")) == [shown]


def test_a_named_file_of_another_kind_is_read_as_plain_text(here, reads):
    write(here, "ARTICLE")
    assert names(reads("ARTICLE")) == ["ARTICLE"]


@pytest.mark.parametrize(
    ("locations", "exclude", "expected"),
    [
        (["."], ["node_modules"], ["a.md", "news/b.md", "news/sources/s.txt"]),
        (["."], ["sources/", "node_modules"], ["a.md", "news/b.md"]),
        (["."], ["/news", "node_modules"], ["a.md"]),
        (["."], ["news/*.md", "**/node_modules/**"], ["a.md", "news/sources/s.txt"]),
        (["**/*.md"], ["node_modules"], ["a.md", "news/b.md"]),
        (["news"], ["sources", "news", "node_modules"], ["news/b.md"]),
        (["news"], ["sources", "tool"], ["news/b.md"]),
        (["news/sources"], ["sources"], ["news/sources/s.txt"]),
        (["news/sources/s.txt"], ["sources"], ["news/sources/s.txt"]),
    ],
)
def test_folders_and_globs_do_not_stand_for_what_is_excluded(here, reads, locations, exclude, expected):
    write(here, "a.md", "news/b.md", "news/sources/s.txt", "news/node_modules/tool/README.md")
    assert [one.id for one in reads(*locations, exclude=exclude) if isinstance(one, Article)] == expected
