"""What a run asked is counted host by host, and an estimate knows how long the paces make it."""

import pytest

from factcheck.cli.hosts import Hosts, say_hosts
from factcheck.cli.progress import Progress
from factcheck.fetch.call import Call, Told
from factcheck.model import Article, ArticleReport, Asked, Coverage, Obtained, Reason

PAGE, GDELT = "https://www.bbc.com/story", "https://api.gdeltproject.org/api"


def told(url: str, obtained: Obtained | None = Obtained.LIVE, answer: int | Reason = 200, seconds: float = 2.0) -> Told:
    return Told(url, Call("page"), "public", obtained, answer, "", seconds)


def hosts(*exchanges: Told) -> Hosts:
    made = Hosts({})
    for one in exchanges:
        made.note(one)
    return made


def test_those_asked_most_come_first() -> None:
    made = hosts(told(PAGE), told(GDELT), told(GDELT, seconds=8.0))
    assert list(made.asked().items()) == [
        ("api.gdeltproject.org", Asked(2, 10.0)),
        ("www.bbc.com", Asked(1, 2.0)),
    ]


@pytest.mark.parametrize(
    ("obtained", "answer", "counted"),
    [
        (Obtained.LIVE, 404, True),
        (None, Reason.TIMEOUT, True),
        (Obtained.CACHED, 200, False),
        (Obtained.REPLAYED, 200, False),
        (None, Reason.ROBOTS, False),
        (None, Reason.PRIVATE, False),
    ],
)
def test_only_what_left_the_machine_counts(obtained: Obtained | None, answer: int | Reason, counted: bool) -> None:
    assert bool(hosts(told(PAGE, obtained, answer)).asked()) is counted


def test_the_host_that_takes_longest_decides_what_is_left() -> None:
    made = hosts(*[told(PAGE)] * 6, *[told(GDELT)] * 4)  # 2 s and 8 s apart
    assert made.left(2, 10) == 10 * 4 * 8.0 / 2
    assert made.left(0, 10) == 0.0


def test_the_bar_tells_the_longer_of_two_estimates() -> None:
    now = [0.0]
    shown = Progress(lambda: now[0])
    shown.expect(4)
    shown.finished(ArticleReport(Article("a", "", ""), (), Coverage()))
    now[0] = 10.0
    assert "about 30 s left" in shown.line()
    shown.paced(hosts(*[told(GDELT)] * 2).left)
    assert "about 48 s left" in shown.line()


def test_each_host_is_said_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    say_hosts(hosts(told(PAGE)).asked())
    assert capsys.readouterr().err == "factcheck: www.bbc.com: asked 1 times, 2 s, waits for a turn included\n"
