"""How rare a word is in news at large: what "the company" weighs beside "Anglesey"."""

from functools import cache
from importlib.resources import files


class Rarity(dict[str, float]):
    """Stems to weights, about the logarithm of one in how many texts has the word; what is not listed is rare."""

    rarest = 6.0

    def __missing__(self, stem: str) -> float:
        return self.rarest


@cache
def rarity(code: str) -> Rarity:
    """The table of a language (`data/rarity.CODE.txt`, written by `benchmarks/count_words.py`), or an empty one."""
    path = files("factcheck.data").joinpath(f"rarity.{code}.txt")
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    rows = [line.split() for line in lines if line and line[0] != "#"]
    table = Rarity({stem: float(weight) for weight, *stems in rows for stem in stems})
    table.rarest = max(table.values(), default=1.0) + 0.5
    return table
