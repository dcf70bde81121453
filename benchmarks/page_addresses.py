"""Addresses of a situation's page, some of each kind, drawn from the links, forms and words of its own pages.

What the page answers in, addresses by kind out; the same for the same situation and seed.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

#: Takes an address, gives the page there.
Get = Callable[[str], str]

#: Addresses of each kind, of which reports are read most. Design values.
EACH, REPORTS = 24, 48
_LINK = re.compile(r'href="(/[^"#]*)')
_WORD = re.compile(r"[A-Za-z]{5,12}")
_TAG = re.compile(r"<[^>]*>")
_TYPES = ("statements", "events", "exchanges", "ties", "claims")
_TIES = ("alliance", "arms", "troops", "aid", "trade", "sanctions", "rivalry", "influence")
_KINDS = ("event", "request", "offer", "answer")


def gather(get: Get, seed: int = 6, each: int = EACH, reports: int = REPORTS) -> dict[str, list[str]]:
    """Addresses by kind, each at most once, in no order that the page has."""
    rng = random.Random(seed)
    lists = {f"/reports?page={number}": get(f"/reports?page={number}") for number in range(1, 41)}
    told = _links(lists.values(), "/report/")
    rng.shuffle(told)
    texts = {address: get(address) for address in told[: max(each, 40)]}
    words = sorted({word.lower() for text in texts.values() for word in _WORD.findall(_TAG.sub(" ", _main(text)))})
    many = [get("/actors"), get("/actors?page=2"), get("/actors?page=12"), get("/actors?kind=person")]
    actors = _links(many, "/actor/")
    big = _links(many[:1], "/actor/")[:40]
    ledger = [get(f"/exchanges?page={number}") for number in (1, 2, 5, 9)]
    named = [address.removeprefix("/actor/") for address in big]
    months = [link for link in _links([get("/timeline")], "/timeline?") if "month=" in link]
    issues = [link for link in _links([get("/compare"), get("/compare?page=3")], "/compare?") if "issue=" in link]
    days = sorted({month for link in months for month in re.findall(r"month=(\d{4}-\d\d)", link)}) or ["2017-06"]

    def word() -> str:
        return rng.choice(words)

    def actor() -> str:
        return rng.choice(named)

    def some(made: Callable[[], str], number: int = each) -> list[str]:
        found: dict[str, None] = {}
        for _ in range(20 * number):
            found[made()] = None
            if len(found) == number:
                break
        return list(found)

    def draw(known: list[str], number: int = each) -> list[str]:
        return rng.sample(known, min(number, len(known)))

    return {
        "report": draw(told, reports),
        "reports": [*draw(list(lists), each // 2), *some(lambda: f"/reports?words={word()}", each // 2)],
        "search": some(lambda: f"/search?q={word()}" if rng.random() < 0.6 else f"/search?q={word()}+{word()}"),
        "search, narrowed": some(lambda: rng.choice((
            f"/search?q={word()}&type={rng.choice(_TYPES)}", f"/search?q={word()}&actor={actor()}",
            f"/search?q={word()}&since={rng.choice(days)}", f"/search?actor={actor()}&type={rng.choice(_TYPES)}",
            f"/search?about={actor()}",
        ))),
        "actors": [*draw([f"/actors?page={number}" for number in range(1, 30)], each // 2),
                   *some(lambda: f"/actors?words={word()}", each // 2)],
        "actor": [*draw(big, each // 2), *draw([one for one in actors if one not in big], each - each // 2)],
        "exchanges": some(lambda: rng.choice((
            f"/exchanges?page={rng.randrange(1, 60)}", f"/exchanges?actor={actor()}", f"/exchanges?words={word()}",
            f"/exchanges?since={rng.choice(days)}", f"/exchanges?answer=reject&page={rng.randrange(1, 9)}",
        ))),
        "exchange": draw(_links(ledger, "/exchange/")),
        "compare": [*draw(issues, each // 4), *some(lambda: rng.choice((
            f"/compare?actor={actor()}&actor={actor()}", f"/compare?actor={actor()}&about={word()}",
            f"/compare?page={rng.randrange(1, 20)}",
        )), each - each // 4)],
        "timeline": [*draw(months, each // 2), *some(lambda: rng.choice((
            f"/timeline?actor={actor()}", f"/timeline?kind={rng.choice(_KINDS)}&month={rng.choice(days)}",
            f"/timeline?actor={actor()}&actor={actor()}", f"/timeline?about={word()}",
        )), each // 2)],
        "network": some(lambda: rng.choice((
            f"/network?kind={rng.choice(_TIES)}", f"/network?actor={actor()}", f"/network?least={rng.randrange(2, 6)}",
            f"/network?what=events&since={rng.choice(days)}", f"/network?most={rng.choice((20, 60, 120, 300))}",
            f"/network?about={word()}",
        ))),
        "claims": some(lambda: rng.choice((
            f"/{_claims(rng)}?page={rng.randrange(1, 25)}", f"/{_claims(rng)}?actor={actor()}",
            f"/{_claims(rng)}?about={word()}", f"/{_claims(rng)}?several=yes",
        ))),
        "why": draw(_links([*texts.values(), *ledger], "/why/")),
        "review": some(lambda: f"/review?page={rng.randrange(1, 80)}"),
        "overview": ["/"],
    }  # fmt: skip


def _claims(rng: random.Random) -> str:
    return rng.choice(("claims", "claims", "forecasts", "contradictions"))


def _links(pages: Iterable[str], start: str) -> list[str]:
    found: dict[str, None] = {}
    for page in pages:
        for link in _LINK.findall(_main(page)):
            address = html.unescape(link)
            if address.startswith(start):
                found[address if start.endswith("?") else urlsplit(address).path] = None
    return list(found)


def _main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]
