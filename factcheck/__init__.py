"""factcheck: lay what an article attributes to an outlet on the outlet's own words.

The program is the command `factcheck`; these names are for those who build on it.
"""

from factcheck.version import __version__

__all__ = ["__version__"]
