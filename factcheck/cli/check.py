"""`factcheck check`: one claim right now, or many claims against given texts."""

import gc
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO
from urllib.parse import urlsplit

import typer

from factcheck.cli.common import Config, outlet_table, settings_from, web_for
from factcheck.cli.exits import FAILED, Tally, say
from factcheck.cli.expected import lines_in
from factcheck.cli.options import formats
from factcheck.cli.output import targets
from factcheck.cli.progress import progress
from factcheck.errors import InputError, UsageError
from factcheck.model import Outlet, Report, Run
from factcheck.text.direction import escaped_in_json
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.outlets import OutletTable

_SELDOM = 20_000


def check(
    claim: Annotated[
        str | None, typer.Argument(help="A claim, or a quotation in quotation marks.", show_default=False)
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="The text to lay it on: a file or an address.", show_default=False)
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet whose page the source is.", show_default=False)] = None,
    speaker: Annotated[
        str | None, typer.Option(help="Who is said to say it; else whom the claim itself names.", show_default=False)
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            help='Many: JSON lines of {"id", "claim", "source_text", "kind"?, "speaker"?, "published"?, '
            '"source_published"?}; - for stdin.',
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help='The day on which the claim was written: "last week" is seen from it.',
            show_default=False,
        ),
    ] = None,
    source_published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The day of the source, where it does not say it.",
            show_default=False,
        ),
    ] = None,
    shape: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="For a claim: markdown, json, ...; for pairs: jsonl.",
            show_default=False,
            autocompletion=formats,
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Lay a claim on a source, word by word, and say what differs."""
    if pairs is not None and claim is None and source is None:
        if shape not in (None, "jsonl"):
            raise UsageError("pairs are answered as JSON lines", place=f"--format {shape}", way_out="Leave it out")
        _check_pairs(pairs)
    elif claim is not None and not any(map(str.isalnum, claim)):
        raise UsageError("the claim has no words", way_out='Write it out: factcheck check "CLAIM" --source FILE_OR_URL')
    elif claim is not None and source is not None and pairs is None:
        _refuse_no_file(source)
        _check_one(_Question(claim, source, outlet, speaker, published, source_published), shape, config)
    else:
        raise UsageError("what against what?", way_out='factcheck check "CLAIM" --source FILE_OR_URL, or --pairs FILE')


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked about one claim; the names and days are as they were typed."""

    claim: str
    source: str
    outlet: str | None
    speaker: str | None
    published: datetime | None
    source_published: datetime | None


def _check_one(asked: _Question, shape: str | None, config: Path | None) -> None:
    from factcheck.pairs import claim_of
    from factcheck.pipeline.one import check_one
    from factcheck.resolve import claim_id

    settings, started, began = settings_from(config), datetime.now(UTC), time.monotonic()
    table, (target,) = outlet_table(settings), targets(shape, [])
    said = claim_of(
        asked.claim,
        outlet=_outlet(table, asked.outlet, asked.source),
        speaker=asked.speaker,
        name="your claim",
        published=asked.published.date() if asked.published else None,
    )
    said = replace(said, id=claim_id(said.outlet, asked.speaker or "", said.text))
    with web_for(settings) as web:
        report = check_one(said, asked.source, web, table, settings, published=asked.source_published)
    run = Run(
        __version__, started, time.monotonic() - began, f"{settings.quotes}-quotes", settings.offline, settings.lang
    )
    target.write(Report(run, (report,)))
    tally = Tally(failed=bool(report.misses))
    tally.add(report)
    if code := tally.code(settings):
        raise typer.Exit(code)


def _outlet(table: "OutletTable", name: str | None, source: str) -> Outlet:
    """The outlet named, or the one whose address it is, or the source itself by its name."""
    if name is not None:
        found = table.named(name)
        if len(found) > 1:
            *most, last = [one.id for one in found]
            raise UsageError(f'"{name}" may mean {", ".join(most)} or {last}', way_out="Give --outlet one of these")
        known = found[0] if found else table.get(name)
        return known or Outlet(name, name)
    if "://" in source:
        try:
            host = urlsplit(source).hostname or source
        except ValueError:
            raise UsageError(
                "is no address", place=source, way_out="Name a file or an address after --source"
            ) from None
        return table.of_url(source) or Outlet(host, host)
    return Outlet(source, Path(source).name)


def _refuse_no_file(source: str) -> None:
    """Raises UsageError for a source that is neither an address nor a file: nothing could be laid on it."""
    if "://" not in source and not Path(source).is_file():
        what = "is a folder" if Path(source).is_dir() else "no such file"
        raise UsageError(what, place=source, way_out="Name a file or an address after --source")


def _check_pairs(pairs: Path) -> None:
    from factcheck.pairs import check as answers

    broken: list[InputError] = []
    gc.freeze()  # what start-up made stays: looking through it again and again would take a tenth of the time
    gc.set_threshold(_SELDOM)  # what a row leaves behind is in no circle, and freed without a look
    with progress(sys.stdout.isatty(), lambda: lines_in(pairs) if pairs.is_file() else None) as shown:
        for answer in answers(_rows(pairs, broken)):
            typer.echo(escaped_in_json(json.dumps(answer, ensure_ascii=False)))
            shown.went_on("")
    for error in broken:
        say(str(error))
    if broken:
        raise typer.Exit(FAILED)


def _rows(path: Path, broken: list[InputError]) -> Iterator[dict[str, Any]]:
    if str(path) != "-" and (not path.exists() or path.is_dir()):  # a pipe of the shell is no file, and is read
        raise UsageError("no such file", place=str(path), way_out="Check the path after --pairs")
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip(b"\r\n\t \xef\xbb\xbf"):
                try:
                    yield _row(line)
                except ValueError as error:
                    place = f"{path}:{number}"
                    broken.append(InputError(str(error), place=place, way_out="Mend or drop that line"))


def _row(line: bytes) -> dict[str, Any]:
    """One line's row. Raises ValueError, saying what is wrong, so that the others are still answered."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(row, dict) or "id" not in row:
        raise ValueError('has no "id"')
    wrong = [key for key in ("claim", "source_text") if not isinstance(row.get(key), str)]
    if wrong:
        raise ValueError(f"has no text {' and '.join(wrong)}")
    wrong = [key for key in ("published", "source_published") if not _is_day(row.get(key))]
    if wrong:
        raise ValueError(f"has no day as 2026-11-23 in {' and '.join(wrong)}")
    if not isinstance(row.get("speaker"), str | None):
        raise ValueError("has no text speaker")
    if row.get("kind") not in (None, "direct", "indirect", "mixed"):
        raise ValueError(f'has the unknown kind "{row["kind"]}" (known are direct, indirect and mixed)')
    return row


def _is_day(value: object) -> bool:
    try:
        return value is None or (isinstance(value, str) and date.fromisoformat(value) is not None)
    except ValueError:
        return False


def _opened(path: Path) -> BinaryIO:
    return sys.stdin.buffer if str(path) == "-" else path.open("rb")
