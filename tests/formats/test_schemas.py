"""The JSON Schemas that come with the package are sound and say what is closed."""

import json
from importlib.resources import files

import jsonschema
import pytest

from factcheck.model import Change, Fit, Grade, Kind, Level, Obtained, Reason, Verdict
from factcheck.pairs import check

FOLDER = files("factcheck.data").joinpath("schemas")
NAMES = ("extract", "check", "finding", "notice", "verify", "source", "recheck", "plan", "doctor")


def schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(FOLDER.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_sound_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ["finding", "verify"])
@pytest.mark.parametrize(
    "values",
    [[one.value for one in kind] for kind in (Change, Fit, Grade, Kind, Level, Obtained, Reason)]
    + [[verdict.label for verdict in Verdict]],
)
def test_closed_lists_are_the_model_s(name: str, values: list[str]) -> None:
    assert json.dumps(values) in json.dumps(schema(name))


def test_additions_are_allowed() -> None:
    assert 'additionalProperties": false' not in "".join(json.dumps(schema(name)) for name in NAMES)


@pytest.mark.parametrize(
    ("claim", "text"),
    [("Rates rose by 18 percent.", "Rates rose by 20 percent in May, the bank said."), ("“No”", "“No,” he said."),
     ("Rates were held steady.", "Rates were held steady."), ("x", "")],
)  # fmt: skip
def test_answers_of_check_keep_to_theirs(claim: str, text: str) -> None:
    (answer,) = check([{"id": "1", "claim": claim, "source_text": text}])
    jsonschema.validate(answer, schema("check"), jsonschema.Draft202012Validator)
