"""A newsroom's folder with one outlet's text in it: what an article says of it can be true, false or not to be told.

The text was written for these tests. It is declared in the articles' front matter, so no run asks anybody.
"""

from pathlib import Path

SETTINGS = 'discoverers = ["declared"]\n'
PAGE = """Harbour moves more freight

The harbour of Northport moved 18 million tonnes of freight last year, four percent more than the year before, its \
operator said on Tuesday.

"We expect the new quay to open in March," said Ana Roth, who runs the harbour.
"""
HEAD = """---
title: The harbour
date: 2026-03-01
factcheck:
  sources:
    - outlet: reuters.com
      file: sources/reuters.txt
---

"""
FREIGHT = "The harbour of Northport moved 18 million tonnes of freight last year, according to Reuters.\n"
FALSE_FREIGHT = FREIGHT.replace("18", "81")
QUAY = '"We expect the new quay to open in March," Ana Roth told Reuters.\n'
FALSE_QUAY = QUAY.replace("March", "May")
OPEN = "The pilots of Southport went on strike, the Harbour Herald reported.\n"
FREIGHT_LINE, QUAY_LINE = 10, 12

FILES = {"factcheck.toml": SETTINGS, "sources/reuters.txt": PAGE}


def article(*paragraphs: str) -> str:
    """An article of these paragraphs, the first at `FREIGHT_LINE` and the second at `QUAY_LINE`."""
    return HEAD + "\n".join(paragraphs or (FREIGHT, QUAY))


def furnish(folder: Path, **articles: str) -> Path:
    """Settings, the outlet's text, and an article `NAME.md` for each name."""
    for name, text in {**FILES, **{f"{name}.md": text for name, text in articles.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
