"""A page as the catalogue writes it down: columns for what is searched and counted by, the rest as one text."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from factcheck.archive.texts import Spot
from factcheck.model import KeptPage, State

COLUMNS = (
    "id, place, sha, mark, shard, block, start, size, outlet, day, url, title, published, retrieved, embargo, version,"
    " state, superseded, language, more"
)
_STATES = (State.USABLE, State.WITHDRAWN, State.NOTICE)
_IN_COLUMNS = {
    "text", "url", "retrieved", "outlet", "title", "published", "version", "state", "embargo", "raw", "number",
    "superseded", "language",
}  # fmt: skip
_MORE = tuple((one.name, one.default) for one in fields(KeptPage) if one.name not in _IN_COLUMNS)
_VALUES, _DEFAULTS = attrgetter(*(name for name, _ in _MORE)), tuple(default for _, default in _MORE)
_DECODE = msgspec.json.Decoder(dict[str, Any])
_ENCODE = msgspec.json.Encoder()


class Row(NamedTuple):
    """One page of the catalogue. `place` tells whose version it is, `sha` is of the text, `mark` of what goes with it.

    `day` counts from the year 1, 0 where the page has no date; `state` is 0 usable, 1 withdrawn, 2 a notice.
    """

    id: int
    place: int
    sha: bytes
    mark: int
    shard: int
    block: int
    start: int
    size: int
    outlet: str
    day: int
    url: str
    title: str
    published: float | None
    retrieved: float
    embargo: float | None
    version: int
    state: int
    superseded: int
    language: str
    more: str | None

    @property
    def spot(self) -> Spot:
        """Where its text lies in its shard."""
        return Spot(self.block, self.start, self.size)

    @property
    def age(self) -> tuple[int, float]:
        """What tells the newer of two pages in one place."""
        return self.version, self.retrieved

    @property
    def is_report(self) -> bool:
        """Whether it is a text that somebody may have quoted, and no word about one alone."""
        return self.size > 0

    def embargoed(self, now: float) -> bool:
        """Whether it may not be used yet."""
        return self.embargo is not None and now < self.embargo


def identity(page: KeptPage, sha: bytes) -> int:
    """Which place the page takes: its item's or its address's; a text without either has its own.

    64 bits of a hash: among ten million pages two meet by chance once in 370,000 archives, and both then stay readable
    by number.
    """
    named = page.item or (page.url if "://" in page.url or page.url.startswith("urn:") else "")
    return _number(f"{page.outlet if page.item else ''}\0{named}".encode() if named else page.outlet.encode() + sha)


def mark_of(page: KeptPage) -> int:
    """Tells two pages with the same text in one place apart."""
    told = (page.title, page.state, str(page.version), str(page.embargo), *page.notices)
    return _number("\0".join(told).encode())


def sound(page: KeptPage) -> KeptPage:
    """The page without lone surrogates, which can neither be indexed nor written down."""
    try:
        "\0".join((page.text, page.title, page.url, page.outlet, page.item, *page.notices, page.site)).encode()
    except UnicodeEncodeError:
        told: dict[str, Any] = {one.name: getattr(page, one.name) for one in fields(KeptPage)}
        clean: dict[str, Any] = {name: _whole(value) for name, value in told.items() if type(value) is str}
        return replace(page, **clean, notices=tuple(map(_whole, page.notices)))
    return page


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode()


def _number(data: bytes) -> int:
    return int.from_bytes(sha256(data).digest()[:8], "big", signed=True)


def day_of(page: KeptPage) -> int:
    """The day of publication, 0 where there is none."""
    return page.published.toordinal() if page.published else 0


def more_of(page: KeptPage) -> str | None:
    """What has no column of its own, as JSON; None where there is nothing to say."""
    values = _VALUES(page)
    if values == _DEFAULTS:
        return None
    told = {name: value for (name, default), value in zip(_MORE, values, strict=True) if value != default}
    return _ENCODE.encode(told).decode() if told else None


def page_of(row: Row, text: str) -> KeptPage:
    """The page again."""
    told = _DECODE.decode(row.more) if row.more else {}
    if told.get("modified"):
        told["modified"] = datetime.fromisoformat(told["modified"])
    told["notices"] = tuple(told.get("notices", ()))
    told["hidden"] = tuple(tuple(pair) for pair in told.get("hidden", ()))
    return KeptPage(
        text=text,
        url=row.url,
        retrieved=datetime.fromtimestamp(row.retrieved, UTC),
        outlet=row.outlet,
        title=row.title,
        published=moment(row.published),
        version=row.version,
        state=_STATES[row.state],
        embargo=moment(row.embargo),
        number=row.id,
        superseded=bool(row.superseded),
        language=row.language,
        **told,
    )


def state_number(state: State) -> int:
    """The state as the catalogue has it."""
    return _STATES.index(state)


def moment(stamp: float | None) -> datetime | None:
    """A time again."""
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC)
