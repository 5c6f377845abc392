"""docs/scale.md holds the table that the model prints, and every engine."""

import re
from pathlib import Path
from typing import get_args

from benchmarks.capacity import Archive, Parts, costs, table
from factcheck.cli.options import EngineName

DOC = (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")


def test_the_table_is_the_model_s() -> None:
    told = re.search(r"(?s)<!-- capacity -->\n\n(.*?)\n\n<!-- /capacity -->", DOC)
    assert told is not None
    assert told.group(1).splitlines() == list(table(Archive(), Parts()))


def test_every_engine_is_there() -> None:
    assert re.findall(r"(?m)^\| `(\w+)` \|", DOC) == [*(name for name in get_args(EngineName)[1:]), "auto"]


def test_what_grows_with_what() -> None:
    small, large = (costs(Archive(articles=count), Parts()) for count in (1_000, 2_000))
    assert large.worker_hours == 2 * small.worker_hours
    assert large.largest_days == 2 * small.largest_days
    assert costs(Archive(known=1.0), Parts()).even_days == 0
    assert costs(Archive(), Parts(pace_page=1.0)).requests_a_day == 2 * costs(Archive(), Parts()).requests_a_day
