"""The checker's copy: one HTML file without a network, the article on the left, what was found on the right.

Foreign words reach the page through Jinja's escaping alone. A policy in the page lets nothing run, load or leave but
the page's own style and script, each named by its hash.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import plain
from factcheck.formats.excerpts import Excerpts, within_limits
from factcheck.formats.html.view import article_view
from factcheck.formats.telling import KINDS, miss_words, none_read
from factcheck.model import Report

if TYPE_CHECKING:
    from jinja2 import Template


def render(report: Report) -> str:
    """The whole page."""
    from markupsafe import Markup  # noqa: PLC0415 - Jinja loads only where HTML is written

    report = within_limits(report)
    words, excerpts = catalogue.load(report.run.language), Excerpts()
    articles = []
    for number, article in enumerate(report.articles, 1):
        excerpts.add(article)
        articles.append(article_view(article, number, offline=report.run.offline, excerpts=excerpts, words=words))
    style, script = _asset("style.css"), _asset("script.js")
    return _template().render(
        language=report.run.language,
        say=words.say,
        articles=articles,
        since=report.run.since,
        cluster=report.run.cluster,
        none_read=words.say(*none_read(report)),
        facets=_facets(articles, words),
        unread=[(miss.what, miss_words(miss, words)) for miss in report.misses],
        run={"version": report.run.version, "policy": report.run.policy, "time": words.time(report.run.started)},
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
    )


def _facets(articles: list[dict[str, object]], words: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """What can be filtered by: kinds and verdicts that occur, and outlets by name."""
    findings = [finding for article in articles for finding in article["findings"]]  # type: ignore[attr-defined]
    kinds = {finding["kind"]: words.say(f"label.kind_{finding['kind']}") for finding in findings}
    verdicts = {f"={finding['verdict']}": words.say(f"rule.{finding['verdict']}") for finding in findings}
    outlets = {finding["outlet"]: finding["outlet"] for finding in findings}
    return {
        "kinds": [(kind, kinds[kind]) for kind in KINDS if kind in kinds],
        "verdicts": sorted(verdicts.items(), key=lambda pair: pair[1]),
        "outlets": sorted(outlets.items()),
    }


def _policy(style: str, script: str) -> str:
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files("factcheck.data").joinpath("report", name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - Jinja loads only where HTML is written

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown,
        keep_trailing_newline=True,
    )  # fmt: skip
    return environment.from_string(_asset("page.html"))


def _shown(value: object) -> object:
    """Every bare string that the template prints is made fit to be shown; what is marked safe was before."""
    return plain(value) if type(value) is str else value
