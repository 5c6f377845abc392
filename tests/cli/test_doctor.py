"""`factcheck doctor`: what there is and what is broken, never what a key is, and nothing asked unasked."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from factcheck.cassette import Cassette, Entry
from factcheck.cli.health import Row, State, services
from factcheck.fetch import Web
from factcheck.fetch.store import Store
from factcheck.model import Obtained, Response
from factcheck.settings import Settings
from tests.cli.running import factcheck
from tests.formats.test_schemas import schema
from tests.newsroom import Answer, Newsroom

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECRET = "s3cr3t-s3cr3t"  # noqa: S105 - of nobody
GDELT = "/api/v2/doc/doc"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").write_text('store = "kept"\ncassettes = "recorded"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*args: str, code: int = 0, **environment: str) -> dict[tuple[str, str], dict[str, object]]:
    done = factcheck("doctor", "--format", "json", *args, **environment)
    assert done.exit_code == code, done.stderr
    table = json.loads(done.stdout)
    jsonschema.validate(table, schema("doctor"), jsonschema.Draft202012Validator)
    assert (table["schema"], table["ok"]) == ("factcheck.doctor/1", code == 0)
    return {(row["section"], row["name"]): row for row in table["checks"]}


class TestWhatThereIs:
    def test_versions_of_python_factcheck_and_every_library(self, project: Path) -> None:
        rows = told()
        libraries = {name for section, name in rows if section == "installed"}
        assert {"python", "factcheck", "httpx", "lxml", "trafilatura", "rapidfuzz", "git"} <= libraries
        assert "pytest" not in libraries

    def test_the_settings_file(self, project: Path) -> None:
        assert told()["settings", "file"]["detail"] == str(project / "factcheck.toml")

    def test_the_store_by_counts_size_and_age(self, project: Path) -> None:
        store = Store(project / "kept", lambda: NOW)
        store.put(Response("https://a.example/", "https://a.example/", 200, {}, b"page", NOW, Obtained.LIVE))
        store.close()
        row = told()["store", str(project / "kept")]
        assert (row["pages"], row["state"]) == (1, "ok")
        assert "2026-11-23" in str(row["detail"])

    def test_a_store_that_was_never_used_is_not_made(self, project: Path) -> None:
        assert told()["store", str(project / "kept")]["pages"] == 0
        assert not (project / "kept").exists()

    @pytest.mark.parametrize(("stand_in", "kind"), [(True, "1 stand-ins"), (False, "1 recordings")])
    def test_recordings_by_count_kind_and_label(self, project: Path, stand_in: bool, kind: str) -> None:
        tape = Cassette(project / "recorded" / "a.yaml", label="Ours", stand_in=stand_in)
        headers = [("x-factcheck-stand-in", "yes")] if stand_in else []
        tape.put(Entry("GET", "https://a.example/", NOW, b"", (), 200, "OK", headers, b"page"))
        tape.save()
        row = told()["cassettes", "recorded/a.yaml"]
        assert (row["entries"], row["stand_ins"], row["label"]) == (1, stand_in, "Ours")
        assert kind in str(row["detail"])

    def test_keys_by_name_and_never_by_value(self, project: Path) -> None:
        (project / "key").write_text(SECRET, encoding="utf-8")
        environment = {"FACTCHECK_GUARDIAN_KEY": SECRET, "FACTCHECK_NYT_KEY_FILE": str(project / "key")}
        for shape in ("text", "json"):
            done = factcheck("doctor", "--format", shape, **environment)
            assert (done.exit_code, SECRET in done.output) == (0, False)
        rows = told(**environment)
        assert [rows["keys", f"FACTCHECK_{name}"]["detail"] for name in ("GUARDIAN_KEY", "NYT_KEY", "SEARXNG_URL")] == [
            "set", "set, in a file", "not set",
        ]  # fmt: skip

    def test_an_address_that_holds_a_password_is_not_shown(self, project: Path) -> None:
        done = factcheck("doctor", FACTCHECK_SEARXNG_URL=f"https://desk:{SECRET}@search.newsroom.example")
        assert "search.newsroom.example" in done.output
        assert SECRET not in done.output


class TestWhatIsBroken:
    def test_settings(self, project: Path) -> None:
        (project / "factcheck.toml").write_text("jbos = 3", encoding="utf-8")
        assert 'Did you mean "jobs"?' in str(told(code=2)["settings", "file"]["detail"])

    def test_a_discoverer_that_nobody_declares(self, project: Path) -> None:
        (project / "factcheck.toml").write_text('discoverers = ["links", "bing"]', encoding="utf-8")
        assert told(code=2)["discoverers", "bing"]["state"] == "broken"

    def test_a_service_in_use_without_its_key(self, project: Path) -> None:
        (project / "factcheck.toml").write_text('discoverers = ["nyt"]', encoding="utf-8")
        assert told(code=2)["keys", "FACTCHECK_NYT_KEY"]["detail"] == "not set; nyt stays silent"

    def test_a_key_file_that_is_not_there(self, project: Path) -> None:
        assert told(code=2, FACTCHECK_NYT_KEY_FILE=str(project / "gone"))["keys", "file"]["state"] == "broken"

    def test_a_recording_and_a_store(self, project: Path) -> None:
        for name in ("recorded/a.yaml", "kept/pages.sqlite"):
            (project / name).parent.mkdir()
            (project / name).write_text("interactions: [" * 300, encoding="utf-8")
        rows = told(code=2)
        assert rows["cassettes", "recorded/a.yaml"]["state"] == "broken"
        assert rows["store", str(project / "kept")]["state"] == "broken"

    def test_certificates_that_are_not_there(self, project: Path) -> None:
        assert told(code=2, SSL_CERT_FILE=str(project / "gone.pem"))["network", "SSL_CERT_FILE"]["state"] == "broken"

    def test_is_named_on_stderr(self, project: Path) -> None:
        (project / "factcheck.toml").write_text("jobs = 0", encoding="utf-8")
        assert factcheck("doctor").stderr == "factcheck: 1 broken: file\n"

    def test_a_proxy_of_the_environment_is_said_to_count_for_nothing(self, project: Path) -> None:
        assert told(HTTPS_PROXY="http://127.0.0.1:1")["network", "proxy"]["state"] == "note"


class TestServices:
    def rows(self, newsroom: Newsroom, *used: str, given: dict[str, str] | None = None) -> dict[str, Row]:
        settings = Settings(discoverers=used, allow_stand_ins=True)
        with Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as web:
            return {row.name: row for row in services(settings, given or {}, web)}

    def test_that_answer_are_well(self) -> None:
        given = {
            "FACTCHECK_GUARDIAN_KEY": SECRET,
            "FACTCHECK_NYT_KEY": SECRET,
            "FACTCHECK_SEARXNG_URL": "https://search.newsroom.example",
        }
        with Newsroom() as newsroom:
            found = self.rows(newsroom, "gdelt", given=given)
        assert {name: row.detail for name, row in found.items()} == dict.fromkeys(found, "answers")
        assert set(found) == {"gdelt", "wayback", "guardian", "nyt", "searxng"}

    def test_that_need_a_key_are_not_asked_without(self) -> None:
        with Newsroom() as newsroom:
            found = self.rows(newsroom, "gdelt")
            asked = {one.host for one in newsroom.log}
        assert (found["nyt"].state, asked) == (State.NOTE, {"api.gdeltproject.org", "web.archive.org"})

    @pytest.mark.parametrize(
        ("answer", "says"),
        [
            (Answer(503), "503 Service Unavailable"),
            (Answer(429), "429"),
            (Answer(body=b"Please limit requests to one every 5 seconds"), "something else than JSON"),
        ],
    )
    def test_that_fail_are_broken_where_they_are_in_use(self, answer: Answer, says: str) -> None:
        with Newsroom(extra={("api.gdeltproject.org", GDELT): answer}) as newsroom:
            assert self.rows(newsroom)["gdelt"].state is State.NOTE
            row = self.rows(newsroom, "gdelt")["gdelt"]
        assert (row.state, says in row.detail) == (State.BROKEN, True)

    def test_are_not_asked_unless_that_is_asked_for(self, project: Path) -> None:
        assert told()["services", "gdelt"]["detail"] == "at api.gdeltproject.org, in use"

    def test_that_the_settings_keep_from_the_network_are_not_reached(self, project: Path) -> None:
        (project / "factcheck.toml").write_text("offline = true", encoding="utf-8")
        rows = told("--online")
        assert "answers" not in rows["services", "gdelt"]
        assert rows["network", "offline"]["state"] == "note"
