"""How often discovery names the right page: `python benchmarks/discovery.py [PAGES] [CLAIMS]`.

Fills the stand-in newsroom with generated stories (invented places, companies, persons) in which every page has
look-alikes: the same people decide, strike, sue and merge again and again. Then it asks each discoverer alone, and all
together, for the page behind a claim that puts the page's news in other words or quotes it, and prints how often the
right page is among the first five, and how many requests a claim cost. Everything runs on loopback and repeats.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from factcheck import outlets
from factcheck.discover import feeds, gdelt, guardian, nyt, searxng, sitemaps, wayback
from factcheck.errors import DoorError
from factcheck.fetch import Web
from factcheck.model import Article, Attribution, Candidate, Claim, Kind, Part, Span
from factcheck.protocols import Discoverer
from factcheck.settings import Settings
from tests.newsroom import Newsroom, apis
from tests.newsroom.stock import Stocked

SERVICES: dict[str, Discoverer] = {
    "gdelt": gdelt.discover,
    "wayback": wayback.discover,
    "feeds": feeds.discover,
    "sitemaps": sitemaps.discover,
    "guardian": guardian.discover.given("any"),
    "nyt": nyt.discover.given("any"),
    "searxng": searxng.discover.given(f"https://{apis.SEARXNG}"),
}
TOGETHER = ("gdelt", "wayback")  # what the settings name unless told otherwise
HOSTS = ("www.reuters.com", "www.nytimes.com", "www.theguardian.com", "www.bbc.com", "apnews.com")
HEADS = [
    "Ost",
    "Vel",
    "Kar",
    "Tam",
    "Bren",
    "Sol",
    "Har",
    "Lin",
    "Mor",
    "Dra",
    "Fen",
    "Gal",
    "Ist",
    "Jor",
    "Nar",
    "Pel",
]
TAILS = ["haven", "mora", "strand", "wick", "field", "bruck", "dale", "mouth", "sund", "gard", "holm", "stead", "vik"]
GIVEN = ["Anna", "Peter", "Maria", "Tom", "Helen", "Karl", "Diana", "Felix", "Laura", "Simon", "Clara", "Martin"]


@dataclass(frozen=True)
class Plot:
    """A kind of story: how outlets headline and tell it, and how an article retells it."""

    titles: tuple[str, ...]
    told: tuple[str, ...]
    retold: tuple[str, ...]


PLOTS = (
    Plot(
        ("{place} central bank holds rate at {figure}%", "Rate stays at {figure}% in {place} as {person} waits"),
        ("The central bank of {place} left its key rate at {figure}% on {day}. {person} called it too early to cut.",
         "Inflation stood at {other}% last month. Analysts had expected no change."),
        ("the central bank in {place} kept interest rates where they were, at {figure}%",),
    ),
    Plot(
        ("{company} workers in {place} vote to strike", "Strike looms at {company} plant in {place}"),
        ("Workers at the {company} plant in {place} will walk out for {small} days, their union said on {day}.",
         "About {figure} of them are expected to take part, according to {person}, who leads the union."),
        ("staff of {company} in {place} have decided to down tools for {small} days",),
    ),
    Plot(
        ("{company} to close {place} plant with {figure} jobs lost", "{company} gives up {place}"),
        ("{company} said on {day} that it would close its plant in {place} by the end of next year.",
         "The decision costs {figure} jobs. {person}, the chief executive, blamed the price of power."),
        ("{company} plans to shut its factory in {place}, where {figure} people work",),
    ),
    Plot(
        ("Court fines {company} over leak in {place}", "{company} must pay for pollution of {place} river"),
        ("A court in {place} on {day} fined {company} {figure} crowns over a leak that killed fish for {small} miles.",
         "The company will appeal, said its lawyer, {person}."),
        ("judges in {place} ordered {company} to pay {figure} crowns because of a leak",),
    ),
    Plot(
        ("Storm cuts power to {figure} homes near {place}", "{place} without power after storm"),
        ("A storm left {figure} homes around {place} without power on {day}, and schools stayed closed.",
         "It could take {small} days to mend the lines, said {person} of the grid company {company}."),
        ("the lights went out in {figure} households near {place} when a storm came through",),
    ),
    Plot(
        ("{company} buys rival for {figure} million", "{company} in {figure} million takeover in {place}"),
        ("{company} agreed on {day} to buy a rival based in {place} for {figure} million crowns.",
         "{person}, who chairs the board, said that the deal would be closed within {small} months."),
        ("{company} will take over a competitor from {place} for {figure} million crowns",),
    ),
)  # fmt: skip
QUOTES = (
    "We will not {verb} {thing} until {place} has seen the {paper}, and nobody in {company} should think otherwise",
    "There is no {thing} in {place} that we would {verb} for the sake of a {paper} which nobody has read",
    "I have told {company} that to {verb} the {thing} now would be the end of every {paper} we have signed in {place}",
)
VERBS, THINGS = ("give up", "sell", "accept", "touch", "delay"), ("budget", "bridge", "contract", "harbour", "hospital")
PAPERS = ("report", "agreement", "balance sheet", "permit", "study")


@dataclass(frozen=True)
class Story:
    """A page and the claims that can be made of it."""

    page: Stocked
    retold: str
    quoted: str
    person: str
    day: date


def stories(count: int, chance: random.Random) -> Iterator[Story]:
    """Stories about a small world, so that each has many look-alikes."""
    places = sorted({chance.choice(HEADS) + chance.choice(TAILS) for _ in range(20)})
    companies = sorted(
        {f"{chance.choice(HEADS)}{chance.choice(['tec', 'corp', 'mann', 'werk', 'lux'])}" for _ in range(12)}
    )
    people = sorted({f"{chance.choice(GIVEN)} {chance.choice(HEADS)}{chance.choice(['berg', 'ini', 'sson', 'ova'])}"
                     for _ in range(20)})  # fmt: skip
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
        facts = {"place": chance.choice(places), "company": chance.choice(companies), "person": chance.choice(people),
                 "figure": str(chance.randrange(12, 990)), "other": str(chance.randrange(2, 9)),
                 "small": str(chance.randrange(3, 30)), "day": f"{day:%A}", "verb": chance.choice(VERBS),
                 "thing": chance.choice(THINGS), "paper": chance.choice(PAPERS)}  # fmt: skip
        yield story(number, day, facts, chance)


def story(number: int, day: date, facts: dict[str, str], chance: random.Random) -> Story:
    """One story of one kind at one outlet."""
    kind, host = chance.choice(PLOTS), chance.choice(HOSTS)
    title = chance.choice(kind.titles).format(**facts)
    quote = chance.choice(QUOTES).format(**facts)
    slug = "-".join("".join(char if char.isalnum() else " " for char in title.lower()).split())
    text = " ".join((*(one.format(**facts) for one in kind.told), f"“{quote},” {facts['person']} told reporters."))
    stamp = f"{day:%Y%m%d}"
    page = Stocked(f"https://{host}/news/{slug}-{day}-{number:04}", live="gone", captures=(f"{stamp}180000",),
                   seen=f"{stamp}T120000Z", title=title, words=text)  # fmt: skip
    return Story(page, chance.choice(kind.retold).format(**facts), quote, facts["person"], day)


def claims(chosen: list[Story], table: outlets.OutletTable) -> Iterator[tuple[Claim, Story]]:
    """Each story once in other words and once quoted, in an article that has a date and in one that has none."""
    for number, one in enumerate(chosen):
        outlet = table.of_url(one.page.url)
        quoted = number % 2 == 1
        words = one.quoted if quoted else one.retold
        text = f"It was a long day. “{words},” {one.person} said." if quoted else f"On that day {words}, it reported."
        start = text.index(words)
        article = Article(
            "a", text, text, language="en", published=one.day + timedelta(days=1) if number % 4 < 2 else None
        )
        kind = Kind.DIRECT if quoted else Kind.INDIRECT
        relation = Attribution(
            0, None, None, (Span(start, start + len(words), words),), kind, None, None, (), 1.0, "b", 1
        )
        part = Part(start, start + len(words), words, quoted)
        yield Claim("0" * 12, article, relation, (part,), kind, outlet, speaker=one.person if quoted else None), one


def named(service: str, claim: Claim, web: Web) -> list[Candidate]:
    """What a service names; nothing where it fails."""
    try:
        return list(SERVICES[service](claim, claim.outlet, web))
    except DoorError:
        return []


def main(pages: int = 2_000, asked: int = 120) -> None:
    chance = random.Random(20261123)
    world = list(stories(pages, chance))
    chosen = chance.sample(world, asked)
    table = outlets.load()
    right: dict[str, int] = defaultdict(int)
    requests: dict[str, int] = defaultdict(int)
    served: dict[str, int] = defaultdict(int)
    settings = Settings(allow_stand_ins=True)
    with Newsroom(stock=[one.page for one in world]) as newsroom, \
            Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as web:  # fmt: skip
        for claim, one in claims(chosen, table):
            found = {}
            for service in SERVICES:
                before = sum(asked.path != "/robots.txt" for asked in newsroom.log)
                found[service] = named(service, claim, web)
                cost = sum(asked.path != "/robots.txt" for asked in newsroom.log) - before
                requests[service] += cost
                served[service] += cost > 0
                right[service] += any(each.url == one.page.url for each in found[service][:5])
            for label, names in (("the default two", TOGETHER), ("all together", tuple(SERVICES))):
                rows = zip_longest(*(found[name] for name in names))
                urls = list(dict.fromkeys(each.url for row in rows for each in row if each))
                right[label] += one.page.url in urls[:5]
                requests[label] = sum(requests[name] for name in names)
                served[label] = asked
    show(pages, asked, right, requests, served)


def show(pages: int, asked: int, right: dict[str, int], requests: dict[str, int], served: dict[str, int]) -> None:
    """Print the table."""
    print(f"{asked} claims over {pages} pages; the right page among the first five")
    print(f"{'':16} {'served':>7} {'right':>6} {'of served':>10} {'requests a claim':>17}")
    for name in (*SERVICES, "the default two", "all together"):
        share = f"{right[name] / served[name]:.0%}" if served[name] else "-"
        print(f"{name:16} {served[name]:>7} {right[name]:>6} {share:>10} {requests[name] / asked:>17.2f}")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
