"""Cassettes on disk: what is written, that it reads back the same, that vcrpy reads it, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import vcr
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.cassette import Cassette, Entry, Failure
from factcheck.errors import CassetteError
from factcheck.model import Reason

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STORY = "https://www.example.org/story"
START = "version: 1\ninteractions:\n"
ASKED = START + "- request: {method: GET, uri: 'https://a.example/'}\n"


def entry(url: str = STORY, body: bytes = b"<p>Held.</p>\n", **fields: object) -> Entry:
    made = {"status": 200, "phrase": "OK", "headers": (("content-type", "text/html"),), "body": body, **fields}
    return Entry("GET", url, NOON, **made)  # type: ignore[arg-type]


def failed(url: str = STORY) -> Entry:
    return Entry("GET", url, NOON, failure=Failure(Reason.TIMEOUT, "no answer in time"))


def tape(*entries: Entry, **fields: object) -> Cassette:
    made = Cassette(**fields)  # type: ignore[arg-type]
    for each in entries:
        made.put(each)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cassettes" / "seeds" / "story.yaml"


class TestWriting:
    def test_gives_a_file_that_people_can_read(self, path: Path) -> None:
        tape(entry(body=b"<p>Rates \n\n  were held.</p>\n"), failed(STORY + "/2"), label="A demonstration").save(path)
        assert (
            path.read_text(encoding="utf-8")
            == """\
version: 1
factcheck:
  label: "A demonstration"
  stand_in: false
  recorded: "2026-11-23T12:00:00+00:00"
interactions:
- request:
    method: GET
    uri: "https://www.example.org/story"
    body: null
    headers: {}
  response:
    status:
      code: 200
      message: "OK"
    headers:
      "content-type":
      - "text/html"
    body:
      string: |2
        <p>Rates\N{SPACE}

          were held.</p>
  recorded_at: "2026-11-23T12:00:00+00:00"
- request:
    method: GET
    uri: "https://www.example.org/story/2"
    body: null
    headers: {}
  response: null
  error:
    reason: timeout
    message: "no answer in time"
  recorded_at: "2026-11-23T12:00:00+00:00"
