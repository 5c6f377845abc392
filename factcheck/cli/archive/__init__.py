"""`factcheck archive`: the newsroom's own pages, which are asked before anybody else is."""

import typer

from factcheck.cli.archive import adding, keeping, looking

app = typer.Typer(help="Fill, search and keep the newsroom's own archive.", no_args_is_help=True, rich_markup_mode=None)
app.command("add")(adding.add)
app.command("search")(looking.search)
app.command("show")(looking.show)
app.command("stats")(looking.stats)
app.command("remove")(keeping.remove)
app.command("purge")(keeping.purge)
app.command("check")(keeping.check)
app.command("compact")(keeping.compact)
