"""What the weights look at: the surroundings of a cue, and of each place where a content may start or end.

The groups and their names are those of `seen`, in their order.
"""

from factcheck.extract.seen import Seen
from factcheck.extract.units import Unit

_NEAR, _FAR = 3, 8
_LENGTHS = (
    "000" + "111" + "22222" + 10 * "3" + "4"
)  # how long a content is, roughly: by the number of its tokens, and beyond
_OPEN_CLASSES = frozenset({"name", "word", "s", "ed", "ing"})


def around_cue(
    unit: Unit, at: int, first: int, *, rest: int, source: tuple[int, int] | None, lemma: str, inverted: bool
) -> Seen:
    """What is seen of the cue at token `at`: its verb group starts at `first`, its content perhaps at `rest`."""
    words, shapes = unit.words, unit.shapes
    size = len(words)
    before, before_shape = (words[first - 1], shapes[first - 1]) if first else ("^", "^")
    after, after_shape = (words[at + 1], shapes[at + 1]) if at + 1 < size else ("$", "$")
    goal, goal_shape = (words[rest], shapes[rest]) if rest < size else ("$", "$")
    if source is None:
        who = edge = "0"
    else:
        start, end = source
        who = shapes[end - 1] if end - start > 1 else words[start] if shapes[start] == "pronouns" else shapes[start]
        edge = shapes[start - 1] if start else "^"
    quoted = "--" if not unit.quoted else _sides(unit, at, first)
    tail = "s" if size - at <= _NEAR else "m" if size - at <= _FAR else "l"
    return (
        (lemma, (goal_shape, after, before_shape, who)),
        (before_shape, (after_shape, who)),
        (goal_shape, (edge, f"inverted {quoted}" if inverted else quoted)),
        ("here", (after, goal, before, f"{edge} {tail} {quoted}", f"{shapes[at]} {after_shape}")),
    )


def _sides(unit: Unit, at: int, first: int) -> str:
    """On which sides of the cue a quotation stands."""
    left = "q" if unit.quotes_in(0, first) else "-"
    return left + ("q" if unit.quotes_in(at + 1, len(unit.words)) else "-")


def at_edge(unit: Unit, first: int, edge: int, lemma: str, *, cue_follows: bool) -> Seen:
    """What is seen at token `edge` as the place before which content that starts at `first` ends."""
    words, shapes = unit.words, unit.shapes
    size = len(words)
    after, after_shape = (words[edge + 1], shapes[edge + 1]) if edge + 1 < size else ("$", "$")
    second = shapes[edge + 2] if edge + 2 < size else "$"
    opening = words[first] if shapes[first] not in _OPEN_CLASSES else shapes[first]
    near = _length(edge - first)
    cue = "cue" if cue_follows else "none"
    last = shapes[edge - 1]
    beside = (after, after_shape, f"{after_shape} {second}", lemma, opening, near, last, cue, f"{cue} {after_shape}")
    return (words[edge], beside), (near, (opening, lemma))


def at_start(unit: Unit, begin: int, end: int, lemma: str) -> Seen:
    """What is seen at token `begin` as the first of content that ends before token `end`."""
    words, shapes = unit.words, unit.shapes
    word, shape = words[begin], shapes[begin]
    before = words[begin - 1] if begin else "^"
    near = _length(end - begin)
    last, behind = shapes[end - 1] if end else "0", words[end] if end < len(words) else "$"
    return (before, (shape, near, word, lemma, last, f"{behind} {near}")), (word, ()), (near, ())


def at_opening(unit: Unit, at: int, lemma: str, *, rest: int, seen: int) -> Seen:
    """What is seen at token `at` as the first of content to the right of the cue."""
    words, shapes = unit.words, unit.shapes
    word, shape = words[at], shapes[at]
    before = words[at - 1] if seen else "cue"
    after = shapes[at + 1] if at + 1 < len(words) else "$"
    count = "012"[min(seen, 2)]
    place = f"rest {count}" if at == rest else count
    return (word, (before, lemma)), (shape, (before, f"{after} {count}", f"{lemma} {count}", place))


def _length(tokens: int) -> str:
    return _LENGTHS[tokens] if tokens < len(_LENGTHS) else _LENGTHS[-1]
