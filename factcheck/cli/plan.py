"""`factcheck verify --plan`: what a run would send, without sending it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer

from factcheck.cli.common import inputs, kit_for, terms_for
from factcheck.cli.exits import FAILED, is_failure, say_miss, tell
from factcheck.cli.since import changes_in
from factcheck.errors import UsageError
from factcheck.model import Miss, Reason
from factcheck.text.direction import escaped_in_json

if TYPE_CHECKING:
    from factcheck.cli.trust import Trust
    from factcheck.pins import Pins
    from factcheck.pipeline.plan import Plan
    from factcheck.settings import Settings

_UNASKED = "a plan asks for nothing, so the article was not read; save it to a file to plan its check"
_KEPT = {
    "draft": "It is a draft ({reason}): no word of it leaves.",
    "offline": "The network is off: nothing leaves.",
}
_CASES = {
    "always": "",
    "nothing_found": "only if the one before finds nothing",
    "page_not_readable": "only for pages that cannot be read; their address",
    "words_not_at_the_outlet": "only if no page of the outlet has the words",
}


def show_plan(
    paths: list[str],
    settings: "Settings",
    trust: "Trust",
    since: str,
    shape: str | None,
    output: list[str],
    pins: "Pins | None" = None,
) -> None:
    """Print the plan of a run. Raises UsageError for a format that a plan does not have."""
    if shape not in (None, "markdown", "json") or output:
        place = f"--output {output[0]}" if output else f"--format {shape}"
        raise UsageError("a plan is printed, as markdown or json", place=place, way_out="Use --format json > FILE")
    addresses = [path for path in paths if "://" in path]
    misses = [Miss(url, "read", Reason.OFFLINE, _UNASKED) for url in addresses]
    plans: list[Plan] = []
    for item in _planned([path for path in paths if path not in addresses], settings, trust, since, pins):
        misses.append(item) if isinstance(item, Miss) else plans.append(item)
    if shape == "json":
        typer.echo(_as_json(plans, misses))
    else:
        tell("\n".join(_as_markdown(plans)))
    for miss in misses:
        say_miss(miss)
    if any(map(is_failure, misses)):
        raise typer.Exit(FAILED)


def _planned(
    paths: list[str], settings: "Settings", trust: "Trust", since: str, pins: "Pins | None"
) -> "Iterator[Plan | Miss]":
    from factcheck.errors import FactcheckError
    from factcheck.fetch import Web
    from factcheck.fetch.rehearsal import Rehearsal, Unwritten
    from factcheck.fetch.store import place
    from factcheck.pipeline.plan import plan

    if not paths:
        return
    network, store = Rehearsal(), Unwritten(place(settings), lambda: datetime.now(UTC))
    unbounded = replace(terms_for(settings, trust), max_requests=None, max_requests_per_host=None, time_limit=None)
    with Web(settings, network=network, store=store, sleeper=lambda _: None, terms=unbounded) as web:
        kit = kit_for(settings, web, trust, changes=changes_in(since), pins=pins)
        for item in inputs(paths, settings, trust=trust):
            if isinstance(item, Miss):
                yield item
                continue
            try:
                yield plan(item, kit, network)
            except FactcheckError as error:
                yield Miss(item.id, "check", Reason.UNREADABLE, str(error))


def _as_markdown(plans: "list[Plan]") -> Iterator[str]:
    yield "# What a run would send"
    yield ""
    yield "Nothing was sent for this plan. What recordings and the store hold is not asked for."
    for one in plans:
        yield f"\n## {one.article.id}\n"
        yield from _article(one)


def _article(one: "Plan") -> Iterator[str]:
    if kept := _KEPT.get(one.privacy):
        yield f"- {kept.format(reason=one.article.draft_reason or 'the settings say so')}"
    for question in one.questions:
        words = f": {question.sent.words}" if question.sent.words else ": no word of the article"
        case = f" ({_CASES[question.when]})" if _CASES[question.when] else ""
        yield f"- {question.sent.host}, {question.sent.purpose}{words}{case}"
    if not one.questions and one.privacy == "public":
        yield "- Nothing, as far as it can be known before: recordings or the store hold the first answers."
    if one.outlets:
        yield from _pages(one)


def _pages(one: "Plan") -> Iterator[str]:
    """What no plan can name: which pages the answers lead to."""
    domains = ", ".join(domain for outlet in one.outlets for domain in outlet.domains)
    yield "- Which pages the answers name cannot be known before. They are asked for where they belong to"
    yield f"  {domains}, as copies at web.archive.org, and where those lead on to; each site is asked for robots.txt"
    if any(question.when == "words_not_at_the_outlet" for question in one.questions):
        yield "  first. Pages with words that the outlet does not have are read at any outlet that is known."
    else:
        yield "  first."


def _as_json(plans: "list[Plan]", misses: list[Miss]) -> str:
    table = {
        "schema": "factcheck.plan/1",
        "articles": [_row(one) for one in plans],
        "misses": [{"what": miss.what, "reason": miss.reason.value, "detail": miss.detail} for miss in misses],
    }
    return escaped_in_json(json.dumps(table, indent=2, ensure_ascii=False))


def _row(one: "Plan") -> dict[str, Any]:
    return {
        "article": one.article.id,
        "privacy": one.privacy,
        "draft_reason": one.article.draft_reason,
        "questions": [
            {"host": each.sent.host, "purpose": each.sent.purpose, "words": each.sent.words, "when": each.when.value}
            for each in one.questions
        ],
        "then_pages_of": [{"id": outlet.id, "domains": list(outlet.domains)} for outlet in one.outlets],
    }
