"""What a run works with, put together once and handed down."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from factcheck.cassette import Cassette
from factcheck.fetch import Web
from factcheck.model import Article
from factcheck.outlets import OutletTable
from factcheck.pins import Pins
from factcheck.protocols import Discoverer, Shelf
from factcheck.settings import Settings
from factcheck.vcs import Changes

_IN_ALL = 32  # hosts, of all articles that are checked at a time


def inside_project(article: Article, settings: Settings) -> Path | None:
    """The article's path under the project's root; None for one without a path, or that lies elsewhere."""
    if article.path is None:
        return None
    try:
        return article.path.resolve().relative_to(settings.root.resolve())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Kit:
    """Settings, outlets, discoverers and the one door, for a whole run.

    `record` is None, or the mode ("once", "new_episodes", "all") in which cassettes are written; `label` then says what
    the recordings are, and `stand_in` that they stand in for pages and are no recordings of them. With `changes` only
    claims on changed lines are checked. `abreast` is how many hosts are asked at once for one article. `recorded` gives
    the text of a cassette, None for one that is not there, where it is not the disk's that counts. `archive` is the
    newsroom's own, where it has one, `pins` the source ledgers, where the run goes by them.
    """

    settings: Settings
    outlets: OutletTable
    discoverers: Mapping[str, Discoverer]
    web: Web
    record: str | None = None
    label: str = ""
    stand_in: bool = False
    changes: Changes | None = None
    abreast: int = 4
    recorded: Callable[[Path], str | None] | None = None
    archive: Shelf | None = None
    pins: Pins | None = None
    _cassettes: dict[Path, Cassette | None] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def bounded(self) -> bool:
        """Whether the run may end before all is asked."""
        bounds = (self.settings.max_requests, self.settings.max_requests_per_host, self.settings.time_limit)
        return any(bound is not None for bound in bounds)

    @property
    def counted(self) -> bool:
        """Whether requests are counted, so that their order decides which are made."""
        return (self.settings.max_requests, self.settings.max_requests_per_host) != (None, None)

    @property
    def at_once(self) -> int:
        """How many hosts to ask at once: one where requests are counted or recorded, so that all runs are alike.

        All articles together ask no more hosts than the door keeps connections to.
        """
        if self.counted or self.record is not None or self.settings.offline:
            return 1
        return max(1, min(self.abreast, _IN_ALL // self.settings.jobs))

    def cassette_path(self, article: Article) -> Path | None:
        """Where the cassette of an article lies: its path under the project, mirrored under `settings.cassettes`.

        None when no folder of cassettes is set, or when the article has no path inside the project.
        """
        inside = inside_project(article, self.settings)
        if self.settings.cassettes is None or inside is None:
            return None
        return self.settings.root.resolve() / self.settings.cassettes / inside.with_suffix(".yaml")

    def cassette(self, article: Article) -> Cassette | None:
        """The article's cassette: read once however many articles share it. Raises CassetteError when it is broken."""
        path = self.cassette_path(article)
        absent = self.record is None and self.recorded is None and path is not None and not os.path.lexists(path)
        if path is None or absent:
            return None
        with self._lock:
            if path not in self._cassettes:
                self._cassettes[path] = self._loaded(path)
            return self._cassettes[path]

    def _loaded(self, path: Path) -> Cassette | None:
        if self.recorded is not None:
            text = self.recorded(path)
            return None if text is None else Cassette.load(path, text)
        if self.record == "all" or not path.is_file():
            return Cassette(path, label=self.label, stand_in=self.stand_in)
        return Cassette.load(path)

    def web_for(self, article: Article) -> Web:
        """The door as one article may use it: with its cassette, and with nothing let out of a draft."""
        return self.web.view(self.cassette(article), privacy=self._privacy(article), mode=self.record or "replay")

    def stand_in_label(self, article: Article) -> str:
        """What the article's cassette says of its stand-ins, "" when it holds none."""
        cassette = self.cassette(article)
        return cassette.label if cassette is not None and cassette.stand_in else ""

    def _privacy(self, article: Article) -> str:
        if self.settings.privacy == "auto":
            return "draft" if article.draft else "public"
        return self.settings.privacy
