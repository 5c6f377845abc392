"""The outlet table, by name and by address."""

import pytest

from factcheck.model import Outlet
from factcheck.outlets import OutletTable, load

TABLE = load()


def ids(outlets: tuple[Outlet, ...]) -> set[str]:
    return {outlet.id for outlet in outlets}


def named_in(text: str) -> list[tuple[str, bool]]:
    return [(text[mention.start : mention.end], mention.weak) for mention in TABLE.mentions(text)]


class TestByName:
    @pytest.mark.parametrize("name", ["Reuters", "reuters", "@Reuters", "Thomson Reuters"])
    def test_case_and_marks_do_not_matter(self, name: str) -> None:
        assert ids(TABLE.named(name)) == {"reuters.com"}

    @pytest.mark.parametrize("name", ["The Guardian", "the guardian", "Guardian"])
    def test_nor_does_the_article(self, name: str) -> None:
        assert ids(TABLE.named(name)) == {"theguardian.com"}

    def test_a_shared_name_gives_all_that_carry_it(self) -> None:
        assert {"nytimes.com", "thetimes.com", "latimes.com"} <= ids(TABLE.named("the Times"))

    def test_an_unknown_name_gives_none(self) -> None:
        assert TABLE.named("Springfield Gazette") == ()


class TestByAddress:
    @pytest.mark.parametrize(
        ("url", "outlet"),
        [
            ("https://www.reuters.com/article/x", "reuters.com"),
            ("http://uk.reuters.com:80/article/x?y=1#z", "reuters.com"),
            ("nytimes.com/2018/04/13/x.html", "nytimes.com"),
            ("https://www.nytimes.com/athletic/1/x", "nytimes.com/athletic"),
            ("https://www.nytimes.com/athletics/x", "nytimes.com"),
            ("https://web.archive.org/web/20180417120000/https://www.bbc.co.uk/news/1", "bbc.com"),
            ("https://web.archive.org/web/20180417120000id_/http:/www.bbc.co.uk/news/1", "bbc.com"),
        ],
    )
    def test_longest_domain_and_path_win(self, url: str, outlet: str) -> None:
        found = TABLE.of_url(url)
        assert found is not None
        assert found.id == outlet

    @pytest.mark.parametrize(
        "url", ["https://example.org/x", "https://notreuters.com/", "", "//", "http://[::1", "mailto:x@reuters.org"]
    )
    def test_other_addresses_lead_nowhere(self, url: str) -> None:
        assert TABLE.of_url(url) is None


class TestInAText:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The New York Times and the Times of Israel", [("The New York Times", False), ("Times of Israel", False)]),
            ("Associated Press of Pakistan", [("Associated Press of Pakistan", False)]),
            ("the Post", [("the Post", True)]),
            ("The Post", [("The Post", True)]),
            ("REUTERS", [("REUTERS", False)]),
            ("People\u2019s Daily", [("People\u2019s Daily", False)]),
            ("Reuters\u2019 reporter", [("Reuters", False)]),
        ],
    )
    def test_the_longest_name_is_found(self, text: str, found: list[tuple[str, bool]]) -> None:
        assert named_in(text) == found

    @pytest.mark.parametrize(
        "text",
        [
            "the Post Office",
            "Reutersville",
            "time flies",
            "CNN Türk",
            "Fox News 6",
            "the sun sets",
            "Milwaukee Journal",
            "Michael Bloomberg",
        ],
    )
    def test_pieces_of_other_names_are_not(self, text: str) -> None:
        assert named_in(text) == []


class TestTheUsersOutlets:
    GAZETTE = Outlet("gazette.example", "Gazette", ("The Gazette",), ("gazette.example",))

    def test_are_added(self) -> None:
        assert load([self.GAZETTE]).named("the Gazette") == (self.GAZETTE,)

    def test_replace_the_entry_of_the_same_domain(self) -> None:
        ours = Outlet("reuters.com", "Reuters", (), ("reuters.com",), "DE")
        assert load([ours]).get("reuters.com") == ours

    def test_alone_make_a_table(self) -> None:
        table = OutletTable([self.GAZETTE])
        assert (list(table), len(table)) == ([self.GAZETTE], 1)


def test_every_outlet_is_whole() -> None:
    for outlet in TABLE:
        assert outlet.id == outlet.domains[0]
        assert outlet.name.strip() == outlet.name != ""
        assert outlet.country is None or len(outlet.country) == 2
        assert TABLE.of_url(f"https://{outlet.id}/") is not None
