"""A quotation laid on a page: its fragments in order, and every difference with its class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.match.brackets import bracket_change, is_stutter, spoken
from factcheck.match.cuts import cut_short, denied, marked, negated_after, silent, stands_apart
from factcheck.match.differences import change_of, in_metres
from factcheck.match.fragments import Quotation, quotation, weight
from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Laid, exact_places, in_short, lay
from factcheck.match.moved import beyond_a_tag, moved_to
from factcheck.match.page import PageText, within_sentence
from factcheck.match.reach import is_beyond
from factcheck.match.same import LOCATED, is_the_same, without_other_side
from factcheck.match.turns import handed_over
from factcheck.match.word import Word
from factcheck.model import Article, Change, Difference, Fit, Part, PartMatch, Passage

SHORTEST = 3
_HALF, _LONG_RUN = 0.35, 6
_NEAR_RANGE = 120


def match_quoted(part: Part, article: Article, page: PageText) -> PartMatch:
    """Lay a quoted part on the page. The score is left to the model."""
    quote = quotation(part, article, page.words, page.lex)
    if not quote.words.words:
        return PartMatch(part, Fit.SHORT, 0.0)
    laid = _laid(quote, page)
    total = sum(weight(word, page.lex) for word in quote.words.words)
    found = sum(one.share * _weight(quote, fragment, page.lex) for fragment, one in laid.items())
    share = found / total if total else 0.0
    exact = len(laid) == len(quote.fragments) and all(one.exact for one in laid.values())
    if not exact and len(quote.words.words) < SHORTEST:
        return PartMatch(part, Fit.SHORT, 0.0)
    if not exact and not _is_located(laid.values(), share):
        return PartMatch(part, Fit.ABSENT, share, missing=_content(quote, page.lex))
    return _told(quote, article, page, laid, share)


def _is_located(laid: Iterable[Laid], share: float) -> bool:
    """True where most of the words stand there, or a run of them that does not come by chance."""
    return share >= LOCATED or (share >= _HALF and any(one.run >= _LONG_RUN for one in laid))


def _weight(quote: Quotation, fragment: tuple[int, int], lex: Lexicon) -> float:
    return sum(weight(word, lex) for word in quote.words.words[fragment[0] : fragment[1]])


def _content(quote: Quotation, lex: Lexicon) -> tuple[str, ...]:
    return tuple(word.form for word in quote.words.words if weight(word, lex) == 1.0)


def _laid(quote: Quotation, page: PageText) -> dict[tuple[int, int], Laid]:
    """Each fragment's place: the weightiest first, wherever it stands; the others near it and in order, if they can."""
    whole = exact_places(page.words, quote.words.norms)
    if whole:
        return {(a, b): Laid(whole[0] + a, whole[0] + b, (), 1.0, b - a) for a, b in quote.fragments}
    if (
        len(quote.fragments) == 1
        and (laid := in_short(page.words, quote.words.norms, page.lex.contraction_reads)) is not None
    ):
        return {quote.fragments[0]: laid}
    order = sorted(quote.fragments, key=lambda fragment: (-_weight(quote, fragment, page.lex), fragment))
    placed: dict[tuple[int, int], Laid] = {}
    for fragment in order:
        norms = quote.norms(fragment)
        weights = [weight(word, page.lex) for word in quote.words.words[fragment[0] : fragment[1]]]
        found = _near(page, norms, weights, fragment, placed) if placed else lay(page.words, norms, weights)
        if found is not None:
            placed[fragment] = found
    return {fragment: placed[fragment] for fragment in quote.fragments if fragment in placed}


def _near(
    page: PageText,
    norms: Sequence[str],
    weights: Sequence[float],
    fragment: tuple[int, int],
    placed: dict[tuple[int, int], Laid],
) -> Laid | None:
    low = max((one.last for other, one in placed.items() if other < fragment), default=None)
    high = min((one.first for other, one in placed.items() if other > fragment), default=None)
    places = exact_places(page.words, norms)
    in_order = [at for at in places if (low is None or at >= low) and (high is None or at + len(norms) <= high)]
    if in_order:
        at = in_order[0] if low is not None else in_order[-1]
        return Laid(at, at + len(norms), (), 1.0, len(norms))
    if low is not None:
        within = (low, min(len(page.words.norms), low + _NEAR_RANGE + len(norms)))
    else:
        within = (max(0, (high or 0) - _NEAR_RANGE - len(norms)), high or 0)
    near = lay(page.words, norms, weights, within)
    if near is not None and near.share >= LOCATED:
        return near
    if places:
        return Laid(places[0], places[0] + len(norms), (), 1.0, len(norms))
    return near


