"""What the front matter says about the article: its dates, whether it is a draft, and its declared sources."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.model import DeclaredSource, Miss, Reason
from factcheck.read.dates import held, moment
from factcheck.read.desk import Desk, Sheet
from factcheck.read.frontmatter import FrontMatter, nothing
from factcheck.read.refused import RefusedError, because, miss

_OURS = ("sources", "embargo", "privacy")
# What says on which day an article was published, the surest first. Where one of the last is no date, it says something
# else, and is passed over.
_DATES = ("publishdate", "date", "published")
_ALSO = ("pubdate", "pub_date", "publish_date", "published_at", "publishedat", "published_date", "publication_date",
         "date_published", "datepublished", "datum")  # fmt: skip
_ELEVENTY = re.compile(r"(?:git )?(?:last modified|created)", re.IGNORECASE)
_YES = frozenset({"true", "yes", "on", "y", "1"})
_NO = frozenset({"false", "no", "off", "n", "0"})


def is_address(text: str) -> bool:
    """Whether `text` is an http(s) address with a host, and without white space."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and len(text.split()) == 1 and parts.port != 0
    except ValueError:
        return False


def dates_of(front: FrontMatter) -> list[date | datetime]:
    """The dates that the article is given, first the one that counts. Raises RefusedError for what is no date."""
    found: list[date | datetime] = []
    for key in (*_DATES, *_ALSO):
        value = front.data.get(key)
        if nothing(value) or (key == "published" and _flag(value) is not None) or _told_by_files(value):
            continue
        try:
            found.append(moment(value))
        except ValueError:
            if key in _ALSO:
                continue
            detail = f'front matter: "{key}" is not a date; write it as 2026-11-23, the article was not read'
            raise RefusedError(Reason.UNREADABLE, detail, line=_line(front, key)) from None
    return found


def _told_by_files(value: object) -> bool:
    """True for Eleventy's "Last Modified" and its like, which name no day."""
    return isinstance(value, str) and _ELEVENTY.fullmatch(value.strip()) is not None


def draft_reason(front: FrontMatter, now: datetime) -> str:
    """Why the front matter makes the article a draft, or "". Raises RefusedError where that is unclear."""
    if _flag(front.data.get("draft")):
        return "its front matter says draft: true"
    if _flag(front.data.get("published")) is False:
        return "its front matter says published: false"
    ours = _ours(front)
    if "privacy" in ours and not nothing(ours["privacy"]):
        if ours["privacy"] != "draft":
            raise _refused(front, "privacy", 'knows "draft" alone; use --privacy for the others')
        return "its front matter says privacy: draft"
    return _embargo(front, ours.get("embargo"), now)


def _embargo(front: FrontMatter, until: object, now: datetime) -> str:
    if nothing(until) or _flag(until) is False:
        return ""
    if _flag(until):
        return "its front matter says embargo: true"
    try:
        return f"its embargo holds until {until}" if held(moment(until), now) else ""
    except (ValueError, OverflowError):
        raise _refused(front, "embargo", "is not a date; write it as 2026-11-23T18:00+01:00") from None


def _ours(front: FrontMatter) -> Mapping[str, object]:
    """The `factcheck:` table, at the top or under Hugo's `params`. A misspelt key might be a secret's only guard."""
    params = front.data.get("params")
    table = front.data.get("factcheck") or (params.get("factcheck") if isinstance(params, dict) else None)
    if nothing(table):
        return {}
    if not isinstance(table, dict):
        raise _refused(front, "factcheck", "is not a mapping; it may hold sources, embargo and privacy")
    if unknown := [str(key) for key in table if key not in _OURS]:
        raise _refused(front, unknown[0], "is not known under factcheck; it may hold sources, embargo and privacy")
    return table


def _refused(front: FrontMatter, key: str, what: str) -> RefusedError:
    detail = f'front matter: "{key}" {what}; the article was not read'
    return RefusedError(Reason.UNREADABLE, detail, line=_line(front, key))


def _line(front: FrontMatter, key: str) -> int:
    lines = front.text.casefold().splitlines()
    return next((at for at, line in enumerate(lines, 1) if line.lstrip(" \t\"'{-,").startswith(key)), 1)


def _flag(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    word = value.strip().casefold() if isinstance(value, str) else ""
    return True if word in _YES else False if word in _NO else None


def sources_of(front: FrontMatter, sheet: Sheet, desk: Desk) -> Iterator[DeclaredSource | Miss]:
    """The declared sources in order, and a Miss for each that cannot be used."""
    declared = _ours(front).get("sources")
    at = start = max(front.text.find("sources"), 0)
    for entry in declared if isinstance(declared, list) else [] if nothing(declared) else [declared]:
        found = front.text.find(_first_words(entry), at)
        at = at if found < 0 else found + 1
        try:
            yield _source(entry, sheet, desk)
        except RefusedError as refused:
            line = front.text.count("\n", 0, start if found < 0 else found) + 1
            yield miss(sheet.id, refused.reason, f"declared source: {refused.message}", line=line)


def _first_words(entry: object) -> str:
    """By which an entry is found in the front matter's text: entries stand there in their order."""
    values = list(entry.values()) if isinstance(entry, dict) else entry if isinstance(entry, list) else [entry]
    return str(values[0]) if values else ""


def _source(entry: object, sheet: Sheet, desk: Desk) -> DeclaredSource:
    if isinstance(entry, str):
        entry = {"url" if "://" in entry else "file": entry}
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise RefusedError(Reason.UNREADABLE, "neither an address nor a mapping; give outlet, url or file")
    if not (entry.keys() & {"url", "file"}) or entry.keys() - {"outlet", "url", "file"}:
        raise RefusedError(Reason.UNREADABLE, "needs a url or a file, and knows outlet beside them")
    url, file = entry.get("url"), entry.get("file")
    if url is not None and not is_address(url):
        raise RefusedError(Reason.UNREADABLE, "not an address; write it with https:// and the host")
    return DeclaredSource(entry.get("outlet"), url, None if file is None else _inside(file, sheet, desk))


def _inside(written: str, sheet: Sheet, desk: Desk) -> Path:
    """The file, resolved. It is looked for from the project's root, then from the article's own folder."""
    relative = Path(written)
    if relative.is_absolute() or ".." in relative.parts or "\\" in written or not written.strip():
        raise RefusedError(
            Reason.FORBIDDEN_ADDRESS, "the path must lie inside the project, without ../; copy the file there"
        )
    folders = [desk.root, *([sheet.path.absolute().parent] if sheet.path else [])]
    try:
        found = next((folder / relative for folder in folders if (folder / relative).exists()), desk.root / relative)
        resolved = found.resolve(strict=True)
        if not resolved.is_relative_to(desk.root):
            raise RefusedError(Reason.FORBIDDEN_ADDRESS, "leads out of the project; copy the file into it")
        if not resolved.is_file():
            raise RefusedError(Reason.UNREADABLE, "not a regular file; name a text file")
        if resolved.stat().st_size > desk.max_bytes:
            raise RefusedError(Reason.TOO_LARGE, f"larger than {desk.max_bytes:,} bytes; keep the part that is cited")
    except RuntimeError:
        raise RefusedError(Reason.UNREADABLE, "a link that leads back to itself; name the file") from None
    except (OSError, ValueError) as error:
        raise because(error) from None
    return resolved
