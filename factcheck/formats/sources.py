"""What was read and searched for a finding, as lists for a reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.links import file_of, safe
from factcheck.formats.telling import miss_words, outlet_name, site_name
from factcheck.model import Finding, Miss, SourcePage

_MOST = 8


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: foreign words with an address that is safe to follow, or none, and foreign words that follow."""

    text: str
    address: str | None = None
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The lists that are not empty, each by the catalogue's key of its label; `more` entries of it are left out."""

    summary: dict[str, str]
    lists: tuple[tuple[str, tuple[Item, ...], int], ...]


def sources_of(finding: Finding, words: Catalogue) -> Sources:
    """Pages read in full and in part, what could not be read, and which services were asked."""
    full = [at.page for at in finding.evidence.own if at.page.complete]
    parts = [at.page for at in finding.evidence.own if not at.page.complete]
    failed = {search.service for search in finding.evidence.searches if search.answer == "failed"}
    missed = [miss for miss in finding.evidence.misses if miss.what not in failed]  # told among the searches
    lists = (
        ("read_full", [_page(page, words) for page in full]),
        ("read_part", [_page(page, words) for page in parts]),
        ("not_read", [_miss(miss, words) for miss in missed]),
        ("searched_at", list(_searches(finding, words, own=True))),
        ("searched_elsewhere", list(_searches(finding, words, own=False))),
    )
    counted = words.say("label.pages_counted", {"n": str(len(full))}) if full else words.say("label.no_pages")
    summary = {"full": counted, "missed": str(len(missed)), "outlet": outlet_name(finding)}
    shown = tuple((key, tuple(items[:_MOST]), max(0, len(items) - _MOST)) for key, items in lists if items)
    return Sources(summary, shown)


def _page(page: SourcePage, words: Catalogue) -> Item:
    published = words.day(page.published)
    reason = "" if page.complete else words.detail(page.incomplete_reason)
    reserved = f"; {words.say('label.reserved')}" if page.reserved else ""
    known = "".join(f", {one}" for one in (file_of(page), published) if one)
    tail = f"{known}{f' ({reason})' if reason else ''}{reserved}"
    return Item(page.title or site_name(page), safe(page.archived_url or page.url), tail)


def _miss(miss: Miss, words: Catalogue) -> Item:
    address = safe(miss.what)
    bare = miss.what.partition("://")[2].removeprefix("www.")
    return Item(bare if address else words.code("service", miss.what), address, f": {miss_words(miss, words)}")


def _searches(finding: Finding, words: Catalogue, *, own: bool) -> Iterator[Item]:
    for search in finding.evidence.searches:
        if (search.outlet is not None) == own and (search.answer != "silent" or search.detail):
            answer = words.say(f"answer.{search.answer}", {"n": str(search.candidates)})
            failed = search.answer == "failed"
            failure = words.detail(search.detail.removeprefix(f"{search.service}: "))
            why = failure if failed else words.code("silence", search.detail)
            detail = f", {why}" if why else ""
            yield Item(words.code("service", search.service), None, f" ({answer}{detail})")
