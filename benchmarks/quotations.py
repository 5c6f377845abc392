"""How many faithful quotations are called wrong, on real articles that split them round who said it.

usage: python -m benchmarks.quotations COLLECTION.jsonl

COLLECTION has lines of {"text", "attributions": [{"kind", "source_spans", "content"}]}, spans as [start, end], with the
attributions marked by people: PolNeAR is one. Every direct quotation is written as another newsroom writes it, its
halves put together without the attribution between them, and laid on the article that it was taken from: whatever is
found wrong is a false accusation. A second run gives each quotation to another person whom the article quotes: what is
then not found wrong was missed. Nothing of the articles is printed.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.pairs import check

Row = dict[str, Any]
_SHORTEST = 7
_MARK = re.compile(r"[\"\u201c\u201d]|''")
_NAME = re.compile(r"(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+")
_CAPITAL = re.compile(r"[A-Z][a-z]+")


def put_together(pieces: list[str]) -> str:
    """The halves of a quotation as one: a comma before the attribution was a stop, or nothing."""
    whole = ""
    for piece in (_MARK.sub("", " ".join(one.split())).strip() for one in pieces):
        if not whole or not piece:
            whole = whole or piece
        elif piece[0].islower():
            whole = f"{whole} {piece}"
        else:
            whole = whole.rstrip(",")
            whole += f"{'' if whole.endswith(('.', '!', '?')) else '.'} {piece}"
    return whole


def quotations(article: Row) -> Iterator[Row]:
    """The direct quotations of an article, each with its speaker, against the article itself."""
    text = article["text"]
    for one in article["attributions"]:
        words = put_together([text[first:last] for first, last in one["content"]])
        speaker = " ".join(text[first:last] for first, last in one["source_spans"])
        if one["kind"] == "direct" and len(words.split()) >= _SHORTEST and _CAPITAL.search(speaker):
            yield {"id": 0, "claim": words, "speaker": speaker, "source_text": text, "kind": "direct"}


def given_to_another(rows: list[Row], dice: random.Random) -> Iterator[Row]:
    """The quotations of one article, each said by another person of whom the article has the full name."""
    speakers = [row["speaker"] for row in rows]
    for row in rows:
        mine = set(_CAPITAL.findall(row["speaker"]))
        others = [one for one in speakers if _NAME.match(one) and not mine & set(_CAPITAL.findall(one))]
        if others:
            yield row | {"speaker": dice.choice(others)}


def main() -> None:
    """Print both shares, verdict by verdict."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    articles = [list(quotations(json.loads(line))) for line in lines]
    faithful = [row for rows in articles for row in rows]
    dice = random.Random(1)
    another = [row for rows in articles for row in given_to_another(rows, dice)]
    for name, rows in (("faithful, put together", faithful), ("given to another person", another)):
        answers = list(check(rows))
        wrong = Counter(answer["verdict"] for answer in answers if answer["level"] == "error")
        print(f"{name}: {sum(wrong.values())} of {len(answers)} called wrong ({dict(wrong.most_common())})")


if __name__ == "__main__":
    main()
