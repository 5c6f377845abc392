"""Work out which outlet each attribution leads to, and what of it is compared: Attribution -> Claim."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.model import Article, Attribution, Claim, Outlet, Part, Span
from factcheck.outlets import Mention, OutletTable
from factcheck.text import fold, sentences
from factcheck.text.quotes import Quote, quotes

# What stands beside an outlet's name when it speaks for a company, or a person with another job speaks.
_NOT_THE_OUTLET = re.compile(
    r"\b(?:spokes\w+|former(?:ly)?|ex-\w+|chief executive|ceo|chairman|chairwoman|president|owner|founder|lawyer|attorney"
    r"|shareholder|executives?|contributor|union|audience|readers?|viewers?|subscribers?|guest)\b",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"\b(?:[A-Z][\w'\u2019.&-]+ (?:and |& |of )?){1,4}(?:Gazette|Herald|Tribune|Times|Post|News|Journal|Chronicle|Courier|Register|Observer|Examiner|Daily|"
    r"Star|Sun|Globe|Dispatch|Sentinel|Record|Press|Telegraph|Bulletin|Inquirer|Enquirer|Argus|Echo|Mail|Express|Standard|Review|Magazine|Weekly|Today|"
    r"Independent|Advertiser|Advocate|Leader|Ledger|Mercury|Mirror|Monitor|Reporter|Republic|Zeitung|Rundschau|Nachrichten|Tageblatt|Anzeiger|Kurier|Allgemeine|Blatt|Bote|Presse)\b"
    r"|\b(?:newspaper|news agency|news site|news website|broadcaster|Tageszeitung|Zeitung|Nachrichtenagentur|Fachmagazin|Magazin|Sender)\b"
)  # fmt: skip


def resolve(
    article: Article, attributions: Sequence[Attribution], outlets: OutletTable, *, country: str | None = None
) -> tuple[Claim, ...]:
    """One claim for each attribution, in order; claims to people and institutions have no outlet.

    `country` is a two-letter code: which of several outlets of one name is meant, where the article does not tell.
    """
    table = _Names(article, outlets, country)
    runs = quotes(article.prose)
    seen: Counter[str] = Counter()
    claims: list[Claim] = []
    for one in attributions:
        before = claims[one.continues] if one.continues is not None and one.continues < len(claims) else None
        claim = _claim(article, one, table, runs, before)
        seen[claim.id] += 1
        count = seen[claim.id]
        claims.append(_numbered(claim, count))
    return tuple(claims)


def _claim(article: Article, one: Attribution, table: "_Names", runs: list[Quote], before: Claim | None) -> Claim:
    parts = tuple(_parts(article, one.content, runs))
    if before is not None:
        named, found, form = before.named, before.outlets, before.publication_form
        outlet = before.outlet
    else:
        named, found, form = table.of(one)
        outlet = found[0] if len(found) == 1 else None
    words = fold(" ".join(part.text for part in parts))
    source = fold(one.speaker or (one.source.text if one.source else ""))
    digest = hashlib.sha256("\n".join((outlet.id if outlet else "", source, words)).encode()).hexdigest()[:12]
    return Claim(
        id=digest,
        article=article,
        attribution=one,
        parts=parts,
        kind=one.kind,
        outlet=outlet,
        outlets=found if outlet is None else (),
        named=named,
        speaker=one.speaker if one.speaker != named else named,
        chain=tuple(span.text for span in one.chain),
        line=one.line,
        continues=before.id if before else None,
        publication_form=form,
    )


def _numbered(claim: Claim, count: int) -> Claim:
    from dataclasses import replace  # noqa: PLC0415 - only for repeats

    return claim if count == 1 else replace(claim, id=f"{claim.id}-{count}")


def _parts(article: Article, content: Iterable[Span], runs: list[Quote]) -> Iterable[Part]:
    """The sentences and quoted runs of the content, without quotation marks and the white space around them."""
    text = article.text
    for span in content:
        at = span.start
        inside = [run for run in runs if run.start < span.end and span.start < run.end and run.words(text) > 3]
        for run in inside:
            yield from _sentences(text, at, run.start, quoted=False)
            yield from _sentences(text, max(run.inner, span.start), min(run.last, span.end), quoted=True)
            at = run.end
        yield from _sentences(text, at, span.end, quoted=False)


def _sentences(text: str, start: int, end: int, *, quoted: bool) -> Iterable[Part]:
    if start >= end:
        return
    for first, last in [(start, end)] if quoted else sentences(text, start, end):
        while last > first and (text[last - 1].isspace() or text[last - 1] in ",;:"):
            last -= 1
        while first < last and (text[first].isspace() or text[first] in ",;:"):
            first += 1
        if any(map(str.isalnum, text[first:last])):
            yield Part(first, last, text[first:last], quoted)


class _Names:
    """The outlets that an article names, and which of them a name alone stands for."""

    def __init__(self, article: Article, outlets: OutletTable, country: str | None) -> None:
        self._article = article
        self._mentions = outlets.mentions(article.prose)
        own = outlets.of_url(article.url) if article.url else None
        self._country = country or (own.country if own else None)
        self._own = own

    def of(self, one: Attribution) -> tuple[str | None, tuple[Outlet, ...], bool]:
        """The words that name the outlet, the outlets they may mean, and whether they have a publication's form."""
        for span in (one.via, one.source):
            if span is None:
                continue
            mention = self._in(span)
            if mention is not None:
                return self._article.text[mention.start : mention.end], self._narrow(mention), True
        source = one.source
        if source and (form := _PUBLICATION.search(source.text)) and not _NOT_THE_OUTLET.search(source.text):
            return source.text if form.group()[0].islower() else form.group(), (), form.group()[0].isupper()
        return None, (), False

    def _in(self, span: Span) -> Mention | None:
        inside = [mention for mention in self._mentions if span.start <= mention.start and mention.end <= span.end]
        if not inside or _NOT_THE_OUTLET.search(span.text):
            return None
        return inside[0]

    def _narrow(self, mention: Mention) -> tuple[Outlet, ...]:
        """One outlet where the article tells which: by an earlier full mention, its own outlet, or its country."""
        candidates = mention.outlets
        if len(candidates) == 1:
            return candidates
        for other in reversed([seen for seen in self._mentions if seen.start < mention.start]):
            if len(other.outlets) == 1 and other.outlets[0] in candidates:
                return other.outlets
        if self._own in candidates and self._own:
            return (self._own,)
        near = tuple(outlet for outlet in candidates if outlet.country == self._country) if self._country else ()
        return near if len(near) == 1 else candidates
