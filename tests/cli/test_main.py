"""How the program begins and ends."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INTERRUPTED_WHILE_LOADING = """
import sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
sys.argv[1:] = ["verify", "seeds/", "--offline"]
from factcheck.__main__ import main
main()
"""


@pytest.mark.parametrize("module", ["factcheck.cli", "typer", "factcheck.settings", "factcheck.fetch", "lxml"])
def test_an_interruption_while_it_is_loaded_is_one_line(module: str) -> None:
    code = INTERRUPTED_WHILE_LOADING.replace("sys.argv[1]", repr(module), 1)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_command_begins_where_that_is_caught() -> None:
    [script] = entry_points(group="console_scripts", name="factcheck")
    assert script.value == "factcheck.__main__:main"


ALONE = """
import atexit, sys
sys.argv[1:] = ["extract", "--format", "jsonl", sys.argv[1]]
atexit.register(lambda: print(*(name for name in sys.modules if name.startswith("factcheck.")), file=sys.stderr))
from factcheck.__main__ import main
main()
"""


def test_a_run_loads_its_own_command_alone(tmp_path: Path) -> None:
    article = tmp_path / "a.jsonl"
    article.write_text('{"id": "a", "text": "The bridge is closed, Reuters reported."}\n', encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", ALONE, article], capture_output=True, text=True, check=False)
    assert '"article":"a"' in done.stdout
    loaded = done.stderr.split()
    assert "factcheck.cli.extract" in loaded
    assert not {"factcheck.cli.verify", "factcheck.read.html", "factcheck.formats.telling"} & set(loaded)