def _told(
    quote: Quotation, article: Article, page: PageText, laid: dict[tuple[int, int], Laid], share: float
) -> PartMatch:
    differences = list(_all_differences(quote, page, laid))
    if not is_the_same(quote, page, laid, differences, share):
        differences = [replace(one, against=False) for one in differences]
    differences = without_other_side(differences)
    first, last = min(one.first for one in laid.values()), max(one.last for one in laid.values())
    start, end = page.words.span(first, last)
    rest = ""
    if not any(one.serious for one in differences):
        before = article.prose[max(0, quote.part.start - 80) : quote.part.start]
        rest = cut_short(page, end)
        denial = denied(page, start, before)
        if (turned := negated_after(page, last)) is not None:
            differences.append(turned)
        elif denial:
            differences.append(Difference(Change.CUT, "", denial))
        elif rest:
            differences.append(Difference(Change.CUT, "", rest, None, (end, end + len(rest))))
    fit = fit_of(differences)
    spans = [page.words.span(one.first, one.last) for one in laid.values()]
    passages = tuple(Passage(a, b, page.text[a:b]) for a, b in spans)
    return PartMatch(
        quote.part,
        fit,
        share,
        Passage(start, end, page.text[start:end]) if end - start <= 3000 else passages[0],
        passages,
        tuple(differences),
        marked_cuts=len(laid) - 1,
        rest=rest,
    )


def fit_of(differences: Sequence[Difference]) -> Fit:
    """How a quotation lies on its passage, by what differs; what is only cut off is not what differs."""
    if any(one.serious and one.change is not Change.CUT for one in differences):
        return Fit.DIFFERS
    return Fit.NEAR if any(one.change is Change.SMALL for one in differences) else Fit.EXACT


def _all_differences(quote: Quotation, page: PageText, laid: dict[tuple[int, int], Laid]) -> Iterator[Difference]:
    before: Laid | None = None
    for fragment in quote.fragments:
        if (one := laid.get(fragment)) is None:
            yield _wording(quote, fragment, page)
            continue
        if before is not None:
            yield from _between(page, before, one)
        for op in one.ops:
            yield from _of_op(quote, page, fragment, op, one)
        if any(not _in_op(at, one) for at in handed_over(page, one.first, one.last)):
            yield Difference(Change.SPLICE, "", "")
        yield from _contractions(quote, page, fragment, one)
        before = one


def _in_op(at: int, laid: Laid) -> bool:
    return any(b0 <= at <= b1 for _, _, b0, b1 in laid.ops)


def _wording(quote: Quotation, fragment: tuple[int, int], page: PageText) -> Difference:
    shown, at = quote.words.shown(*fragment), quote.words.span(*fragment)
    moved = exact_places(page.words, quote.norms(fragment))
    return Difference(Change.SPLICE if moved else Change.WORDING, shown, "", at)


def _between(page: PageText, one: Laid, other: Laid) -> Iterator[Difference]:
    """What lies between two fragments whose cut is marked."""
    if other.first < one.last:
        start, end = page.words.span(other.first, other.last)
        yield Difference(Change.ORDER, "", page.words.shown(other.first, other.last), None, (start, end))
    elif other.first > one.last:
        yield marked(page, one.last, other.first)
    elif stands_apart(page, one.last, other.first):
        yield Difference(Change.SPLICE, "", "")


