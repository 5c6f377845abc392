"""The stand-in for the Wayback Machine: the CDX index and the replay of captures."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from hashlib import sha1
from urllib.parse import parse_qs, urlsplit

from tests.newsroom.answers import Answer
from tests.newsroom.stock import Stocked

HOST = "web.archive.org"
FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_REPLAY = re.compile(r"/web/(\d{4,14})([a-z]{2}_)?/(.+)")


def answer(path: str, query: str, stock: Sequence[Stocked]) -> Answer:
    """Answer one request to the archive."""
    if path == "/cdx/search/cdx":
        return _index(parse_qs(query), stock)
    if match := _REPLAY.fullmatch(path):
        return _replay(match[1], match[2] or "", match[3] + (f"?{query}" if query else ""), stock)
    return _missing()


def surt(url: str) -> str:
    """The index key of an address: host turned round, lower case, no scheme, no www."""
    parts = urlsplit(url if "//" in url else f"http://{url}")
    host = ",".join(reversed(parts.netloc.lower().removeprefix("www.").split(".")))
    return f"{host}){parts.path.lower().rstrip('/') or '/'}" + (f"?{parts.query.lower()}" if parts.query else "")


def _rows(stock: Sequence[Stocked]) -> list[dict[str, str]]:
    made = [_row(page, stamp) for page in stock for stamp in page.captures]
    return sorted(made, key=lambda row: (row["urlkey"], row["timestamp"]))


@cache
def _row(page: Stocked, stamp: str) -> dict[str, str]:
    body = page.body(stamp)
    digest = sha1(body, usedforsecurity=False).hexdigest().upper()[:32]
    values = (surt(page.url), stamp, page.url, "text/html", "200", digest, str(len(body)))
    return dict(zip(FIELDS, values, strict=True))


def _index(params: dict[str, list[str]], stock: Sequence[Stocked]) -> Answer:
    if "url" not in params:
        return Answer(400, b"The url param is required\n", "text/plain")
    rows = list(_collapsed(_matching(params, _rows(stock)), params.get("collapse", [""])[0]))
    limit = int(params.get("limit", ["150000"])[0])
    rows = rows[limit:] if limit < 0 else rows[:limit]
    names = params.get("fl", [",".join(FIELDS)])[0].split(",")
    if params.get("output", [""])[0] != "json":
        lines = "".join(" ".join(row[name] for name in names) + "\n" for row in rows)
        return Answer(body=lines.encode(), type="text/plain;charset=UTF-8")
    table = [names, *([row[name] for name in names] for row in rows)] if rows else []
    return Answer(body=json.dumps(table).encode(), type="application/json;charset=UTF-8")


def _matching(params: dict[str, list[str]], rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    low, high = params.get("from", [""])[0], params.get("to", [""])[0]
    for row in rows:
        stamp = row["timestamp"]
        in_window = stamp[: len(low)] >= low and (not high or stamp[: len(high)] <= high)
        if in_window and _of_url(row["urlkey"], params) and all(_passes(row, one) for one in params.get("filter", [])):
            yield row


def _of_url(key: str, params: dict[str, list[str]]) -> bool:
    url, how = params["url"][0], params.get("matchType", ["exact"])[0]
    wanted = surt(url.rstrip("*"))
    if how == "prefix" or url.endswith("*"):
        return key.startswith(wanted)
    host = wanted.split(")")[0]
    if how == "domain":
        return key.startswith((f"{host})", f"{host},"))
    return key.startswith(f"{host})") if how == "host" else key == wanted


def _passes(row: dict[str, str], condition: str) -> bool:
    field, pattern = condition.removeprefix("!").split(":", 1)
    return bool(re.fullmatch(pattern, row[field])) != condition.startswith("!")


def _collapsed(rows: Iterator[dict[str, str]], how: str) -> Iterator[dict[str, str]]:
    name, _, length = how.partition(":")
    last = None
    for row in rows:
        value = row[name][: int(length) if length else None] if name else None
        if not name or value != last:
            yield row
        last = value


def _replay(stamp: str, flags: str, url: str, stock: Sequence[Stocked]) -> Answer:
    page = next((page for page in stock if page.captures and surt(page.url) == surt(url)), None)
    if page is None:
        return _missing()
    wanted = int(stamp.ljust(14, "0"))
    best = min(page.captures, key=lambda one: abs(int(one) - wanted))
    taken = datetime.strptime(best, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    headers = {"Memento-Datetime": format_datetime(taken, usegmt=True), "Link": f'<{page.url}>; rel="original"',
               "X-Archive-Src": "stand-in.warc.gz"}  # fmt: skip
    if best != stamp:
        return Answer(302, b"", headers={**headers, "Location": f"https://{HOST}/web/{best}{flags}/{page.url}"})
    return Answer(body=page.body(best), headers={**headers, "X-Archive-Orig-Content-Type": "text/html; charset=utf-8"})


def _missing() -> Answer:
    return Answer(404, b"<html><body><p>Hrm. The Wayback Machine has not archived that URL.</p></body></html>")
