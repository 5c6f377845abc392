"""A quotation or a claim in other words laid on a text, as the tests of this room look at it."""

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Alignment, Attribution, Change, Difference, Evidence, Kind, Span, Verdict
from factcheck.pairs import claim_of
from tests import builders

AROUND = {
    "en": "The council of the town met in the hall on the hill, and this is what was said there. ",
    "de": "Der Rat der Stadt hat sich in der Halle auf dem Berg getroffen, und das wurde dort gesagt. ",
}


def lay(words: str, text: str, kind: Kind = Kind.DIRECT, speaker: str | None = None, said: tuple = ()) -> Alignment:
    claim = claim_of(words, kind, outlet=builders.REUTERS, speaker=speaker)
    return match(claim, builders.page(text), said)


def verdict(words: str, text: str, kind: Kind = Kind.DIRECT, quotes: str = "strict") -> Verdict:
    claim = claim_of(words, kind, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(text)),)), quotes=quotes).verdict


def differences(words: str, text: str, kind: Kind = Kind.DIRECT) -> list[Difference]:
    return [one for part in lay(words, text, kind).parts for one in part.differences]


def serious(words: str, text: str, kind: Kind = Kind.DIRECT) -> set[Change]:
    return {one.change for one in differences(words, text, kind) if one.serious}


def quoted(words: str, language: str = "en") -> str:
    """A page on which the words are quoted."""
    return f'{AROUND[language]}"{words}". {AROUND[language]}'


def relation(text: str, words: str, speaker: str, index: int = 0) -> Attribution:
    """What a page attributes: `words` of its text, said by `speaker`."""
    start = text.index(words)
    span = Span(start, start + len(words), words)
    return Attribution(index, None, None, (span,), Kind.DIRECT, speaker, None, (), 1.0, "given", 1)
