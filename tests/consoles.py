"""The ```console blocks of a document: what they run, and what they show.

`$ ` begins a command, what follows is its output, or what it writes where it ends in `<<'END'`. `$ cat FILE` gives a
file its contents where it is not there yet. Where `$ echo $?` follows, it shows how the command ended; a command
without one ends in 0. A line `...` stands for any lines.
A block below `*Not run here: ...*` is not run, and one below `<!-- in a copy of this project -->` runs in one.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_NOT_RUN = re.compile(r"\*Not run here: [^*]+\*\s*\Z")
_HERE = re.compile(r"[^\n]*<<'(\w+)'\n.*?^\1$", re.MULTILINE | re.DOTALL)
_PROJECT = "<!-- in a copy of this project -->"
_TIMES = re.compile(r"\d{1,2} \w+ \d{4}, \d{2}:\d{2} UTC")


@dataclass(frozen=True)
class Command:
    """One line behind `$ `, with what is shown below it."""

    line: str
    shown: str
    runs: bool

    @property
    def words(self) -> list[str]:
        """As a shell splits it, without variables that are set before it."""
        words = shlex.split(self.line.partition("\n")[0], comments=True)
        while words and re.match(r"\w+=", words[0]):
            words.pop(0)
        return words

    @property
    def ours(self) -> bool:
        """True for a `factcheck` command that needs no shell."""
        plain = not re.search(r"[|<>;&$`]", re.sub(r"'[^']*'|\"[^\"]*\"", "", self.line))
        return plain and self.words[:1] == ["factcheck"] and self.line.startswith("factcheck")


def commands(text: str) -> list[Command]:
    """Every command of a document, in order."""
    found: list[Command] = []
    for block in _BLOCK.finditer(text):
        runs = not _NOT_RUN.search(text[: block.start()])
        indent = block[1]
        lines = "\n".join(line.removeprefix(indent) for line in block[2].splitlines())
        for part in re.split(r"(?m)^\$ ", lines)[1:]:
            written = _HERE.match(part)
            line, _, shown = (written[0], "", part[written.end() + 1 :]) if written else part.partition("\n")
            found.append(Command(line, shown.rstrip("\n"), runs))
    return found


def in_a_copy(text: str) -> bool:
    """Whether the document's commands want the project's own article, recordings and settings beside them."""
    return _PROJECT in text


def fits(shown: str, said: str) -> bool:
    """Whether what a command said is what the document shows; times are left aside."""
    parts = re.split(r"(?m)^ *\.\.\.$\n?", _TIMES.sub("(time)", shown))
    pattern = r"(?:.*\n)*?".join(re.escape(part) for part in parts)
    said = _TIMES.sub("(time)", said)
    return re.fullmatch(pattern.rstrip("\n") + r"\n*", said.rstrip("\n") + "\n") is not None


def documents(root: Path) -> Iterator[Path]:
    """Every document of the project."""
    yield from (root / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))
    yield from sorted((root / "docs").rglob("*.md"))
