"""What a quotation leaves out: marked cuts, silent ones, and where it stops."""

import re
from collections.abc import Sequence, Set

from factcheck.match.lexicon import Lexicon
from factcheck.match.page import PageText, has_clause_break, interposed, quotes_in, rest_of_sentence, start_of_sentence
from factcheck.match.turns import another_speaks, introduces_another, same_speaker
from factcheck.match.word import Word
from factcheck.match.words import bare, words_of
from factcheck.model import Change, Difference

_COMMA = re.compile(r",(?=\s*(\w+)?)")
_MARK, _TAG = ' "\u201c\u201e\u00ab', 80
_ENDS, _AHEAD = '"\u201c\u201d\u201e\u00ab\u00bb;', 20
_SILENT, _LONG_GAP, _GOVERNS, _CLOSE, _REACH, _DENIES = 6, 60, 6, 2, 4, 12


def marked(page: PageText, first: int, last: int) -> Difference:
    """What the difference is where page words `first` to `last` were cut and the cut was marked."""
    start, end = page.words.span(first, last)
    left_out = page.words.shown(first, last)
    change, serious = Change.ELIDED, False
    if stands_apart(page, first, last):
        change, serious = Change.SPLICE, True
    elif _takes_out_negation(page, first, last) or page.words.norms[last - 1] in page.lex.suppositions:
        serious = True  # "stay at home ... they were told to leave" for "unless they were told to leave"
    elif any(word.norm in page.lex.elided_conditions for word in page.words.words[first:last]):
        change = Change.CUT
    return Difference(change, "", left_out, None, (start, end), serious)


def stands_apart(page: PageText, first: int, last: int) -> bool:
    """True where what lies between is more than a cut: another speaker, a new paragraph that is no part of the turn."""
    words = page.words.words
    before, after = words[first - 1].end, words[last].start if last < len(words) else len(page.text)
    between = page.text[before:after]
    if last - first > _LONG_GAP and not interposed(between):
        return True
    same = same_speaker(page, before, after)
    if same is False or (same and "\n\n" not in between):
        return not same
    if interposed(between):
        return False
    return _leaves_turn(between) or introduces_another(page, before, after)


def _leaves_turn(between: str) -> bool:
    marks = quotes_in(between)
    if "\n\n" in between:
        head, _, tail = between.rpartition("\n\n")
        goes_on = bool(quotes_in(tail)) and (not quotes_in(head) or _only_tags(head, tail))
        return not goes_on
    return "\n" in between and (len(between) > 200 or len(marks) > 2)


def _only_tags(head: str, tail: str) -> bool:
    """True for `," Brandt said.` before a paragraph that opens with a quotation: who spoke last goes on."""
    return len(quotes_in(head)) == 1 and len(head) <= _TAG and not tail.strip(_MARK)


def _takes_out_negation(page: PageText, first: int, last: int) -> bool:
    """True where a negation that was cut governs the words kept beside it: no clause ends in between."""
    words = page.words.words
    if words[first].norm in page.lex.coordinators:
        return False
    for at in range(first, last):
        if words[at].norm not in page.lex.negations:
            continue
        after = words[last].start if last < len(words) else words[last - 1].end
        between = page.text[words[at].end : after]
        openers = any(word.norm in page.lex.clause_openers for word in words[at + 1 : last])
        if last - at <= _CLOSE:
            between = between.replace(",", "")
        if last - at <= _GOVERNS and not openers and not has_clause_break(between):
            return True
    return False


def silent(page: PageText, first: int, last: int) -> Difference | None:
    """The difference where page words are missing without a mark, if that is more than words left out.

    None for an attribution put into the quotation, and for so few words that their own class tells.
    """
    words = page.words.words
    between = page.text[words[first - 1].end : words[last].start] if first and last < len(words) else ""
    apart = stands_apart(page, first, last) if between else False
    if another_speaks(page, first, last):
        start, end = page.words.span(first, last)
        return Difference(Change.SPLICE, "", page.words.shown(first, last), None, (start, end))
    if (interposed(between) or _is_tag(between)) and not apart:
        return Difference(Change.ELIDED, "", "", None, None, serious=False)
    if last - first >= _SILENT or (apart and last - first >= 3):
        start, end = page.words.span(first, last)
        return Difference(Change.SPLICE, "", page.words.shown(first, last), None, (start, end))
    return None


def _is_tag(between: str) -> bool:
    head, _, tail = between.rpartition("\n\n")
    return bool(head) and _only_tags(head, tail)


def cut_short(page: PageText, end: int) -> str:
    """What follows the end and puts a condition on the words quoted, or ""."""
    text = page.text
    rest = rest_of_sentence(text, end)
    if not rest or quotes_in(rest[:3]):
        return ""
    following = words_of(rest, page.lex).norms[:14]
    at_once = _has(following[:2], page.lex.conditions) or _has(following[:4], page.lex.condition_phrases)
    later = _has(following, page.lex.conditions_anywhere)
    return rest.strip(" ,;") if at_once or later or _untrue(following, page.lex) else ""


