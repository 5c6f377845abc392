"""Which outlet an attribution names, and which of several outlets of one name is meant.

An outlet claim that is none may end as a false accusation: in doubt an attribution leads to no outlet.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

from factcheck.model import Article, Attribution, Kind, Outlet, Span
from factcheck.outlets import Mention, OutletTable
from factcheck.resolve.patterns import Patterns, patterns

_APOSTROPHES = frozenset("'\u2019")
_GENITIVE = re.compile(r"^['\u2019]s?(?=\s|$)")
_GENITIVE_END = re.compile(r"['\u2019]s$")
_DOMAIN = re.compile(r"^\.(?:com?|org|net|news|de|at|ch|tv|ie|in)(?:\.[a-z]{2})?\b")
# A quotation inside a claim is compared as a part of it.
_NESTED = "nested-quotation"
_SURE = 0.5
_NEAR = 24
_LONGEST_LINK = 300
_BEHIND = 4
_SHORTEST = 3
_SHORT_WORK = 2
_MARKS = frozenset("\"'\u201c\u201e\u00ab\u2018\u201a")
_SET_OFF = '\u201e\u201c\u201d\u00ab\u00bb"'
_MARKED = f"{_SET_OFF}\u2019' "
_NEXT = re.compile(r"(?:['\u2019]s?)? (\w+)")
_PARENTHESIS = re.compile(r"\([^()]{0,40}$")


@dataclass(frozen=True, slots=True)
class Credited:
    """The words that name an outlet, the outlets they may mean, and whether they have a publication's form.

    Where several outlets are credited in one breath, `outlets` is the first that is sure and `jointly` are all such.
    """

    named: str | None = None
    outlets: tuple[Outlet, ...] = ()
    publication_form: bool = False
    jointly: tuple[Outlet, ...] = ()


NOBODY = Credited()


class Names:
    """The outlets that an article names, and which of them a name alone stands for."""

    def __init__(
        self, article: Article, outlets: OutletTable, country: str | None, words: Patterns | None = None
    ) -> None:
        self._words = words or patterns()
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
        if (
            credited is NOBODY
            or (one.cue is not None and self._words.questioned.search(one.cue.text))
            or _says_nothing(one)
            or _holds_its_source(one)
            or (one.rule == "label" and one.content[-1].text.rstrip(_MARKED).endswith("?"))  # an interview's question
            or self._is_left_over(one)
            or self._is_withheld(one)
        ):
            return NOBODY
        return credited

    def _is_withheld(self, one: Attribution) -> bool:
        """Whether nobody said it: "refused to say on the BBC that ..."."""
        start = one.cue.start if one.cue else 0
        return self._words.withheld.search(self._text[max(0, start - _NEAR) : start]) is not None

    def _is_left_over(self, one: Attribution) -> bool:
        """Whether only a piece of what was said was found.

        "Told Reuters *before she left*", "*the closure of the bridge* was first reported by Reuters", "*the plan*,
        first reported by Reuters, *is dead*".
        """
        words, first = self._words, one.content[0].text
        if one.rule == "split-content":
            return one.kind is Kind.INDIRECT and self._is_done_by(one)
        if one.rule not in {"cue-content", "subject-cue"} or first[:1] in _MARKS:
            return False
        if words.a_work.match(first) or words.piece_openings.match(first):
            return True
        if one.cue and words.no_statement.search(one.cue.text) and not words.that.match(first):
            return True
        indirect = one.kind is Kind.INDIRECT
        if indirect and one.cue and one.source and one.source.text == one.speaker and words.citing.search(one.cue.text):
            return True
        return indirect and (one.rule == "subject-cue" or words.pieces.fullmatch(first.split(None, 1)[0]) is not None)

    def _is_done_by(self, one: Attribution) -> bool:
        """Whether who reports follows a participle: ", first reported by Reuters," says who found a thing out."""
        if one.cue is None or one.source is None or one.source.start < one.cue.end:
            return False
        return self._text[one.cue.end : one.source.start].strip() in self._words.done_by

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
        several = self._inside(via)
        mention = _as_one(several)
        if self._words.event.search(self._text[via.start : via.end + _NEAR].split("\n")[0].split(".")[0]):
            return NOBODY
        if mention is not None:
            next_word = _NEXT.match(self._text, mention.end)
            somebody = next_word is not None and self._words.not_the_outlet.fullmatch(next_word[1])
            return NOBODY if somebody else self._credit(several)
        form = self._words.publication.search(via.text)
        return Credited(form.group(), publication_form=True) if form else NOBODY

    def _by(self, one: Attribution) -> Credited:
        if one.source is None or _GENITIVE_END.search(one.source.text):
            return NOBODY  # "Fox News's *reporting* often tells": the noun speaks, and it is no cue's source
        credited = self._named(one, one.source)
        if (
            credited is NOBODY
            or self._words.not_the_outlet.search(one.source.text)
            or self._words.speaking.search(one.source.text)
        ):
            return NOBODY
        return NOBODY if one.rule != "according-to" and self._as_company(one) else credited

    def _named(self, one: Attribution, source: Span) -> Credited:
        several = self._inside(source)
        mention = _as_one(several)
        if mention is not None:
            return self._credit(several) if self._speaks(mention, source, one) else NOBODY
        if one.speaker in self._last_named and one.speaker != source.text and one.confidence >= _SURE:
            if one.cue and " " not in source.text and not self._words.it_reports.search(one.cue.text):
                return NOBODY
            led_back = self._credit((self._last_named[one.speaker],))
            return led_back if self._may_be_called(source.text, led_back.outlets) else NOBODY
        if source.text.rsplit(None, 1)[-1] not in self._words.forms:
            return NOBODY
        form = self._words.publication.search(source.text)
        if form and self._words.leads.fullmatch(source.text[: form.start()]) and form.end() == len(source.text):
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
        if self._words.states.search(cue) and (
            self._words.about_itself.match(one.content[0].text) or self._words.statement.match(self._text, one.cue.end)
        ):
            return True
        return self._words.reporting.search(cue) is None or self._words.not_reported.search(cue) is not None

    def _inside(self, span: Span) -> Sequence[Mention]:
        """The first name in a span, and those that are credited with it in one breath."""
        at = bisect_left(self._mentions, span.start, key=lambda mention: mention.start)
        inside = list(takewhile(lambda mention: mention.end <= span.end, self._mentions[at:]))
        between = [self._text[one.end : other.start] for one, other in pairwise(inside)]
        last = max((k for k, joint in enumerate(between, 1) if self._words.together.fullmatch(joint)), default=0)
        joined = all(self._words.listed.fullmatch(joint) for joint in between[: last - 1] if last)
        return inside[: last + 1 if joined else 1]

    def _speaks(self, mention: Mention, source: Span, one: Attribution) -> bool:
        """Whether the name is what the source is about: its head, or what a report, a poll, a journalist belongs to."""
        before = self._text[source.start : mention.start].rstrip(_SET_OFF)
        after = self._text[mention.end : source.end].lstrip(_SET_OFF)
        if (
            _PARENTHESIS.search(self._text[max(0, mention.start - 40) : mention.start])
            and ")" in self._text[mention.end : mention.end + 2]
        ):
            return False
        if self._words.picture.search(self._text[max(0, source.start - 30) : source.start]):
            return False
        if self._bare(mention) or self._words.somebody.match(after):
            return False
        after = _DOMAIN.sub("", after)
        if self._words.leads.fullmatch(before):
            kind = self._words.kinds.issuperset(after.split())  # "the AFP news agency", "the Sun newspaper"
            head = kind or not re.search(r"[A-Za-z]", after) or after.lstrip()[:1] == ","
            plain = not mention.weak or after[:1] in _APOSTROPHES or self._words.works.match(after.lstrip()) is not None
            return head or (plain and self._extends(after, names=one.rule != "label"))
        if (
            self._words.through.search(before)
            and any(
                (
                    self._words.works.search(before),
                    self._words.seen.search(before),
                    self._words.journalist.fullmatch(before),
                )
            )
            and "," not in before
            # "a case that she called fishy in an interview with Reuters"
            and before.split(None, 1)[0].lower() not in self._words.openers
        ):
            return not mention.weak or one.rule == "according-to"
        return False

    def _bare(self, mention: Mention) -> bool:
        """Whether a name that is a common noun lacks its article: "Guardian said" speaks of a person of that name."""
        name, before = self._text[mention.start : mention.end], self._text[max(0, mention.start - 5) : mention.start]
        articled = all(outlet.name == f"The {name}" for outlet in mention.outlets)
        work = self._words.works.match(self._text[mention.end : mention.end + _NEAR].lstrip())
        return mention.weak and articled and not work and not self._words.article.search(before)

    def _may_be_called(self, source: str, outlets: tuple[Outlet, ...]) -> bool:
        """Whether "the newspaper" can mean the outlet: a wire or a broadcaster is none."""
        kinds = self._words.called.get(source.rsplit(None, 1)[-1].lower())
        return kinds is None or all(not outlet.kind or outlet.kind in kinds for outlet in outlets)

    def _extends(self, after: str, *, names: bool) -> bool:
        """Whether a work or an author follows the name, or, of `names`, a longer one ("Breitbart News Daily")."""
        after = _GENITIVE.sub("", after)
        if self._words.works.search(after):
            return names or len(after.split()) <= _SHORT_WORK
        words = [word for word in after.split() if word not in self._words.stationed]
        return names and all(word[0].isupper() or not word[0].isalpha() for word in words)

    def _credit(self, several: Sequence[Mention]) -> Credited:
        words = self._text[several[0].start : several[-1].end]
        meant = [self._meant.get(one.start, one.outlets) for one in several]
        sure = tuple(dict.fromkeys(outlets[0] for outlets in meant if len(outlets) == 1))
        if len(several) == 1 or not sure:
            return Credited(words, meant[0], publication_form=True)
        return Credited(words, sure[:1], publication_form=True, jointly=sure if len(sure) > 1 else ())

    @cached_property
    def _meant(self) -> dict[int, tuple[Outlet, ...]]:
        """For each mention of a shared name the one outlet that the article tells, else all that it may mean.

        An earlier full mention tells, then the article's own outlet, then its country.
        """
        meant: dict[int, tuple[Outlet, ...]] = {}
        seen: dict[str, int] = {}
        for mention in self._mentions:
            candidates, at = mention.outlets, mention.start
            if len(candidates) == 1:
                seen[candidates[0].id] = mention.start
                continue
            earlier = [outlet for outlet in candidates if outlet.id in seen]
            if earlier:
                meant[at] = (max(earlier, key=lambda outlet: seen[outlet.id]),)
            elif self._own in candidates and self._own:
                meant[at] = (self._own,)
            else:
                near = tuple(outlet for outlet in candidates if self._country and outlet.country == self._country)
                meant[at] = near if len(near) == 1 else candidates
        return meant


def _as_one(several: Sequence[Mention]) -> Mention | None:
    """Names that are credited in one breath, as one name; None where there is none."""
    if len(several) < 2:
        return several[0] if several else None
    weak = all(one.weak for one in several)
    return Mention(several[0].start, several[-1].end, several[0].outlets, weak)


def _holds_its_source(one: Attribution) -> bool:
    """Whether who speaks stands in what is said, where the span was cut wrongly: it could not be compared fairly."""
    source = one.source
    return source is not None and any(span.start <= source.start and source.end <= span.end for span in one.content)


def _says_nothing(one: Attribution) -> bool:
    """A word or two that are not quoted ("which Reuters first reported") are no statement that could be looked up."""
    return one.kind is Kind.INDIRECT and sum(len(span.text.split()) for span in one.content) < _SHORTEST
