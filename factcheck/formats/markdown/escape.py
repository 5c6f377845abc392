"""Foreign words inside Markdown: nothing of them may become structure, on GitHub, in CommonMark or in a terminal."""

import html
import re
from collections.abc import Iterable, Sequence

from factcheck.formats.clean import plain

_BREAKERS = re.compile(r"[\\`*\[\]<>|~]|#(?!\d)|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MATH = re.compile(r"\$(?!\d)")
# GitHub links bare addresses, calls the people behind "@name", and points to "#12" and "GH-12".
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)")
_MENTION = re.compile(r"(?i)@(?=\w)|#(?=\d)|\bGH-(?=\d)")
_BREAK = "\u200b"


def inline(text: str) -> str:
    """Foreign text for a paragraph, a heading, a table's cell or a link's label. Never put it first in a line."""
    text = _BREAKERS.sub(r"\\\g<0>", plain(text))
    text = _MATH.sub(r"\\$", _ENTITY.sub("&amp;", text))
    return _MENTION.sub(rf"\g<0>{_BREAK}", _ADDRESS.sub(r"\g<0>\\", text))


def inlined(text: str) -> str:
    """`inline` that keeps a space at either end, for foreign text between other text."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inline(text)}{' ' if text[-1].isspace() else ''}"


def tagged(text: str) -> str:
    """Foreign text for a line of HTML inside Markdown, such as `<summary>`."""
    return _MENTION.sub(rf"\g<0>{_BREAK}", html.escape(plain(text), quote=False))


def bold(text: str) -> str:
    """Foreign text, bold; with tags where the stars would not hold (next to a mark, or nothing but marks)."""
    shown = inline(text)
    clean = plain(text)
    return f"**{shown}**" if clean and clean[0].isalnum() and clean[-1].isalnum() else f"<b>{shown}</b>"


def link(label: str, address: str | None) -> str:
    """A link with a label that is Markdown already; the label alone where there is no address that is safe."""
    return f"[{label}]({address})" if address else label


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table, the first row its head; cells are Markdown already."""
    head, *body = rows
    return [_row(head), _row(["---"] * len(head)), *map(_row, body), ""]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def fold(summary: str, body: Sequence[str], *, folded: bool, depth: int = 3) -> list[str]:
    """A part that opens on a click, or stands under a heading where nothing can be clicked.

    `summary` is text, not Markdown; it is escaped here.
    """
    if not folded:
        return [f"{'#' * depth} {inline(summary)}", "", *body]
    return ["<details>", f"<summary>{tagged(summary)}</summary>", "", *body, "</details>", ""]


_BLOCK_START = re.compile(r"^(?P<number>\d{1,9})(?=[.)])|^(?=[-+=:])")


def paragraph(text: str) -> list[str]:
    """A paragraph of Markdown; whatever it begins with, it stays a paragraph."""
    return [_BLOCK_START.sub(r"\g<0>\\", text), ""]
