"""What the weights look at, by name: each choice's groups of features.

A group hangs on one thing that is seen ("the cue's lemma is *say*"), and holds what else is seen beside it ("the word
behind it is *that*"). Each pair is a feature with a weight of its own; where a group counts `alone`, so is the thing
itself. One look-up finds all that is known of the thing, so that a choice costs a few look-ups and no new strings.
"""

from collections.abc import Iterator
from dataclasses import dataclass

Seen = tuple[tuple[str, tuple[str, ...]], ...]
"""What is seen in one place: for each group in turn what it hangs on, and what is seen beside that."""

Feature = tuple[str, str, str, str]
"""A group, what it hangs on, the name of what is beside it and that itself; the last two are "" for a thing alone."""

ALWAYS: Feature = ("always", "", "", "")
"""What is there wherever one looks."""


@dataclass(frozen=True, slots=True)
class Group:
    """The names of one group: what it hangs on, and what is seen beside that."""

    on: str
    beside: tuple[str, ...]
    alone: bool = False


SIDE = (
    Group("lemma", ("goal", "next", "before", "who"), alone=True),
    Group("before", ("after", "who")),
    Group("goal", ("edge", "order")),
    Group("all", ("next", "goal", "before", "tail", "shape")),
)
END = (
    Group("word", ("next", "shape", "shapes", "lemma", "opening", "near", "last", "cue", "cue shape"), alone=True),
    Group("near", ("opening", "lemma")),
)
START = (
    Group("before", ("shape", "near", "word", "lemma", "end", "behind"), alone=True),
    Group("word", (), alone=True),
    Group("near", (), alone=True),
)
OPEN = (
    Group("word", ("before", "lemma"), alone=True),
    Group("shape", ("before", "after", "lemma", "rest")),
)
SOURCE = (
    Group("kind", ("frame", "head", "before", "after", "around", "near", "between", "lemma"), alone=True),
    Group("none", ("lemma", "frame", "near", "lemma near", "helper", "helper lemma"), alone=True),
)


def features(groups: tuple[Group, ...], seen: Seen) -> Iterator[Feature]:
    """The features of what is seen, one by one, as the weights are trained."""
    for group, (thing, beside) in zip(groups, seen, strict=False):
        if not thing:
            continue
        if group.alone:
            yield group.on, thing, "", ""
        for name, value in zip(group.beside, beside, strict=True):
            yield group.on, thing, name, value
