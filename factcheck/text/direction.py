"""Characters that change the direction of what stands around them, and may make a line read as what it is not."""

import re

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def escaped_in_json(text: str) -> str:
    r"""JSON with such characters as `\u` escapes: the same to a program, and harmless to who looks at it."""
    return text if text.isascii() else _DIRECTION.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
