"""Reading what a service answers: JSON of the shape that it documents, or a failure that says so."""

import json
import re
from typing import Any

from factcheck.errors import ServiceError
from factcheck.model import Reason, Response


def table(response: Response, service: str) -> dict[str, Any]:
    """The answer's JSON object. Raises ServiceError where it is none."""
    try:
        answer = json.loads(response.body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise broken(response, service)
    return answer


def broken(response: Response, service: str) -> ServiceError:
    """The failure of a service that answers in a shape that nobody documented."""
    return ServiceError(f"{service} answered in an unknown shape", reason=Reason.BAD_ANSWER, place=response.url)


def rows(found: Any) -> list[dict[str, Any]]:
    """The objects of a list; services say "none" by null and by leaving it out."""
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def text(found: Any) -> str:
    """A text without its markup, bounded; "" for anything else."""
    return " ".join(re.sub(r"<[^<>]{0,200}>", " ", found[:2_000]).split()) if isinstance(found, str) else ""
