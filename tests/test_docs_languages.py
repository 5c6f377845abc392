"""docs/languages.md names every place that knows a language, and no place that is not there."""

import re
from pathlib import Path
from typing import get_args

import pytest

from factcheck.extract.cues import LANGUAGES as READ
from factcheck.formats.catalogue import LANGUAGES as SAID
from factcheck.match.lexicon import LANGUAGES as COMPARED
from factcheck.settings import Language

ROOT = Path(__file__).parent.parent
DOC = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`((?:factcheck|tests|benchmarks)/[\w./]+\.\w+)`", DOC)
CODES = get_args(Language)


def test_every_room_knows_the_same_languages() -> None:
    assert set(CODES) == set(SAID) == set(READ) == set(COMPARED)


@pytest.mark.parametrize("code", CODES)
def test_every_file_that_is_named_is_there(code: str) -> None:
    named = [name.replace("LANGUAGE", code) for name in NAMED if "NAME." not in name]
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("code", CODES)
def test_every_file_of_a_language_is_named(code: str) -> None:
    files = [path for path in (ROOT / "factcheck" / "data").rglob("*") if code in path.name.split(".")]
    named = {name.replace("LANGUAGE", code) for name in NAMED}
    assert files
    assert {path.relative_to(ROOT).as_posix() for path in files} <= named
