"""The one HTTP door: `Web` fetches pages and asks services, politely, safely, and knows what left the machine."""

from factcheck.fetch.terms import Terms
from factcheck.fetch.web import Web

__all__ = ["Terms", "Web"]
