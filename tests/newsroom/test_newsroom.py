"""The stand-in newsroom answers as the services do and never passes for one."""

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.newsroom import Answer, Newsroom
from tests.newsroom.stock import PAGES, load

GDELT = "https://api.gdeltproject.org/api/v2/doc/doc"
CDX = "https://web.archive.org/cdx/search/cdx"
NYT = "https://www.nytimes.com/2018/04/13/world/europe/russia-telegram-encryption.html"
STORES = load()[0].url


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as running:
        yield running


@pytest.fixture
def client(newsroom: Newsroom) -> Iterator[httpx.Client]:
    with httpx.Client(transport=newsroom.transport(), timeout=10) as made:
        yield made


def gdelt(client: httpx.Client, query: str, **more: str) -> httpx.Response:
    return client.get(GDELT, params={"query": query, "mode": "ArtList", "format": "json", **more})


def cdx(client: httpx.Client, **params: str) -> list[list[str]]:
    return client.get(CDX, params={"output": "json", **params}).json()  # type: ignore[no-any-return]


class TestPages:
    def test_say_in_body_and_header_what_they_are(self, client: httpx.Client) -> None:
        response = client.get(NYT)
        assert "no recording of it" in response.headers["x-factcheck-stand-in"]
        assert "This is a stand-in" in response.text

    @pytest.mark.parametrize("path", sorted(PAGES.rglob("*.html")), ids=lambda path: path.stem)
    def test_each_carries_the_note(self, path: object) -> None:
        assert "<aside data-factcheck-stand-in>" in path.read_text(encoding="utf-8")  # type: ignore[attr-defined]

    def test_every_file_is_served_somewhere(self) -> None:
        named = {name for page in load() for name in (page.file, *page.then.values()) if name}
        assert named == {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.html")}

    def test_bloomberg_has_the_first_sentence_alone_and_does_not_say_who_asked(self) -> None:
        text = next(page for page in load() if "bloomberg" in page.url).full_text
        assert "encryption keys can’t be considered private information defended by the Constitution is cunning" in text
        assert "password" not in text
        assert "told" not in text

    def test_reuters_has_nothing_of_the_quotation(self) -> None:
        for page in load():
            if "reuters" in page.url:
                assert "cunning" not in page.full_text


class TestHosts:
    def test_a_blocked_one_sends_its_wall(self, client: httpx.Client) -> None:
        response = client.get(STORES)
        assert (response.status_code, response.headers["x-datadome"]) == (401, "protected")
        assert "Telegram" not in response.text

    def test_one_without_www_points_to_the_other(self, client: httpx.Client) -> None:
        response = client.get(NYT.replace("www.", ""))
        assert (response.status_code, response.headers["location"]) == (301, NYT)

    def test_an_unknown_page_is_not_found(self, client: httpx.Client) -> None:
        assert client.get("https://www.nytimes.com/nothing").status_code == 404

    def test_an_unknown_host_does_not_resolve(self, client: httpx.Client) -> None:
        with pytest.raises(httpx.ConnectError):
            client.get("https://www.example.org/")

    def test_each_has_a_robots_txt(self, client: httpx.Client) -> None:
        assert "User-agent: *" in client.get("https://www.reuters.com/robots.txt").text

    def test_a_test_can_lay_an_answer_over_one(self, client: httpx.Client, newsroom: Newsroom) -> None:
        newsroom.extra["www.bbc.com", "*"] = Answer(503)
        assert client.get("https://www.bbc.com/anything").status_code == 503


class TestTheLog:
    def test_holds_all_that_left_the_client(self, client: httpx.Client, newsroom: Newsroom) -> None:
        client.post("https://www.bbc.com/x?q=one", content=b"two")
        [asked] = newsroom.asked("www.bbc.com")
        assert (asked.method, asked.path, asked.query, asked.body) == ("POST", "/x", "q=one", b"two")
        assert "one" in asked.words
        assert "two" in asked.words

    def test_leaves_robots_txt_out_of_what_was_asked(self, client: httpx.Client, newsroom: Newsroom) -> None:
        client.get("https://www.bbc.com/robots.txt")
        assert newsroom.asked("www.bbc.com") == []
        assert len(newsroom.log) == 1


class TestGdelt:
    def test_finds_words_and_phrases_at_a_domain(self, client: httpx.Client) -> None:
        rows = gdelt(client, '"18 minutes" telegram domainis:nytimes.com').json()["articles"]
        assert [row["url"] for row in rows] == [NYT]
        assert set(rows[0]) == {
            "url", "url_mobile", "title", "seendate", "socialimage", "domain", "language", "sourcecountry",
        }  # fmt: skip

    def test_answers_no_hits_with_an_empty_object(self, client: httpx.Client) -> None:
        assert gdelt(client, "zanzibar domainis:nytimes.com").json() == {}

    def test_keeps_to_the_window(self, client: httpx.Client) -> None:
        assert gdelt(client, "telegram", startdatetime="20180418000000", enddatetime="20180419000000").json()[
            "articles"
        ]
        assert gdelt(client, "telegram", startdatetime="20190101000000").json() == {}

    def test_knows_either_or_and_not(self, client: httpx.Client) -> None:
        both = gdelt(client, "telegram (domainis:nytimes.com OR domainis:bloomberg.com)").json()["articles"]
        without = gdelt(client, "telegram -minutes (domainis:nytimes.com OR domainis:bloomberg.com)").json()["articles"]
        assert len(both) == len(without) + 1 == 3

    @pytest.mark.parametrize(
        ("query", "says"),
        [
            ('"telegram"', "The specified phrase is too short."),
            ("ab", "Your query was too short or too long."),
            ("apple OR google", "Queries containing OR'd terms must be surrounded by ()."),
            ("(apple google)", "Parentheses may only be used around OR'd statements."),
            ("f-16", "One or more of your keywords contained an illegal character."),
            ("[apple]", "One or more of your keywords contained an illegal character."),
        ],
    )
    def test_refuses_in_plain_text_at_status_200(self, client: httpx.Client, query: str, says: str) -> None:
        response = gdelt(client, query)
        assert response.status_code == 200
        assert response.text.startswith(says)


class TestTheArchive:
    def test_lists_captures_as_a_table(self, client: httpx.Client) -> None:
        head, *rows = cdx(client, url=STORES)
        assert head == ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
        assert [row[1] for row in rows] == ["20180417103412", "20180421060213"]

    def test_searches_a_domain_by_a_pattern(self, client: httpx.Client) -> None:
        rows = cdx(client, url="reuters.com", matchType="domain", filter="urlkey:.*telegram-fine.*", fl="original")
        assert rows[0] == ["original"]
        assert len(rows) == 2

    def test_keeps_to_window_limit_and_collapse(self, client: httpx.Client) -> None:
        assert len(cdx(client, url=STORES, to="20180418")) == 2
        assert len(cdx(client, url=STORES, limit="1")) == 2
        assert len(cdx(client, url=STORES, collapse="urlkey")) == 2
        assert cdx(client, url=STORES, **{"from": "2019"}) == []

    def test_speaks_plain_text_unless_asked_for_json(self, client: httpx.Client) -> None:
        assert client.get(CDX, params={"url": STORES, "fl": "timestamp"}).text == "20180417103412\n20180421060213\n"

    def test_replays_the_bytes_of_a_capture(self, client: httpx.Client) -> None:
        response = client.get(f"https://web.archive.org/web/20180417103412id_/{STORES}")
        assert response.headers["memento-datetime"] == "Tue, 17 Apr 2018 10:34:12 GMT"
        assert response.content == load()[0].body()

    def test_leads_to_the_nearest_capture(self, client: httpx.Client) -> None:
        response = client.get(f"https://web.archive.org/web/20180420id_/{STORES}")
        assert response.status_code == 302
        assert "/web/20180421060213id_/" in response.headers["location"]

    def test_has_not_everything(self, client: httpx.Client) -> None:
        assert client.get("https://web.archive.org/web/2018id_/https://www.wsj.com/x").status_code == 404

    def test_keeps_what_a_page_was_before_it_changed(self, client: httpx.Client) -> None:
        ferry = "https://www.bbc.com/news/articles/c2e7ferrykelstrand"
        then = client.get(f"https://web.archive.org/web/20260620101500id_/{ferry}").text
        assert "Nine people were hurt" in then
        assert "Fourteen people were hurt" in client.get(ferry).text


def test_json_is_json(client: httpx.Client) -> None:
    assert json.loads(gdelt(client, "telegram").content)["articles"]
