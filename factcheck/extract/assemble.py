"""From sentences to attributions: join what runs over sentences and paragraphs, and count."""

from collections.abc import Iterator, Sequence

from factcheck.extract.cues import Cues, cues
from factcheck.extract.dialogue import alone, labels, nested
from factcheck.extract.found import Found
from factcheck.extract.publish import publish
from factcheck.extract.rules import Reader
from factcheck.extract.units import Unit, units
from factcheck.model import Article, Attribution, Kind, Span
from factcheck.outlets import Mention, OutletTable
from factcheck.text import Lines
from factcheck.text.quotes import Quote, overlapping, quotes

_LEAST = 5
_BACK = 6
_OPENING = frozenset("\u201c\u201e\u00ab\u2018\u201a\"'")


def assemble(article: Article, outlets: OutletTable, language: str) -> Iterator[Attribution]:
    """The attributions of `article` in order."""
    text = article.prose
    runs = quotes(text)
    lexicon = cues(language)
    reader = Reader(lexicon)
    found: list[Found] = []
    mentions = outlets.mentions(text)
    whole = list(units(text, runs, lexicon))
    spoken = labels(whole)
    speech: Found | None = None
    for at, unit in enumerate(whole):
        if at in spoken:
            speech = spoken[at]
            found.append(speech)
        if speech and unit.paragraph == speech.unit.paragraph:
            continue
        if _only_quote(unit) and (before := _goes_on(unit, found, runs)):
            before.content.append(_inside(unit))
            continue
        if found and not found[-1].content and unit.is_quote(0):
            found[-1].content.append((unit.starts[0], unit.ends[0]))
            if _only_quote(unit):
                continue
        new = reader.read(unit)
        covered = [span for one in (*found[-1:], *new) for span in one.content]
        new += alone(unit, reader.grammar, covered, _LEAST)
        if lexicon.nested_quotes:
            new += nested(unit, new)
        if not new and (reported := _reported(unit, found, lexicon)):
            new = [reported]
        if not new and (going := _continuation(unit, found, mentions)):
            new = [going]
        found.extend(new)
    found = [one for one in found if one.content]
    publish(found, mentions, text, lexicon)
    return _number(article, found, runs)


def _reported(unit: Unit, found: list[Found], cues: Cues) -> Found | None:
    """A sentence whose mood alone marks it as somebody's words: the last speaker's."""
    forms = cues.words["reported"]
    at = next((at for at, word in enumerate(unit.words) if word in forms), None) if forms else None
    if at is None or any(word in cues.words["subordinators"] for word in unit.words[:at]):
        return None
    last = found[-1] if found and unit.paragraph - found[-1].unit.paragraph <= 1 else None
    cue = (unit.starts[at], unit.ends[at])
    return Found(
        unit, cue, last.source if last else None, [(unit.start, unit.end)], "reported-mood", confidence=0.6, at=at
    )


def _continuation(unit: Unit, found: list[Found], mentions: list[Mention]) -> Found | None:
    """A sentence without a cue, in the paragraph of an outlet's "According to ...": a guess, with less confidence."""
    last = found[-1] if found else None
    if last is None or last.unit.paragraph != unit.paragraph or len(unit) < 4 or unit.quoted:
        return None
    first = last.continues or last
    if first.rule != "according-to" or not first.source or not first.cue or first.content[0][0] < first.cue[0]:
        return None
    if not any(first.source[0] <= mention.start < first.source[1] for mention in mentions):
        return None
    return Found(unit, None, first.source, [(unit.start, unit.end)], "goes-on", confidence=0.6, continues=first)


def _only_quote(unit: Unit) -> bool:
    return (
        bool(unit.words)
        and unit.is_quote(0)
        and all(unit.is_quote(at) or (len(word) == 1 and not word.isalnum()) for at, word in enumerate(unit.words))
    )


def _inside(unit: Unit) -> tuple[int, int]:
    return unit.start, unit.end


def _goes_on(unit: Unit, found: list[Found], runs: Sequence[Quote]) -> Found | None:
    """What a quotation alone goes on with: a quotation before it in the paragraph, or marks left open before it."""
    continued = any(run.continued and run.start == unit.start for run in runs)
    for one in found[:-_BACK:-1]:
        away = unit.paragraph - one.unit.paragraph
        if away > 1 or (away and not continued):
            return None
        if any(unit.text[start] in _OPENING for start, _ in one.content):
            return one
    return None


def _number(article: Article, found: list[Found], runs: Sequence[Quote]) -> Iterator[Attribution]:
    lines = Lines(article.text)
    order = {id(one): index for index, one in enumerate(found)}
    for index, one in enumerate(found):
        start = one.content[0][0]
        yield Attribution(
            index=index,
            source=_slice(article, one.source),
            cue=_slice(article, one.cue),
            content=tuple(span for part in one.content if (span := _slice(article, part))),
            kind=_kind(one.content, runs, article.prose),
            speaker=article.text[slice(*one.source)] if one.source else None,
            via=_slice(article, one.via),
            chain=tuple(span for part in one.chain if (span := _slice(article, part))),
            confidence=one.confidence,
            rule=one.rule,
            line=lines.at(start)[0],
            continues=order[id(one.continues)] if one.continues else None,
        )


def _slice(article: Article, at: tuple[int, int] | None) -> Span | None:
    return Span(at[0], at[1], article.text[at[0] : at[1]]) if at else None


def _kind(content: list[tuple[int, int]], runs: Sequence[Quote], text: str) -> Kind:
    quoted = total = 0
    for start, end in content:
        total += sum(map(str.isalnum, text[start:end]))
        for run in overlapping(runs, start, end):
            quoted += sum(map(str.isalnum, text[max(start, run.start) : min(end, run.end)]))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == total else Kind.MIXED
