"""What was compared, as rows for a reader: each part of a claim, and who speaks."""

from collections.abc import Iterator

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import cut
from factcheck.formats.telling import Quote, facts_of, line_at, nowhere, outlet_name, site_name, speaks_for_itself
from factcheck.model import Alignment, Article, Difference, Finding, Fit, PartMatch

_MOST_DIFFERENCES = 6
_MOST_WORDS = 15


def compared(finding: Finding, article: Article, words: Catalogue, quote: Quote) -> list[tuple[str, str]]:
    """Rows of what was compared and its result, none where nothing was; `quote` escapes foreign words."""
    best = finding.best
    if best is None:
        return []
    rows = [_Row(finding, best, words, quote).part(number, part, article) for number, part in enumerate(best.parts, 1)]
    speaker = finding.claim.speaker
    if speaker and not speaks_for_itself(finding):
        key = {None: "speaker_unknown", True: "speaker_fits", False: "speaker_other"}[best.speaker_fits]
        told = words.say(f"label.{key}", {"speaker": speaker, "other": best.said_by or ""}, quote=quote)
        rows.append((words.say("label.speaker"), told))
    return rows


class _Row:
    def __init__(self, finding: Finding, best: Alignment, words: Catalogue, quote: Quote) -> None:
        self._finding, self._best, self._words, self._quote = finding, best, words, quote

    def part(self, number: int, part: PartMatch, article: Article) -> tuple[str, str]:
        kind = "quoted" if part.part.quoted else "sentence"
        key = f"label.part_{kind}" if len(self._best.parts) > 1 else f"label.whole_{kind}"
        label = self._words.say(key, {"n": str(number), "of": str(len(self._best.parts))})
        line = line_at(article, part.part.start)
        where = [self._words.say("label.in_line", {"line": str(line)})] if line else []
        return ", ".join([label, *where]), "; ".join(self._results(part))

    def _results(self, part: PartMatch) -> Iterator[str]:
        if nowhere(part, self._finding):
            yield self._words.code("fit", "nowhere")
        else:
            facts = {"site": site_name(self._best.page), "result": self._words.code("fit", part.fit.value)}
            yield self._say("at", facts)
        yield from map(self._difference, part.differences[:_MOST_DIFFERENCES])
        said = " ".join(one.a for one in part.differences).split()
        lacking = [words for words in part.missing if words not in said]
        if lacking and part.fit not in {Fit.ABSENT, Fit.EXACT}:
            yield self._say("lacks", {"words": ", ".join(lacking[:6])})
        read = facts_of(self._finding).get("n")
        if read and self._best not in self._finding.evidence.own and part.fit is not Fit.ABSENT:
            yield self._say("read_without", {"n": read, "outlet": outlet_name(self._finding)})

    def _difference(self, difference: Difference) -> str:
        key = "differs_from" if difference.a and difference.b else "only_article" if difference.a else "only_page"
        facts = {"a": cut(difference.a, _MOST_WORDS), "b": cut(difference.b, _MOST_WORDS)}
        return f"{self._words.code('change', difference.change.value)}: {self._say(key, facts)}"

    def _say(self, key: str, facts: dict[str, str]) -> str:
        return self._words.say(f"label.{key}", facts, quote=self._quote)
