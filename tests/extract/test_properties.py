"""Laws that hold for every text."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import extract, uncredited
from factcheck.model import Attribution
from factcheck.outlets import load
from factcheck.resolve import resolve
from factcheck.text import paragraphs
from tests.builders import article

OUTLETS = load()
STORY = """Bridge to close for good

TOWN, May 4 (Reuters) - The mayor of the town said on Monday that the old bridge would \
close, according to The Guardian. \
The vote took an hour.

"We will close it," Jane Doe, the mayor, told Reuters. "It is not safe any more, and it has not been safe for years."

Critics have called the plan a mistake and vowed to fight it, the BBC reported. \
The broadcaster said it would cost $14,000.

SMITH: I have never seen such a thing. It is a scandal.

"Is it really the end of the bridge?" he asked. Speaking to the New York Times, Doe said: "It is the end.

"It is like saying that nothing can be done about it."

Der Sprecher sagte, die Brücke werde geschlossen. Sie sei „nicht mehr sicher“.
"""
PIECES = st.sampled_from(
    [
        *STORY.split(" "),
        "\n\n",
        "\n",
        "\r\n",
        '"',
        "\u201c",
        "\u201d",
        "''",
        "\u2018",
        "\u2019",
        "\u201e",
        "according to",
        "told",
        "Reuters",
        "said",
        "the Times",
        ".",
        ",",
        ":",
        "\u2014",
        "laut",
        "sei",
        "(",
        ")",
        "\x00",
        "\ud800",
        "\u200f",
        "\U0001f600",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)


def found(text: str, language: str | None = None) -> tuple[Attribution, ...]:
    return extract(article(text, language=language), OUTLETS)


def shapes(text: str) -> list[tuple[object, ...]]:
    """What was found, without offsets: the words, in one kind of marks and white space."""
    plain = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2019": "'", "\u2018": "'"})
    return [
        (
            one.rule,
            one.kind,
            one.source and " ".join(one.source.text.translate(plain).split()),
            tuple(" ".join(span.text.translate(plain).split()) for span in one.content),
        )
        for one in found(text)
    ]


def curled(text: str) -> str:
    """`text` with curly marks for straight ones."""
    curly, opened = [], False
    for char in text:
        if char == '"':
            opened = not opened
        curly.append({'"': "\u201c" if opened else "\u201d", "'": "\u2019"}.get(char, char))
        opened = opened and char != "\n"
    return "".join(curly)


class TestEveryText:
    @settings(max_examples=200, deadline=None)
    @given(TEXTS, st.sampled_from(["en", "de", "pl", None]))
    def test_offsets_slice_to_the_words_they_name(self, text: str, language: str | None) -> None:
        for one in found(text, language):
            for span in (one.source, one.cue, one.via, *one.content, *one.chain):
                assert span is None or text[span.start : span.end] == span.text != ""

    @settings(max_examples=200, deadline=None)
    @given(TEXTS)
    def test_spans_lie_inside_paragraphs(self, text: str) -> None:
        inside = paragraphs(text)
        for one in found(text, "en"):
            for span in (*one.content, *filter(None, (one.source, one.cue))):
                assert any(start <= span.start and span.end <= end for start, end in inside)

    @settings(max_examples=200, deadline=None)
    @given(TEXTS, st.sampled_from(["en", "de"]))
    def test_content_and_cue_do_not_overlap(self, text: str, language: str) -> None:
        for one in found(text, language):
            cue = one.cue
            assert cue is None or all(span.end <= cue.start or cue.end <= span.start for span in one.content)

    @settings(max_examples=100, deadline=None)
    @given(TEXTS)
    def test_indices_count_and_continuations_point_back(self, text: str) -> None:
        for number, one in enumerate(found(text)):
            assert one.index == number
            assert one.continues is None or one.continues < number

    @settings(max_examples=100, deadline=None)
    @given(TEXTS)
    def test_resolving_and_looking_for_what_is_uncredited_never_raise(self, text: str) -> None:
        whole = article(text)
        relations = extract(whole, OUTLETS)
        claims = resolve(whole, relations, OUTLETS)
        assert len(claims) == len(relations)
        assert len({claim.id for claim in claims}) == len(claims)
        for row in uncredited(whole, relations):
            assert row.span.text == text[row.span.start : row.span.end]


class TestWhatMakesNoDifference:
    def test_the_newlines_of_windows(self) -> None:
        assert shapes(STORY.replace("\n", "\r\n")) == shapes(STORY)

    def test_curly_marks(self) -> None:
        assert shapes(curled(STORY)) == shapes(STORY)

    @pytest.mark.parametrize(
        "words",
        [
            "Trees line the river on both sides of the old road.",
            "The river is wide here. Boats lie along its banks, and gulls sit on the posts.",
            "An der Stra\u00dfe stehen alte B\u00e4ume.",
        ],
    )
    @pytest.mark.parametrize("at", [1, -1])
    def test_a_paragraph_about_something_else(self, at: int, words: str) -> None:
        pieces = STORY.strip().split("\n\n")
        pieces.insert(1 if at == 1 else len(pieces), words)
        assert shapes("\n\n".join(pieces)) == shapes(STORY)

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.sampled_from(STORY.strip().split("\n\n")), min_size=1, max_size=5))
    def test_the_newlines_and_the_marks_of_any_of_its_paragraphs(self, paragraphs_: list[str]) -> None:
        text = "\n\n".join(paragraphs_)
        assert shapes(text.replace("\n", "\r\n")) == shapes(text)
        assert shapes(curled(text)) == shapes(text)


MUTATIONS = [
    "",
    '"',
    "\u201c",
    "\u201e",
    "''",
    "\n\n",
    "\r\n",
    " said ",
    ": ",
    "\x00",
    "\u2019",
    " sagte ",
    " laut ",
    "(",
    "\u2014",
]


def mutated(rng: random.Random) -> str:
    """A piece of the story with some of its characters replaced, dropped or tripled."""
    start = rng.randrange(len(STORY) - 200)
    text = list(STORY[start : start + rng.randint(20, 400)])
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(text))
        text[at] = rng.choice([*MUTATIONS, text[rng.randrange(len(text))] * 3])
    return "".join(text)


@pytest.mark.parametrize("language", ["en", "de"])
def test_ten_thousand_mutated_articles_keep_the_laws(language: str) -> None:
    rng = random.Random(language)
    for _ in range(5_000):
        text = mutated(rng)
        for one in found(text, language):
            spans = (one.source, one.cue, one.via, *one.content, *one.chain)
            assert all(span is None or text[span.start : span.end] == span.text != "" for span in spans), text
            assert one.cue is None or all(
                span.end <= one.cue.start or one.cue.end <= span.start for span in one.content
            ), text


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "\u201c",
        '"a b" ',
        '"A b c d e." ',
        "'",
        " 'a",
        "said ",
        "He said that it was, and ",
        "x",
        "\n",
        "A: b\n\n",
        "He said \u201ca b c d e\n\n",
        "the Times said it. ",
        "according to ",
        "told ",
        "$1,000 ",
        "laut der Polizei sei es so, ",
    ],
)
def test_hostile_text_does_not_hang(piece: str) -> None:
    """160,000 characters take a fraction of a second; a pass that goes round in itself takes minutes."""
    text = piece * (160_000 // len(piece))
    whole = article(text, language="en")
    start = time.process_time()
    relations = extract(whole, OUTLETS)
    resolve(whole, relations, OUTLETS)
    uncredited(whole, relations)
    assert time.process_time() - start < 20
