"""`decisions.jsonl`: written by many hands, merged by git, read by versions to come."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.beside import key_of
from factcheck.decisions import NAME, Entry, Shelf, append
from factcheck.decisions.book import read_book
from factcheck.decisions.entries import entry_line, read_entry
from factcheck.model import Decision, Rule, Ruling
from tests import builders

ID = "0123456789ab"
MORNING, EVENING = datetime(2026, 11, 1, 8, tzinfo=UTC), datetime(2026, 11, 1, 20, tzinfo=UTC)


def entry(ruling: Ruling = Ruling.ACCEPTED, article: str = "a.md", **fields: object) -> Entry:
    return Entry(ID, article, Decision(**{"ruling": ruling, "note": "why", "when": MORNING, **fields}))  # type: ignore[arg-type]


def lines(*entries: Entry) -> bytes:
    return "".join(f"{entry_line(one)}\n" for one in entries).encode()


def rulings(content: bytes, article: str = "a.md") -> list[Ruling]:
    return [one.decision.ruling for one in read_book(Path("x") / NAME, content).about(article, ID)]


class TestALine:
    @given(
        note=st.text(max_size=40).map(str.strip), by=st.text(max_size=10),
        until=st.none() | st.dates(), code=st.sampled_from(["FC202", None]),
    )  # fmt: skip
    def test_is_read_as_it_was_written(self, note: str, by: str, until: date | None, code: str | None) -> None:
        made = entry(note=note, by=by, until=until, code=code)
        text = entry_line(made)
        assert "\n" not in text
        back = read_entry(text.encode("utf-8", "surrogatepass"), "", 0)
        assert (back.id, back.article, back.decision.until) == (made.id, made.article, made.decision.until)
        assert (back.decision.note, back.decision.by, back.decision.code) == (note, by, code)

    def test_of_a_newer_version_keeps_its_meaning(self) -> None:
        content = b'{"id": "0123456789ab", "article": "a.md", "as": "accepted", "note": "x", "mood": {"a": 1}}'
        assert rulings(content) == [Ruling.ACCEPTED]

    def test_says_a_time_in_utc_whatever_zone_it_was_written_in(self) -> None:
        line = entry_line(entry()).replace("08:00:00Z", "09:00:00+01:00")
        assert read_entry(line.encode(), "", 0).decision.when == MORNING

    @pytest.mark.parametrize(
        ("line", "why"),
        [
            (entry_line(entry())[:-20], "not JSON"),
            ("[1]", "no JSON object"),
            ("[" * 100_000, "nested too deep"),
            (entry_line(entry()).replace("accepted", "postponed"), '"as" is none of'),
            (entry_line(entry()).replace("accepted", "ignored"), '"as" is none of'),
            (entry_line(entry()).replace(ID, "../etc"), '"id" is no'),
            (entry_line(entry()).replace("2026-11-01T08", "soon"), '"when" is no time'),
            (entry_line(entry()).replace('"why"', "7"), '"note" is no text'),
            (entry_line(entry(until=date(2027, 1, 31))).replace("2027-01-31", "2027-02-31"), '"until" is no day'),
            ("\udcff", "not UTF-8"),
        ],
    )
    def test_that_cannot_be_understood_is_named_and_costs_the_others_nothing(self, line: str, why: str) -> None:
        content = lines(entry(Ruling.STANDS)) + line.encode("utf-8", "surrogateescape")
        book = read_book(Path("x") / NAME, content)
        assert [one.decision.ruling for one in book.about("a.md", ID)] == [Ruling.STANDS]
        (notice,) = book.unclear
        assert (notice.rule, notice.line) == (Rule.UNCLEAR, 2)
        assert why in notice.facts["why"]


class TestTheLatestDecision:
    def test_comes_first_wherever_git_put_its_line(self) -> None:
        content = lines(entry(Ruling.ACCEPTED, when=EVENING), entry(Ruling.STANDS, when=MORNING))
        assert rulings(content) == [Ruling.ACCEPTED, Ruling.STANDS]

    def test_of_the_same_time_is_the_later_line(self) -> None:
        assert rulings(lines(entry(Ruling.ACCEPTED), entry(Ruling.STANDS))) == [Ruling.STANDS, Ruling.ACCEPTED]

    def test_is_never_one_without_a_time(self) -> None:
        content = lines(entry(Ruling.ACCEPTED), entry(Ruling.STANDS, when=None))
        assert rulings(content) == [Ruling.ACCEPTED, Ruling.STANDS]

    def test_counts_once_where_a_merge_doubled_its_line(self) -> None:
        assert rulings(lines(entry(), entry())) == [Ruling.ACCEPTED]


class TestTheArticle:
    def test_tells_two_findings_of_one_id_apart(self, tmp_path: Path) -> None:
        for name in ("a.md", "b.md"):
            (tmp_path / name).touch()
        book = read_book(tmp_path / NAME, lines(entry()))
        assert book.about("a.md", ID)
        assert not book.about("b.md", ID)

    def test_that_was_renamed_keeps_its_decisions(self, tmp_path: Path) -> None:
        (tmp_path / "b.md").touch()
        assert read_book(tmp_path / NAME, lines(entry())).about("b.md", ID)

    def test_may_be_left_open(self, tmp_path: Path) -> None:
        assert read_book(tmp_path / NAME, lines(entry(article=""))).about("b.md", ID)

    def test_is_named_from_the_folder_of_the_file(self, tmp_path: Path) -> None:
        deep = builders.article(path=tmp_path / "news" / "a.md")
        assert key_of(deep, tmp_path) == "news/a.md"
        assert key_of(builders.article(path=tmp_path / "all.jsonl", record=3, id="7"), tmp_path) == "all.jsonl#7"
        assert key_of(builders.article(id="-"), tmp_path) == "-"


class TestTheShelf:
    def test_has_the_nearest_file_up_to_the_project_s_root(self, tmp_path: Path) -> None:
        root = tmp_path / "project"
        deep = builders.article(path=root / "news" / "today" / "a.md")
        (root / "news" / "today").mkdir(parents=True)
        (tmp_path / NAME).touch()
        assert Shelf(root).place(deep) == root / NAME
        (root / "news" / NAME).touch()
        assert Shelf(root).place(deep) == root / "news" / NAME

    def test_keeps_to_an_article_s_own_folder_outside_the_project(self, tmp_path: Path) -> None:
        elsewhere = builders.article(path=tmp_path / "elsewhere" / "a.md")
        assert Shelf(tmp_path / "project").place(elsewhere) == tmp_path / "elsewhere" / NAME

    def test_tells_once_that_a_file_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / NAME).mkdir()
        shelf, one = Shelf(tmp_path), builders.article(path=tmp_path / "a.md")
        assert [notice.rule for notice in shelf.untold(one)] == [Rule.UNCLEAR]
        assert shelf.untold(one) == ()


class TestAppending:
    def test_only_ever_adds(self, tmp_path: Path) -> None:
        append(tmp_path / NAME, [entry(Ruling.STANDS)])
        before = (tmp_path / NAME).read_bytes()
        append(tmp_path / NAME, [entry(Ruling.ACCEPTED), entry(Ruling.FIXED)])
        assert (tmp_path / NAME).read_bytes() == before + lines(entry(Ruling.ACCEPTED), entry(Ruling.FIXED))

    def test_leaves_a_torn_line_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / NAME).write_bytes(lines(entry(Ruling.STANDS))[:-9])
        append(tmp_path / NAME, [entry(Ruling.ACCEPTED)])
        assert rulings((tmp_path / NAME).read_bytes()) == [Ruling.ACCEPTED]
