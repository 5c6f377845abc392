"""What Markdown carries but does not say: code, comments, shortcodes, Liquid and HTML tags, escapes.

One pass from left to right, since each of them hides the others. A construct that is opened and never closed is looked
for once: hostile text costs linear time.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from factcheck.model import Link
from factcheck.read.canvas import Canvas

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w:.@-]*(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))?"""
_TOKEN = re.compile(
    rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<fence>^[ \t>]*+(?:[-*+][ \t]+)?(?P<ticks>`{{3,}}(?=[^`\n]*$)|~{{3,}}))
    |(?P<code>`+)
    |(?P<raw><(?P<name>script|style|pre|textarea|svg|iframe|math)\b)
    |(?P<block>\{{%-?\s*(?P<liquid>comment|highlight)\b|\{{\{{[<%]\s*(?P<short>highlight|comment|mermaid)\b)
    |(?P<open><!--|\{{\{{<|\{{\{{%|\{{\{{|\{{%|<\?)
    |(?P<auto>(?<!\]:\s)(?<!\]\()<(?:https?://[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w.-]+)>)
    |(?P<tag></?(?P<element>[A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?>)
    |(?P<space>&nbsp;)
    |(?P<kramdown>\{{[:#.][^{{}}\n]{{0,500}}\}})""",
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_CLOSERS = {"<!--": "-->", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "<?": "?>"}
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t>\r]*\n")


def hide(canvas: Canvas, start: int) -> Iterator[Link]:
    """Hide all of it on the canvas, from `start` on; yield the links that HTML and <addresses> make."""
    yield from _Pass(canvas, start).run()


class _Pass:
    def __init__(self, canvas: Canvas, start: int) -> None:
        self._canvas, self._at = canvas, start
        self._text = re.sub(r"\r(?!\n)", "\n", canvas.text)
        self._never: set[str] = set()
        self._ticks: dict[int, list[int]] = defaultdict(list)
        for run in re.finditer("`+", self._text):
            self._ticks[run.end() - run.start()].append(run.start())
        self._blanks = [match.start() for match in _BLANK.finditer(self._text)]
        self._anchor: tuple[int, str] | None = None

    def run(self) -> Iterator[Link]:
        while token := _TOKEN.search(self._text, self._at):
            start, self._at = token.span()
            kind = token.lastgroup or ""
            if kind == "escape":
                self._canvas.escape(start)
            elif kind in {"auto", "tag"}:
                yield from self._tag(token)
                self._canvas.hide(start, self._at)
            elif (end := self._end(kind, token)) is not None:
                self._canvas.hide(start, end)
                self._at = end
                if token.group() == "<!--":
                    self._canvas.comments.append((start, end))

    def _end(self, kind: str, token: re.Match[str]) -> int | None:
        """Where a construct ends; None where it is none, since it is never closed."""
        if kind == "fence":
            ticks = token["ticks"]
            closing = rf"^[ \t>]*+{re.escape(ticks[0])}{{{len(ticks)},}}[ \t\r]*$"
            return self._closed(closing, token.end()) or len(self._text)
        if kind == "code":
            return self._code_end(token)
        if kind == "raw":
            return self._closed(rf"</{token['name']}\s*>", token.end()) or self._closed(">", token.end())
        if kind == "block":
            name = token["liquid"]
            closing = rf"\{{%-?\s*end{name}\s*-?%\}}" if name else rf"\{{\{{[<%]\s*/{token['short']}\s*[>%]\}}\}}"
            return self._closed(closing, token.end()) or self._closed(r"[%>}]\}", token.end())
        if kind == "open":
            return self._closed(re.escape(_CLOSERS[token.group()]), token.end())
        return token.end()

    def _closed(self, pattern: str, start: int) -> int | None:
        if pattern in self._never:
            return None
        found = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(self._text, start)
        if found is None:
            self._never.add(pattern)
            return None
        return found.end()

    def _code_end(self, token: re.Match[str]) -> int | None:
        """The end of inline code: as many backticks again, in the same paragraph."""
        runs = self._ticks[len(token.group())]
        at = bisect_left(runs, token.end())
        blank = bisect_right(self._blanks, token.end() - 1)
        limit = self._blanks[blank] if blank < len(self._blanks) else len(self._text)
        return runs[at] + len(token.group()) if at < len(runs) and runs[at] < limit else None

    def _tag(self, token: re.Match[str]) -> Iterator[Link]:
        start, end = token.span()
        if token["auto"]:
            if token["auto"][1:5].casefold() == "http":
                yield Link(start + 1, end - 1, token["auto"][1:-1])
        elif token["element"].casefold() == "a":
            if self._anchor and token.group().startswith("</"):
                yield Link(self._anchor[0], start, self._anchor[1])
            href = _HREF.search(token.group())
            url = unescape(next(filter(None, href.groups()), "")) if href else ""
            self._anchor = (end, url) if url.startswith(("http://", "https://")) else None
