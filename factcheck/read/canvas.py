"""A text of which pieces are blanked out, at the same length."""

import re
from collections.abc import Callable

_HIDDEN, _LITERAL, _BACKSLASH = b"\x01", b"\x02", b"\x03"
_TOUCHED = re.compile(rb"\x01+|\x02+|\x03+")
_NOT_NEWLINE = re.compile(r"[^\r\n]")


class Canvas:
    """Collects what is not prose: `hide` blanks a piece out, `escape` keeps what only looks like markup.

    `comments` are where those of HTML stand.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: list[tuple[int, int]] = []
        self._marks = bytearray(len(text))

    def hide(self, start: int, end: int) -> None:
        """Blank `text[start:end]` out; newlines inside it stay."""
        self._marks[start:end] = _HIDDEN * (end - start)

    def escape(self, start: int) -> None:
        """Blank the backslash at `start` out, and keep the character after it from being read as markup."""
        self._marks[start : start + 2] = _BACKSLASH + _LITERAL

    def prose(self) -> str:
        """The text without what is hidden."""
        return self._shown(lambda mark, piece: piece if mark == _LITERAL else _NOT_NEWLINE.sub(" ", piece))

    def syntax(self) -> str:
        """The text to find markup in: hidden pieces are blank, escaped characters letters, `\\r` alone a newline.

        A newline inside a hidden piece is blank too: a comment does not end a paragraph.
        """
        text = self._shown(lambda mark, piece: (" " if mark == _HIDDEN else "x") * len(piece))
        return re.sub(r"\r(?!\n)", "\n", text)

    def _shown(self, as_shown: Callable[[bytes, str], str]) -> str:
        parts: list[str] = []
        at = 0
        for touched in _TOUCHED.finditer(self._marks):
            start, end = touched.span()
            parts += [self.text[at:start], as_shown(touched.group()[:1], self.text[start:end])]
            at = end
        return "".join([*parts, self.text[at:]])