def _has(norms: Sequence[str], wanted: Set[str]) -> bool:
    """True where one of the words or phrases is among the words."""
    joined = f" {' '.join(norms)} "
    return any(f" {phrase} " in joined for phrase in wanted)


def _untrue(following: Sequence[str], lex: Lexicon) -> bool:
    """True for what goes on "is a lie", "is not true"."""
    return bool(following) and following[0] in lex.passives and _has(following[1:4], lex.untruths)


def denied(page: PageText, start: int, own_words: str) -> str:
    """What stands before the start and denies the words quoted, or ""; not where the article says it as well.

    `own_words` are the article's words before the quotation.
    """
    begins = start_of_sentence(page.text, start)
    before = words_of(page.text, page.lex, start=begins, end=start).words
    mine = set(words_of(own_words, page.lex).norms)
    lex = page.lex
    if _first(page, start) in lex.suppositions:
        return ""  # "did not say | whether the plant would open" asserts nothing
    new_clause = _first(page, start) in lex.coordinators
    denied_there = not new_clause and (_denies(page, before, start) or _negates(page, before, start))
    denies = denied_there and not mine & (lex.denials | lex.negations)
    supposes = not mine & (lex.suppositions | lex.elided_conditions) and _supposes(page, before, start)
    return " ".join(page.text[begins:start].split()) if denies or supposes else ""


def _first(page: PageText, start: int) -> str:
    return "".join(words_of(page.text, page.lex, start=start, end=start + _AHEAD).norms[:1])


def _supposes(page: PageText, before: tuple[Word, ...], start: int) -> bool:
    """True where an "if" stands right before the start, or opens the clause before it, or an "only" the sentence."""
    if not before:
        return False
    lex, gap = page.lex, page.text[before[-1].end : start]
    if before[-1].norm in lex.suppositions:
        return not has_clause_break(gap)
    opening = {word.norm for word in before[:2]}
    if opening & lex.suppositions & lex.elided_conditions and "," in gap:
        return not any(mark in page.text[before[0].end : start] for mark in _ENDS)
    return before[0].norm in lex.restrictions and not has_clause_break(page.text[before[0].end : start])


def _breaks(page: PageText, word: Word, start: int, *, governs: bool = False) -> bool:
    """True where a clause ends between the word and the start.

    A comma before "that" ends none; in a language that puts a comma before every clause, the first one behind the word
    that `governs` ends none either, unless something else begins there.
    """
    lex = page.lex

    def kept(comma: re.Match[str]) -> str:
        return " " if bare(comma[1] or "") in lex.subordinators else ","

    between = _COMMA.sub(kept, page.text[word.end : start + _AHEAD])[: start - word.end]
    head, comma, tail = between.partition(",")
    if governs and lex.comma_governs and comma:
        opens = words_of(tail, lex).norms[:1]
        if not set(opens) & (lex.clause_openers - lex.small | lex.coordinators):
            between = head + tail
    return has_clause_break(between)


def _denies(page: PageText, before: tuple[Word, ...], start: int) -> bool:
    """True where a denial governs what follows: no clause ends in between."""
    return any(
        word.norm in page.lex.denials
        and not _breaks(page, word, start, governs=True)
        and not _goes_on(before[at + 1 :], page)
        for at, word in enumerate(before)
        if at >= len(before) - _DENIES
    )


def _goes_on(between: tuple[Word, ...], page: PageText) -> bool:
    """True where something new begins: "rejected the bid and", "denied wrongdoing in a statement saying".

    Not so in "denied that ... and that", "denied that he said" or "denied saying".
    """
    opens = [at for at, word in enumerate(between) if word.norm in page.lex.subordinators]
    joints = [at for at, word in enumerate(between) if word.norm in page.lex.coordinators]
    cues = [at for at, word in enumerate(between) if at and word.norm in page.lex.cues]
    return any(max(opens, default=-1) < at for at in joints) or any(min(opens, default=at) >= at for at in cues)


def _negates(page: PageText, before: tuple[Word, ...], start: int) -> bool:
    """True where "not" stands right before the start, or across words that a negation reaches over ("not going to")."""
    lex = page.lex
    for distance, word in enumerate(reversed(before[-_REACH:]), 1):
        if word.norm in lex.negations:
            plain = has_clause_break(page.text[word.end : start].replace(",", ""))
            return not (plain if distance <= _CLOSE else _breaks(page, word, start, governs=True))
        if word.norm not in lex.adverbs | lex.small:
            return False
    return False


def negated_after(page: PageText, last: int) -> Difference | None:
    """The difference where the page goes on with a "not" that governs the words quoted: "we will", "we won't"."""
    words = page.words.words
    if last >= len(words) or words[last].norm not in page.lex.negations:
        return None
    before, after = words[last - 1], words[last]
    if after.start == before.start:
        return Difference(
            Change.NEGATION, before.norm, page.text[after.start : after.end], None, (after.start, after.end)
        )
    if after.norm not in ("not", "never", "nicht", "nie") or has_clause_break(page.text[before.end : after.start]):
        return None
    rest = rest_of_sentence(page.text, before.end)
    return Difference(Change.CUT, "", rest, None, (before.end, before.end + len(rest)))
