"""NITF: one item a document, with or without a name space."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from factcheck.archive.inputs.raw import skipped
from factcheck.archive.inputs.trees import NEVER, every, first, moment, paragraphs, text_of, told
from factcheck.model import KeptPage, Miss, Reason, State

_HELD_BACK = {"embargoed", "withheld"}


def read(root: Any, where: str, saved: datetime) -> Iterator[KeptPage | Miss]:
    """Yield the item, and what it says of another that it corrects."""
    data, body = first(root, "docdata"), first(root, "body")
    item = told(first(root, "doc-id"), "id-string")
    issued = moment(told(first(root, "date.issue"), "norm"))
    status = told(data, "management-status").lower()
    title = text_of(first(body, "hl1")) or text_of(first(root, "title"))
    text = paragraphs(first(body, "body.content"))
    own, others = _corrections(data, item)
    if not text and status != "canceled":
        yield skipped(where, Reason.EMPTY, "a wire item without a text")
        return
    yield KeptPage(
        text=text,
        url=item or where,
        retrieved=saved,
        site=provider(root),
        title=title,
        published=issued or moment(told(first(root, "story.date"), "norm")),
        language=told(root, "{http://www.w3.org/XML/1998/namespace}lang")[:2],
        byline=text_of(first(body, "byline")),
        dateline=text_of(first(body, "dateline")),
        item=item,
        version=_version(issued),
        state=State.WITHDRAWN if status == "canceled" else State.USABLE,
        embargo=_embargo(data, status),
        notices=own or ((_kill(data, title),) if status == "canceled" else ()),
    )
    for about, said in others:
        yield KeptPage(
            "",
            about,
            saved,
            site=provider(root),
            title=title,
            item=about,
            version=_version(issued),
            state=State.NOTICE,
            notices=(said or title,),
        )


def _version(issued: datetime | None) -> int:
    return int(issued.timestamp()) if issued else 0


def provider(root: Any) -> str:
    """Who sends it, as it calls itself: "" where it does not say."""
    named = (
        told(first(root, "doc-id"), "regsrc"),
        text_of(first(root, "distributor")),
        told(first(root, "doc.copyright"), "holder"),
        told(first(root, "pubdata"), "name"),
    )
    return next((one for one in named if one), "")


def _corrections(data: Any, item: str) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """What it says of itself, and of other items by their ids."""
    found = [(told(one, "id-string"), told(one, "info")) for one in every(data, "correction")]
    own = tuple(said for about, said in found if about in {"", item} and said)
    return own, [(about, said) for about, said in found if about not in {"", item}]


def _embargo(data: Any, status: str) -> datetime | None:
    """Until when it may not be used: its release; for ever where it is held back, or names a time nobody can read."""
    released = told(first(data, "date.release"), "norm")
    return moment(released) or (NEVER if released or status in _HELD_BACK else None)


def _kill(data: Any, title: str) -> str:
    said = " ".join(filter(None, (told(one, "info") for one in every(data, "ed-msg"))))
    return said or title or "the agency withdrew this item"
