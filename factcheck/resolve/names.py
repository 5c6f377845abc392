"""Which outlet an attribution names, and which of several outlets of one name is meant.

An outlet claim that is none may end as a false accusation: in doubt an attribution leads to no outlet.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from factcheck.model import Article, Attribution, Kind, Outlet, Span
from factcheck.outlets import Mention, OutletTable

# Who speaks here is no journalism of the outlet's: its company, its former people, its audience.
_NOT_THE_OUTLET = re.compile(
    r"\b(?:spokes\w+|former(?:ly)?|ex-\w+|chief executive|ceo|chairman|chairwoman|president|owner|founder|lawyers?"
    r"|attorneys?|shareholders?|executives?|contributors?|union|audience|readers?|viewers?|subscribers?|guests?"
    r"|sprecher(?:in)?|chefredakteur|gesch\u00e4ftsf\u00fchrer(?:in)?|ehemalige[rn]?|like)\b",
    re.IGNORECASE,
)
# What a publication does when it reports; all else that an outlet does is the company's ("Reuters cut 200 jobs").
_REPORTING = re.compile(
    r"\b(?:report|sa(?:y|id)|sa(?:ys|ying)|writ|wrote|not(?:e|ing)|quot|find|found|show|reveal|publish|learn|t(?:ell|old)"
    r"|claim|suggest|describ|call|explain|confirm|add(?:s|ed|ing)?\b|cit(?:e|ing)|estimat|conclud|argu|declar|project"
    r"|observ|point|mention|detail|list|alleg|speculat|predict|discover|identif|uncover|unearth|warn|indicat"
    r"|stat(?:e|ing)|put|nam(?:e|ing)|dub|label|character|critici|recall|recount|deem|rate|credit|accus|prais|call|break"
    r"|broke|document|document|highlight|summar|editorial|opin|break|obtain|determin|calculat|analy[sz]|attribut|tweet"
    r"|meld|bericht|sag|schr(?:ieb|eib)|zitier|nenn|nannte|hei\u00df|hie\u00df|meint|erkl\u00e4r|kommentier"
    r"|best\u00e4tig|spricht|sprach|vermut|bezeichn|enth\u00fcll|verbreit|ver\u00f6ffentlich|f\u00fchr|gab|wonach|demnach)\w*",
    re.IGNORECASE,
)
# Not yet, or not, reported; or a company's own statement.
_NOT_REPORTED = re.compile(
    r"\b(?:will|would|should|could|may|might|must|not|never|\w*n['\u2019]t|ask(?:s|ed|ing)?)\b", re.IGNORECASE
)
_STATEMENT = re.compile(r"\W*(?:on \w+ )?in (?:a|its|their) (?:\w+ )?statement\b", re.IGNORECASE)
_QUESTIONED = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w+ )?asked\b", re.IGNORECASE)
_ABOUT_ITSELF = re.compile(r"\W*(?:that\s+)?(?:it|its|they|their)\b", re.IGNORECASE)
_STATES = re.compile(
    r"\b(?:sa(?:id|ys|ying)|announc\w+|confirm\w*|den(?:ied|ies)|acknowledg\w+|admit\w*)\b", re.IGNORECASE
)
# What may stand before the name where the outlet is the source: "a recent Reuters report", "Jane Doe of Reuters".
_LEADS = re.compile(
    r"\W*(?:(?:as|and|but|while|because|meanwhile|today|earlier|then|also|later|even)\W+)*"
    r"(?:(?:the|a|an|one|this|that|another|its|new|recent|latest|last|earlier|early|daily|separate|first|second|weekly|monthly"
    r"|national|newspaper|news|agency|network|broadcaster|magazine|site|website|conservative|liberal|left-wing|right-wing"
    r"|british|american|german|french|russian|chinese|ukrainian|israeli|public|state|state-run|both|der|die|das|den|dem"
    r"|des|ein|eine|einer|eines|einem|zeitung|nachrichtenagentur|tageszeitung|magazin|sender|agentur|us-\w+|online)\W+)*",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"\b(?:of|for|from|in|by|at|with|on|and|und|von|vom|bei|mit|im|des|der|dem)\s+(?:(?:the|an?|der|die|dem|des)\s+)?$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:poll|polls|survey|surveys|report|reports|story|stories|article|articles|interview|analysis|investigation"
    r"|editorial|column|columnist|reporter|reporters|correspondent|writer|editor|anchor|host|journalist|average|tally"
    r"|data|figures|account|coverage|critic|blog|blogger|op-ed|essay|profile|bericht|berichte|berichten|angaben|umfrage"
    r"|informationen|interview|gespr\u00e4ch|meldung|artikel|korrespondent|reporter|friend|colleague|board|bureau|chief)\b",
    re.IGNORECASE,
)
_JOURNALIST = re.compile(
    r"\W*(?:[\w'\u2019-]+ ){0,3}?[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+)+ "
    r"(?:of|for|at|from|with|von|vom) (?:the |der |dem )?"
)
_SPEAKING = re.compile(r"\b(?:sa(?:id|ys)|told|wrote|interviewed|asked|reported)\b")
_PICTURE = re.compile(r"(?:credited to|photos? by|courtesy of|image by)\s+(?:the\s+)?$", re.IGNORECASE)
# Who is told here is no public: an audience, a meeting, a moderator of a debate.
_EVENT = re.compile(
    r"\b(?:group|lunch\w*|event|forum|debate|moderators?|audience|conference|dinner|gala|summit|panel)\b"
)
_FORMS = frozenset(
    [
        "Gazette", "Herald", "Tribune", "Times", "Post", "News", "Journal", "Chronicle", "Courier", "Register",
        "Observer", "Examiner", "Daily", "Star", "Sun", "Globe", "Dispatch", "Sentinel", "Record", "Telegraph",
        "Bulletin", "Echo", "Inquirer", "Enquirer", "Argus", "Mail", "Express", "Magazine", "Weekly", "Advertiser",
        "Advocate", "Ledger", "Mercury", "Mirror", "Monitor", "Zeitung", "Rundschau", "Nachrichten", "Tageblatt",
        "Anzeiger", "Kurier", "Bote",
    ]
)  # fmt: skip
_PUBLICATION = re.compile(rf"\b(?:[A-Z][\w'\u2019.&-]+ (?:and |& |of )?){{1,4}}(?:{'|'.join(sorted(_FORMS))})\b")
_APOSTROPHES = frozenset("'\u2019")
_GENITIVE = re.compile(r"^['\u2019]s?(?=\s|$)")
# A quotation inside a claim is compared as a part of it.
_NESTED = "nested-quotation"
_SURE = 0.5
_NEAR = 24
_LONGEST_LINK = 300
_BEHIND = 4
_SHORTEST = 3
_ARTICLE = re.compile(r"\b(?:the|der|die|das|den|dem|des)\s$", re.IGNORECASE)
_PAPERS = frozenset({"newspaper", "magazine", "digital", ""})
_CALLED = {
    "newspaper": frozenset({"newspaper", ""}),
    "paper": frozenset({"newspaper", ""}),
    "daily": frozenset({"newspaper", ""}),
    "tabloid": frozenset({"newspaper", ""}),
    "zeitung": frozenset({"newspaper", ""}),
    "tageszeitung": frozenset({"newspaper", ""}),
    "blatt": _PAPERS,
    "weekly": _PAPERS,
    "magazine": _PAPERS,
    "magazin": _PAPERS,
    "broadcaster": frozenset({"broadcaster", ""}),
    "sender": frozenset({"broadcaster", ""}),
}
_PARENTHESIS = re.compile(r"\([^()]{0,40}$")


@dataclass(frozen=True, slots=True)
class Credited:
    """The words that name an outlet, the outlets they may mean, and whether they have a publication's form."""

    named: str | None = None
    outlets: tuple[Outlet, ...] = ()
    publication_form: bool = False


