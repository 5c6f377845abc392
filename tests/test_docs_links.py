"""Links between documents lead to what they name, and every page can be reached from the site."""

import re
from pathlib import Path

import pytest
import yaml

from tests.consoles import documents

ROOT = Path(__file__).parent.parent
PAGES = [*documents(ROOT), ROOT / "CHANGELOG.md"]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text_of(path: Path) -> str:
    """A document without its code, in which brackets are no links."""
    return re.sub(r"(?ms)^( *)```.*?^\1```$|`[^`\n]+`", "", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The headings of a document as GitHub and the site name them."""
    headings = re.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file_and_its_heading(page: Path) -> None:
    for link in _LINK.findall(text_of(page)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_no_page_of_the_site_links_out_of_it(page: Path) -> None:
    links = [link.partition("#")[0] for link in _LINK.findall(text_of(page)) if not re.match(r"[a-z]+:", link)]
    targets = [(page.parent / link).resolve() for link in links if link]
    assert [target for target in targets if not target.is_relative_to(ROOT / "docs")] == []


def test_every_page_is_in_the_site_once() -> None:
    def named(part: object) -> list[str]:
        if isinstance(part, str):
            return [part]
        children = part if isinstance(part, list) else list(part.values())  # type: ignore[attr-defined]
        return [name for child in children for name in named(child)]

    nav = named(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert len(set(nav)) == len(nav)
    assert sorted(set(pages) - set(nav)) == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_a_block_in_a_list_is_indented_as_the_site_wants_it(page: Path) -> None:
    indents = re.findall(r"(?m)^( +)```", page.read_text(encoding="utf-8"))
    assert [len(indent) for indent in indents if len(indent) % 4] == []  # else a list starts anew behind it


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_a_list_or_a_table_stands_behind_a_blank_line_as_the_site_wants_it(page: Path) -> None:
    text = re.sub(r"(?ms)^( *)```.*?^\1```$", "", page.read_text(encoding="utf-8"))
    assert re.findall(r"(?m)^(?!- |\d+\. |\|| ).+\n(?:- |1\. |\|).*$", text) == []
