"""`factcheck explain`: how one verdict came about."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.report import saved
from factcheck.errors import UsageError


def explain(
    results: Annotated[Path, typer.Argument(help="A report written by verify --format json.", show_default=False)],
    finding: Annotated[str, typer.Argument(help="A finding's id, or the beginning of one.", show_default=False)],
) -> None:
    """Show one verdict step by step: what was asked and read, how the words lie, what follows."""
    from factcheck.formats.explaining import explain as lines

    report = saved(results)
    found = [one for article in report.articles for one in article.findings if one.claim.id.startswith(finding)]
    if not found:
        known = ", ".join(one.claim.id for article in report.articles for one in article.findings) or "none"
        raise UsageError(f'no finding is called "{finding}"', place=str(results), way_out=f"There are: {known}")
    for one in found:
        for line in lines(one, report.run.language):
            typer.echo(line)
