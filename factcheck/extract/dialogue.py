"""Quotations and speeches that no verb introduces: transcripts, "Name: ...", and quotations that stand alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.extract.found import Found, Range
from factcheck.extract.grammar import Grammar
from factcheck.extract.units import Unit

_LONGEST_LABEL = 6
_LONGEST_SPEAKER = 4
_LONGEST_NAME = 4
_QUOTE_MARKS = "\"'\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a"
_QUOTED_LABEL = re.compile(r"[\"\u201c\u201e]\s*(?P<who>[A-Z][A-Z.'\u2019 -]{1,30})(?P<cue>:)\s+")
_MARKS = frozenset("()-.,/&")


def labels(units: Sequence[Unit], small: frozenset[str]) -> dict[int, Found]:
    """The units that open with who speaks and a colon, by their position: transcripts and headlines.

    In a transcript the content goes on to the paragraph's end. A name may hold `small` words ("Ministry of Health:").
    """
    openers = {at: label for at, unit in enumerate(units) if _opens(units, at) and (label := _label(unit, small))}
    times = Counter(units[at].text[units[at].starts[0] : units[at].ends[label - 1]] for at, label in openers.items())
    found = {at: spoken for at, unit in enumerate(units) if _opens(units, at) and (spoken := _quoted_label(unit))}
    for at, label in openers.items():
        unit = units[at]
        name = unit.text[unit.starts[0] : unit.ends[label - 1]]
        quoted = unit.is_quote(label + 1)
        if unit.paragraph == 1 or name.isupper() or times[name] > 1 or quoted:
            end = max(other.end for other in units[at : at + 60] if other.paragraph == unit.paragraph)
            source = (unit.starts[0], unit.ends[label - 1])
            cue = (unit.starts[label], unit.ends[label])
            found[at] = Found(unit, cue, source, [(unit.starts[label + 1], end)], "label", ":", 0.7, at=label)
    return found


def _opens(units: Sequence[Unit], at: int) -> bool:
    return at == 0 or units[at - 1].paragraph != units[at].paragraph


def _label(unit: Unit, small: frozenset[str]) -> int:
    """The token of the colon that ends a speaker's name at the start of `unit`, or 0."""
    words = unit.words
    for at in range(1, min(_LONGEST_LABEL + 1, len(words) - 2)):
        if words[at] == ":":
            named = all(unit.capital(k) or words[k] in _MARKS or words[k] in small for k in range(at))
            return at if named and words[0][0].isalpha() and (at <= _LONGEST_SPEAKER or unit.paragraph == 1) else 0
    return 0


def _quoted_label(unit: Unit) -> Found | None:
    """A transcript's speech inside quotation marks: "SMITH: ..."."""
    if unit.quoted[:1] != [0] or not (match := _QUOTED_LABEL.match(unit.text, unit.start, unit.ends[0])):
        return None
    end = unit.ends[0]
    return (
        Found(unit, match.span("cue"), match.span("who"), [(match.end(), end)], "label", ":", 0.7)
        if match.end() < end
        else None
    )


def alone(unit: Unit, grammar: Grammar, covered: Sequence[Range], least: int) -> Iterator[Found]:
    """The quotations of `unit` of at least `least` words that no attribution covers; who says them is a guess."""
    for at in unit.quoted:
        start, end = unit.starts[at], unit.ends[at]
        if any(first < end and start < last for first, last in covered):
            continue
        if len(unit.text[start:end].split()) < least:
            continue
        yield Found(unit, None, _beside(unit, at, grammar), [(start, end)], "quotation", confidence=0.4, at=at)


def _beside(unit: Unit, at: int, grammar: Grammar) -> Range | None:
    """A name next to the quotation: after it ("...", Smith began), else the sentence's first."""
    first = at + 1
    if grammar.cues.verb_second and unit.words[first : first + 1] == [","] and first + 2 < len(unit):
        first += 2  # "...", begann Müller
        last = grammar.name_right(unit, first) if not unit.capital(first - 1) else first
        if last > first:
            return unit.starts[first], unit.ends[last - 1]
        first = at + 1
    if first < len(unit) and (unit.shapes[first] in {"name", "pronouns"}):
        last = first + 1 if unit.shapes[first] == "pronouns" else grammar.name_right(unit, first)
        if last > first:
            return unit.starts[first], unit.ends[last - 1]
    if at > 0:
        last = grammar.name_right(unit, 0)
        if 0 < last < at:
            return unit.starts[0], unit.ends[last - 1]
    return None


def nested(unit: Unit, around: Sequence[Found], grammar: Grammar, last: Range | None) -> Iterator[Found]:
    """The quotations inside what was found: relations of their own, with its source. A name in marks alone is none.

    Where nothing was found around one, who says it is a guess: a name beside it, else the `last` who spoke.
    """
    whole = {span for one in around for span in one.content}
    for at in unit.quoted:
        start, end = unit.starts[at], unit.ends[at]
        holder = next(
            (one for one in around for first, last in one.content if first <= start and end <= last + 1), None
        )
        words = unit.text[start:end].split()
        name = len(words) <= _LONGEST_NAME and not any(word.strip(_QUOTE_MARKS)[:1].islower() for word in words)
        if (start, end) in whole or (name and not holder):
            continue
        source = holder.source if holder else _beside(unit, at, grammar) or last
        yield Found(
            unit, holder.cue if holder else None, source, [(start, end)], "nested-quotation", confidence=0.5, at=at
        )
