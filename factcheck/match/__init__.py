"""A claim laid on a page: which words stand there, which differ, and what class of word it is that differs.

`match` is the one door. Quoted parts are aligned word by word (`quotation.py`), other parts by the sentences that carry
them (`reworded.py`); the parts of one claim are then looked at together. Nothing here judges.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.match.indirect import find, wanted
from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.model import model
from factcheck.match.page import PageText, page_text
from factcheck.match.quotation import match_quoted
from factcheck.match.reworded import match_reworded
from factcheck.match.scraps import with_scraps
from factcheck.match.sentences import sentences_of
from factcheck.match.speakers import speaker_of
from factcheck.match.together import together
from factcheck.match.whole import whole
from factcheck.match.words import bare
from factcheck.model import Alignment, Attribution, Claim, Fit, Kind, Part, PartMatch, SourcePage
from factcheck.text.language import language_in

__all__ = ["match"]


def match(claim: Claim, page: SourcePage, said: Sequence[Attribution] = ()) -> Alignment:
    """Lay the claim on the page, part by part.

    `said` are the attribution relations of the page's own text: they tell who says the words there. The score is the
    lowest of the parts', the calibrated probability that the page supports the claim. Nothing is raised for odd text.
    """
    if claim.kind is Kind.INDIRECT and not any(part.quoted for part in claim.parts):
        lex = _lexicon(claim, page)
        parts = tuple(match_reworded(part, claim.article, page.text, lex, _day(page)) for part in claim.parts)
        if not _says_mostly_the_same(parts) and _language(claim) not in ("", lex.code):
            return _translated(claim, page, lex)
        return Alignment(page, parts, _lowest(parts))
    return _with_quotations(claim, page, said)


def _with_quotations(claim: Claim, page: SourcePage, said: Sequence[Attribution]) -> Alignment:
    text = page_text(page, bare(claim.text).split(), said)
    own = _language(claim)
    text = text if text.language else replace(text, lex=lexicon(own))
    parts = tuple(_one(part, claim, text, _day(page)) for part in claim.parts)
    if own and text.language and own != text.language and not _says_mostly_the_same(parts):
        return _translated(claim, page, text.lex)
    parts = together(parts, claim.article, text)
    said_by, fits = speaker_of(claim, parts, text)
    return Alignment(page, tuple(whole(part, page.text) for part in parts), _lowest(parts), said_by, fits)


def _says_mostly_the_same(parts: Sequence[PartMatch]) -> bool:
    """True where the words of a part stand there: then both are in one language, whatever a few words look like."""
    return any(
        one.fit not in (Fit.ABSENT, Fit.SHORT) if one.part.quoted else len(one.carried) > len(one.missing)
        for one in parts
    )


def _day(page: SourcePage) -> date | None:
    """The day from which the page's "last week" is seen. When it was changed tells nothing of that."""
    return page.published.date() if page.published else None


def _one(part: Part, claim: Claim, page: PageText, day: date | None) -> PartMatch:
    if part.quoted:
        return match_quoted(part, claim.article, page)
    found = match_reworded(part, claim.article, page.text, page.lex, day)
    return with_scraps(found, claim.article, page)


def _language(claim: Claim) -> str:
    return language_in(claim.article.prose, claim.article.language or "")


def _lexicon(claim: Claim, page: SourcePage) -> Lexicon:
    """That of the page's own words: a claim of one sentence is too short to tell a language by."""
    return lexicon(language_in(page.text, page.language or "") or _language(claim) or "en")


def _translated(claim: Claim, page: SourcePage, lex: Lexicon) -> Alignment:
    parts = tuple(_names_and_figures(part, page, lex) for part in claim.parts)
    return Alignment(page, parts, _lowest(parts), translated=True)


def _names_and_figures(part: Part, page: SourcePage, lex: Lexicon) -> PartMatch:
    """What can be compared across languages."""
    want = wanted(part.text, lex)
    on_page = find(want, sentences_of(page.text), lex).on_page
    firm = [stem for stem in want.content if stem in want.figures or stem in want.names]
    carried = tuple(want.forms[stem] for stem in firm if stem in on_page)
    missing = tuple(want.forms[stem] for stem in firm if stem not in on_page)
    fit = Fit.COMPARE if firm and not missing else Fit.ABSENT
    return PartMatch(part, fit, 0.5 if fit is Fit.COMPARE else 0.1, carried=carried, missing=missing)


def _lowest(parts: Sequence[PartMatch]) -> float:
    return min((_score(part) for part in parts if part.fit is not Fit.SHORT), default=0.0)


def _score(match_: PartMatch) -> float:
    return model().quoted(match_.fit, match_.score) if match_.part.quoted else match_.score
