"""Keys: from the environment, or from a file that the environment names; never from the command line."""

from collections.abc import Mapping
from pathlib import Path

from factcheck.errors import SettingsError

_OURS, _FILE = "FACTCHECK_", "_FILE"
_LONGEST = 10_000  # bytes


def keys_of(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment, and under NAME what stands in the file that NAME_FILE names, where NAME itself is not set.

    Raises SettingsError, which names the file and never what it holds, where one cannot be read.
    """
    named = {name.removesuffix(_FILE): path for name, path in environ.items() if path and _names_a_file(name)}
    return {**environ, **{name: _read(name, Path(path)) for name, path in named.items() if not environ.get(name)}}


def _names_a_file(name: str) -> bool:
    return name.startswith(_OURS) and name.endswith(_FILE)


def _read(name: str, path: Path) -> str:
    way_out = f"Mend {name}{_FILE}, or set {name}"
    try:
        text = path.read_bytes()[:_LONGEST].decode("utf-8-sig").strip()
    except OSError as error:
        raise SettingsError(f"the key cannot be read: {error.strerror}", place=str(path), way_out=way_out) from None
    except UnicodeDecodeError:
        text = ""
    if not text or not text.isprintable():
        raise SettingsError("holds no key: one line of text is wanted", place=str(path), way_out=way_out)
    return text
