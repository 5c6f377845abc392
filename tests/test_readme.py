"""README's sample report is the real one, but for times. `python -m tests.test_readme` writes it anew."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SECTION = re.compile(r"(?<=<!-- report: kept true by tests/test_readme.py -->\n).*?(?=<!-- /report -->)", re.DOTALL)
TIMES = re.compile(r"\d{1,2} \w+ \d{4}, \d{2}:\d{2} UTC")


def report() -> str:
    command = [sys.executable, "-m", "factcheck", "verify", "--offline", "seeds/"]
    text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return TIMES.sub("(time)", "\n" + re.sub(r"^(#+ )", r"##\1", text, flags=re.MULTILINE) + "\n")


def test_the_sample_report_is_the_real_one() -> None:
    section = SECTION.search(README.read_text(encoding="utf-8"))
    assert section is not None
    assert section.group() == report()


def test_every_command_that_it_names_exists() -> None:
    from factcheck.cli import app

    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    named = set(
        re.findall(r"factcheck (verify|extract|check|record|outlets|[a-z]+) ", README.read_text(encoding="utf-8"))
    )
    assert {"verify", "extract", "check", "record", "outlets"} <= named
    assert {name for name in named if f"`factcheck {name} " in README.read_text(encoding="utf-8")} <= known


if __name__ == "__main__":
    README.write_text(SECTION.sub(lambda _: report(), README.read_text(encoding="utf-8")), encoding="utf-8")
