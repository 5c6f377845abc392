"""What a stranger wrote: his settings, recordings, links and keys count for nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.cli.common import inputs, kit_for, settings_from, terms_for, web_for
from factcheck.cli.keys import keys_of
from factcheck.cli.trust import TRUSTED, Trust, from_fork, may_ask, trust_in
from factcheck.errors import DoorError, SettingsError, UsageError
from factcheck.fetch import Web
from factcheck.fetch.rehearsal import Rehearsal
from factcheck.model import Article, Miss, Reason
from factcheck.settings import Settings
from tests.builders import article
from tests.cli.running import factcheck
from tests.fetch.doubles import Network, page
from tests.repository import Repository

OURS, THEIRS = {"full_name": "desk/news"}, {"full_name": "stranger/news"}
ATTACK = 'cassettes = "forged"\nallow-stand-ins = true\nproxy = "http://127.0.0.1:1"\nfail-on = "never"\n'


def event(folder: Path, **happened: object) -> dict[str, str]:
    path = folder / "event.json"
    path.write_text(json.dumps(happened), encoding="utf-8")
    return {"GITHUB_EVENT_PATH": str(path), "GITHUB_EVENT_NAME": "pull_request"}


def pull(head: object) -> dict[str, object]:
    return {"pull_request": {"head": {"repo": head}, "base": {"repo": OURS}}}


class TestAForksPullRequest:
    @pytest.mark.parametrize("head", [THEIRS, None], ids=["a fork", "a fork that was deleted"])
    def test_is_known_on_github(self, tmp_path: Path, head: object) -> None:
        assert from_fork(event(tmp_path, **pull(head)))

    def test_is_known_in_a_workflow_that_another_one_started(self, tmp_path: Path) -> None:
        assert from_fork(event(tmp_path, workflow_run={"head_repository": THEIRS}, repository=OURS))

    def test_is_assumed_where_a_comment_on_one_starts_the_workflow(self, tmp_path: Path) -> None:
        assert from_fork(event(tmp_path, issue={"pull_request": {}}, repository=OURS))
        assert not from_fork(event(tmp_path, issue={"number": 1}) | {"GITHUB_EVENT_NAME": "issue_comment"})

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"pull_request": 3}', '{"pull_request": {"head": {"repo": {}}}}'])
    def test_is_assumed_where_github_does_not_tell(self, tmp_path: Path, text: str) -> None:
        environ = event(tmp_path)
        Path(environ["GITHUB_EVENT_PATH"]).write_text(text, encoding="utf-8")
        assert from_fork(environ)
        assert from_fork({"GITHUB_EVENT_NAME": "pull_request_target"})

    @pytest.mark.parametrize(
        "environ",
        [
            {"CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2", "CI_PROJECT_ID": "1"},
            {
                "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2",
                "CI_PROJECT_ID": "2",
                "CI_MERGE_REQUEST_PROJECT_ID": "1",
            },
            {"SYSTEM_PULLREQUEST_ISFORK": "True"},
            {"BUILDKITE_PULL_REQUEST_REPO": "git://b", "BUILDKITE_REPO": "git://a"},
            {"CHANGE_FORK": "stranger"},
        ],
        ids=["GitLab", "GitLab in the fork's own pipeline", "Azure", "Buildkite", "Jenkins"],
    )
    def test_is_known_elsewhere(self, environ: dict[str, str]) -> None:
        assert from_fork(environ)

    def test_is_told_from_the_project_s_own(self, tmp_path: Path) -> None:
        assert not from_fork({})
        assert not from_fork(event(tmp_path, **pull(OURS)))
        assert not from_fork(event(tmp_path, ref="refs/heads/main") | {"GITHUB_EVENT_NAME": "push"})
        assert not from_fork({"CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "1"})
        assert not from_fork({"BUILDKITE_REPO": "git://a", "BUILDKITE_PULL_REQUEST_REPO": ""})

    def test_is_untrusted_unasked_and_the_project_s_own_is_not(self, tmp_path: Path) -> None:
        assert trust_in(False, event(tmp_path, **pull(THEIRS)), tmp_path).untrusted
        assert trust_in(False, event(tmp_path, **pull(OURS)), tmp_path) == TRUSTED
        assert trust_in(True, {}, tmp_path).untrusted


class TestSettings:
    @pytest.fixture
    def repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
        made = Repository(tmp_path / "news")
        made.commit({"factcheck.toml": 'fail-on = "warning"\ncassettes = "recorded"\n', "posts/a.md": "It rained.\n"})
        monkeypatch.chdir(made.folder)
        return made

    def test_are_those_of_the_base_whatever_the_stranger_wrote(self, repository: Repository) -> None:
        repository.commit({"factcheck.toml": ATTACK})
        settings = settings_from(None, Trust(untrusted=True, base="HEAD^"))
        assert (settings.fail_on, settings.proxy, settings.root) == ("warning", None, repository.folder.resolve())

    def test_of_a_file_nearer_by_that_the_stranger_added_count_for_nothing(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.commit({"posts/factcheck.toml": ATTACK, "posts/pyproject.toml": "[tool.factcheck]\nlang = 'de'\n"})
        monkeypatch.chdir(repository.folder / "posts")
        settings = settings_from(None, Trust(untrusted=True, base="HEAD^"))
        assert (settings.fail_on, settings.lang) == ("warning", "en")

    def test_that_the_stranger_deleted_hold_all_the_same(self, repository: Repository) -> None:
        (repository.folder / "factcheck.toml").unlink()
        repository.commit()
        assert settings_from(None, Trust(untrusted=True, base="HEAD^")).fail_on == "warning"

    def test_that_are_no_settings_any_more_do_no_harm(self, repository: Repository) -> None:
        repository.commit({"factcheck.toml": "not = [ TOML"})
        assert settings_from(None, Trust(untrusted=True, base="HEAD^")).fail_on == "warning"

    def test_name_recordings_and_a_stranger_s_own_are_not_among_them(self, repository: Repository) -> None:
        repository.commit({"recorded/posts/a.yaml": 'version: 1\ninteractions: []\nfactcheck: {label: "ours"}\n'})
        forged = 'version: 1\ninteractions: []\nfactcheck: {label: "forged", stand_in: true}\n'
        repository.commit({"recorded/posts/a.yaml": forged, "recorded/posts/b.yaml": forged})
        trust = Trust(untrusted=True, base="HEAD^")
        settings = settings_from(None, trust)
        with web_for(settings, trust) as web:
            kit = kit_for(settings, web, trust)
            ours, added = (kit.cassette(replace(article("Rain."), path=Path(f"posts/{name}.md"))) for name in "ab")
        assert ours is not None
        assert (ours.label, ours.stand_in) == ("ours", False)
        assert added is None

    def test_that_are_named_are_taken_at_the_base_too(self, repository: Repository) -> None:
        repository.commit({"ci.toml": "jobs = 1\n"})
        repository.commit({"ci.toml": ATTACK, "new.toml": ATTACK})
        trust = Trust(untrusted=True, base="HEAD^")
        assert settings_from(Path("ci.toml"), trust).jobs == 1
        with pytest.raises(SettingsError, match="was not there at HEAD"):
            settings_from(Path("new.toml"), trust)

    def test_that_are_named_outside_of_the_repository_are_the_caller_s(
        self, repository: Repository, tmp_path: Path
    ) -> None:
        (tmp_path / "mine.toml").write_text("jobs = 3", encoding="utf-8")
        assert settings_from(tmp_path / "mine.toml", Trust(untrusted=True, base="HEAD")).jobs == 3
        with pytest.raises(SettingsError, match="no such settings file"):
            settings_from(tmp_path / "gone.toml", Trust(untrusted=True, base="HEAD"))

    def test_are_the_defaults_where_no_base_is_known(self, repository: Repository) -> None:
        repository.commit({"factcheck.toml": ATTACK})
        assert settings_from(None, Trust(untrusted=True)).fail_on == "error"

    def test_of_a_base_that_was_not_fetched_are_one_clear_error(self, repository: Repository) -> None:
        with pytest.raises(UsageError, match="fetch-depth"):
            settings_from(None, Trust(untrusted=True, base="origin/main"))


class TestHosts:
    @pytest.mark.parametrize(
        "host", ["www.reuters.com", "REUTERS.com.", "web.archive.org", "api.gdeltproject.org", "feeds.bbc.co.uk"]
    )
    def test_of_known_outlets_and_services_may_be_asked(self, host: str) -> None:
        assert may_ask(outlets.load())(host)

    @pytest.mark.parametrize(
        "host",
        ["evil.example", "reuters.com.evil.example", "notreuters.com", "com", "", "api.nytimes.com.evil.example",
         "evil.api.gdeltproject.org", "uk"],
    )  # fmt: skip
    def test_of_others_may_not(self, host: str) -> None:
        assert not may_ask(outlets.load())(host)

    def test_are_refused_at_every_redirect(self) -> None:
        start, end = "https://www.reuters.com/story", "https://collector.example/?words"
        moved = page("", status_code=302, headers={"location": end})
        network = Network({start: moved})
        terms = terms_for(Settings(), Trust(untrusted=True))
        with Web(Settings(), network=network, sleeper=lambda _: None, terms=terms) as web:
            with pytest.raises(DoorError) as caught:
                web.page(start)
            with pytest.raises(DoorError):
                web.page(end)
        assert caught.value.reason is Reason.FORBIDDEN_ADDRESS
        assert {request.url.host for request in network.requests} == {"www.reuters.com"}


class TestArticles:
    def read(self, folder: Path, name: str, trust: Trust) -> Article | Miss:
        return next(inputs([name], Settings(root=folder), trust=trust))

    def test_that_lead_out_of_the_project_are_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        secret, project = tmp_path / "secret.txt", tmp_path / "project"
        project.mkdir()
        secret.write_text("A password, Reuters reported.", encoding="utf-8")
        (project / "a.txt").symlink_to(secret)
        monkeypatch.chdir(project)
        for name in ("a.txt", "../secret.txt", str(secret)):
            miss = self.read(project, name, Trust(untrusted=True))
            assert isinstance(miss, Miss)
            assert (miss.reason, "password" in str(miss)) == (Reason.FORBIDDEN_ADDRESS, False)
            assert isinstance(self.read(project, name, TRUSTED), Article)

    @pytest.mark.parametrize("target", ["../secret.txt", "/etc/hostname", "inside/../../secret.txt", "leads"])
    def test_declare_no_source_outside_of_the_project(self, tmp_path: Path, target: str) -> None:
        project = tmp_path / "project"
        project.mkdir()
        (tmp_path / "secret.txt").write_text("A password.", encoding="utf-8")
        (project / "leads").symlink_to(tmp_path / "secret.txt")
        front = f"---\nfactcheck:\n  sources:\n    - outlet: Reuters\n      file: {target}\n---\n"
        (project / "a.md").write_text(f"{front}It rained, Reuters reported.\n", encoding="utf-8")
        items = list(inputs([str(project / "a.md")], Settings(root=project), trust=Trust(untrusted=True)))
        assert [one.sources for one in items if isinstance(one, Article)] == [()]
        assert any(isinstance(one, Miss) and "declared source" in one.detail for one in items)


class TestKeys:
    def test_of_the_newsroom_are_not_used_for_a_stranger(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FACTCHECK_GUARDIAN_KEY", "s3cr3t-s3cr3t")
        settings = Settings(discoverers=("guardian",))
        with Web(settings, network=Rehearsal()) as web:
            kits = [kit_for(settings, web, trust) for trust in (TRUSTED, Trust(untrusted=True))]
        assert [kit.discoverers["guardian"].key for kit in kits] == ["s3cr3t-s3cr3t", ""]  # type: ignore[attr-defined]

    def test_may_stand_in_a_file_that_the_environment_names(self, tmp_path: Path) -> None:
        path = tmp_path / "key"
        path.write_text("s3cr3t\n", encoding="utf-8")
        assert keys_of({"FACTCHECK_NYT_KEY_FILE": str(path)})["FACTCHECK_NYT_KEY"] == "s3cr3t"
        assert keys_of({"FACTCHECK_NYT_KEY_FILE": str(path), "FACTCHECK_NYT_KEY": "a"})["FACTCHECK_NYT_KEY"] == "a"
        assert "OTHER_KEY" not in keys_of({"OTHER_KEY_FILE": str(path)})

    @pytest.mark.parametrize("body", [b"", b"one\ntwo-s3cr3t\n", b"\xff\xfes3cr3t"])
    def test_that_are_none_are_one_line_that_shows_nothing_of_them(self, tmp_path: Path, body: bytes) -> None:
        path = tmp_path / "key"
        path.write_bytes(body)
        with pytest.raises(SettingsError) as caught:
            keys_of({"FACTCHECK_NYT_KEY_FILE": str(path)})
        assert str(path) in str(caught.value)
        assert "s3cr3t" not in str(caught.value)
        with pytest.raises(SettingsError, match="cannot be read"):
            keys_of({"FACTCHECK_NYT_KEY_FILE": str(tmp_path / "gone")})


@pytest.mark.parametrize("command", ["check", "extract", "outlets", "cache info"])
def test_every_other_command_goes_by_the_base_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    made = Repository(tmp_path / "news")
    base = made.commit({"factcheck.toml": "jobs = 0\n"})
    made.commit({"factcheck.toml": "jobs = 1\n", "a.txt": "It rained in Velmora all day.\n"})
    monkeypatch.chdir(made.folder)
    environ = event(tmp_path, pull_request={"head": {"repo": THEIRS}, "base": {"repo": OURS, "sha": base}})
    given = {"check": ["It rained in Velmora", "--source", "a.txt"], "extract": ["a.txt"]}.get(command, [])
    done = factcheck(*command.split(), *given, **environ)
    assert (done.exit_code, "jobs" in done.stderr) == (2, True)


def test_the_whole_command_goes_by_the_base_on_a_fork_s_pull_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Repository(tmp_path / "news")
    base = made.commit({"factcheck.toml": "lang = 'de'\n"})
    made.commit({"factcheck.toml": ATTACK, "a.md": "It rained.\n"})
    monkeypatch.chdir(made.folder)
    happened = {"pull_request": {"head": {"repo": THEIRS}, "base": {"repo": OURS, "sha": base}}}
    environ = event(tmp_path, **happened)
    done = factcheck("verify", "--show-settings", **environ)
    assert done.stderr.startswith("factcheck: checked as a stranger's work: with the settings of ")
    assert factcheck("verify", "--show-settings", "--quiet", **environ).stderr == ""
    shown = json.loads(done.stdout)
    assert (shown["lang"], shown["fail-on"], shown["proxy"]) == ("de", "error", None)
