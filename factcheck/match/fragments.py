"""The words of a quotation, made ready to be laid on a page: parted at its marked cuts, spelled as the page spells."""

from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word
from factcheck.match.words import ELLIPSIS, SIC, Words, words_of
from factcheck.model import Article, Part

_LIGHT, _GRAMMAR, _BRACKETED = 0.4, 0.25, 0.1


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a quotation, parted where it marks a cut."""

    part: Part
    words: Words
    fragments: tuple[tuple[int, int], ...]

    def norms(self, fragment: tuple[int, int]) -> list[str]:
        """What is compared of one fragment."""
        return self.words.norms[fragment[0] : fragment[1]]


def quotation(part: Part, article: Article, page: Words, lex: Lexicon) -> Quotation:
    """The part's words, with the article's offsets."""
    text = article.prose if article.prose[part.start : part.end].strip() else article.text
    if text[part.start : part.end].strip() != part.text.strip() and " ".join(text.split()) != " ".join(
        part.text.split()
    ):
        text = article.text
    text = SIC.sub(lambda match: " " * len(match.group()), text[: part.end])
    words = hyphenated_alike(words_of(text, lex, claim=True, start=part.start, end=part.end), page)
    cuts = [match.start() for match in ELLIPSIS.finditer(text, part.start, part.end)]
    edges = [0, *(sum(word.start < cut for word in words.words) for cut in cuts), len(words.words)]
    fragments = tuple((a, b) for a, b in pairwise(edges) if a < b)
    return Quotation(part, words, fragments)


def hyphenated_alike(claim: Words, page: Words) -> Words:
    """The claim's words with hyphens and line breaks as the page has them: "co-operation" or "cooperation"."""
    made: list[Word] = []
    for word in claim.words:
        before = made[-1] if made else None
        if before is not None and word.norm not in page.places and before.norm + word.norm in page.places:
            made[-1] = replace(before, norm=before.norm + word.norm, form=before.form + word.form, end=word.end)
        elif word.norm not in page.places and word.norm in page.compounds:
            first, last = page.compounds[word.norm]
            made += [replace(word, norm=norm, form=norm) for norm in page.norms[first:last]]
        else:
            made.append(word)
    return claim if len(made) == len(claim.words) else Words(claim.text, tuple(made), [word.norm for word in made])


def weight(word: Word, lex: Lexicon) -> float:
    """What a word counts for in locating: words of grammar say little about where a passage is."""
    if word.gloss >= 0:
        return _BRACKETED
    if word.norm in lex.small:
        return _GRAMMAR
    return _LIGHT if word.norm in lex.light else 1.0
