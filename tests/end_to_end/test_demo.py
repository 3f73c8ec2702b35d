"""The sample dossier, as whoever tries Twosource first will see it."""

from pathlib import Path

from tests.end_to_end.conftest import Command


def test_demo_prints_timeline_and_sources_and_writes_the_report(twosource: Command, tmp_path: Path) -> None:
    result = twosource("demo", "-o", tmp_path / "page.html")
    assert result.code == 0
    assert "skipped" not in result.err and "report written to" in result.err
    assert [line.split()[0] for line in result.out.splitlines() if line.startswith(("When", "Source"))] == ["When", "Source"]
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "<script" not in page
