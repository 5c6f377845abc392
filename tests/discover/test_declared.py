"""What the front matter declares is looked at first, and needs no search."""

from pathlib import Path

import pytest

from factcheck.discover.declared import discover
from factcheck.fetch import Web
from factcheck.model import Candidate, DeclaredSource
from tests.builders import BLOOMBERG, REUTERS, article, claim


def found(web: Web, *sources: DeclaredSource) -> list[Candidate]:
    return list(discover(claim("Rates were held.", article=article(sources=sources)), REUTERS, web))


@pytest.mark.parametrize("name", ["Reuters", "reuters.com", "Thomson Reuters", "REUTERS"])
def test_an_outlet_is_declared_by_any_of_its_names(web: Web, name: str) -> None:
    [candidate] = found(web, DeclaredSource(name, "https://www.reuters.com/a"))
    assert (candidate.url, candidate.by, candidate.outlet) == ("https://www.reuters.com/a", "declared", "reuters.com")


def test_without_a_name_the_address_decides(web: Web) -> None:
    assert found(web, DeclaredSource(None, "https://www.bloomberg.com/a")) == []
    assert found(web, DeclaredSource(None, "https://www.reuters.com/a"))


def test_another_outlets_source_is_left_to_that_outlet(web: Web) -> None:
    source = DeclaredSource("Bloomberg", "https://www.reuters.com/a")
    assert found(web, source) == []
    assert list(discover(claim("x", article=article(sources=(source,))), BLOOMBERG, web))


def test_a_file_stands_for_the_page_that_it_is_declared_with(web: Web) -> None:
    [candidate] = found(web, DeclaredSource("Reuters", "https://www.reuters.com/a", Path("sources/a.txt")))
    assert (candidate.url, candidate.file) == ("https://www.reuters.com/a", Path("sources/a.txt"))


def test_a_file_alone_goes_by_its_name_and_not_by_a_path_of_this_machine(web: Web) -> None:
    [candidate] = found(web, DeclaredSource("Reuters", None, Path("/home/desk/sources/a.txt")))
    assert candidate.url == "a.txt"


def test_a_file_without_an_outlet_could_be_anybodys(web: Web) -> None:
    assert found(web, DeclaredSource(None, None, Path("a.txt"))) == []


def test_of_a_draft_only_files_are_used(web: Web) -> None:
    draft = web.view(privacy="draft")
    by_file = DeclaredSource("Reuters", None, Path("a.txt"))
    assert found(draft, DeclaredSource("Reuters", "https://www.reuters.com/a"), by_file) == found(draft, by_file)


def test_without_an_outlet_nothing_is_declared(web: Web) -> None:
    source = DeclaredSource("Reuters", "https://www.reuters.com/a")
    assert list(discover(claim("x", article=article(sources=(source,))), None, web)) == []
