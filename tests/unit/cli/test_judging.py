import json
from collections.abc import Callable
from pathlib import Path

from tests.unit.cli.conftest import Result
from tests.worlds import make_readings
from twosource.pipeline.refresh import refresh
from twosource.store.ledger import Ledger


def test_a_judgement_is_told_and_listed(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for reading in make_readings(6):
            ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})
        refresh(ledger)
        first, second = [event.id for event, _ in ledger.events()][:2]
    assert run("judgements", "--ledger", path).out == "nobody has judged anything\n"
    judged = run("judge", "same", first, second, "--by", "M. Orlan", "--why", "one delivery", "--ledger", path)
    assert judged.code == 0 and "2 events made way for 1" in judged.out
    (listed, *_) = json.loads(run("judgements", "--json", "--ledger", path).out)
    assert (listed["judge"], listed["verdict"], listed["superseded_at"], listed["score"]["detail"]) == ("M. Orlan", "same", None, "one delivery")
    assert "M. Orlan" in run("judgements", "--ledger", path).out


def test_wrong_ids_are_wrong_use(run: Callable[..., Result], ledger_file: Path) -> None:
    result = run("judge", "same", "evt_none", "evt_00", "--by", "M. Orlan", "--ledger", ledger_file)
    assert (result.code, "0 ids" in result.err) == (2, True)
