"""The newsroom's own pages: a local full-text archive that is asked before anybody else is.

On disk it is one folder:

    catalogue.sqlite    one row a page: what it is, and where its text lies. The truth: a page is there when its row is
    lock                who is writing
    shards/000001/      a part of the pages: `texts`, compressed, append-only; `index/`, which tantivy keeps

Writing goes texts, then index, then catalogue, each to the disk before the next is begun. Killed in between, texts and
index hold more than the catalogue knows: readers never see that, and the next writer takes it away.
"""

from factcheck.archive.place import Place
from factcheck.archive.shelf import Shelf
from factcheck.archive.upkeep import Flaw, Selection, check, compact, remove
from factcheck.archive.writer import Added, Writer

__all__ = ["Added", "Flaw", "Place", "Selection", "Shelf", "Writer", "check", "compact", "remove"]
