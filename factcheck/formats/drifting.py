"""What is told of a pinned page that was asked again: its sentence, and its passage as it was and as it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import PASSAGE_WORDS, word_spans
from factcheck.formats.excerpts import Excerpts, passages_of
from factcheck.formats.quoting import Segment
from factcheck.formats.telling import Quote, as_it_is, sentence
from factcheck.model import Alignment, Outcome, Passage, Recheck, Rechecked, SourcePage, Verdict

_BEFORE = 6
"""Words that stand before the first one that differs."""

_SHOWN = {Outcome.DRIFTED, Outcome.MATTERS}
_QUOTED = ("b", "notice", "rest")


@dataclass(frozen=True, slots=True)
class Versions:
    """A passage as it was and as it is, what differs marked; nothing of a text that is not at hand, or has it not."""

    then: tuple[Segment, ...]
    now: tuple[Segment, ...]


def outcome_words(one: Recheck, words: Catalogue, quote: Quote = as_it_is) -> str:
    """The sentence that says what became of the page."""
    if one.outcome is Outcome.MATTERS and one.finding is not None:
        return sentence(one.finding, words, quote, timeless=True)
    reason = words.code("reason", one.miss.reason.value) if one.miss else ""
    detail = f" ({one.miss.detail})" if one.miss and one.miss.detail else ""
    facts = {"date": (one.pin.page.archived_at or one.pin.page.retrieved).date().isoformat(), "why": reason + detail}
    compared = one.finding is not None and one.finding.verdict is Verdict.COMPARE
    return words.say(f"recheck.{one.outcome.value}", facts, variant="compare" if compared else one.why, quote=quote)


def counts(articles: Sequence[Rechecked]) -> dict[str, str]:
    """How many pins there are of each outcome, in all, and with the same passage; only some where there are some."""
    found = Counter(one.outcome for article in articles for one in article.rechecks)
    told = {outcome.value: str(found[outcome]) for outcome in Outcome}
    asked = {"some_not_asked": told["not_asked"]} if found[Outcome.NOT_ASKED] else {}
    same = str(found[Outcome.UNCHANGED] + found[Outcome.SAME_PASSAGE])
    return told | asked | {"same": same, "n": str(sum(found.values()))}


@dataclass(frozen=True, slots=True)
class Told:
    """A recheck as it is told, in no more words of its page than may be shown, and the article that it is about."""

    article: Rechecked
    recheck: Recheck
    versions: tuple[Versions, ...]


def told(articles: Sequence[Rechecked]) -> list[Told]:
    """Every recheck in the articles' order; where words of a page are few, what weighs most has them first."""
    excerpts = Excerpts()
    every = [(article, one) for article in articles for one in article.rechecks]
    order = sorted(range(len(every)), key=lambda number: -every[number][1].level.rank)
    made = {number: _told(*every[number], excerpts) for number in order}
    return [made[number] for number in sorted(made)]


def _told(article: Rechecked, one: Recheck, excerpts: Excerpts) -> Told:
    if one.outcome not in _SHOWN or one.now is None:
        return Told(article, one, ())
    page, finding = one.now.page, one.finding
    if finding is not None:
        facts = {name: excerpts.quoted(page, text) if name in _QUOTED else text for name, text in finding.facts.items()}
        one = replace(one, finding=replace(finding, facts=facts))
    return Told(article, one, tuple(_versions(one, excerpts)))


def _versions(one: Recheck, excerpts: Excerpts) -> Iterator[Versions]:
    then, now = _pieces(one.then), _pieces(one.now)
    for index in range(max(len(then), len(now))):
        before = then[index] if index < len(then) else None
        after = now[index] if index < len(now) else None
        words = [_text(piece) for piece in (before, after)]
        if before and after and words[0].split() == words[1].split():
            continue
        most = PASSAGE_WORDS // 2 if before and after else PASSAGE_WORDS
        longest = max(len(word_spans(text)) for text in words)
        first = max(0, min(_first_difference(*words) - _BEFORE, longest - most))
        shown = [_shown(piece, first, most, excerpts) for piece in (before, after)]
        if any(shown):
            yield Versions(*(tuple(_marked(*pair)) for pair in (shown, shown[::-1])))


def _pieces(laid: Alignment | None) -> list[tuple[SourcePage, Passage]]:
    if laid is None:
        return []
    return [(laid.page, at) for part in laid.parts for at in passages_of(part)]


def _text(piece: tuple[SourcePage, Passage] | None) -> str:
    return piece[0].part(piece[1].start, piece[1].end) if piece else ""


def _first_difference(a: str, b: str) -> int:
    """The number of the first word that differs; 0 where there is but one text."""
    mine, other = a.split(), b.split()
    if not mine or not other:
        return 0
    return next((n for n, (x, y) in enumerate(zip(mine, other, strict=False)) if x != y), min(len(mine), len(other)))


def _shown(piece: tuple[SourcePage, Passage] | None, first: int, most: int, excerpts: Excerpts) -> str:
    if piece is None:
        return ""
    page, passage = piece
    spans = word_spans(page.part(passage.start, passage.end))
    start = passage.start + spans[first][0] if first < len(spans) else passage.end
    words = excerpts.words(page, start, passage.end, most)
    cut = first + most < len(spans)
    return f"{'… ' if first and words else ''}{words}{' …' if cut and words else ''}"


def _marked(mine: str, other: str) -> Iterator[Segment]:
    """The words of one version in runs, those marked that the other does not have in their place."""
    words, others = mine.split(), other.split()
    if not others:
        yield from (Segment(" ".join(words)),) if words else ()
        return
    for sign, start, end, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if start < end:
            yield Segment(f"{' ' if start else ''}{' '.join(words[start:end])}", differs=sign != "equal")
