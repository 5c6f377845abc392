"""The one exception inside this room: an input that is not read, with its reason and place."""

from factcheck.errors import InputError
from factcheck.model import Miss, Reason


class RefusedError(InputError):
    """An input that cannot be read. `line` is the file's line, from 1, where there is one."""

    def __init__(self, reason: Reason, detail: str, *, line: int | None = None) -> None:
        super().__init__(detail)
        self.reason, self.line = reason, line

    def miss(self, what: str) -> Miss:
        """The refusal as a value, at `what` and the line."""
        return miss(what, self.reason, self.message, line=self.line)


def miss(what: str, reason: Reason, detail: str, *, line: int | None = None) -> Miss:
    """A Miss of this stage."""
    return Miss(what if line is None else f"{what}:{line}", "read", reason, detail)


def because(error: Exception) -> RefusedError:
    """What a failed call to the file system comes to, in words for people."""
    if isinstance(error, FileNotFoundError):
        return RefusedError(Reason.NOT_FOUND, "no such file or folder; check the spelling")
    if isinstance(error, PermissionError):
        return RefusedError(Reason.UNREADABLE, "no permission to read it; check its rights")
    text = error.strerror if isinstance(error, OSError) and error.strerror else "the file system refuses that name"
    return RefusedError(Reason.UNREADABLE, f"cannot be read ({text.lower()}); check where it leads")
