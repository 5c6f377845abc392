"""The version, said once (`pyproject.toml` reads it from here), and where the project is hosted."""

__version__ = "0.1.0"

REPOSITORY = "https://github.com/OWNER/factcheck"
"""Not settled yet: OWNER stands for whoever hosts it. It is said here and in docs/ci.md, which a test holds to it."""
