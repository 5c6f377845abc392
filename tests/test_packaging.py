"""What a fresh installation gets: `pip install` alone must be enough for the main job."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_what_trafilatura_reaches_through_an_extra_is_asked_for_by_name() -> None:
    """lxml spells its extra html-clean, justext asks for html_clean: pip before 23.3 warns and installs nothing."""
    asked = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert "lxml-html-clean" in asked
