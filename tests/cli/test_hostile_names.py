"""Whatever a stranger's files hold, no command's output moves the cursor or turns a line round."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import factcheck

BAD = "\u202e\u2066\x1b[2J\x9b31m\x07\u200f\x08\x7f"
MOVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]")
ARTICLE = "a\u202e\x9b.md"
COMMANDS = [
    ["extract", "--explain", ARTICLE],
    ["extract", "--format", "jsonl", ARTICLE],
    ["verify", "--plan", ARTICLE],
    ["verify", "--plan", "--format", "json", ARTICLE],
    ["verify", "-v", ARTICLE],
    *(
        ["verify", ARTICLE, "--format", name]
        for name in ("json", "jsonl", "sarif", "junit", "github", "gitlab", "html")
    ),
    ["verify", "--show-settings"],
    ["explain", "results.json", "e"],
    ["report", "results.json"],
    ["report", "none\u202e.json"],
    ["check", f"“We will not go back{BAD} to the old bridge”", "--source", "page\u202e.txt"],
    ["check", f"“We will not go back{BAD} to the old bridge”", "--source", "page\u202e.txt", "--format", "json"],
    ["check", "--pairs", "pairs.jsonl"],
    ["outlets"],
    ["outlets", "show", "E\u202eP"],
    ["rules", "x\u202e\x1b"],
    ["doctor"],
    ["doctor", "--format", "json"],
    ["cache", "info"],
    ["init", "--dir", "new\u202e"],
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    words = f"It took{BAD} 18 minutes, The New York Times{BAD} reported.\n\n"
    words += f"“We will not go back{BAD} to the old bridge,” Jane{BAD} Doe told Reuters.\n"
    (made / ARTICLE).write_text(words, encoding="utf-8")
    (made / "page\u202e.txt").write_text(
        f"“We will now go back{BAD} to the old bridge,” said Jane Doe.", encoding="utf-8"
    )
    settings = 'offline = true\nstore = "s\\u202e"\ncassettes = "c\\u202e"\n'
    outlet = '[[outlets]]\nname = "Evil\\u202e\\u009b2JPost"\ndomains = ["evil.example"]\naliases = ["E\\u202eP"]\n'
    (made / "factcheck.toml").write_text(settings + outlet, encoding="utf-8")
    row = {
        "id": BAD,
        "claim": f"“We will not{BAD} go back to the old bridge”",
        "source_text": f"We will now{BAD} go back.",
    }
    (made / "pairs.jsonl").write_text(json.dumps(row) + '\n{"\u202e": 1}\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        factcheck("verify", ARTICLE, "-o", "results.json")
    return made


@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: " ".join(command[:3]).encode("unicode_escape").decode()
)
def test_nothing_moves(folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    done = factcheck(*command)
    assert done.stdout + done.stderr
    assert MOVES.findall(done.stdout) == []
    assert MOVES.findall(done.stderr) == []


def test_programs_get_the_exact_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert json.loads(factcheck("check", "--pairs", "pairs.jsonl").stdout)["id"] == BAD
    assert BAD in json.loads((folder / "results.json").read_text(encoding="utf-8"))["articles"][0]["text"]
