"""The headline of the source's page: its body outranks it.

Headlines shorten and are written by somebody else. One that alone has a claim's words makes it worth comparing and
supports nothing; one that says something else than its own text is told as a remark.
"""

import re
from collections.abc import Iterator

from factcheck.judge.best import day, differences_of, known, link
from factcheck.judge.language import words
from factcheck.model import Alignment, Claim, Evidence, Finding, Fit, Part, Remark, SourcePage, Verdict
from factcheck.text import fold

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*|\d+(?:[.,\u202f\u00a0]\d+)*")
_COUNTED = re.compile(r"(?P<figure>\d+(?:[.,\u202f\u00a0]\d+)*)\s*(?P<of>%|[^\W\d_]{3,})")
_MOST, _STEM, _LONG = 0.6, 5, 4
_ROUNDED = 0.1


def in_headline_only(claim: Claim, evidence: Evidence) -> Finding | None:
    """The finding where no text of the outlet has the claim, and a headline does: worth comparing, and no more."""
    with_it = [one for one in evidence.own if not one.translated and _carries_all(one)]
    best = min(with_it, key=lambda one: (not one.page.complete, one.page.url), default=None)
    if best is None:
        return None
    facts = known(outlet=claim.outlet_name, date=day(best.page), link=link(best.page))
    return Finding(claim, Verdict.COMPARE, evidence, best, facts, "headline")


def headline_carries(part: Part, page: SourcePage) -> bool:
    """True where the page's headline has the quoted words, or the names, figures and most words of other ones."""
    title = _WORD.findall(page.title or "")
    if not title:
        return False
    mine = _WORD.findall(part.text)
    if part.quoted:
        return bool(mine) and f" {_plain(mine)} " in f" {_plain(title)} "
    rare = [word for word in mine if word.casefold() not in words().common]
    firm = {_stem(word) for word in rare if word[0].isupper() or word[0].isdigit()}
    telling = {_stem(word) for word in rare if len(word) >= _LONG} | firm
    there = {_stem(word) for word in title}
    return len(telling) > 1 and firm <= there and len(telling & there) >= _MOST * len(telling)


def headline_remarks(finding: Finding) -> Iterator[Remark]:
    """What the headline of the page that the finding rests on has otherwise than its text."""
    best = finding.best
    if best is None or not best.page.title or finding.variant == "headline":
        return
    title = f" {_plain(_WORD.findall(best.page.title))} "
    for one in differences_of(best):
        if one.serious and one.a and one.b and _in(one.a, title) and not _in(one.b, title):
            yield Remark("headline", {"a": one.a, "b": one.b})
            return
    lacks = [word for part in best.parts if part.fit is Fit.COMPARE for word in part.missing if _in(word, title)]
    if lacks:
        yield Remark("headline_only", {"words": ", ".join(lacks)})
    else:
        yield from _other_count(best)


def counted_in(text: str) -> dict[str, tuple[float, int, int]]:
    """What a text counts, by the stem of its noun: the figure, and where both stand; nothing that it counts twice."""
    found = list(_COUNTED.finditer(text))
    nouns = [_stem(match["of"]) for match in found]
    return {
        noun: (_value(match["figure"]), match.start(), match.end())
        for noun, match in zip(nouns, found, strict=True)
        if nouns.count(noun) == 1
    }


def _other_count(best: Alignment) -> Iterator[Remark]:
    """A figure of the headline that its text has nowhere, where the passage counts the same thing otherwise."""
    passages = " ".join(part.passage.text for part in best.parts if part.passage is not None)
    counted = {_stem(match["of"]): match["figure"] for match in _COUNTED.finditer(passages)}
    for match in _COUNTED.finditer(best.page.title or ""):
        figure, here = match["figure"], counted.get(_stem(match["of"]))
        if here and not re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", best.page.text):
            a, b = _value(figure), _value(here)
            if abs(a - b) > _ROUNDED * max(a, b):
                yield Remark("headline", {"a": match.group(), "b": f"{here} {match['of']}".replace(" %", "%")})
                return


def _carries_all(one: Alignment) -> bool:
    counted = [part for part in one.parts if part.fit is not Fit.SHORT]
    return bool(counted) and all(headline_carries(part.part, one.page) for part in counted)


def _in(phrase: str, title: str) -> bool:
    said = _plain(_WORD.findall(phrase))
    return bool(said) and f" {said} " in title


def _plain(found: list[str]) -> str:
    return " ".join(fold(re.sub(r"(?<=\d)[,\u202f\u00a0](?=\d{3})", "", word)) for word in found)


def _stem(word: str) -> str:
    plain = _plain([word])
    return plain if plain[:1].isdigit() else plain[:_STEM]


def _value(figure: str) -> float:
    try:
        return float(re.sub(r"[,\u202f\u00a0](?=\d{3})|\.(?=\d{3}(?!\d))", "", figure).replace(",", "."))
    except ValueError:
        return 0.0
