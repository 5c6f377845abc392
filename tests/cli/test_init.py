"""`factcheck init`: files that work as they are, and none of the user's own touched."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from factcheck.cli.init import requirement
from factcheck.settings import Settings, load
from factcheck.version import __version__
from tests.action.runner import Job
from tests.cli.running import factcheck

ROOT = Path(__file__).parents[2]
FILES = ["factcheck.toml", ".github/workflows/factcheck.yml", ".pre-commit-config.yaml", ".gitattributes"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "newsroom"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestWriting:
    def test_says_of_each_file_that_it_was_written_and_what_comes_next(self, folder: Path) -> None:
        done = factcheck("init")
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.splitlines()[:4] == [f"written  {name}" for name in FILES]
        assert "factcheck verify --plan ." in done.stdout
        assert sorted(contents(folder)) == sorted(FILES)

    def test_no_file_names_an_address_that_somebody_made_up(self, folder: Path) -> None:
        factcheck("init")
        said = b"".join(contents(folder).values()).decode()
        assert not re.search(r"OWNER|github\.com|@\w+@", said)

    def test_says_that_the_name_is_taken_where_a_version_is_all_that_is_known(self, folder: Path) -> None:
        assert "on pypi.org the name is another project's" in factcheck("init").stdout

    @pytest.mark.parametrize(
        ("origin", "asked"),
        [
            ({"url": "https://git.example/desk/factcheck", "vcs_info": {"vcs": "git", "commit_id": "ab12"}},
             "factcheck @ git+https://git.example/desk/factcheck@ab12"),
            ({"url": "https://me:pw@git.example/factcheck", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}, None),
            ({"url": "https://git.example/a b", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}, None),
            ({"url": "file:///home/desk/factcheck", "dir_info": {"editable": True}}, None),
            ([], None),
        ],
    )  # fmt: skip
    def test_installs_what_wrote_it(self, origin: object, asked: str | None) -> None:
        assert requirement(json.dumps(origin)) == (asked or f"factcheck=={__version__}")
        assert requirement(None) == f"factcheck=={__version__}"

    def test_a_second_time_changes_nothing(self, folder: Path) -> None:
        factcheck("init")
        before = contents(folder)
        done = factcheck("init", "--articles", "elsewhere")
        assert done.stdout.splitlines()[:4] == [f"kept     {name}" for name in FILES]
        assert "add:" not in done.stdout
        assert contents(folder) == before

    def test_writes_into_another_folder_and_makes_it(self, folder: Path) -> None:
        done = factcheck("init", "--dir", "new desk")
        assert sorted(contents(folder / "new desk")) == sorted(FILES)
        assert "  cd 'new desk'\n" in done.stdout

    @pytest.mark.parametrize(("found", "named"), [("content", "content"), ("_posts", "_posts"), ("other", ".")])
    def test_finds_where_the_articles_are(self, folder: Path, found: str, named: str) -> None:
        (folder / found).mkdir()
        assert f"factcheck verify --plan {named} " in factcheck("init").stdout

    def test_is_told_where_the_articles_are(self, folder: Path) -> None:
        factcheck("init", "--articles", "site/my posts")
        workflow = yaml.safe_load((folder / FILES[1]).read_text(encoding="utf-8"))
        assert workflow["jobs"]["factcheck"]["steps"][3]["env"] == {"ARTICLES": "site/my posts"}


def test_a_person_at_a_terminal_is_asked_where_the_articles_are(folder: Path) -> None:
    (folder / "content").mkdir()
    looked_at, terminal = pty.openpty()
    os.write(looked_at, b"news\n")
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "init"],
        stdin=terminal, stdout=terminal, stderr=terminal, timeout=60, check=False,
    )  # fmt: skip
    said = os.read(looked_at, 100_000).decode()
    os.close(looked_at), os.close(terminal)
    assert done.returncode == 0
    assert "Where are the articles? [content]: " in said
    assert 'ARTICLES: "news"' in (folder / FILES[1]).read_text(encoding="utf-8")


class TestWhatIsThere:
    def test_is_kept_and_what_it_lacks_is_told(self, folder: Path) -> None:
        (folder / ".gitattributes").write_text("*.png binary\n", encoding="utf-8")
        (folder / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
        said = factcheck("init").stdout
        assert "kept     .gitattributes\n" in said
        assert "    decisions.jsonl merge=union\n" in said
        assert "      - id: factcheck\n" in said
        assert (folder / ".gitattributes").read_text(encoding="utf-8") == "*.png binary\n"
        assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"

    def test_settings_in_pyproject_are_settings(self, folder: Path) -> None:
        (folder / "pyproject.toml").write_text('[tool.factcheck]\nlang = "de"\n', encoding="utf-8")
        assert "kept     pyproject.toml\n" in factcheck("init").stdout
        assert not (folder / "factcheck.toml").exists()

    def test_a_link_is_not_followed(self, folder: Path) -> None:
        (folder / "factcheck.toml").symlink_to(folder.parent / "outside.toml")
        assert "kept     factcheck.toml\n" in factcheck("init").stdout
        assert not (folder.parent / "outside.toml").exists()

    @pytest.mark.parametrize(
        "wrong", [["--dir", "a.txt"], ["--articles", "../x"], ["--articles", "/x"], ["--articles", "${{ secrets.A }}"]]
    )
    def test_what_cannot_be_done_is_one_line(self, folder: Path, wrong: list[str]) -> None:
        (folder / "a.txt").write_text("It rained.\n", encoding="utf-8")
        done = factcheck("init", *wrong)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert sorted(contents(folder)) == ["a.txt"]


class TestTheFiles:
    def test_the_settings_are_the_defaults(self, folder: Path) -> None:
        factcheck("init")
        assert load(folder / "factcheck.toml") == Settings(root=folder)

    def test_what_is_commented_out_loads_too(self, folder: Path) -> None:
        factcheck("init")
        path = folder / "factcheck.toml"
        text = path.read_text(encoding="utf-8")
        all_of_it = re.sub(r"(?m)^# (?=\[|[\w-]+ = )", "", text)
        path.write_text(all_of_it, encoding="utf-8")
        assert set(tomllib.loads(text)) < set(tomllib.loads(all_of_it))
        assert load(path).outlets[0].name == "The Harbour Gazette"

    def test_the_hook_is_the_project_s_own_with_its_version_pinned(self, folder: Path) -> None:
        factcheck("init", "--articles", "content")
        (repository,) = yaml.safe_load((folder / FILES[2]).read_text(encoding="utf-8"))["repos"]
        (hook,) = repository["hooks"]
        ours = next(
            one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()) if one["id"] == "factcheck"
        )
        assert hook["additional_dependencies"] == [f"factcheck=={__version__}"]
        assert re.match(hook["files"], "content/a.md")
        assert {key: hook[key] for key in ("entry", "language", "types_or", "require_serial")} == {
            key: ours[key] for key in ("entry", "language", "types_or", "require_serial")
        }

    def test_git_keeps_both_lines_of_two_decisions(self, folder: Path) -> None:
        factcheck("init")
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        said = subprocess.run(
            ["git", "check-attr", "merge", "content/decisions.jsonl"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.endswith("merge: union\n")


class TestTheWorkflow:
    @pytest.fixture
    def job(self, folder: Path) -> Job:
        for name in ("seeds", "cassettes"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "factcheck.toml", folder)
        factcheck("init", "--articles", "seeds")
        temp = folder.parent / "temp"
        temp.mkdir()
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        # A push, so that all lines count; the step that asks a package index is left out.
        return Job(folder, temp, environment={"PATH": path}, skip=frozenset({"Install factcheck"}))

    def test_turns_red_at_the_line_and_leaves_the_report(self, job: Job) -> None:
        job.run_workflow(job.workspace / FILES[1], "factcheck")
        assert job.failed == "Check"
        assert "::error file=seeds/000_25ed0569da2f77f7.txt,line=13," in job.log
        assert job.summary.startswith("# Attribution check")
        assert (job.workspace / "factcheck.sarif").is_file()
        assert job.used["actions/upload-artifact"]["path"] == "factcheck.html"
        assert "github/codeql-action/upload-sarif" not in job.used  # no pull request of this repository

    def test_is_green_where_there_is_nothing_to_look_at_and_sends_it_to_code_scanning(self, job: Job) -> None:
        (job.workspace / "seeds" / "000_25ed0569da2f77f7.txt").write_text("It rained.\n", encoding="utf-8")
        for command in ("init -q -b main", "add .", "-c user.name=A -c user.email=a@example.org commit -qm First"):
            subprocess.run(["git", *command.split()], cwd=job.workspace, check=True)
        sha = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=job.workspace, capture_output=True, text=True, check=True
        )
        ours = {"repo": {"full_name": "example/newsroom"}, "sha": sha.stdout.strip(), "ref": "main"}
        job.event = {"pull_request": {"number": 7, "base": ours, "head": ours}}
        job.run_workflow(job.workspace / FILES[1], "factcheck")
        assert (job.failed, job.log) == ("", "")
        assert job.used["github/codeql-action/upload-sarif"]["sarif_file"] == "factcheck.sarif"

    def test_installs_the_version_that_wrote_it(self, job: Job) -> None:
        steps = yaml.safe_load((job.workspace / FILES[1]).read_text(encoding="utf-8"))["jobs"]["factcheck"]["steps"]
        assert steps[2]["run"] == f'python -m pip install --quiet "factcheck=={__version__}"'
        assert not [step["name"] for step in steps if "${{" in step.get("run", "")]
