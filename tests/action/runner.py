"""As much of a workflow runner as the action and the starter workflow need.

That is expressions, conditions, environment files and `run` steps. Those that `use` another action are listed in `used`
with their inputs and not run.
"""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ACTION = Path(__file__).parents[2] / "action.yml"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_TERM = re.compile(r"\s*(?:'((?:[^']|'')*)'|(==|!=|&&|\|\||\(|\))|([\w.-]+(?:\(\))?))")


@dataclass
class Job:
    """One call of the action in a workspace, with what it printed and left in the runner's files."""

    workspace: Path
    temp: Path
    inputs: Mapping[str, str] = field(default_factory=dict)
    event: Mapping[str, Any] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()
    python: str = "python3"
    used: dict[str, dict[str, Any]] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    failed: str = ""

    def run(self) -> dict[str, str]:
        """Run the steps in order and return the action's outputs."""
        action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
        self._begin()
        defaults = {name: self._filled(str(value.get("default", ""))) for name, value in action["inputs"].items()}
        self._known["inputs"] = defaults | dict(self.inputs)
        for step in action["runs"]["steps"]:
            self._step(step)
        return {name: self._filled(value["value"]) for name, value in action["outputs"].items()}

    def run_workflow(self, path: Path, name: str) -> None:
        """Run the steps of a workflow's job in order."""
        self._begin()
        for step in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"][name]["steps"]:
            self._step(step)

    def _begin(self) -> None:
        self._known: dict[str, Any] = {
            "inputs": {},
            "github": {
                "action_path": str(ACTION.parent),
                "action_repository": "example/factcheck",
                "repository": "example/newsroom",
                "run_id": "1",
                "run_attempt": "1",
                "token": "the-token",
                "event": self.event,
            },
            "runner": {"temp": str(self.temp)},
            "steps": {"python": {"outputs": {"python-path": self.python}}},
        }
        self._path: list[str] = []

    def _step(self, step: Mapping[str, Any]) -> None:
        condition = step.get("if", "success()")
        alive = not self.failed or "always()" in condition
        if step["name"] in self.skip or not alive or not evaluate(condition, self._known):
            return
        if "uses" in step:
            self.used[step["uses"].split("@")[0]] = {
                name: self._filled(str(value)) for name, value in step.get("with", {}).items()
            }
            return
        files = {name: self.temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        for path in files.values():
            path.write_text("", encoding="utf-8")
        variables = {name: self._filled(value) for name, value in step.get("env", {}).items()}
        variables |= {name: str(path) for name, path in files.items()} | self._ambient()
        path = os.pathsep.join([*self._path, self.environment.get("PATH", os.environ["PATH"])])
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace, env=os.environ | self.environment | variables | {"PATH": path},
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        self.log += done.stdout + done.stderr
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        self._path += files["GITHUB_PATH"].read_text(encoding="utf-8").split("\n")[:-1]
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
        self._known["steps"][step.get("id", step["name"])] = {"outputs": outputs}
        if done.returncode:
            self.failed = step["name"]

    def _ambient(self) -> dict[str, str]:
        """What a runner sets for every step."""
        event = self.temp / "event.json"
        event.write_text(json.dumps(self.event), encoding="utf-8")
        return {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": next(iter(self.event), "push"),
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "example/newsroom",
        }

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda match: _shown(evaluate(match[1], self._known)), text)


def _shown(value: Any) -> str:
    return {None: "", True: "true", False: "false"}.get(value, str(value)) if not isinstance(value, dict) else "{}"


def evaluate(expression: str, known: Mapping[str, Any]) -> Any:
    """The value of a workflow expression of names, strings, `==`, `!=`, `&&`, `||` and brackets."""
    words = {"==": " == ", "!=": " != ", "&&": " and ", "||": " or ", "(": "(", ")": ")"}
    values: list[Any] = []
    text, at = "", 0
    while at < len(expression.rstrip()):
        match = _TERM.match(expression, at)
        assert match, f"not understood: {expression[at:]}"
        string, sign, name = match.groups()
        if sign:
            text += words[sign]
        else:
            values.append(string if string is not None else _value(name, known))
            text += f"_[{len(values) - 1}]"
        at = match.end()
    return eval(text, {"__builtins__": {}, "_": values})  # noqa: S307 - the project's own file


def _value(name: str, known: Mapping[str, Any]) -> Any:
    fixed = {"true": True, "false": False, "null": None, "always()": True, "success()": True}
    if name in fixed:
        return fixed[name]
    value: Any = known
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
