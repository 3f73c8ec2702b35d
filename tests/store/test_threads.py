"""One ledger, open in many threads at once, while another writes to it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

from tests.worlds import fill, make_readings
from twosource.export import desk
from twosource.store.ledger import Ledger
from twosource.store.sqlite import KEPT_OPEN, MORE

THREADS = KEPT_OPEN + MORE + 4  # more than may be connected at once


def test_many_threads_read_one_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        fill(ledger, make_readings(10))
        expected, together = desk.events(ledger), Barrier(THREADS)

        def look() -> bool:
            together.wait()
            return all(desk.events(ledger) == expected for _ in range(3))

        with ThreadPoolExecutor(THREADS) as threads:
            assert all(each.result() for each in [threads.submit(look) for _ in range(THREADS)])


def test_a_view_is_of_one_moment_whatever_others_write(tmp_path: Path) -> None:
    first, second = make_readings(10), make_readings(20)[10:]
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        fill(ledger, first)
        looked, written = Event(), Event()

        def look() -> tuple[int, int, int]:
            with ledger.view() as view:
                before = view.articles.count()
                looked.set()
                written.wait(30)
                return before, view.articles.count(), len(ledger.paths())

        with ThreadPoolExecutor(1) as threads:
            found = threads.submit(look)
            looked.wait(30)
            fill(ledger, second)
            written.set()
            assert found.result() == (10, 10, 10)
        assert desk.articles(ledger)["total"] == len(ledger.paths()) == 20


def test_records_hold_together_while_articles_are_read(tmp_path: Path) -> None:
    readings = make_readings(24)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        fill(ledger, readings[:4])
        done = Event()

        def look() -> int:
            looks = 0
            while not done.is_set():
                for card in desk.events(ledger)["items"][:3]:
                    assert desk.timeline(ledger)["total"] >= 0 and card["claims"] > 0
                desk.overview(ledger)
                desk.network(ledger, "citing")
                looks += 1
            return looks

        with ThreadPoolExecutor(4) as threads:
            looks = [threads.submit(look) for _ in range(3)]
            for start in range(4, 24, 5):
                fill(ledger, readings[start : start + 5])
            done.set()
            assert all(each.result() for each in looks)
