"""What is extracted and resolved: attribution relations, outlets, claims."""

from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.model.article import Article, Span


class Kind(StrEnum):
    """How the content is given: inside quotation marks, in other words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution relation; `index` counts them in the article.

    `continues` is the index of the relation that it goes on from.

    `source` is who speaks as the article writes it (a pronoun too); `speaker` is that name led back to a full
    mention, None for a pronoun that may mean more than one.
    `via` is the place where the words were published or said to ("told *Reuters*", "in an interview with *Reuters*");
    `chain` holds the sources behind the source ("Reuters, citing *Interfax*"), nearest first.
    `rule` names the pattern that found it; `confidence` is lower where it is a guess.
    """

    index: int
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    speaker: str | None
    via: Span | None
    chain: tuple[Span, ...]
    confidence: float
    rule: str
    line: int | None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publication. `id` is its primary domain, or domain and path; it is never reused."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a claim that is compared by itself: a sentence, or a quoted run. Offsets are the article's.

    `text` are the words alone, without markup or line breaks. `quoted` parts stand inside quotation marks and must be
    there word for word.
    """

    start: int
    end: int
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with its outlet worked out: what is checked.

    `speaker` is who says it, `outlet` is where we look; they are the same only when the outlet itself is the source.
    `outlets` holds the candidates where the name is ambiguous, `named` the words of the article that name the outlet.
    `jointly` are all outlets that are credited in one breath ("Reuters and the BBC reported"), `outlet` among them; it
    is empty where there is one. `chain` names the sources behind the source. `continues` is the id of the claim that
    this one goes on from.
    """

    id: str
    article: Article
    attribution: Attribution
    parts: tuple[Part, ...]
    kind: Kind
    outlet: Outlet | None
    outlets: tuple[Outlet, ...] = ()
    named: str | None = None
    speaker: str | None = None
    chain: tuple[str, ...] = ()
    line: int | None = None
    continues: str | None = None
    publication_form: bool = False
    jointly: tuple[Outlet, ...] = ()

    @property
    def readings(self) -> tuple["Claim", ...]:
        """The claim at each outlet that it is credited to: it holds where one of them carries it."""
        return tuple(replace(self, outlet=outlet) for outlet in self.jointly) or (self,)

    @property
    def outlet_name(self) -> str:
        """The outlet's name, else the words of the article that name it, "" where nothing does."""
        return self.outlet.name if self.outlet else self.named or ""

    @property
    def stretch(self) -> tuple[int, int]:
        """Where it stands in the article: from the first to the last of its source, its cue and its content."""
        relation = self.attribution
        spans = (relation.source, relation.cue, relation.via, *relation.content, *self.parts)
        named = [span for span in spans if span is not None]
        return min(span.start for span in named), max(span.end for span in named)

    @property
    def text(self) -> str:
        """The claim's words, its parts joined by a space."""
        return " ".join(part.text for part in self.parts)
