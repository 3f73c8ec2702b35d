"""What adding 100 articles costs at 1,000 articles and at 20,000: `python -m benchmarks.incremental [--articles 1000 20000]`.

Articles are written as readings, without the model: each reports one of ever more events in several claims (dated and
undated, in full and in passing) and mentions an older one. Four articles report an event. What is timed is what comes
after reading: the facts into the ledger ("save"), then names, links, events and origins ("derive"). Processor time,
which does not depend on what else the machine does; the median of several batches. Reading itself, one article after the
other, costs the same at any size (`python -m benchmarks.pipeline`).
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from tests.worlds import Writer
from twosource.model.mention import EntityKind
from twosource.model.reading import Reading
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger

STATES = tuple(f"{first}{last}" for first in ("Ke", "Var", "Ost", "Mel", "Dor", "Hal", "Ruv", "Tarn") for last in ("stria", "nland", "mere", "via", "gard"))
GIVEN, LAST = ("Ada", "Jon", "Ilse", "Mara", "Tom", "Olin", "Vera", "Nils"), tuple(f"{state[:-2]}er" for state in STATES)
GOODS = ("drones", "missiles", "boats", "tanks", "rockets", "radars", "fighters", "shells")
TYPES = {
    "transfer": ("supplier", "recipient", "item"), "visit": ("visitor", "destination"), "meeting": ("participant", "participant"),
    "sanction": ("imposer", "target"), "deployment": ("deployer", "item", "destination"), "test": ("tester", "item"),
}  # fmt: skip
REPORTS, A_DAY = 4, 12  # articles on an event; events in a day


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as its makers know it."""

    type: str
    fillers: tuple[tuple[str, str], ...]
    day: str


def happening(number: int) -> Happening:
    """Event ``number``: the same whenever it is asked for; those of higher numbers are later."""
    chance = Random(f"happening {number}")
    kind = chance.choice(sorted(TYPES))
    states, day = chance.sample(STATES, 3), number // A_DAY
    names = {"item": chance.choice(GOODS), "visitor": f"{chance.choice(GIVEN)} {chance.choice(LAST)}"}
    fillers = tuple((role, names.get(role) or states.pop()) for role in TYPES[kind])
    return Happening(kind, fillers, f"{2010 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}")


class Article(Writer):
    """Writes what happened, as articles do."""

    def tell(self, what: Happening, roles: int, *, dated: bool) -> None:
        """One claim of ``what`` with its first ``roles`` fillers."""
        fillers = [lambda one=one: self._filler(*one) for one in what.fillers[:roles]]
        self.claim(what.type, fillers, what.day if dated else None)

    def _filler(self, role: str, name: str):
        kind = EntityKind.PERSON if role == "visitor" else EntityKind.STATE if name in STATES else None
        return self.named(role, name, kind)


def article(number: int) -> Reading:
    """Article ``number``, which reports its event and mentions one that came before."""
    chance = Random(f"article {number}")
    main = happening(number // REPORTS)
    writer = Article(chance, number, published=main.day)
    writer.tell(main, 3, dated=False)
    writer.tell(main, 3, dated=True)
    writer.tell(main, 1, dated=False)
    writer.tell(happening(max(0, number // REPORTS - chance.randint(1, 200))), 3, dated=chance.random() < 0.5)
    return writer.reading()


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds for one batch."""

    save: float
    derive: float

    @property
    def total(self) -> float:
        return self.save + self.derive


def add(ledger: Ledger, readings: Sequence[Reading]) -> Cost:
    """Put ``readings`` into the ledger and link them."""
    started = time.process_time()
    for reading in readings:
        ledger.save(reading, reading.document.text.encode(), made_by="benchmark", overrides={})
    saved = time.process_time()
    refresh(ledger)
    return Cost(saved - started, time.process_time() - saved)


def measure(sizes: Sequence[int], batch: int, repeats: int) -> Iterator[tuple[int, Cost, int]]:
    """(articles in the ledger, median cost of ``batch`` more, events there) for each of ``sizes``, which rise."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "ledger.db"), create=True) as ledger:
        there = 0
        for size in sizes:
            for start in range(there, size, 1_000):
                add(ledger, [article(number) for number in range(start, min(start + 1_000, size))])
            there = size + repeats * batch
            batches = ([article(number) for number in range(start, start + batch)] for start in range(size, there, batch))
            costs = [add(ledger, readings) for readings in batches]
            yield size, Cost(median(cost.save for cost in costs), median(cost.derive for cost in costs)), ledger.counts()["events"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    print(f"{'articles':>8} {'events':>8} {'save s':>8} {'derive s':>8} {'together':>8}")
    totals = []
    for size, cost, events in measure(options.articles, options.batch, options.repeats):
        print(f"{size:8} {events:8} {cost.save:8.2f} {cost.derive:8.2f} {cost.total:8.2f}", flush=True)
        totals.append(cost.total)
    print(f"{options.batch} more cost {totals[-1] / totals[0]:.2f} x what they cost at first")


if __name__ == "__main__":
    main()
