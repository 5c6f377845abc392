"""How a command ends: the exit codes, and one clear line for whatever went wrong."""

import errno
import functools
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

import typer

from factcheck.errors import FactcheckError
from factcheck.model import ArticleReport, Level, Miss, Reason
from factcheck.settings import Settings

NOTHING, FINDINGS, FAILED, EMPTY, UNVERIFIABLE, INTERRUPTED = 0, 1, 2, 3, 4, 130
MEANINGS = {
    NOTHING: "nothing to look at",
    FINDINGS: "findings",
    FAILED: "the tool could not do all of its job",
    EMPTY: "nothing to check",
    UNVERIFIABLE: "not checkable",
    INTERRUPTED: "interrupted",
}

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}

P = ParamSpec("P")
T = TypeVar("T")


def guarded(command: Callable[P, T]) -> Callable[P, T]:
    """Turn what a command may raise into one line on stderr and an exit code; a reader that closes the pipe ends it."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        _open_what_is_closed()
        for stream in (sys.stdout, sys.stderr):  # odd names and lone surrogates must not end the report
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            return command(*args, **kwargs)
        except FactcheckError as error:
            say(str(error))
            raise typer.Exit(FAILED) from None
        except KeyboardInterrupt:
            say("interrupted")
            raise typer.Exit(INTERRUPTED) from None
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except BrokenPipeError:
            let_go()
            raise typer.Exit(NOTHING) from None
        except Exception as error:
            if os.environ.get("FACTCHECK_DEBUG"):
                raise
            say(_fault(error))
            raise typer.Exit(FAILED) from None

    return run


def _fault(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is None and error.errno in _NO_ROOM:
        let_go()
        return f"standard output: cannot be written: {error.strerror}"
    fault = f"{type(error).__name__}: {error}"
    return f"a fault of factcheck itself ({fault}); please report it. FACTCHECK_DEBUG=1 shows where it happened"


def let_go() -> None:
    """Point stdout at nothing, so that what is left in its buffer cannot fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_what_is_closed() -> None:
    """A service manager may start us with stdout or stderr closed: nobody reads them, and that is no fault."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until we end


def say(message: str) -> None:
    """One line to the person at the terminal, on stderr, with whatever could move the cursor made harmless."""
    sys.stderr.write(f"factcheck: {printable(message)}\n")  # not echo, which writes past a bar that is shown there
    sys.stderr.flush()


def tell(text: str) -> None:
    """Lines for a person on stdout, as harmless as those of `say`; what separates lines and columns stays."""
    typer.echo("\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n")))


def printable(text: str) -> str:
    """`text` with whatever is no printable character written out: it could move the cursor or turn the line round."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def say_miss(miss: Miss) -> None:
    """The line for an input that could not be read."""
    say(f"{miss.what}: {miss.detail or miss.reason.value}")


def is_failure(miss: Miss) -> bool:
    """Whether an input that was not read is a job left undone; the folder of a new site, without articles, is none."""
    return miss.reason is not Reason.NO_ARTICLES


@dataclass(slots=True)
class Tally:
    """What decides the exit code, counted as reports come, so that none has to be kept for it."""

    levels: Counter[Level] = field(default_factory=Counter)
    findings: int = 0
    inconclusive: int = 0
    failed: bool = False
    unheard: bool = False

    def add(self, item: ArticleReport | Miss) -> None:
        """Count one article, or one input that could not be read."""
        if isinstance(item, Miss):
            self.failed |= is_failure(item)
            return
        left = [finding for finding in item.findings if not finding.settled]
        self.levels.update(finding.level for finding in left)
        self.levels[Level.WARNING] += len(item.notices)
        self.findings += len(item.findings)
        self.inconclusive += sum(finding.verdict.inconclusive for finding in left)
        self.unheard = self.unheard or any(miss.reason is Reason.OFFLINE for miss in item.misses)

    def code(self, settings: Settings, *, exit_zero: bool = False) -> int:
        """The first exit code that applies, of those that a finished run can have.

        `exit_zero` is for those who want the report and no verdict on the run: only a job left undone is told then.
        What an offline run was to replay and could not is such a job; what privacy kept from being asked is none.
        """
        if self.failed or (self.unheard and settings.offline):
            return FAILED
        return NOTHING if exit_zero else self._of_findings(settings)

    def _of_findings(self, settings: Settings) -> int:
        least = Level(settings.fail_on).rank if settings.fail_on != "never" else len(Level)
        if any(count and level.rank >= least for level, count in self.levels.items()):
            return FINDINGS
        if self._too_many_open(settings):
            return UNVERIFIABLE
        if settings.fail_if_empty and not self.findings:
            return EMPTY
        return NOTHING

    def _too_many_open(self, settings: Settings) -> bool:
        """True where more credits could not be checked than the settings allow: none of them, so many, or a share."""
        if settings.fail_on_unverifiable and self.inconclusive:
            return True
        allowed = settings.max_unverified
        if allowed is None:
            return False
        bound, percent, _ = str(allowed).partition("%")
        return self.inconclusive * (100 if percent else 1) > int(bound) * (self.findings if percent else 1)
