"""`--verbose`: what was asked where and what came of it, and nothing that a log must not hold."""

from pathlib import Path

import pytest

from factcheck.cli.verbose import teller
from factcheck.errors import DoorError
from factcheck.fetch import Terms, Web
from factcheck.settings import Settings
from tests.cli.running import factcheck
from tests.fetch.doubles import STORY, Network, Time, page

ROOT = Path(__file__).parents[2]


@pytest.fixture
def web() -> Web:
    network = Network(
        {STORY: page(), f"{STORY}?id=7&token=hunter22": page(), "https://www.example.org/KEY-IN-PATH": page()}
    )
    terms = Terms(told=teller({"FACTCHECK_NYT_KEY": "KEY-IN-PATH", "HOME": "example"}))
    time = Time()
    return Web(Settings(), network=network, clock=time.now, sleeper=time.sleep, ticks=time.ticks, terms=terms)


def test_says_what_was_asked_for_and_how_it_was_had(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web.page(STORY)
    web.page(STORY)
    assert capsys.readouterr().err.splitlines() == [
        "factcheck: robots.txt https://www.example.org/robots.txt: 404, 0.0 s",
        f"factcheck: page {STORY}: 200, 2.0 s",
        f"factcheck: page {STORY}: 200, kept from before",
    ]


def test_says_why_nothing_came(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DoorError):
        web.page("http://127.0.0.1/")
    assert "factcheck: page http://127.0.0.1/: " in capsys.readouterr().err


@pytest.mark.parametrize("path", ["story?id=7&token=hunter22", "KEY-IN-PATH"])
def test_keys_and_tokens_stay_out(web: Web, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    web.page(f"https://www.example.org/{path}")
    said = capsys.readouterr().err
    assert "https://www.example.org/" in said
    assert "hunter22" not in said
    assert "KEY-IN-PATH" not in said


def test_a_service_is_told_by_its_host_and_the_words_it_got(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DoorError):
        web.ask("nyt", "https://user:hunter22@api.nytimes.com/hunter33", {"api-key": "hunter44"}, words="bank rate")
    said = capsys.readouterr().err
    assert said.startswith("factcheck: nyt api.nytimes.com, bank rate: ")
    assert "hunter" not in said


@pytest.mark.parametrize("privacy", ["draft", "offline"])
def test_nothing_of_an_article_that_is_kept_private_is_told(
    web: Web, privacy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with web.view(privacy=privacy) as view, pytest.raises(DoorError):
        view.page(STORY)
    said = capsys.readouterr().err
    assert said.count("(kept private)") > 0
    assert "example.org" not in said


def test_a_run_says_it_on_stderr_and_reports_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    quiet, loud = (factcheck("verify", "--offline", "seeds/", "--format", "jsonl", *more) for more in ([], ["-v"]))
    assert (loud.stdout, loud.exit_code) == (quiet.stdout, quiet.exit_code)
    assert 'factcheck: gdelt api.gdeltproject.org, Telegram "18 minutes": 200, a stand-in' in loud.stderr
    assert quiet.stderr == ""


def test_a_draft_s_words_are_in_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = '"Food and rent are getting dearer, and that is what people notice," Governor Ilse Maren told Reuters.'
    (tmp_path / "a.md").write_text(f"---\ndraft: true\n---\n{words}\n", encoding="utf-8")
    said = factcheck("verify", "-v", "--offline", "a.md").stderr
    assert "(kept private)" in said
    assert "dearer" not in said
    assert "notice" not in said
