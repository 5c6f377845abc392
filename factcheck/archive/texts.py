"""The kept texts of a shard: one file that only grows, of compressed blocks.

A block holds several texts, which compresses better than one alone, and is small, so that reading one costs little. In
front of it stand its sizes, compressed and not. The catalogue tells how much of the file counts.
"""

import os
import struct
import threading
from pathlib import Path
from struct import Struct
from typing import NamedTuple
from weakref import finalize

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError, frame_content_size

from factcheck.errors import ArchiveError

_MAGIC = b"FCTEXT2\n"
_HEAD = Struct("<II")
_BLOCK = 8_192  # bytes before compression; a longer text has a block of its own
_LEVEL = 1
_LOOK = 6_144  # bytes; most blocks are read at once


class Spot(NamedTuple):
    """Where a text lies: the block's place in the file, the text's in the block and its size, in bytes."""

    block: int
    start: int
    size: int


class TextWriter:
    """Appends to the file at `path`, from `size` on: what lies behind that was never committed, and is cut off."""

    def __init__(self, path: Path, size: int) -> None:
        self._file = path.open("r+b" if size else "w+b")
        if size and os.fstat(self._file.fileno()).st_size < size:
            self._file.close()
            raise ArchiveError(f"shorter than the {size:,} bytes that were written", place=str(path), way_out=RESTORE)
        self._file.truncate(size)
        self._file.seek(size)
        self._end, self._waiting, self._held = size, list[bytes](), 0
        self._compress = ZstdCompressor(level=_LEVEL, write_checksum=True).compress
        if not size:
            self._end = self._file.write(_MAGIC)

    def append(self, text: bytes) -> Spot:
        """Take one more text; it is on the disk after `flush`."""
        if self._held and self._held + len(text) > _BLOCK:
            self._write_block()
        spot = Spot(self._end, self._held, len(text))
        self._waiting.append(text)
        self._held += len(text)
        return spot

    def flush(self) -> int:
        """Bring everything to the disk; the size of the file."""
        self._write_block()
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._end

    def close(self) -> None:
        """Close the file; what was not flushed is dropped."""
        self._waiting = []
        self._file.close()

    def _write_block(self) -> None:
        if not self._waiting:
            return
        packed = self._compress(b"".join(self._waiting))
        self._end += self._file.write(_HEAD.pack(len(packed), self._held) + packed)
        self._waiting, self._held = [], 0


RESTORE = "Restore it from a backup, or `factcheck archive check` tells which pages are lost"


class _Own(threading.local):
    """A decompressor for each thread: none may serve two at once."""

    def __init__(self) -> None:
        self.decompress = ZstdDecompressor().decompress


_OWN = _Own()


class TextReader:
    """Reads blocks of the file at `path`; safe between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = os.open(path, os.O_RDONLY)
        except OSError as error:
            raise ArchiveError(f"cannot be read: {error.strerror}", place=str(path), way_out=RESTORE) from None
        self._closed = finalize(self, os.close, self._file)

    def block(self, at: int) -> bytes:
        """The block that begins there. Raises ArchiveError where it is damaged."""
        try:
            data = os.pread(self._file, _LOOK, at)
            packed, size = _HEAD.unpack_from(data)
            missing = packed + _HEAD.size - len(data)
            if missing > os.fstat(self._file).st_size:
                raise ValueError(f"a block of {packed:,} bytes")
            if missing > 0:
                data += os.pread(self._file, missing, at + len(data))
            frame = data[_HEAD.size : _HEAD.size + packed]
            if frame_content_size(frame) != size:  # what a damaged frame says of itself is never allocated
                raise ValueError(f"not the {size:,} bytes that were written")
            found = _OWN.decompress(frame)
        except (OSError, ValueError, ZstdError, struct.error) as error:
            raise ArchiveError(f"damaged at byte {at:,}: {error}", place=str(self._path), way_out=RESTORE) from None
        return found

    def close(self) -> None:
        """Close the file."""
        self._closed()