"""
        )

    def test_leaves_json_free_of_escapes(self, path: Path) -> None:
        tape(entry(body=b'{"articles": [{"title": "Held"}]}')).save(path)
        assert '      string: |2-\n        {"articles": [{"title": "Held"}]}\n' in path.read_text()

    def test_the_same_gives_the_same_file_in_whatever_order_it_came(self, path: Path) -> None:
        entries = [entry(f"{STORY}/{n}") for n in range(5)]
        tape(*entries).save(path)
        first = path.read_bytes()
        tape(*reversed(entries)).save(path)
        assert path.read_bytes() == first

    def test_an_empty_cassette_is_a_cassette(self, path: Path) -> None:
        tape().save(path)
        assert list(Cassette.load(path)) == []

    def test_leaves_the_old_file_whole_where_it_fails(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("kept")
        with pytest.raises(CassetteError, match="cannot be written"):
            tape(entry()).save(tmp_path / "file" / "story.yaml")
        assert (tmp_path / "file").read_text() == "kept"

    def test_needs_a_path(self) -> None:
        with pytest.raises(CassetteError, match="without a path"):
            tape().save()

    def test_leaves_nothing_else_behind(self, path: Path) -> None:
        tape(entry()).save(path)
        assert [each.name for each in path.parent.iterdir()] == ["story.yaml"]


class TestReadingBack:
    @settings(deadline=None)
    @given(
        st.binary(max_size=300)
        | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
        | st.text(alphabet=" \n\ta#:'\"|>-é\u2028\x85\r", max_size=60).map(str.encode)
    )
    @example(b"")
    @example(b"\n")
    @example(b"\n\n \n")
    @example(b"  led by blanks\nand more")
    @example(b"ends in blanks  \n  \n\n")
    @example("\ufeff<p>a BOM</p>\nand a line".encode())
    @example("emoji \U0001f642\n and \ud83d".encode("utf-8", "surrogatepass"))
    @example(b"\x00\n\x7f\n")
    @example(b"- request:\n- request:\n")
    @example(b"---\n...\n%YAML 1.1\n")
    def test_gives_every_body_to_the_byte_by_every_reader(
        self, tmp_path_factory: pytest.TempPathFactory, body: bytes
    ) -> None:
        path = tmp_path_factory.mktemp("bodies") / "story.yaml"
        tape(entry(body=body)).save(path)
        assert Cassette.load(path).find("GET", STORY).body == body  # type: ignore[union-attr]
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            held = yaml.load(path.read_text("utf-8"), Loader=loader)["interactions"][0]["response"]["body"]["string"]  # noqa: S506
            assert (held if isinstance(held, bytes) else held.encode()) == body

    @settings(deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    def test_gives_every_label_header_and_message(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        path = tmp_path_factory.mktemp("labels") / "story.yaml"
        told = Entry("GET", STORY + "/2", NOON, failure=Failure(Reason.GONE, text))
        tape(entry(headers=(("x-note", text),), phrase=text), told, label=text).save(path)
        read = Cassette.load(path)
        first, second = list(read)
        assert (read.label, first.headers, first.phrase) == (text, (("x-note", text),), text)
        assert second.failure == Failure(Reason.GONE, text)

    def test_gives_everything_else(self, path: Path) -> None:
        posted = Entry("POST", STORY, NOON, sent=b"q=held\n", asked=(("content-type", "text/plain"),), status=204)
        twice = entry(STORY + "/2", headers=(("vary", "a"), ("vary", "b")))
        tape(posted, twice, failed(STORY + "/3"), label="x").save(path)
        assert list(Cassette.load(path)) == [
            Entry("POST", STORY, NOON, b"q=held\n", (("content-type", "text/plain"),), 204),
            twice,
            failed(STORY + "/3"),
        ]

    def test_writes_it_again_as_it_was(self, path: Path) -> None:
        tape(entry(), failed(STORY + "/2"), label="x", recorded=NOON).save(path)
        before = path.read_bytes()
        Cassette.load(path).save()
        assert path.read_bytes() == before

    def test_takes_the_time_of_a_foreign_answer_from_its_date_or_does_without(self, path: Path) -> None:
        for date, year in (("Sun, 08 Apr 2018 12:00:00 GMT", 2018), ("yesterday", 1970)):
            tape(entry(headers=(("date", date),))).save(path)
            foreign = [line for line in path.read_text().splitlines() if "recorded" not in line]
            path.write_text("\n".join(foreign))
            assert Cassette.load(path).find("GET", STORY).recorded.year == year  # type: ignore[union-attr]

    def test_knows_stand_ins(self, path: Path) -> None:
        tape(entry(headers=(("x-factcheck-stand-in", "yes"),)), label="Stand-ins", stand_in=True).save(path)
        read = Cassette.load(path)
        assert (read.label, read.stand_in, read.path, read.on_disk) == ("Stand-ins", True, path, True)


class TestVcrpy:
    def test_reads_our_cassettes(self, path: Path) -> None:
        said = "<p>Rates were held, she said: „Ja“.</p>\n"
        tape(entry(body=said.encode()), failed(STORY + "/2"), entry(STORY + "/3", b"\x89PNG\xff")).save(path)
        with vcr.use_cassette(str(path), record_mode="none") as held:
            assert httpx.get(STORY).text == said
            assert httpx.get(STORY + "/3").content == b"\x89PNG\xff"
            with pytest.raises(vcr.errors.CannotOverwriteExistingCassetteException):
                httpx.get(STORY + "/2")
        assert held.play_count == 2

    def test_writes_cassettes_that_we_read(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        with vcr.use_cassette(str(path)) as held:
            request = vcr.request.Request("GET", STORY, None, {"Accept": "*/*"})
            answer = {
                "status": {"code": 200, "message": "OK"},
                "headers": {"Date": ["Sun, 08 Apr 2018 12:00:00 GMT"], "Content-Type": ["text/html"]},
                "body": {"string": "<p>Gehalten – ja</p>".encode()},
            }
            held.append(request, answer)
        read = Cassette.load(path).find("GET", STORY)
        assert read is not None
        assert (read.body.decode(), read.status) == ("<p>Gehalten – ja</p>", 200)
        assert read.recorded == datetime(2018, 4, 8, 12, tzinfo=UTC)


class TestABrokenCassette:
    @pytest.mark.parametrize(
        ("text", "line", "what"),
        [
            ("version: 1\ninteractions:\n- request: [\n", 4, "not readable as YAML"),
            ("version: 1\n\tinteractions: []\n", 2, "not readable as YAML"),
            ("version: 1\ninteractions: !!python/object:os.system []\n", 2, "not readable as YAML"),
            ("", 1, "no cassette"),
            ("- 1\n", 1, "no cassette"),
            ("version: 2\ninteractions: []\n", 1, "no cassette"),
            ("version: 1\n", 1, "interactions"),
            ("version: 1\ninteractions: 7\n", 1, "interactions"),
            ("version: 1\ninteractions:\n- 7\n", 3, "interaction 1"),
            (f"{START}- request:\n    method: GET\n", 3, "lacks 'response'"),
            (f"{ASKED}  response: null\n", 3, "lacks 'error'"),
            (f"{ASKED}  response: null\n  error: {{reason: mood, message: x}}\n", 3, "mood"),
            (f"{ASKED}  response: {{status: {{code: x}}, headers: {{}}, body: {{string: ''}}}}\n", 3, "interaction 1"),
            (f"{ASKED}  response: {{status: {{code: 200}}, headers: {{}}, body: {{string: [x]}}}}\n", 3, "not text"),
            (f"{START}- request: {{method: GET, uri: 7}}\n  response: null\n", 3, "7 is no text"),
            (f"{START}- request: {{method: GET, uri: 'http://[::1'}}\n  response: null\n", 3, "Invalid IPv6 URL"),
            ("version: 1\nfactcheck: [x]\ninteractions: []\n", None, "labels"),
            ("version: 1\nfactcheck: {recorded: soon}\ninteractions: []\n", None, '"recorded" is no time'),
            ("version: 1\nseen: 2026-02-30\ninteractions: []\n", None, "holds a value that is none"),
            ("version: 1\ninteractions: " + "[" * 200_000, None, "nested too deep"),
            ("version: 1\ninteractions: \0", None, "not readable as YAML"),
        ],
    )  # fmt: skip
    def test_is_one_clear_error_that_names_file_and_line(
        self, path: Path, text: str, line: int | None, what: str
    ) -> None:
        path.parent.mkdir(parents=True)
        path.write_text(text)
        with pytest.raises(CassetteError, match=what) as caught:
            Cassette.load(path)
        assert caught.value.place == (f"{path}:{line}" if line else str(path))
        assert caught.value.way_out

    def test_that_is_not_there_or_no_text_says_so(self, path: Path) -> None:
        with pytest.raises(CassetteError, match="No such file"):
            Cassette.load(path)
        path.parent.mkdir(parents=True)
        path.mkdir()
        with pytest.raises(CassetteError, match="not a regular file"):
            Cassette.load(path)
        path.rmdir()
        path.write_bytes(b"\xff\xfe")
        with pytest.raises(CassetteError, match="UTF-8"):
            Cassette.load(path)


class TestMixing:
    STAND_IN = entry(headers=(("x-factcheck-stand-in", "yes"),))

    def test_a_stand_in_into_recordings_is_refused(self) -> None:
        with pytest.raises(CassetteError, match="a stand-in of https:"):
            tape(entry(STORY + "/2")).put(self.STAND_IN)

    def test_a_recording_into_stand_ins_is_refused(self) -> None:
        with pytest.raises(CassetteError, match="mixed with stand-ins"):
            tape(self.STAND_IN, stand_in=True).put(entry(STORY + "/2"))

    def test_a_failure_fits_into_both(self) -> None:
        assert len(tape(self.STAND_IN, failed(STORY + "/2"), stand_in=True)) == 2
        assert len(tape(entry(), failed(STORY + "/2"))) == 2
