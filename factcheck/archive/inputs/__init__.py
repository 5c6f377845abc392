"""What can be put into an archive -> pages as they are kept, bytes that have yet to be parsed, and what is skipped.

One module a kind. Nothing here raises for an input: the rest of a run is unharmed by a bad one.
"""

from factcheck.archive.inputs.raw import Given, Raw, skipped
from factcheck.archive.inputs.walking import Found, found_in

__all__ = ["Found", "Given", "Raw", "found_in", "skipped"]