def _of_op(
    quote: Quotation, page: PageText, fragment: tuple[int, int], op: tuple[int, int, int, int], laid: Laid
) -> Iterator[Difference]:
    a0, a1 = op[0] + fragment[0], op[1] + fragment[0]
    at_start, at_end = op[0] == 0, a1 == fragment[1]
    b0, b1 = within_sentence(page, op, at_start=at_start, at_end=at_end)
    a, b = quote.words.words[a0:a1], spoken(page, b0, b1) if a0 == a1 else page.words.words[b0:b1]
    if not a and b and (gap := silent(page, b0, b1)) is not None:
        if gap.serious:
            yield gap
        return
    if (at_start or at_end) and beyond_a_tag(quote.words.norms[a0:a1], page, op, at_start=at_start):
        return
    if (moved := moved_to(quote, page, a0, a1, b0)) is not None:
        yield moved
        return
    if _says_the_same(quote, page, (a0, a1, b0, b1), a, b):
        return
    change = bracket_change(a, b, page, b0, page.lex)
    if change is None:
        change = change_of(a, b, page.lex)
    if change is None:
        return
    bracketed = bool(a) and all(word.gloss >= 0 for word in a)  # the writer's own words: no page has them
    yield Difference(
        change,
        quote.words.shown(a0, a1),
        page.words.shown(b0, b1),
        quote.words.span(a0, a1) if a else None,
        page.words.span(b0, b1) if b else None,
        serious=change not in (Change.SMALL, Change.ELIDED),
        against=bracketed or not is_beyond(page, (laid.first, laid.last), (b0, b1), (at_start, at_end)),
    )


def _says_the_same(
    quote: Quotation, page: PageText, at: tuple[int, int, int, int], a: Sequence[Word], b: Sequence[Word]
) -> bool:
    """True where the words that are not equal are the same words, written or said in another way."""
    a0, a1, b0, b1 = at
    if not b and (not a or is_stutter(quote.words.norms, a0, a1)):
        return True
    if _parted_there(a, page, b0) or in_metres(quote.words.words[a0 : a1 + 1], page.words.words[b0 : b1 + 1], page.lex):
        return True
    return _shares_unit(quote.words.words[a0 : a1 + 5], page.words.words[b0 : b1 + 5], a, b, page.lex)


def _parted_there(a: Sequence[Word], page: PageText, at: int) -> bool:
    """True where one word of the quotation is two on the page: "kennenlernen" and "kennen lernen"."""
    return len(a) == 1 and a[0].norm == "".join(page.words.norms[at : at + 2])


def _shares_unit(
    mine: Sequence[Word], theirs: Sequence[Word], a: Sequence[Word], b: Sequence[Word], lex: Lexicon
) -> bool:
    """True where one side repeats the unit of a range and the other names it once: "3% and 4%", "3 and 4 percent"."""
    extra = [*a, *b]
    if (a and b) or len(extra) != 1 or extra[0].norm not in lex.units:
        return False
    unit = extra[0].norm
    return unit in [word.norm for word in mine[len(a) :]] and unit in [word.norm for word in theirs[len(b) :]]


def _contractions(quote: Quotation, page: PageText, fragment: tuple[int, int], laid: Laid) -> Iterator[Difference]:
    """Equal words of which one side is written short: "don't" for "do not"."""
    for i, j in _equal_pairs(fragment, laid):
        mine, theirs = quote.words.words[i], page.words.words[j]
        short = ("'" in mine.form) != ("'" in theirs.form) and mine.norm != mine.form.replace("'", "")
        if short or _is_spelled_otherwise(mine, theirs, page.lex):
            yield Difference(
                Change.SMALL, mine.form, theirs.form, (mine.start, mine.end), (theirs.start, theirs.end), serious=False
            )


def _is_spelled_otherwise(one: Word, other: Word, lex: Lexicon) -> bool:
    """True for equal words of another spelling; a figure or a unit has many."""
    plain = one.form.isalpha() and other.form.isalpha() and one.value is None and not one.mended and one.gloss < 0
    return plain and one.form != other.form and one.norm not in lex.folded_units


def _equal_pairs(fragment: tuple[int, int], laid: Laid) -> Iterator[tuple[int, int]]:
    i, j = fragment[0], laid.first
    for a0, a1, b0, b1 in (*laid.ops, (fragment[1] - fragment[0], 0, laid.last, 0)):
        while i < a0 + fragment[0] and j < max(b0, laid.first):
            yield i, j
            i, j = i + 1, j + 1
        i, j = a1 + fragment[0], max(b1, laid.first)
