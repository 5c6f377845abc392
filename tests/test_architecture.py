"""The house stands as it is drawn: imports go down only, no stage knows another, nothing heavy loads at the door."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "factcheck"
LAYERS = (
    {"__main__"},
    {"cli"},
    {"pipeline", "pairs", "plugins"},
    {"read", "extract", "resolve", "discover", "parse", "match", "judge", "decisions", "pins", "formats", "archive"},
    {"protocols"},
    {"fetch", "cassette"},
    {"settings", "outlets", "vcs", "beside"},
    {"text"},
    {"model", "data"},
    {"errors", "version"},
)
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
STAGES = LAYERS[3]
MODULES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_modules(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


def imported_rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported_modules(path) if name.startswith("factcheck.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
class TestEveryModule:
    def test_has_its_room_in_the_plan(self, path: Path) -> None:
        assert room_of(path) == "__init__" or room_of(path) in RANK

    def test_imports_only_from_rooms_below(self, path: Path) -> None:
        own = room_of(path)
        if own == "__init__":
            return
        upward = {room for room in imported_rooms(path) if room != own and RANK[room] <= RANK[own]}
        same_layer_allowed = {"pipeline": {"plugins"}, "fetch": {"cassette"}}.get(own, set())
        assert upward <= same_layer_allowed

    def test_never_imports_from_the_package_itself(self, path: Path) -> None:
        if room_of(path) != "__init__":
            assert "factcheck" not in imported_modules(path)

    def test_only_the_command_line_prints_exits_and_reads_the_environment(self, path: Path) -> None:
        if room_of(path) in {"cli", "__main__"}:
            return
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"print", "exit", "input"}
        assert not imported_modules(path) & {"typer", "sys", "argparse"}
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not attributes & {"environ", "getenv"}

    def test_stays_a_small_room(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 320
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_no_import_cycle_inside_a_room() -> None:
    edges = {}
    names = {
        ".".join(("factcheck", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in MODULES
    }
    for name, path in names.items():
        edges[name] = {target for target in top_level_imports(path) if target in names and target != name}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(edges[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())


def top_level_imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_help_loads_no_heavy_library() -> None:
    code = "import sys, factcheck.cli; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("tantivy", "warcio", "trafilatura", "httpx", "lxml", "rapidfuzz", "yaml", "numpy", "requests"):
        assert f"'{heavy}'" not in loaded
