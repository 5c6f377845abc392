"""What tells that an outlet reports, compiled from the words of all languages (`data/naming`)."""

import re
from dataclasses import dataclass
from functools import cache

from factcheck.text.wording import Wording, alternatives, wording

_MARKS = "[\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]?"
_NAME = r"[A-Z][\w.'\u2019-]+"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The lists of a `Wording` as the questions that `names` asks; `leads` and `journalist` fit a whole text."""

    not_the_outlet: re.Pattern[str]
    reporting: re.Pattern[str]
    not_reported: re.Pattern[str]
    it_reports: re.Pattern[str]
    statement: re.Pattern[str]
    questioned: re.Pattern[str]
    about_itself: re.Pattern[str]
    states: re.Pattern[str]
    leads: re.Pattern[str]
    through: re.Pattern[str]
    works: re.Pattern[str]
    seen: re.Pattern[str]
    journalist: re.Pattern[str]
    speaking: re.Pattern[str]
    picture: re.Pattern[str]
    event: re.Pattern[str]
    article: re.Pattern[str]
    publication: re.Pattern[str]
    forms: frozenset[str]
    called: dict[str, frozenset[str]]
    pieces: re.Pattern[str]
    piece_openings: re.Pattern[str]
    no_statement: re.Pattern[str]
    citing: re.Pattern[str]
    that: re.Pattern[str]
    a_work: re.Pattern[str]
    done_by: frozenset[str]
    withheld: re.Pattern[str]
    openers: frozenset[str]
    kinds: frozenset[str]
    stationed: frozenset[str]
    somebody: re.Pattern[str]
    together: re.Pattern[str]
    listed: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Those of the words that ship with the program."""
    return compiled(wording())


def compiled(words: Wording) -> Patterns:
    """The patterns of `words`."""
    some = words.pattern
    forms = words.sets.get("forms", frozenset())
    joins = "".join(f"{join} |" for join in sorted(words.sets.get("form_joins", ()))).removesuffix("|")
    return Patterns(
        not_the_outlet=words.whole("not_the_outlet"),
        reporting=words.whole("reporting"),
        not_reported=words.whole("not_reported"),
        it_reports=words.whole("it_reports"),
        statement=_any_case(rf"\W*{some('statement')}\b"),
        questioned=words.whole("questioned"),
        about_itself=_any_case(rf"\W*{some('about_itself')}\b"),
        states=words.whole("states"),
        leads=_any_case(rf"\W*(?:{some('lead_joins')}\W+)*(?:{some('leads')}\W+)*"),
        through=_any_case(rf"\b{some('through')}\s+(?:{some('through_articles')}\s+)?(?:{some('leads')}\s+)*$"),
        works=words.whole("works"),
        seen=words.whole("seen"),
        journalist=re.compile(
            rf"\W*(?:[\w'\u2019-]+ ){{0,3}}?{_NAME}(?: {_NAME})+ "
            rf"{some('journalist')} (?:{some('journalist_articles')} )?"
        ),
        speaking=words.whole("speaking"),
        picture=_any_case(rf"{some('picture')}\s*$"),
        event=words.whole("event"),
        article=_any_case(rf"\b{some('articles')}\s$"),
        publication=re.compile(rf"\b(?:[A-Z][\w'\u2019.&-]+ (?:{joins})?){{1,4}}(?:{alternatives(forms)})\b"),
        forms=forms,
        called=words.called,
        pieces=words.whole("pieces"),
        piece_openings=_any_case(rf"{some('piece_openings')}\b"),
        no_statement=words.whole("no_statement"),
        citing=words.whole("citing"),
        that=_any_case(rf"{some('that')}\b"),
        a_work=_any_case(rf"{some('work_leads')} (?:[\w-]+ ){{0,2}}{some('work_heads')}\b"),
        done_by=words.sets.get("done_by", frozenset()),
        withheld=_any_case(rf"(?<!\w){some('withheld')}\s+$"),
        openers=words.sets.get("through", frozenset()),
        kinds=words.sets.get("kinds", frozenset()),
        stationed=words.sets.get("stationed", frozenset()),
        somebody=_any_case(rf",\s+(?:{some('somebody')}|\d\d\b)"),
        together=_any_case(rf"{_MARKS}(?:\s*/\s*|,?\s+{some('together')}\s+(?:{some('leads')}\s+)*){_MARKS}"),
        listed=_any_case(rf"{_MARKS}\s*[,/]\s*(?:{some('leads')}\s+)*{_MARKS}"),
    )


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
