"""Settings: nearest file wins, the command line goes over it, and a typing slip is named."""

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.settings import Settings, find, load


def write(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Settings(root=Path.cwd())


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    far = write(tmp_path, "")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner) == far
    near = write(tmp_path / "a", "")
    assert find(inner) == near


@pytest.mark.parametrize("target", ["factcheck.toml", "shared/factcheck.toml"], ids=["itself", "nothing"])
def test_a_link_to_no_file_is_named_and_not_taken_for_no_settings(tmp_path: Path, target: str) -> None:
    write(tmp_path, "fail-on = 'warning'")
    inner = tmp_path / "news"
    inner.mkdir()
    (inner / "factcheck.toml").symlink_to(target)
    with pytest.raises(SettingsError, match=r"news/factcheck\.toml: a link that leads to no file"):
        find(inner)


def test_a_file_that_is_not_utf_8_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text("fail-on = 'warning'", encoding="utf-16")
    with pytest.raises(SettingsError, match="Save it as UTF-8"):
        load(path)


def test_a_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    write(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    assert find(tmp_path) is None or find(tmp_path).parent != tmp_path  # type: ignore[union-attr]
    path = write(tmp_path, "[tool.factcheck]\nfail-on = 'warning'\n", "pyproject.toml")
    assert find(tmp_path) == path
    assert load(path).fail_on == "warning"


def test_the_command_line_goes_over_the_file_and_the_file_over_the_default(tmp_path: Path) -> None:
    path = write(tmp_path, "fail-on = 'warning'\nquotes = 'clean'\n")
    settings = load(path, {"fail_on": "never", "quotes": None})
    assert (settings.fail_on, settings.quotes, settings.privacy) == ("never", "clean", "auto")


def test_the_root_is_where_the_file_lies(tmp_path: Path) -> None:
    assert load(write(tmp_path, "")).root == tmp_path.resolve()


def test_underscores_are_taken_for_hyphens(tmp_path: Path) -> None:
    assert load(write(tmp_path, "allow_stand_ins = true")).allow_stand_ins


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fial-on = 'error'", 'unknown setting "fial-on". Did you mean "fail-on"?'),
        ("fail-on = 'sometimes'", "fail-on"),
        ("timeout = 'long'", "timeout"),
        ("fail-on =", "not readable as TOML"),
        ("[[outlets]]\nname = 'The Daily'\n", "domains"),
        ("[[outlets]]\nname = 'The Daily'\ndomains = []\n", "domains"),
        ("jobs = 0", "jobs"),
        ("time-limit = nan", "time-limit"),
        (f"max-article-bytes = {10**20}", "max-article-bytes"),
        ("levels = {FC20 = 'note'}", 'unknown code "FC20". Did you mean "FC2'),
        ("levels = {not_found = 'note'}", 'unknown code "not_found". Did you mean "FC401"?'),
        ("levels = {FC401 = 'off'}", "none, note, warning or error"),
        ("[[overrides]]\npaths = ['a']\nlevels = {fc401 = 'note'}", 'unknown code "fc401". Did you mean "FC401"?'),
        ("[[overrides]]\nlevels = {FC401 = 'note'}", "paths"),
        ("a = " + "[" * 3000, "nested too deep"),
    ],
    ids=[
        "unknown key",
        "value out of range",
        "wrong type",
        "broken TOML",
        "incomplete outlet",
        "outlet without a domain",
        "nobody to work",
        "no time",
        "beyond any file",
        "unknown code",
        "a verdict's name for its code",
        "no level",
        "unknown code for some articles",
        "an override for no article",
        "deep",
    ],
)
def test_one_line_names_the_file_and_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pyproject_without_tables_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    assert find(tmp_path) != tmp_path / "pyproject.toml"


def test_a_pyproject_whose_table_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nfactcheck = 3", encoding="utf-8")
    with pytest.raises(SettingsError, match="is no table"):
        load(find(tmp_path))


def test_outlets_of_the_user_become_outlets(tmp_path: Path) -> None:
    entry = "[[outlets]]\nname = 'The Daily'\ndomains = ['daily.example']\naliases = ['Daily']\n"
    path = write(tmp_path, entry)
    (entry,) = load(path).outlets
    assert (entry.outlet().id, entry.outlet().name, entry.outlet().aliases) == (
        "daily.example",
        "The Daily",
        ("Daily",),
    )


def test_a_slip_on_the_command_line_is_not_put_down_to_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "jobs = 2")
    with pytest.raises(SettingsError) as caught:
        load(path, {"max_requests": -1})
    assert str(caught.value).startswith("command line: ")
    with pytest.raises(SettingsError) as caught:
        load(write(tmp_path, "jobs = 0"), {"max_requests": 1})
    assert str(path) in str(caught.value)


def test_a_text_stands_in_for_what_the_file_holds_now(tmp_path: Path) -> None:
    path = write(tmp_path, "fail-on = 'never'")
    assert load(path, text="fail-on = 'note'").fail_on == "note"
    assert load(tmp_path / "gone" / "factcheck.toml", text="").root == (tmp_path / "gone").resolve()
