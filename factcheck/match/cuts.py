"""What a quotation leaves out: marked cuts, silent ones, and where it stops."""

from factcheck.match.page import PageText, has_clause_break, interposed, quotes_in, rest_of_sentence, start_of_sentence
from factcheck.match.word import Word
from factcheck.match.words import bare, words_of
from factcheck.model import Change, Difference

_SILENT, _LONG_GAP, _GOVERNS, _CLOSE, _REACH, _DENIES = 6, 60, 6, 2, 4, 12


def marked(page: PageText, first: int, last: int) -> Difference:
    """What the difference is where page words `first` to `last` were cut and the cut was marked."""
    start, end = page.words.span(first, last)
    left_out = page.words.shown(first, last)
    change, serious = Change.ELIDED, False
    if stands_apart(page, first, last):
        change, serious = Change.SPLICE, True
    elif _takes_out_negation(page, first, last):
        serious = True
    elif any(word.norm in page.lex.elided_conditions for word in page.words.words[first:last]):
        change = Change.CUT
    return Difference(change, "", left_out, None, (start, end), serious)


def stands_apart(page: PageText, first: int, last: int) -> bool:
    """True where what lies between is more than a cut: another speaker, a new paragraph that is no part of the turn."""
    words = page.words.words
    before, after = words[first - 1].end, words[last].start if last < len(words) else len(page.text)
    between = page.text[before:after]
    if last - first > _LONG_GAP:
        return True
    one, other = page.speaker_at(before - 1, before), page.speaker_at(after, after + 1)
    if one and other:
        return bare(one) != bare(other)
    return _leaves_turn(between)


def _leaves_turn(between: str) -> bool:
    marks = quotes_in(between)
    if "\n\n" in between:
        head, _, tail = between.rpartition("\n\n")
        goes_on = bool(quotes_in(tail)) and not quotes_in(head)
        return not goes_on
    return "\n" in between and (len(between) > 200 or len(marks) > 2)


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
    if interposed(between) and not apart:
        return Difference(Change.ELIDED, "", "", None, None, serious=False)
    if last - first >= _SILENT or (apart and last - first >= 3):
        start, end = page.words.span(first, last)
        return Difference(Change.SPLICE, "", page.words.shown(first, last), None, (start, end))
    return None


def cut_short(page: PageText, end: int) -> str:
    """What follows the end and puts a condition on the words quoted, or ""."""
    text = page.text
    rest = rest_of_sentence(text, end)
    if not rest or quotes_in(rest[:3]):
        return ""
    following = words_of(rest, page.lex).words[:14]
    at_once = any(word.norm in page.lex.conditions for word in following[:2])
    later = any(word.norm in page.lex.conditions_anywhere for word in following)
    return rest.strip(" ,;") if at_once or later else ""


def denied(page: PageText, start: int, own_words: str) -> str:
    """What stands before the start and denies the words quoted, or ""; not where the article says it as well.

    `own_words` are the article's words before the quotation.
    """
    begins = start_of_sentence(page.text, start)
    before = words_of(page.text, page.lex, start=begins, end=start).words
    mine = {word.norm for word in words_of(own_words, page.lex).words}
    if mine & (page.lex.denials | page.lex.negations):
        return ""
    if _denies(page, before, start) or _negates(page, before, start):
        return " ".join(page.text[begins:start].split())
    return ""


def _denies(page: PageText, before: tuple[Word, ...], start: int) -> bool:
    """True where a denial governs what follows: no clause ends in between."""
    return any(
        word.norm in page.lex.denials
        and not has_clause_break(page.text[word.end : start])
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
            between = page.text[word.end : start]
            return not has_clause_break(between.replace(",", "") if distance <= 2 else between)
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
