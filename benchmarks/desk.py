"""How long the desk's pages take on a ledger: `python -m benchmarks.desk LEDGER`.

A ledger of 20,000 generated articles:

    python -m evaluation.newsroom generate --articles 20000 --seed 20 -o world
    twosource read world/articles --ledger world.db        # in world, whose settings name its vocabulary

A ledger of an older version is brought up to date first, which is timed too. Each page is asked for several times, of one
event, article, source or name after the other: its record from the ledger, then the page over HTTP until its first byte. Given
are the processor time of all threads, which does not depend on what else the machine does, and the time that passed.
"""

import argparse
import http.client
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from urllib.parse import quote

import uvicorn

from twosource.api.app import create_app
from twosource.api.serving import Serving
from twosource.config import load_config
from twosource.export import desk
from twosource.export.desk import EventFilter, Page
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

DAY, WORD = "2025-06-30", "drones"
Cost = tuple[float, float]  # seconds of the processor, seconds that passed


def cost(work: Callable[[], object]) -> Cost:
    """What ``work`` takes."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - clock


def bring_up_to_date(path: Path) -> None:
    """Migrate and derive, where that must be; a ledger that other rules derived stays as it is."""
    with Ledger.open(path) as ledger:
        if not ledger.is_derived():
            print(f"derived in {cost(lambda: refresh(ledger))[0]:.1f} s of the processor")
        counts = ledger.counts()
    print(f"{counts['documents']:,} articles, {counts['claims']:,} claims, {counts['events']:,} events\n")


def subjects(ledger: Ledger, times: int) -> dict[str, list[str]]:
    """Ids to ask for: those that most is known of, and others by chance."""
    chance = Random(1)
    fullest = sorted(_items(lambda page: desk.events(ledger, EventFilter(known_min=1), page)), key=lambda card: -card["claims"])
    listed = {
        "event": [card["id"] for card in fullest],
        "article": [card["id"] for card in _items(lambda page: desk.articles(ledger, page))],
        "source": [card["id"] for card in _items(lambda page: desk.sources(ledger, page))],
        "entity": [card["id"] for card in _items(lambda page: desk.entities(ledger, None, page))],
    }
    half = times // 2
    return {name: [*ids[:half], *chance.sample(ids[half:], min(times - half, len(ids) - half))] for name, ids in listed.items()}


def _items(listed: Callable[[Page], dict]) -> Iterator[dict]:
    cursor = None
    while True:
        page = listed(Page(500, cursor))
        yield from page["items"]
        if not (cursor := page["next"]):
            return


def records(ledger: Ledger, ids: dict[str, list[str]]) -> Iterator[tuple[str, str, list[Callable[[], object]]]]:
    """Each page with its address and calls of its record function."""
    of_one = {"event": desk.event, "article": desk.article, "source": desk.source, "entity": desk.entity}
    places = {"event": "/events/", "article": "/articles/", "source": "/sources/", "entity": "/entities/"}
    for name, address, ask in (
        ("overview", "/", lambda: desk.overview(ledger)),
        ("timeline", "/timeline", lambda: desk.timeline(ledger)),
        ("timeline by participant", "/timeline?by=participant", lambda: desk.timeline(ledger, by="participant")),
        ("events", "/events", lambda: desk.events(ledger)),
        ("events filtered", "/events?participant=an&stance=denies", lambda: desk.events(ledger, EventFilter(participant="an", stance="denies"))),
        ("articles", "/articles", lambda: desk.articles(ledger)),
        ("articles filtered", f"/articles?text={WORD}", lambda: desk.articles(ledger, text=WORD)),
        ("sources", "/sources", lambda: desk.sources(ledger)),
        ("entities", "/entities", lambda: desk.entities(ledger)),
        ("map", "/map", lambda: desk.places(ledger)),
        ("network", "/network", lambda: desk.network(ledger)),
        ("network of citing", "/network?of=citing", lambda: desk.network(ledger, "citing")),
        ("conflicts", "/conflicts", lambda: desk.conflicts(ledger)),
        ("plans", "/plans", lambda: desk.plans(ledger, DAY)),
        ("search", f"/search?q={WORD}", lambda: desk.search(ledger, WORD)),
        ("failures", "/failures", lambda: desk.failures(ledger)),
    ):
        yield name, address, [ask] * len(ids["event"])
    for name, listed in ids.items():
        yield name, places[name], [lambda name=name, id=id: of_one[name](ledger, id) for id in listed]


@contextmanager
def served(path: Path) -> Iterator[int]:
    """The desk on a free port of loopback, in a thread of this process."""
    server = uvicorn.Server(uvicorn.Config(create_app(Serving(path, load_config())), port=0, log_level="error"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def first_byte(port: int, address: str) -> None:
    """Ask for a page and wait for its first byte."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", address)
    answer = connection.getresponse()
    assert answer.status == 200, f"{address}: {answer.status}"
    connection.close()


def shown(costs: list[Cost]) -> str:
    """Median and worst in milliseconds: of the processor, and as the clock went."""
    return "  ".join(f"{1000 * median(part):8.0f} {1000 * max(part):6.0f}" for part in zip(*costs, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--times", type=int, default=20)
    arguments = parser.parse_args()
    bring_up_to_date(arguments.ledger)
    with Ledger.open(arguments.ledger) as ledger, served(arguments.ledger) as port:
        ids = subjects(ledger, arguments.times)
        print("milliseconds, median and worst: of the processor, as the clock went")
        print(f"{'':24}{'record':>33}  {'first byte over HTTP':>33}")
        for name, address, asked in records(ledger, ids):
            addresses = [address + quote(id) for id in ids[name]] if name in ids else [address] * len(asked)
            asked[0](), first_byte(port, addresses[0])  # what is loaded once
            over_http = [cost(lambda where=where: first_byte(port, where)) for where in addresses]
            print(f"{name:24}{shown(list(map(cost, asked)))}  {shown(over_http)}", flush=True)
        held = memory()
        for where in ids["event"] * 10:
            first_byte(port, f"/events/{where}")
        print(f"\nmost memory {held:.0f} MiB; after {10 * len(ids['event'])} more pages {memory():.0f} MiB")


def memory() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
