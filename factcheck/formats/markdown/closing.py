"""The end of a report: what was covered, what was not, and what left the machine."""

from collections.abc import Iterator, Sequence

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import cut
from factcheck.formats.decided import notice_place, notice_words
from factcheck.formats.markdown.escape import fold, inline
from factcheck.formats.telling import miss_words
from factcheck.model import ArticleReport, Miss, Notice, Report, Sent, Uncredited

_MOST = 20


def closing(report: Report, article: ArticleReport, words: Catalogue, *, folded: bool) -> list[str]:
    """Coverage, statements without a credit, what left the machine, and by what the article was checked."""
    facts = {"version": report.run.version, "policy": report.run.policy, "time": words.time(report.run.started)}
    return [
        f"## {words.say('label.checked_section')}",
        "",
        *_coverage(article, words),
        *_uncredited(article.coverage.uncredited, words, folded=folded),
        *_sent(report, article, words),
        "",
        words.say("label.run", facts, quote=inline),
        "",
    ]


def _coverage(article: ArticleReport, words: Catalogue) -> list[str]:
    covered = article.coverage
    facts = {name: str(getattr(covered, name)) for name in ("attributions", "to_outlets", "checked", "people")}
    pages = {"read": str(covered.pages_read), "missed": str(covered.pages_missed)}
    sources = {name: str(getattr(article, name)) for name in ("live", "cached", "replayed")}
    counted = f"{words.say('label.pages', pages)} {words.say('label.sources', sources)}"
    if article.archived:
        counted += f" {words.say('label.archived', {'n': str(article.archived)})}"
    return [words.say("label.coverage", facts), "", counted, ""]


def _uncredited(those: Sequence[Uncredited], words: Catalogue, *, folded: bool) -> list[str]:
    if not those:
        return []
    lines = [*(_statement(one, words) for one in those[:_MOST]), *_more(len(those), words), ""]
    return fold(words.say("label.uncredited", {"n": str(len(those))}), lines, folded=folded)


def _statement(one: Uncredited, words: Catalogue) -> str:
    line = words.say("label.line", {"line": str(one.line)}) if one.line else words.say("label.no_line")
    return f"- {line} ({inline(words.code('why', one.why))}): {words.quoted(inline(cut(one.span.text, 20)))}"


def _sent(report: Report, article: ArticleReport, words: Catalogue) -> Iterator[str]:
    cluster = {"cluster": report.run.cluster}
    if report.run.cluster:
        yield words.say("label.sent_cluster", cluster, quote=inline)
        yield ""
    if not article.sent:
        offline = report.run.offline or article.privacy == "offline"
        how = "_replayed" if article.replayed else "_offline" if offline else ""
        yield words.say(f"label.sent_nothing{how}", cluster, quote=inline)
        return
    yield words.say("label.sent_some", cluster, quote=inline)
    yield ""
    yield from (f"- {_one_sent(one, words)}" for one in article.sent[:_MOST])
    yield from _more(len(article.sent), words)


def _one_sent(one: Sent, words: Catalogue) -> str:
    facts = {"host": one.host, "words": one.words, "purpose": one.purpose}
    return words.say("label.sent_words" if one.words else "label.sent_plain", facts, quote=inline)


def _more(number: int, words: Catalogue) -> Iterator[str]:
    if number > _MOST:
        yield f"- {words.say('label.and_more', {'n': str(number - _MOST)})}"


def entries(notices: Sequence[Notice], words: Catalogue) -> list[str]:
    """The entries that decide findings and need a look themselves."""
    listed = [
        f"- {inline(notice_place(one))}: {notice_words(one, words, inline)} <sub>{one.rule.code}</sub>"
        for one in notices
    ]
    return [f"## {words.say('label.entries')} ({len(notices)})", "", *listed, ""]


def unread_inputs(misses: Sequence[Miss], words: Catalogue) -> list[str]:
    """The inputs that could not be read, with the reason of each."""
    if not misses:
        return []
    listed = [f"- {inline(miss.what)}: {inline(miss_words(miss, words))}" for miss in misses]
    return [f"## {words.say('label.unread_inputs')} ({len(misses)})", "", *listed, ""]
