"""A small newsroom on loopback that stands in for outlets, GDELT and the Wayback Machine.

It answers over real HTTP, in the real services' response shapes, with pages that this project wrote. See README.md here
for what each page says.
"""

from tests.newsroom.answers import Answer, Asked, Wire
from tests.newsroom.server import Newsroom
from tests.newsroom.transport import LoopbackTransport

__all__ = ["Answer", "Asked", "LoopbackTransport", "Newsroom", "Wire"]
