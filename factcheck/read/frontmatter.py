"""Front matter in YAML, TOML or JSON: where it ends, and what it holds."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from factcheck.model import Reason
from factcheck.read.refused import RefusedError

_OPEN = re.compile(r"\s*(?:(?P<fence>---|\+\+\+)[ \t]*\r?\n|(?P<json>\{)\s*[\"}])")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_YAML_LIKE = re.compile(r"""(?:\s|\#.*\n)*+(?:\{|---|["']?[\w.-]+["']?[ \t]*:(?:\s|\Z))""")
_MAX = 64_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body. `end` is where the body begins; the keys of `data` are in lower case."""

    text: str = ""
    end: int = 0
    data: Mapping[str, object] = field(default_factory=dict)

    def words(self, *keys: str) -> str:
        """The first of these keys that holds a string; "" where none does."""
        found = (self.data.get(key) for key in keys)
        return next((" ".join(value.split()) for value in found if isinstance(value, str) and not nothing(value)), "")


def nothing(value: object) -> bool:
    """Whether a value says "none": absent, empty, or one of YAML's words for it (its values come here as strings)."""
    return value is None or (isinstance(value, str) and value.strip().casefold() in {"", "~", "null"})


def split(text: str) -> FrontMatter:
    """The front matter of a text; an empty one where there is none (`---` may be a mere rule).

    Raises RefusedError, naming the line, where it is broken: what it would say about a draft is then unknown.
    """
    opening = _OPEN.match(text)
    if opening is None:
        return FrontMatter()
    if opening["json"]:
        return _json(text, opening.start("json"))
    fence = opening["fence"]
    if fence == "---" and not _YAML_LIKE.match(text, opening.end()):
        return FrontMatter()
    closing = _CLOSE[fence].search(text, opening.end())
    if closing is None:
        _broken(f"opened by {fence} and never closed", text.count("\n", 0, opening.start("fence")) + 1)
    inner = text[opening.end() : closing.start()]
    above = text.count("\n", 0, opening.end())
    if len(inner) > _MAX:
        _broken(f"longer than {_MAX:,} characters", above)
    data = _yaml(inner, above) if fence == "---" else _toml(inner, above)
    return _made(text, closing.end(), data, above)


def _made(text: str, end: int, data: object, above: int) -> FrontMatter:
    if not isinstance(data, dict):
        _broken("not a mapping of keys to values", above + 1)
    try:
        if _unfolded(data, {}) > _MAX:
            _broken(f"its aliases unfold to more than {_MAX:,} values", above + 1)
        repr(data).encode()
        json.dumps(data, default=str, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError, ValueError):
        _broken("it holds a lone surrogate or goes round in a circle", above + 1)
    return FrontMatter(text[:end], end, {str(key).casefold(): value for key, value in data.items()})


def _unfolded(value: object, known: dict[int, int]) -> int:
    """How many values there are with every alias followed. Each is counted once, so that a bomb of them is not set off.

    Raises RecursionError where it goes round in a circle.
    """
    if isinstance(value, dict):
        parts = [*value, *value.values()]
    elif isinstance(value, list | tuple):
        parts = [*value]
    else:
        return 1
    if id(value) not in known:
        known[id(value)] = 1 + sum(_unfolded(part, known) for part in parts)
    return known[id(value)]


def _yaml(inner: str, above: int) -> object:
    import yaml  # noqa: PLC0415 - only articles with such front matter need it

    try:
        return yaml.load(inner, Loader=yaml.BaseLoader) or {}  # noqa: S506 - BaseLoader makes nothing but strings
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _broken(error.problem or "not YAML", above + 1 + min(mark.line if mark else 0, inner.rstrip().count("\n")))
    except yaml.reader.ReaderError as error:
        _broken("a character that YAML forbids", above + 1 + inner.count("\n", 0, error.position))
    except (yaml.YAMLError, RecursionError, ValueError):
        _broken("not YAML", above + 1)


def _toml(inner: str, above: int) -> object:
    try:
        return tomllib.loads(inner)
    except RecursionError:
        _broken("nested too deep", above + 1)
    except ValueError as error:
        problem, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        _broken(problem, above + (int(line[1]) if line else 1 + inner.count("\n")))


def _json(text: str, start: int) -> FrontMatter:
    try:
        data, end = json.JSONDecoder().raw_decode(text[: start + _MAX], start)
    except json.JSONDecodeError as error:
        _broken(error.msg, error.lineno)
    except (RecursionError, ValueError):
        _broken("not JSON", text.count("\n", 0, start) + 1)
    return _made(text, end, data, text.count("\n", 0, start))


def _broken(problem: str, line: int) -> NoReturn:
    """Say what is wrong without the article's words: quoted pieces of it are left out."""
    plain = re.sub(r"""\s*(?:'[^']{3,}'|"[^"]{3,}")""", "", problem).strip().rstrip(".").removesuffix(", but found")
    detail = f"broken front matter: {plain[:1].lower()}{plain[1:]}; mend this line, the article was not read"
    raise RefusedError(Reason.UNREADABLE, detail, line=line)
