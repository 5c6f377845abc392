"""Patterns mean the paths that one would expect of a settings file."""

import time

import pytest

from factcheck.text.globs import fits


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("archive/**", "archive/a.md"),
        ("archive/**", "archive/2019/a.md"),
        ("archive", "news/archive/2019/a.md"),
        ("news/archive", "news/archive/2019/a.md"),
        ("archive/", "archive/2019/a.md"),
        ("./archive/*.md", "archive/a.md"),
        ("/archive/*.md", "archive/a.md"),
        ("**/drafts/*", "drafts/a.md"),
        ("**/drafts/*", "x/y/drafts/a.md"),
        ("a/**/b.md", "a/b.md"),
        ("a/**/b.md", "a/x/y/b.md"),
        ("*.md", "deep/down/a.md"),
        ("a[12].md", "x/a2.md"),
        ("**", "a.md"),
    ],
)
def test_what_a_pattern_means(pattern: str, path: str) -> None:
    assert fits(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("archive/*.md", "archive/2019/a.md"),
        ("archive/**", "news/archive/a.md"),
        ("archive/**", "archives/a.md"),
        ("/archive", "news/archive/a.md"),
        ("archive", "archives/a.md"),
        ("*.md", "a.mdx"),
        ("A.md", "a.md"),
    ],
)
def test_what_it_does_not(pattern: str, path: str) -> None:
    assert not fits(pattern, path)


def test_a_hostile_pattern_costs_nothing() -> None:
    began = time.process_time()
    assert not fits("**/a/" * 30 + "b", "a/" * 300 + "c")
    assert time.process_time() - began < 1
