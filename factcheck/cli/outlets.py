"""`factcheck outlets`: the outlet table, to look things up in."""

from typing import Annotated

import typer

from factcheck.cli.common import Config, outlet_table, settings_from
from factcheck.cli.exits import guarded, tell
from factcheck.cli.nearest import unknown_outlet
from factcheck.model import Outlet

app = typer.Typer(
    help="List the outlets that are known, or show one.", invoke_without_command=True, rich_markup_mode=None
)


@app.callback()
@guarded
def outlets(context: typer.Context, config: Config = None) -> None:
    """List every outlet that is known: its id, its name, its country."""
    if context.invoked_subcommand is None:
        for outlet in outlet_table(settings_from(config)):
            tell(f"{outlet.id}\t{outlet.name}\t{outlet.country or ''}\t{outlet.kind}")


@app.command("show")
@guarded
def show(
    name: Annotated[str, typer.Argument(help="A name, an alias, a domain or an address.")], config: Config = None
) -> None:
    """Show one outlet: its names, its domains, and what else goes by that name."""
    table = outlet_table(settings_from(config))
    by_address = table.get(name) or table.of_url(name if "//" in name else f"https://{name}/")
    found = table.named(name) or ((by_address,) if by_address else ())
    if not found:
        raise unknown_outlet(name, table)
    if len(found) > 1:
        tell(f'"{name}" may mean {len(found)} outlets:')
    tell("\n\n".join(_described(outlet) for outlet in found))


def _described(outlet: Outlet) -> str:
    rows = {
        "id": outlet.id,
        "name": outlet.name,
        "also": ", ".join(outlet.aliases),
        "domains": ", ".join(outlet.domains),
        "country": outlet.country or "",
        "languages": ", ".join(outlet.languages),
        "kind": outlet.kind,
    }
    return "\n".join(f"{key:<10} {value}" for key, value in rows.items() if value)
