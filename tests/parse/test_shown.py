"""How much of a page others may show is the page's own to say."""

import pytest

from tests.parse.pages import STORY, html, page


@pytest.mark.parametrize(
    ("content", "most"),
    [
        ("nosnippet", 0),
        ("index, follow, NOSNIPPET", 0),
        ("max-snippet:0", 0),
        ("max-snippet:50, max-image-preview:large", 50),
        ("max-snippet: 80, max-snippet: 20", 20),
        ("max-snippet:50, nosnippet", 0),
        ("max-snippet:-1", None),
        ("index,follow,noarchive", None),
        ("max-snippet:many", None),
        ("", None),
    ],
)
class TestALimit:
    def test_in_the_robots_tag_holds(self, content: str, most: int | None) -> None:
        assert page(html(head=f"<meta name='Robots' content='{content}'>")).max_snippet == most

    def test_in_the_header_holds(self, content: str, most: int | None) -> None:
        headers = {"content-type": "text/html", "x-robots-tag": content}
        assert page(html(), headers=headers).max_snippet == most

    def test_for_another_robot_does_not(self, content: str, most: int | None) -> None:
        headers = {"content-type": "text/html", "x-robots-tag": f"googlebot: {content}"}
        body = html(head=f"<meta name='googlebot' content='{content}'>")
        assert page(body, headers=headers).max_snippet is None


def test_of_header_and_tag_the_stricter_holds() -> None:
    headers = {"content-type": "text/html", "x-robots-tag": "max-snippet:90"}
    assert page(html(head="<meta name='robots' content='max-snippet:30'>"), headers=headers).max_snippet == 30


class TestAnElement:
    def hidden(self, body: str) -> list[str]:
        found = page(body)
        return [found.text[start:end] for start, end in found.hidden]

    def test_that_nobody_may_show_is_read_and_marked(self) -> None:
        body = html(STORY[0], f"<span data-nosnippet>{STORY[1]}</span>", STORY[2])
        assert self.hidden(body) == [STORY[1]]

    def test_may_be_a_part_of_a_sentence(self) -> None:
        body = html(STORY[0].replace("on Thursday", "<b data-nosnippet='true'>on Thursday</b>"), *STORY[1:])
        assert self.hidden(body) == ["on Thursday"]

    def test_may_hold_several_paragraphs(self) -> None:
        body = html(STORY[0]).replace("</p>", f"</p><div data-nosnippet><p>{STORY[1]}</p><p>{STORY[2]}</p></div>", 1)
        assert self.hidden(body) == [STORY[1], STORY[2]]

    def test_without_the_mark_may_be_shown(self) -> None:
        assert self.hidden(html()) == []

    def test_of_which_there_are_too_many_to_look_for_hides_all(self) -> None:
        spans = "".join(f"<i data-nosnippet>number {n} of many</i> " for n in range(300))
        found = page(html(*STORY, spans))
        assert found.hidden == ((0, len(found.text)),)
        found = page(html(*STORY, "<b data-nosnippet>a</b> " + "It was a long day, and a cold one at that. " * 200))
        assert found.hidden == ((0, len(found.text)),)
