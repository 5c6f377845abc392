"""The kept texts: what was written is what is read, or an error that says where the file is damaged."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.archive.texts import Spot, TextReader, TextWriter
from factcheck.errors import ArchiveError

TEXTS = [f"Page {number}. ".encode() * (1 + number * 37 % 400) for number in range(60)]


def written(path: Path, texts: list[bytes]) -> list[Spot]:
    writer = TextWriter(path, 0)
    spots = [writer.append(text) for text in texts]
    writer.flush()
    writer.close()
    return spots


def read(reader: TextReader, spot: Spot) -> bytes:
    return reader.block(spot.block)[spot.start : spot.start + spot.size]


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(st.binary(max_size=10_000), min_size=1, max_size=8))
def test_what_was_written_is_read(texts: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("shard") / "texts"
    spots = written(path, texts)
    reader = TextReader(path)
    assert [read(reader, spot) if spot.size else b"" for spot in spots] == texts
    reader.close()


def test_threads_read_at_once(tmp_path: Path) -> None:
    spots = written(tmp_path / "texts", TEXTS)
    reader = TextReader(tmp_path / "texts")
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda spot: read(reader, spot), spots * 20)) == TEXTS * 20
    reader.close()


@settings(max_examples=300, deadline=None)
@given(at=st.integers(8, 400), bits=st.integers(1, 255))
def test_a_damaged_block_is_never_read_as_if_it_were_whole(
    at: int, bits: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("shard") / "texts"
    text = bytes(number * number % 251 for number in range(600))
    (spot,) = written(path, [text])
    data = bytearray(path.read_bytes())
    data[at % (len(data) - 8) + 8] ^= bits
    path.write_bytes(data)
    reader = TextReader(path)
    try:
        assert read(reader, spot) == text  # a bit of the frame that says nothing
    except ArchiveError as error:
        assert "damaged at byte 8" in str(error)  # noqa: PT017 - either is right
    finally:
        reader.close()
