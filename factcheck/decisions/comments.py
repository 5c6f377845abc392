"""Comments in an article that speak to this program: `factcheck: ignore[FC202] reason="..." until=2027-01-31`.

`ignore` is for the line that it stands on, or for the next line where it has one to itself; `off` is for everything up
to `on`, or to the article's end. Without codes it is for every code.
"""

import re
from dataclasses import dataclass
from datetime import date

from factcheck.model import Article, Claim, Decision, Finding, Instruction, Notice, Rule, Ruling, Verdict
from factcheck.text import Lines

_WORDS = re.compile(r"(?P<what>[\w-]+)(?:\s*\[(?P<codes>[^\]]*)\])?(?P<rest>.*)", re.DOTALL)
_QUOTED = "\"([^\"]*)\"|'([^']*)'|\u201c([^\u201d]*)\u201d|\u201e([^\u201c]*)\u201c"
_FACT = re.compile(rf"\s*(?P<key>[\w-]+)\s*=\s*(?:{_QUOTED}|(?P<bare>[^\s\"']+))")
_LINE = re.compile(r"[^\r\n]*")
_CODES = frozenset(verdict.code for verdict in Verdict)


@dataclass(frozen=True, slots=True)
class Comment:
    """What one comment says, and for which claims: those that lie on `start` to `end`, or only those that begin there.

    `said` is how it begins, to call it by.
    """

    decision: Decision
    codes: frozenset[str]
    said: str
    start: int
    end: int
    begins: bool

    def fits(self, finding: Finding) -> bool:
        """True where it is about this finding."""
        if self.codes and finding.verdict.code not in self.codes:
            return False
        first, last = finding.claim.stretch
        if self.begins:
            return self.start <= first < self.end or self.start <= _content(finding.claim) < self.end
        return first < self.end and self.start < last


def _content(claim: Claim) -> int:
    return min(part.start for part in claim.parts) if claim.parts else claim.stretch[0]


def comments(article: Article) -> tuple[list[Comment], list[Notice]]:
    """What the article's comments say, and notices of those that nobody can understand."""
    made: list[Comment] = []
    unclear: list[Notice] = []
    opened: Instruction | None = None
    for one in article.instructions:
        try:
            words = _words(one)
            if words["what"] == "ignore":
                made.append(_ignore(article, one, words))
            elif words["what"] == "on":
                made.append(_region(article, opened, one))
                opened = None
            elif opened is not None:
                raise ValueError("another off has not been ended by on")
            else:
                _facts(words)
                opened = one
        except ValueError as error:
            unclear.append(Notice(Rule.UNCLEAR, _path(article), _line(article, one), {"why": str(error)}))
    if opened is not None:
        made.append(_region(article, opened, None))
    return made, unclear


def _words(one: Instruction) -> re.Match[str]:
    words = _WORDS.fullmatch(one.words.strip())
    if words is None or words["what"] not in {"ignore", "off", "on"}:
        raise ValueError("it says neither ignore nor off nor on")
    return words


def _ignore(article: Article, one: Instruction, words: re.Match[str]) -> Comment:
    decision, codes = _decision(article, one, words), _codes(words)
    return Comment(decision, codes, _said(words), *_target(article, one))


def _region(article: Article, opened: Instruction | None, closing: Instruction | None) -> Comment:
    if opened is None:
        raise ValueError("on has no off before it")
    words = _words(opened)
    end = closing.start if closing else len(article.text)
    return Comment(_decision(article, opened, words), _codes(words), _said(words), opened.end, end, begins=True)


def _said(words: re.Match[str]) -> str:
    codes = words["codes"]
    return f"{words['what']}[{codes.strip()}]" if codes else words["what"]


def _decision(article: Article, one: Instruction, words: re.Match[str]) -> Decision:
    facts = _facts(words)
    try:
        until = date.fromisoformat(facts["until"]) if "until" in facts else None
    except ValueError:
        raise ValueError(f"until is no day as 2027-01-31: {facts['until']}") from None
    return Decision(
        Ruling.IGNORED, facts.get("reason", "").strip(), until=until, path=_path(article), line=_line(article, one)
    )


def _facts(words: re.Match[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    rest = words["rest"]
    while rest.strip():
        fact = _FACT.match(rest)
        if fact is None or fact["key"] not in {"reason", "until"}:
            raise ValueError(f'"{rest.split()[0]}" is neither reason="..." nor until=DAY')
        facts[fact["key"]] = next(value for value in fact.groups()[1:] if value is not None)
        rest = rest[fact.end() :]
    return facts


def _codes(words: re.Match[str]) -> frozenset[str]:
    if words["codes"] is None:
        return frozenset()
    codes = [code.strip() for code in words["codes"].split(",")]
    unknown = next((code for code in codes if code not in _CODES), None)
    if unknown is not None:
        raise ValueError(f'"{unknown}" is no code; factcheck rules lists them')
    return frozenset(codes)


def _target(article: Article, one: Instruction) -> tuple[int, int, bool]:
    """The line that a comment is for, and whether it has a line of its own above it."""
    start, end = _around(article.text, one.start, one.end)
    if article.prose[start:end].strip():
        return start, end, False
    for line in _LINE.finditer(article.text, end):
        if article.prose[line.start() : line.end()].strip():
            return line.start(), line.end(), True
    return len(article.text), len(article.text), True


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    before = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    behind = _LINE.match(text, end)
    return before, behind.end() if behind else end


def _line(article: Article, one: Instruction) -> int | None:
    if article.record is not None:
        return article.record
    return one.line if article.line_of is not None else Lines(article.text).at(one.start)[0]


def _path(article: Article) -> str:
    return article.path.as_posix() if article.path is not None else article.url or article.id