NOBODY = Credited()


class Names:
    """The outlets that an article names, and which of them a name alone stands for."""

    def __init__(self, article: Article, outlets: OutletTable, country: str | None) -> None:
        self._text, self._links, self._of_url = (
            article.text,
            sorted(article.links, key=lambda link: link.start),
            outlets.of_url,
        )
        self._mentions = outlets.mentions(article.prose)
        self._own = outlets.of_url(article.url) if article.url else None
        self._country = country or (self._own.country if self._own else None)

    def of(self, one: Attribution) -> Credited:
        """Where the attribution leads: the outlet that was told or that published, else the outlet that speaks."""
        if (one.confidence < _SURE and one.cue is None) or one.rule == _NESTED:
            return NOBODY
        credited = self._through(one.via) if one.via is not None else self._by(one)
        if credited is NOBODY and self._links:
            credited = self._linked(one)
        if credited is NOBODY or (one.cue is not None and _QUESTIONED.search(one.cue.text)) or _says_nothing(one):
            return NOBODY
        return credited

    def _linked(self, one: Attribution) -> Credited:
        """The outlet whose page a link leads to: on the cue, the source or most of the content, or right behind it."""
        if one.cue is None:
            return NOBODY
        spans = [span for span in (one.source, one.cue) if span]
        length = sum(span.end - span.start for span in one.content)
        last = one.content[-1].end
        low, high = min(span.start for span in (*spans, *one.content)), max(span.end for span in (*spans, *one.content))
        first = bisect_left(self._links, low - _LONGEST_LINK, key=lambda link: link.start)
        for link in self._links[first : bisect_left(self._links, high + _BEHIND, key=lambda link: link.start)]:
            on_words = any(link.start < span.end and span.start < link.end for span in spans)
            covered = sum(max(0, min(link.end, span.end) - max(link.start, span.start)) for span in one.content)
            if not on_words and 2 * covered < length and not last <= link.start < last + _BEHIND:
                continue
            outlet = self._of_url(link.url)
            if outlet and outlet is not self._own:
                return Credited(self._text[link.start : link.end], (outlet,), publication_form=True)
        return NOBODY

    def _through(self, via: Span) -> Credited:
        mention = self._inside(via)
        if _EVENT.search(self._text[via.start : via.end + _NEAR].split("\n")[0].split(".")[0]):
            return NOBODY
        if mention is not None:
            return self._credit(mention)
        form = _PUBLICATION.search(via.text)
        return Credited(form.group(), publication_form=True) if form else NOBODY

    def _by(self, one: Attribution) -> Credited:
        if one.source is None:
            return NOBODY
        credited = self._named(one, one.source)
        if credited is NOBODY or _NOT_THE_OUTLET.search(one.source.text) or _SPEAKING.search(one.source.text):
            return NOBODY
        return NOBODY if one.rule != "according-to" and self._as_company(one) else credited

    def _named(self, one: Attribution, source: Span) -> Credited:
        mention = self._inside(source)
        if mention is not None:
            return self._credit(mention) if self._speaks(mention, source, one) else NOBODY
        if one.speaker in self._last_named and one.speaker != source.text:
            led_back = self._credit(self._last_named[one.speaker])
            return led_back if _may_be_called(source.text, led_back.outlets) else NOBODY
        if source.text.rsplit(None, 1)[-1] not in _FORMS:
            return NOBODY
        form = _PUBLICATION.search(source.text)
        if form and _LEADS.fullmatch(source.text[: form.start()]) and form.end() == len(source.text):
            return Credited(form.group(), publication_form=True)
        return NOBODY

    @cached_property
    def _last_named(self) -> dict[str | None, Mention]:
        """The last mention of each name, for "the newspaper", whose speaker is the name before it."""
        return {self._text[mention.start : mention.end]: mention for mention in self._mentions}

    def _as_company(self, one: Attribution) -> bool:
        if one.cue is None or one.rule == "label":
            return False
        cue = one.cue.text
        if _STATES.search(cue) and (
            _ABOUT_ITSELF.match(one.content[0].text) or _STATEMENT.match(self._text, one.cue.end)
        ):
            return True
        return _REPORTING.search(cue) is None or _NOT_REPORTED.search(cue) is not None

    def _inside(self, span: Span) -> Mention | None:
        at = bisect_left(self._mentions, span.start, key=lambda mention: mention.start)
        found = self._mentions[at] if at < len(self._mentions) else None
        return found if found and found.end <= span.end else None

    def _speaks(self, mention: Mention, source: Span, one: Attribution) -> bool:
        """Whether the name is what the source is about: its head, or what a report, a poll, a journalist belongs to."""
        before = self._text[source.start : mention.start]
        after = self._text[mention.end : source.end]
        if (
            _PARENTHESIS.search(self._text[max(0, mention.start - 40) : mention.start])
            and ")" in self._text[mention.end : mention.end + 2]
        ):
            return False
        if _PICTURE.search(self._text[max(0, source.start - 30) : source.start]):
            return False
        if _bare(mention, self._text):
            return False
        if _LEADS.fullmatch(before):
            head = not re.search(r"[A-Za-z]", after) or after.lstrip()[:1] == ","
            return head or ((not mention.weak or after[:1] in _APOSTROPHES) and self._extends(after))
        if _THROUGH.search(before) and (_REPORTS.search(before) or _JOURNALIST.fullmatch(before)) and "," not in before:
            return not mention.weak or one.rule == "according-to"
        return False

    def _extends(self, after: str) -> bool:
        after = _GENITIVE.sub("", after)
        return bool(_REPORTS.search(after)) or all(word[0].isupper() or not word[0].isalpha() for word in after.split())

    def _credit(self, mention: Mention) -> Credited:
        return Credited(
            self._text[mention.start : mention.end],
            self._meant.get(mention.start, mention.outlets),
            publication_form=True,
        )

    @cached_property
    def _meant(self) -> dict[int, tuple[Outlet, ...]]:
        """For each mention of a shared name the one outlet that the article tells, else all that it may mean.

        An earlier full mention tells, then the article's own outlet, then its country.
        """
        meant: dict[int, tuple[Outlet, ...]] = {}
        seen: dict[str, int] = {}
        for mention in self._mentions:
            candidates = mention.outlets
            if len(candidates) == 1:
                seen[candidates[0].id] = mention.start
                continue
            earlier = [outlet for outlet in candidates if outlet.id in seen]
            if earlier:
                meant[mention.start] = (max(earlier, key=lambda outlet: seen[outlet.id]),)
            elif self._own in candidates and self._own:
                meant[mention.start] = (self._own,)
            else:
                near = tuple(outlet for outlet in candidates if self._country and outlet.country == self._country)
                meant[mention.start] = near if len(near) == 1 else candidates
        return meant


def _says_nothing(one: Attribution) -> bool:
    """A word or two that are not quoted ("which Reuters first reported") are no statement that could be looked up."""
    return one.kind is Kind.INDIRECT and sum(len(span.text.split()) for span in one.content) < _SHORTEST


def _may_be_called(source: str, outlets: tuple[Outlet, ...]) -> bool:
    """Whether "the newspaper" can mean the outlet: a wire or a broadcaster is none."""
    kinds = _CALLED.get(source.rsplit(None, 1)[-1].lower())
    return kinds is None or all(outlet.kind in kinds for outlet in outlets)


def _bare(mention: Mention, text: str) -> bool:
    """Whether a name that is a common noun lacks its article: "Guardian said" speaks of a person of that name."""
    articled = all(outlet.name == f"The {text[mention.start : mention.end]}" for outlet in mention.outlets)
    return mention.weak and articled and not _ARTICLE.search(text[max(0, mention.start - 5) : mention.start])
