"""Keys stay where the door is: workers see a word in the place of each, and questions are asked with the real one."""

import pickle
from collections.abc import Callable

import httpx

from factcheck.discover import guardian, searxng
from factcheck.fetch import Web
from factcheck.model import Obtained, Response
from factcheck.pipeline import Kit
from factcheck.pipeline.engines import Done
from factcheck.pipeline.engines.bench import packed
from factcheck.pipeline.engines.spread import Spread
from factcheck.pipeline.engines.veil import Veil
from factcheck.pipeline.engines.work import Batch, Job, Kind, Question
from factcheck.protocols import Discoverer
from factcheck.settings import Settings
from tests.builders import NOON, article
from tests.fetch.doubles import Network
from tests.pipeline.engines.doubles import WHITLOCK, Here

KEY, PLACE = "hunter2hunter2", "http://127.0.0.1:8888/private"
VEIL = Veil({"FACTCHECK_GUARDIAN_KEY": KEY, "FACTCHECK_SEARXNG_URL": PLACE})


def test_what_travels_holds_neither_key_nor_address(kit_of: Callable[..., Kit]) -> None:
    kit = kit_of()
    given: dict[str, Discoverer] = {"guardian": guardian.discover.given(KEY), "searxng": searxng.discover.given(PLACE)}
    recipe = packed(Kit(kit.settings, kit.outlets, given, kit.web), VEIL, shares_files=True)
    assert KEY.encode() not in recipe
    assert PLACE.encode() not in recipe


def test_a_question_is_asked_as_it_is_meant() -> None:
    asked = VEIL.off(
        Question(
            Kind.ASK,
            "https://factcheck-searxng-url.invalid/search",
            "searxng",
            (("q", "rate"), ("api-key", "veiled-factcheck-guardian-key")),
        )
    )
    assert asked.address == f"{PLACE}/search"
    assert dict(asked.params) == {"q": "rate", "api-key": KEY}


def test_an_answer_does_not_tell_what_it_was_asked_with() -> None:
    url = f"https://content.guardianapis.com/search?api-key={KEY}"
    answer = VEIL.over_answer(Response(url, url, 200, {}, b"{}", NOON, Obtained.LIVE))
    assert isinstance(answer, Response)
    assert KEY not in f"{answer.url}{answer.final_url}"


def test_a_refusal_does_not_either(kit_of: Callable[..., Kit]) -> None:
    class Watched(Here):
        sent = b""

        def begin(self, batch: Batch, done: Done) -> None:
            self.sent += pickle.dumps(batch)
            super().begin(batch, done)

    kit, pool = kit_of(), Watched()
    given: dict[str, Discoverer] = {"searxng": searxng.discover.given(PLACE)}
    spread = Spread(pool, {"FACTCHECK_SEARXNG_URL": PLACE})
    list(spread([article(WHITLOCK)], Kit(kit.settings, kit.outlets, given, kit.web)))
    assert b"Refused" in pool.sent
    assert PLACE.encode() not in pool.sent


def test_a_service_with_a_key_is_asked_with_it_from_here(kit_of: Callable[..., Kit]) -> None:
    asked: list[str] = []

    class Noting(Network):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            asked.append(str(request.url))
            return super().handle_request(request)

    kit = kit_of()
    text = "“We have rejected an offer that leaves all of us poorer,” Dana Whitlock told the Guardian."
    with Web(Settings(), network=Noting({}), sleeper=lambda seconds: None) as web:
        given = {"guardian": guardian.discover.given(KEY)}
        list(
            Spread(Here(), {"FACTCHECK_GUARDIAN_KEY": KEY})([article(text)], Kit(kit.settings, kit.outlets, given, web))
        )
    assert asked
    assert all(KEY in url for url in asked)


def test_nothing_tells_an_article_s_words_to_a_log() -> None:
    question = Question(Kind.ASK, "https://a.example/", "a", (("q", "secret"),), "secret")
    job = Job(article("A secret."), {})
    assert "secret" not in f"{question}{Batch.of(b'secret', (job,), '1')!r}{VEIL!r}"
