"""Nothing from an article, a page, a service or a user becomes structure of the Markdown report."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.formats import markdown
from factcheck.formats.clean import plain
from factcheck.formats.markdown.escape import inline, paragraph, table, tagged
from tests.formats.foreign import filled

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# fmt: off
HOSTILE = [
    "# heading", "- item", "1. item", "> quote", "```\ncode", "~~~", "---", "===", "    indented", "\ttab",
    "+ plus", "| cell | cell |", "a | b\n--- | ---\nc | d", "<script>alert(1)</script>", "</details>",
    "<details open>", "<!-- c", "-->", "</summary></details># out", "<b onclick=x>", "<!DOCTYPE html>", "<?php ?>",
    "<![CDATA[ x ]]>", "[link](javascript:alert(1))", "![image](http://evil.example/x.png)",
    "[a]: http://evil.example", "[^1]: foot", "[a][b]", "http://evil.example", "<http://evil.example>",
    "www.evil.example", "me@evil.example", "*bold*", "__b__", "**", "_", "~~gone~~", "`code`", "``", "\\", "\\\\",
    "\\|", "|", "\\`", "&lt;script&gt;", "&#60;", "&amp;amp;", "]", "](x)", "](<x>)", ")", '"', "'",
    '" onmouseover="x', "\n\n# new", "\r\n\r\n- x", "\u2028# x", "\x0b# x", "\x85# x", "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://evil.example\x07x", "\x9b31m", "\x00", "\x07", "\x7f", "\u202eright", "\u2066x", "\u200f",
    "\ud800", "\udfff", "\ufeff", "\U000e0041", "$x$", "$$x$$", "\\$", ":smile:", "@user", "#12", "GH-12",
    "x" * 5000, "e" + "\u0301" * 500, "\u05d0\u05d1\u05d2 | \u05d3",
    "\u6771\u4eac\u6771\u4eac\u6771\u4eac\u6771\u4eac", "[ ] task", "[x] task", "{x}", "{0}", "{a.__class__}", "%s",
    "[optional {outlet}]", "::: warning", "term\n: definition", "Setext\n===", "a  \nb",
]
# fmt: on
FOREIGN = st.text(max_size=40) | st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join)


def structure(document: str) -> list[str]:
    """What a reader's program makes of the document, without its words."""
    made: list[str] = []
    for token in READER.parse(document):
        made.append(f"{token.type}{token.level}{token.tag}")
        if token.type in {"html_block", "fence", "code_block"}:
            made.append(re.sub(r"(?<=<summary>).*(?=</summary>)", "", token.content))
        for child in token.children or ():
            if child.type == "html_inline":
                made.append(child.content.replace("<b>", "strong_open").replace("</b>", "strong_close"))
            elif child.type not in {"text", "text_special"}:
                made.append(child.type)
    return made


PLAIN = structure(markdown.render(filled("word")))
UNFOLDED = structure(markdown.render(filled("word"), folded=False))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_hostile_text_leaves_the_structure_alone(text: str) -> None:
    assert structure(markdown.render(filled(f"{text} word"))) == PLAIN
    assert structure(markdown.render(filled(f"word {text}"), folded=False)) == UNFOLDED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FOREIGN)
def test_any_text_leaves_the_structure_alone(text: str) -> None:
    assume(plain(text).strip("\u2068\u2069 "))
    assert structure(markdown.render(filled(text))) == PLAIN


@settings(max_examples=100, deadline=None)
@given(FOREIGN)
def test_no_control_reordering_or_unpaired_character_comes_out(text: str) -> None:
    document = markdown.render(filled(text))
    categories = {unicodedata.category(char) for char in document if char not in "\n\u200b\u200c\u200d\u2068\u2069"}
    assert not categories & {"Cc", "Cf", "Cs", "Co"}
    assert document.encode("utf-8")


def test_every_isolate_that_is_opened_is_closed() -> None:
    document = markdown.render(filled("\u05d0\u2069\u05d1"))
    assert document.count("\u2068") == document.count("\u2069") > 0


@given(FOREIGN)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    tokens = READER.parseInline(f"x{inline(text)}x")
    words = "".join(child.content for child in tokens[0].children or ())
    assert words.replace("\u200b", "") == f"x{plain(text)}x"


@given(FOREIGN)
def test_a_paragraph_stays_one(text: str) -> None:
    assume(plain(text).strip())
    kinds = [token.type for token in READER.parse("\n".join(paragraph(inline(text))))]
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]


@given(FOREIGN, FOREIGN)
def test_a_table_keeps_its_cells(one: str, other: str) -> None:
    rows = table([["A", "B"], [inline(one), inline(other)]])
    assert [token.type for token in READER.parse("\n".join(rows))].count("td_open") == 2


@given(FOREIGN)
def test_a_summary_is_one_line_without_tags(text: str) -> None:
    assert "\n" not in tagged(text)
    assert "<" not in tagged(text)


@pytest.mark.parametrize("text", ["@editor", "see #12", "GH-7", "http://evil.example", "www.evil.example"])
def test_nobody_is_called_and_nothing_is_linked_by_a_bare_word(text: str) -> None:
    broken = r"@\w|#\d|GH-\d|http:|www\.\w"
    assert re.search(broken, text)
    assert not re.search(broken, inline(text))
