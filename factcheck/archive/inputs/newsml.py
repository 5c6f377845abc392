"""NewsML-G2: items alone or in a message; the text as NITF, as HTML or as plain text inside."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from factcheck.archive.inputs.raw import skipped
from factcheck.archive.inputs.trees import NEVER, every, first, local, moment, paragraphs, text_of, told
from factcheck.model import KeptPage, Miss, Reason, State


def read(root: Any, where: str, saved: datetime) -> Iterator[KeptPage | Miss]:
    """Yield the news items; items that only lead to others, or to pictures, are skipped with a reason."""
    for item in every(root, "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"):
        if local(item) == "newsItem":
            yield _item(item, where, saved)
        else:
            yield skipped(where, Reason.NOT_TEXT, f"a {local(item)}, which has no text")


def _item(item: Any, where: str, saved: datetime) -> KeptPage | Miss:
    guid, meta, content = told(item, "guid"), first(item, "itemMeta"), first(item, "contentMeta")
    status = _code(first(meta, "pubStatus")) or "usable"
    text = _text(first(item, "contentSet"))
    if not text and status != "canceled":
        return skipped(where, Reason.EMPTY, f"a news item without a text ({guid or 'no guid'})")
    title = text_of(first(content, "headline")) or text_of(first(meta, "title"))
    created, version = moment(text_of(first(meta, "firstCreated"))), told(item, "version")
    changed = moment(text_of(first(meta, "versionCreated")))
    said = text_of(first(meta, "edNote"))
    return KeptPage(
        text=text,
        url=guid or where,
        retrieved=saved,
        site=_provider(meta),
        title=title,
        published=created or changed,
        modified=changed if created and changed and changed != created else None,
        language=told(first(content, "language"), "tag")[:2].lower(),
        byline=text_of(first(content, "by")),
        dateline=text_of(first(content, "dateline")),
        item=guid,
        version=int(version) if version.isdecimal() else 0,
        state=State.WITHDRAWN if status == "canceled" else State.USABLE,
        embargo=_embargo(meta, status),
        notices=_notices(meta, status, said, title),
    )


def _text(content: Any) -> str:
    if content is None:
        return ""
    whole = first(content, "body.content")
    return paragraphs(whole if whole is not None else next(every(content, "body", "inlineXML", "inlineData"), None))


def _provider(meta: Any) -> str:
    one = first(meta, "provider")
    return text_of(first(one, "name")) or told(one, "literal") or told(one, "uri") or told(one, "qcode")


def _code(element: Any) -> str:
    """What a code says, without the scheme that it is from: "canceled" for "stat:canceled"."""
    return (told(element, "qcode").rpartition(":")[2] or told(element, "uri").rpartition("/")[2]).lower()


def _embargo(meta: Any, status: str) -> datetime | None:
    """Until when it may not be used; an embargo without an end, and what is withheld, for ever."""
    element = first(meta, "embargoed")
    if element is None:
        return NEVER if status == "withheld" else None
    return moment(text_of(element)) or NEVER


def _notices(meta: Any, status: str, said: str, title: str) -> tuple[str, ...]:
    """What the agency says about the item itself: why it was killed or corrected."""
    signals = {_code(one) for one in every(meta, "signal")}
    if status == "canceled":
        return (said or title or "the agency withdrew this item",)
    return (said,) if said and any("correct" in one for one in signals) else ()
