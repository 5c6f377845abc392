"""What the weights look at: the surroundings of a cue, and of each place where a content may start or end."""

from factcheck.extract.units import Unit

_NEAR, _FAR = 3, 8


def around_cue(
    unit: Unit, at: int, first: int, *, rest: int, source: tuple[int, int] | None, lemma: str, inverted: bool
) -> list[str]:
    """The features of the cue at token `at`: its verb group starts at `first`, its content perhaps at `rest`."""
    words, shapes = unit.words, unit.shapes
    size = len(words)
    before = words[first - 1] if first else "^"
    before_shape = shapes[first - 1] if first else "^"
    after, after_shape = (words[at + 1], shapes[at + 1]) if at + 1 < size else ("$", "$")
    goal_shape = shapes[rest] if rest < size else "$"
    goal = words[rest] if rest < size else "$"
    if source is None:
        who, edge = "0", "0"
    else:
        who = (
            shapes[source[1] - 1]
            if source[1] - source[0] > 1
            else words[source[0]]
            if shapes[source[0]] == "pronouns"
            else shapes[source[0]]
        )
        edge = shapes[source[0] - 1] if source[0] else "^"
    quote_left = "q" if unit.quotes_in(0, first) else "-"
    quote_right = "q" if unit.quotes_in(at + 1, size) else "-"
    tail = "s" if size - at <= _NEAR else "m" if size - at <= _FAR else "l"
    return [
        f"lemma={lemma}",
        f"lemma,goal={lemma},{goal_shape}",
        f"lemma,next={lemma},{after}",
        f"lemma,before={lemma},{before_shape}",
        f"lemma,who={lemma},{who}",
        f"next={after}",
        f"shapes={before_shape},{after_shape}",
        f"goal={goal}",
        f"before={before}",
        f"who={who},{before_shape}",
        f"edge,goal={edge},{goal_shape}",
        f"edge,tail={edge},{tail},{quote_left}{quote_right}",
        f"inverted={inverted},{goal_shape},{quote_left}{quote_right}",
        f"shape={shapes[at]},{after_shape}",
    ]


def at_edge(unit: Unit, first: int, edge: int, lemma: str, *, cue_follows: bool) -> list[str]:
    """The features of token `edge` as the place before which content that starts at `first` ends."""
    words, shapes = unit.words, unit.shapes
    size = len(words)
    word = words[edge]
    after, after_shape = (words[edge + 1], shapes[edge + 1]) if edge + 1 < size else ("$", "$")
    second = shapes[edge + 2] if edge + 2 < size else "$"
    opening = words[first] if shapes[first] not in {"name", "word", "s", "ed", "ing"} else shapes[first]
    length = edge - first
    near = 0 if length <= 2 else 1 if length <= 5 else 2 if length <= 10 else 3 if length <= 20 else 4
    return [
        "bias",
        f"word={word}",
        f"word,next={word},{after}",
        f"word,shape={word},{after_shape}",
        f"word,shapes={word},{after_shape},{second}",
        f"word,lemma={word},{lemma}",
        f"word,opening={word},{opening}",
        f"word,near={word},{near}",
        f"opening,near={opening},{near}",
        f"lemma,near={lemma},{near}",
        f"last={shapes[edge - 1]},{word}",
        f"cue={cue_follows},{word}",
        f"cue,next={cue_follows},{word},{after_shape}",
    ]


def at_start(unit: Unit, begin: int, end: int, lemma: str) -> list[str]:
    """The features of token `begin` as the first of content that ends before token `end`."""
    words, shapes = unit.words, unit.shapes
    word, shape = words[begin], shapes[begin]
    before = words[begin - 1] if begin else "^"
    length = end - begin
    near = 0 if length <= 2 else 1 if length <= 5 else 2 if length <= 10 else 3 if length <= 20 else 4
    return [
        "bias",
        f"before={before}",
        f"word={word}",
        f"before,shape={before},{shape}",
        f"before,near={before},{near}",
        f"before,word={before},{word}",
        f"near={near}",
        f"lemma={lemma},{before}",
        f"end={shapes[end - 1] if end else '0'},{before}",
        f"behind={words[end] if end < len(words) else '$'},{near},{before}",
    ]


def at_opening(unit: Unit, at: int, lemma: str, *, rest: int, seen: int) -> list[str]:
    """The features of token `at` as the first of content to the right of the cue."""
    words, shapes = unit.words, unit.shapes
    word, shape, before = words[at], shapes[at], words[at - 1]
    after = shapes[at + 1] if at + 1 < len(words) else "$"
    count = min(seen, 2)
    return [
        f"word={word}",
        f"before,word={before if seen else 'cue'},{word}",
        f"before,shape={before if seen else 'cue'},{shape}",
        f"shape,after={shape},{after},{count}",
        f"lemma,word={lemma},{word}",
        f"lemma,shape={lemma},{shape},{count}",
        f"rest={at == rest},{count},{shape}",
    ]
