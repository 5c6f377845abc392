"""The house's own rules for one article: how strict quotation marks are, and what a code weighs there.

The one place where a level is decided. A verdict and its code stay whatever the house makes of them, and a finding
whose level is not its verdict's says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck.model import Article, Finding, Level, Remark
from factcheck.pipeline.kit import inside_project
from factcheck.settings import Settings
from factcheck.text.globs import fits


@dataclass(frozen=True, slots=True)
class House:
    """The rules that hold for an article; `levels` are by the verdicts' codes."""

    quotes: str
    levels: Mapping[str, Level]

    def weighed(self, finding: Finding) -> Finding:
        """The finding with the house's level, and a remark where that is not the verdict's own."""
        level = self.levels.get(finding.verdict.code, finding.verdict.level)
        if level is finding.verdict.level:
            return finding
        remark = Remark("house_level", {"level": level.value, "usual": finding.verdict.level.value})
        return replace(finding, house_level=level, remarks=(*finding.remarks, remark))


def house_of(settings: Settings, article: Article) -> House:
    """The rules for an article: the settings', and over them each override that its path fits, later ones last."""
    quotes, levels = settings.quotes, dict(settings.levels)
    inside = inside_project(article, settings)
    for override in settings.overrides:
        if inside is not None and any(fits(pattern, inside.as_posix()) for pattern in override.paths):
            quotes = override.quotes or quotes
            levels |= override.levels
    return House(quotes, {code: Level(name) for code, name in levels.items()})
