import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.conftest import make_reading, span_of
from twosource.model.protection import Detail, DetailKind, Protection
from twosource.model.reading import Reading
from twosource.store.ledger import Ledger

Run = Callable[..., object]


def test_export_writes_to_a_file_or_to_the_pipe(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    run("export", "--format", "claims", "-o", tmp_path / "claims.jsonl", "--ledger", ledger_file)
    written = (tmp_path / "claims.jsonl").read_text(encoding="utf-8")
    assert run("export", "--format", "claims", "--ledger", ledger_file).out == written
    assert json.loads(written)["event"]["id"] == "evt_00aa11bb22cc33dd"


def test_unknown_format_is_wrong_use(run: Run, ledger_file: Path) -> None:
    result = run("export", "--format", "tables", "--ledger", ledger_file)
    assert result.code == 2 and "known: claims, events, attributions" in result.err


def test_file_that_cannot_be_written_is_told(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / "none" / "claims.jsonl", "--ledger", ledger_file)
    assert result.code == 2 and "cannot write" in result.err


def test_report_is_one_page(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    assert run("report", "-o", tmp_path / "page.html", "--ledger", ledger_file).code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Kestria [sells] boats to Varnland" in page and "a picture, not text" in page


def test_lint_finds_nothing_where_nobody_is_protected(run: Run, ledger_file: Path) -> None:
    result = run("lint", "--ledger", ledger_file)
    assert result.code == 0
    assert "nothing that leads to a protected person" in result.out and "0 people protected" in result.err


def test_lint_names_what_is_left_and_ends_with_1(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    article, other = make_reading(), make_reading(path="other.txt", outlet="Orsova Monitor")
    text = article.document.text
    seller = article.entities[0]
    details = (Detail(DetailKind.NAME, seller.mentions[0].span), Detail(DetailKind.WORKPLACE, span_of("patrol boats", text)))
    person = Protection("prt_1", (seller.id,), seller.mentions[0].span, span_of("on 3 May", text), "safety", details)
    ledger.save(replace(article, protections=(person,)), b"a", made_by="test", overrides={})
    told = replace(other.document, id="sha256:other", text=text + " Told again.", title="Kestria and its patrol boats")
    ledger.save(Reading(told, (), (), (), (), (), (), ()), b"b", made_by="test", overrides={})
    result = run("lint", "--ledger", tmp_path / "ledger.db", "--json")
    assert result.code == 1
    assert {finding["output"] for finding in json.loads(result.out)} >= {"documents", "report"}


def test_public_export_is_the_private_one_where_nobody_is_protected(run: Run, ledger_file: Path) -> None:
    assert run("export", "--public", "--ledger", ledger_file).out == run("export", "--ledger", ledger_file).out
