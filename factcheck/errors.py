"""Everything that can go wrong, as one tree.

FactcheckError
 ├── UsageError        the command was asked wrongly: unknown option value, missing path, empty folder
 ├── SettingsError     factcheck.toml: unknown key, wrong type, broken TOML
 ├── InputError        an article cannot be read: binary, broken front matter, a NUL byte
 ├── CassetteError     a cassette cannot be read, or would mix stand-ins with recordings
 ├── ArchiveError      the newsroom's archive cannot be used: damaged, in another's hands, or none
 ├── PluginError       an entry point cannot be loaded or is no callable
 ├── EngineError       the workers that a run was spread over are missing, gone, or of another version
 └── DoorError         a request came to nothing; carries a `reason` of :class:`factcheck.model.Reason`
      └── ServiceError a discovery service answered, but not with an answer

Nothing outside this tree is raised on purpose; `cli.py` turns each into one line.
"""


class FactcheckError(Exception):
    """One clear line for the user: what is wrong, where, and the way out.

    `place` names the file (and line) or address; `way_out` says what to do. Both may be empty.
    """

    def __init__(self, message: str, *, place: str = "", way_out: str = "") -> None:
        super().__init__(message)
        self.message, self.place, self.way_out = message, place, way_out

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        if not self.way_out:
            return head
        return f"{head} {self.way_out}" if head.endswith((".", "?", "!")) else f"{head}. {self.way_out}"


class UsageError(FactcheckError):
    """The command was asked wrongly."""


class SettingsError(FactcheckError):
    """The settings cannot be used as they stand."""


class InputError(FactcheckError):
    """An article cannot be read; the run goes on with the rest."""


class CassetteError(FactcheckError):
    """A cassette cannot be read or must not be written."""


class ArchiveError(FactcheckError):
    """The newsroom's archive cannot be used as it stands."""


class PluginError(FactcheckError):
    """An entry point cannot be loaded."""


class EngineError(FactcheckError):
    """The workers of a run cannot be had, or no longer."""


class DoorError(FactcheckError):
    """A request came to nothing. `reason` is a value of `factcheck.model.Reason`."""

    def __init__(self, message: str, *, reason: str, place: str = "", way_out: str = "") -> None:
        super().__init__(message, place=place, way_out=way_out)
        self.reason = reason


class ServiceError(DoorError):
    """A discovery service failed, as opposed to having nothing."""
