"""The newsroom's pages: which addresses there are, what stands on them, and when they were archived."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import html

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, eq=False)
class Stocked:
    """One address and all that the newsroom knows of it. Times are 14 digits, UTC, as the archive writes them."""

    url: str
    file: str | None = None
    live: str = "page"
    captures: tuple[str, ...] = ()
    then: Mapping[str, str] = field(default_factory=dict)
    seen: str | None = None
    title: str = ""
    words: str = ""
    language: str = "English"
    country: str = "United States"

    @property
    def host(self) -> str:
        """The host that a client asks for."""
        return urlsplit(self.url).netloc

    @property
    def path(self) -> str:
        """The path that a client asks for."""
        return urlsplit(self.url).path or "/"

    def body(self, captured: str | None = None) -> bytes:
        """The page as it is served live, or as it was when the archive took it."""
        name = self.then.get(captured or "", self.file)
        return (PAGES / name).read_bytes() if name else b""

    @cached_property
    def headline(self) -> str:
        """The page's headline."""
        return self.title or str(html.fromstring(self.body()).findtext(".//h1"))

    @cached_property
    def full_text(self) -> str:
        """What a full-text index holds of the page: headline and article, no navigation."""
        if not self.file:
            return f"{self.title} {self.words}"
        article = html.fromstring(self.body().decode()).find(".//article")
        return " ".join(article.text_content().split())

    @cached_property
    def indexed(self) -> str:
        """The full text as an index holds it, with a space at either end."""
        return f" {plain(self.full_text)} "


def plain(words: str) -> str:
    """Words as a full-text index holds them: lower case, no signs but within numbers, no possessive endings."""
    bare = re.sub(r"'s\b", "", words.lower().replace("’", "'"))
    return " ".join(re.findall(r"[\w']+(?:[.,]\d+)*", bare))


def _stocked(entry: dict[str, Any]) -> Stocked:
    return Stocked(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})


@cache
def load() -> tuple[Stocked, ...]:
    """Every page of `pages/index.toml`, in its order."""
    index = tomllib.loads((PAGES / "index.toml").read_text(encoding="utf-8"))
    return tuple(_stocked(entry) for entry in index["page"])
