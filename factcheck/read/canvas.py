"""A text of which pieces are blanked out, at the same length."""

import re
from collections.abc import Callable

_HIDDEN, _LITERAL = b"\x01", b"\x02"
_TOUCHED = re.compile(rb"\x01+|\x02+")
_NOT_NEWLINE = re.compile(r"[^\r\n]")


class Canvas:
    """Collects what is not prose: `hide` blanks a piece out, `literal` keeps what only looks like markup."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks = bytearray(len(text))

    def hide(self, start: int, end: int) -> None:
        """Blank `text[start:end]` out; newlines inside it stay."""
        self._marks[start:end] = _HIDDEN * (end - start)

    def literal(self, start: int) -> None:
        """Keep the character at `start`, which was escaped, from being read as markup."""
        self._marks[start : start + 1] = _LITERAL

    def prose(self) -> str:
        """The text without what is hidden."""
        return self._shown(lambda piece: piece)

    def syntax(self) -> str:
        """The text to find markup in: hidden pieces are blank, escaped characters letters, `\\r` alone a newline."""
        return re.sub(r"\r(?!\n)", "\n", self._shown(lambda piece: "x" * len(piece)))

    def _shown(self, literal: Callable[[str], str]) -> str:
        parts: list[str] = []
        at = 0
        for touched in _TOUCHED.finditer(self._marks):
            start, end = touched.span()
            piece = self.text[start:end]
            parts += [
                self.text[at:start],
                literal(piece) if touched.group()[:1] == _LITERAL else _NOT_NEWLINE.sub(" ", piece),
            ]
            at = end
        return "".join([*parts, self.text[at:]])
