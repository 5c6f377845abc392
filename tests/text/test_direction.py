"""What turns text around or moves a cursor is written as an escape where JSON is written."""

import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.direction import escaped_in_json

MOVES = "\x7f\x85\x9b\x9d\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.recursive(st.text(alphabet=st.sampled_from([*MOVES, *'a"\\\n é'])), lambda one: st.lists(one, max_size=3)))
def test_says_the_same_without_turning_or_moving_anything(value: object) -> None:
    text = escaped_in_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == value
    assert not set(text) & set(MOVES)
