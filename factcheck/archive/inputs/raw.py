"""Bytes that a page is made of, before anybody has parsed them."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from factcheck.model import KeptPage, Miss, Reason


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as it was saved: where from, what it is called, of which type, and when it was had."""

    where: str
    url: str
    content_type: str
    body: bytes
    retrieved: datetime

    def key(self, outlet: str) -> bytes:
        """What tells it from others, so that it is parsed once: its bytes, its address, and whose it is said to be."""
        return sha256(f"{self.url}\0{outlet}\0".encode("utf-8", "replace") + self.body).digest()[:16]


Given = KeptPage | Raw | Miss


def skipped(where: str, reason: Reason, detail: str) -> Miss:
    """Something that is not taken into the archive, and why."""
    return Miss(where, "archive", reason, detail)
