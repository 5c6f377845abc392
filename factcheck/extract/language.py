"""Which of the supported languages a text is in, by its commonest words."""

import re

_MARKS = {
    "en": frozenset(("the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "said", "has", "from")),
    "de": frozenset(
        ("der", "die", "und", "das", "den", "von", "ist", "mit", "nicht", "dem", "ein", "eine", "auf", "des")
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 2000


def detect(text: str) -> str:
    """The language's code; "und" (undetermined) where no supported language is likely.

    Looks at the first few thousand characters alone.
    """
    words = _WORD.findall(text[:_REACH].lower())
    counts = {language: sum(word in marks for word in words) for language, marks in _MARKS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= max(1, len(words) // 25) else "und"
