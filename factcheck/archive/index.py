"""The full-text index of a shard, by tantivy: words to the numbers of pages, and nothing else that is worth keeping.

Questions are built from terms and never parsed: no word of an article can be taken for syntax. Accents are folded and
words of any length count as they are; nothing is stemmed, since a name is searched as often as a word.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import Any

from factcheck.errors import ArchiveError
from factcheck.model import KeptPage, Wanted

_TOKENS = "factcheck"
_RAREST = 12  # words that are asked for; more cost time and find nothing else
_HEAD_WORDS = 4
_PHRASES, _PHRASE_WORDS, _PHRASE_WEIGHT = 3, 3, 1.0
_FAR = 4_000_000
_WORD = re.compile(r"[^\W_]+")


@cache
def _library() -> Any:
    import tantivy  # noqa: PLC0415 - only where an archive is in use

    return tantivy


@cache
def _schema() -> Any:
    builder = _library().SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name=_TOKENS, index_option="position")
    builder.add_text_field("title", stored=False, tokenizer_name=_TOKENS, index_option="freq")
    for name in ("outlet", "domain", "language"):
        builder.add_text_field(name, stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", indexed=True, fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()


@cache
def _analyzer() -> Any:
    library = _library()
    made = library.TextAnalyzerBuilder(library.Tokenizer.simple())
    return (
        made.filter(library.Filter.remove_long(60))
        .filter(library.Filter.lowercase())
        .filter(library.Filter.ascii_fold())
        .build()
    )


def tokens(text: str) -> list[str]:
    """The words of a text as the index has them, in order."""
    found: list[str] = _analyzer().analyze(text)
    return found


def _at(folder: Path) -> Any:
    """The index in `folder`, made where there is none. Raises ArchiveError."""
    try:
        index = _library().Index(_schema(), path=str(folder))
        index.register_tokenizer(_TOKENS, _analyzer())
    except (ValueError, OSError) as error:
        way_out = "`factcheck archive compact` makes it anew from the kept texts"
        raise ArchiveError(f"the index cannot be opened: {error}", place=str(folder), way_out=way_out) from None
    return index


class IndexWriter:
    """Adds pages to the index in `folder`, with so many threads and bytes of memory."""

    def __init__(self, folder: Path, *, threads: int, memory: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index = _at(folder)
        try:
            self._writer: Any = self._index.writer(memory, threads)
        except ValueError as error:
            raise ArchiveError(f"the index cannot be written: {error}", place=str(folder)) from None

    def add(self, number: int, page: KeptPage, day: int) -> None:
        """Add one page; it is found after `commit`."""
        document = _library().Document()
        document.add_text("text", page.text)
        document.add_text("title", page.title)
        document.add_text("outlet", page.outlet)
        document.add_text("domain", _host(page.url))
        document.add_text("language", page.language)
        document.add_unsigned("number", number)
        document.add_unsigned("day", day)
        self._writer.add_document(document)

    def forget_from(self, number: int) -> None:
        """Take out every page from this number on."""
        library = _library()
        self._writer.delete_documents_by_query(
            library.Query.range_query(_schema(), "number", library.FieldType.Unsigned, lower_bound=number)
        )

    def commit(self) -> None:
        """Bring everything to the disk. Raises ArchiveError."""
        try:
            self._writer.commit()
        except (ValueError, OSError) as error:
            raise ArchiveError(f"the index cannot be written: {error}", place=str(self._folder)) from None

    def close(self) -> None:
        """Let merges end, and give the index up."""
        self._writer.wait_merging_threads()
        self._writer = None


class Index:
    """Finds pages in the index in `folder`; safe between threads."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "meta.json").is_file():
            raise ArchiveError("the index is not there", place=str(folder), way_out="`factcheck archive compact`")
        self._index = _at(folder)
        self._searcher = self._index.searcher()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return int(self._searcher.num_docs)

    def numbers(self) -> set[int]:
        """The numbers of all its pages."""
        found = self._searcher.search(_library().Query.all_query(), max(1, self.pages), count=False).hits
        return set(self._searcher.fast_field_values("number", [address for _, address in found]))

    def search(self, wanted: Wanted, words: Sequence[str], most: int) -> list[tuple[float, int]]:
        """Scores and numbers of the pages that fit best, best first.

        Words and phrases are asked for apart: tantivy leaves most pages out unseen where it looks for words alone.
        """
        rare = self._rarest(words)
        if not rare:
            return []
        library, schema = _library(), _schema()
        query, bounds = library.Query, list(self._bounds(wanted))
        terms = [query.term_query(schema, "text", word, "freq") for word in rare]
        terms += [query.term_query(schema, "title", word, "freq") for word in rare[:_HEAD_WORDS]]
        together = [query.phrase_query(schema, "text", list(run)) for run in _phrases(wanted.quoted, rare)]
        scores = self._scores(_bounded(terms, bounds), most)
        for number, score in self._scores(_bounded(together, bounds), most).items() if together else ():
            scores[number] = scores.get(number, 0.0) + _PHRASE_WEIGHT * score
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:most]
        return [(score, number) for number, score in best]

    def _scores(self, query: Any, most: int) -> dict[int, float]:
        found = self._searcher.search(query, most, count=False).hits
        numbers = self._searcher.fast_field_values("number", [address for _, address in found])
        return {int(number): float(score) for (score, _), number in zip(found, numbers, strict=True)}

    def weights(self, text: str) -> dict[str, float]:
        """How much each word of a text tells, as it is written there in lower case: those of the rarest alone."""
        written = dict.fromkeys(_WORD.findall(text.lower()))
        counted = {word: self._count(token[0]) for word in written if (token := tokens(word))}
        rare = sorted((word for word, count in counted.items() if count), key=lambda word: counted[word])[:_RAREST]
        return {word: log(1 + self.pages / counted[word]) for word in rare}

    def _count(self, token: str) -> int:
        return int(self._searcher.doc_freq("text", token))

    def _rarest(self, words: Sequence[str]) -> list[str]:
        """Those of the words that fewest pages have; what none has cannot be found."""
        counted = {word: self._count(word) for word in dict.fromkeys(words)}
        return sorted((word for word, count in counted.items() if count), key=lambda word: counted[word])[:_RAREST]

    def _bounds(self, wanted: Wanted) -> Iterable[Any]:
        """What every answer has to meet; it counts for no score."""
        library, schema = _library(), _schema()
        query, should = library.Query, library.Occur.Should
        for name, values in (("outlet", wanted.outlets), ("language", (wanted.language,) * bool(wanted.language))):
            if values:
                terms = [(should, query.term_query(schema, name, one, "basic")) for one in values]
                yield query.const_score_query(query.boolean_query(terms) if len(terms) > 1 else terms[0][1], 0.0)
        if wanted.since or wanted.until:
            first = wanted.since.toordinal() if wanted.since else 1
            last = wanted.until.toordinal() if wanted.until else _FAR
            unsigned = library.FieldType.Unsigned
            dated = query.range_query(schema, "day", unsigned, first, last)
            either = query.boolean_query([(should, dated), (should, query.term_query(schema, "day", 0, "basic"))])
            yield query.const_score_query(either, 0.0)


def _bounded(clauses: Sequence[Any], bounds: Sequence[Any]) -> Any:
    """Any of the clauses, and all of the bounds."""
    query, should, must = _library().Query, _library().Occur.Should, _library().Occur.Must
    either = query.boolean_query([(should, one) for one in clauses])
    return query.boolean_query([*((must, one) for one in bounds), (must, either)]) if bounds else either


def _host(url: str) -> str:
    """The host of an address, "" where it is none."""
    _, colon, rest = url.partition("://")
    return rest.partition("/")[0].rpartition("@")[2].partition(":")[0].lower() if colon else ""


def _phrases(quoted: Sequence[str], rare: Sequence[str]) -> list[tuple[str, ...]]:
    """The runs of a quotation that hold its rarest words: short ones, since a changed word breaks a long one."""
    rank = {word: at for at, word in enumerate(rare)}
    runs = []
    for text in quoted:
        words = tokens(text)
        for at in range(0, len(words) - _PHRASE_WORDS + 1, _PHRASE_WORDS):
            run = tuple(words[at : at + _PHRASE_WORDS])
            runs.append((sum(rank.get(word, 2 * _RAREST) for word in run), run))
    return [run for _, run in sorted(runs)[:_PHRASES]]
