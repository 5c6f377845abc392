"""`factcheck`, and `python -m factcheck`."""

import sys


def main() -> None:
    """Run the command line; an interruption while it is still being loaded ends it quietly too."""
    try:
        from factcheck.cli import main as run  # noqa: PLC0415 - which takes the time in which a person may think better

        run()
    except KeyboardInterrupt:
        sys.stderr.write("factcheck: interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
