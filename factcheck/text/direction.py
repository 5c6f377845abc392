"""Characters that turn round what stands around them or move a cursor, so that a line reads as what it is not."""

import re

_MOVING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def escaped_in_json(text: str) -> str:
    r"""JSON with such characters as `\u` escapes: the same to a program, and harmless to who looks at it."""
    return (
        text
        if text.isascii() and "\x7f" not in text
        else _MOVING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    )
