"""A line of the ledger: the same pin is the same bytes, and what is no pin is one clear reason."""

import json
from dataclasses import replace
from datetime import date, timedelta

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Fit, Grade, Obtained, PinnedPart, PinnedSpan, Verdict
from factcheck.pins import pin_line, read_pin
from factcheck.pins.entries import LaterError
from tests.builders import NOON
from tests.formats.test_schemas import schema
from tests.pins.pinning import page, pin

VALID = jsonschema.Draft202012Validator(schema("source"))
MARKS = st.text("0123456789abcdef", min_size=16, max_size=16)
SPANS = st.tuples(st.integers(0, 200), st.integers(200, 500), MARKS).map(lambda row: PinnedSpan(*row))
PARTS = st.builds(PinnedPart, st.sampled_from(Fit), st.lists(SPANS, max_size=3).map(tuple))
ADDRESSES = st.one_of(st.none(), st.just("https://web.archive.org/web/2026/https://www.reuters.com/ü?a=“b”"))
PINS = st.builds(
    lambda name, parts, verdict, score, fits, archived, published, grade, kind, later: pin(
        article=name,
        parts=tuple(parts),
        verdict=verdict,
        score=round(score, 4),
        speaker_fits=fits,
        page=page(
            archived_url=archived, archived_at=NOON if archived else None, published=published, grade=grade,
            obtained=kind, retrieved=NOON + timedelta(seconds=later),
        ),
    ),
    st.text(min_size=1).filter(lambda name: name.encode("utf-8", "ignore").decode() == name),
    st.lists(PARTS, max_size=3),
    st.sampled_from([Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM]),
    st.floats(0, 1),
    st.sampled_from([True, False, None]),
    ADDRESSES,
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1))),
    st.sampled_from(Grade),
    st.sampled_from(Obtained),
    st.integers(0, 10**8),
)  # fmt: skip


@settings(max_examples=40)
@given(PINS)
def test_a_pin_comes_back_as_it_was_from_one_line_of_its_schema(one: object) -> None:
    line = pin_line(one)  # type: ignore[arg-type]
    assert b"\n" not in line
    assert read_pin(line) == one
    VALID.validate(json.loads(line))


def test_a_supplied_text_is_named_by_its_file() -> None:
    supplied = pin(page=page(url="", file="sources/a.txt", obtained=Obtained.SUPPLIED))
    assert read_pin(pin_line(supplied)) == supplied
    VALID.validate(json.loads(pin_line(supplied)))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"schema": "factcheck.verify/1"}, '"schema" is not'),
        ({"article": ""}, "length"),
        ({"id": "no id"}, "$.id"),
        ({"code": "FC202"}, '"code" is none of FC000, FC101, FC102'),
        ({"url": "javascript:alert(1)"}, "$.url"),
        ({"url": None}, 'neither "url" nor "file"'),
        ({"file": "a.txt"}, "or both"),
        ({"length": 10}, "does not lie in the text"),
        ({"length": 10**12}, "$.length"),
        ({"parts": [{"fit": "exact", "spans": [[-1, 2, "d" * 16]]}]}, "$.parts"),
        ({"retrieved": "yesterday"}, "$.retrieved"),
        ({"retrieved": "2026-11-23T12:00:00"}, "no zone"),
        ({"text": "0" * 63}, "$.text"),
        ({"score": 2}, "$.score"),
    ],
)
def test_what_is_no_pin_says_why(change: dict[str, object], why: str) -> None:
    row = json.loads(pin_line(pin())) | change
    with pytest.raises(ValueError) as refused:
        read_pin(json.dumps(row).encode())
    assert why in str(refused.value)


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff\xfe", b'"pin"', b"[" * 100_000, b"<<<<<<< HEAD", b"======="])
def test_what_is_no_line_of_it_says_why(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"not JSON|no object|merge"):
        read_pin(line)


def test_a_later_version_is_told_from_what_is_broken() -> None:
    row = json.loads(pin_line(pin())) | {"schema": "factcheck.source/2", "parts": "in another shape"}
    with pytest.raises(LaterError, match=r"later version of factcheck wrote it \(factcheck.source/2\)"):
        read_pin(json.dumps(row).encode())


def test_a_field_that_is_new_hurts_nobody() -> None:
    row = json.loads(pin_line(pin())) | {"new": 1}
    assert read_pin(json.dumps(row).encode()) == pin()


def test_what_turns_a_line_round_is_written_out() -> None:
    assert "\u202e" not in pin_line(replace(pin(), article="a\u202eb.md")).decode()
