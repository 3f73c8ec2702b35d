"""What is true of a happening, as far as the articles let a reader know it."""

from collections.abc import Sequence
from typing import Any

from evaluation.newsroom.spread import Report, Spread, Voice
from evaluation.newsroom.writing import Article

UNREAL = ("plan", "possible")


def truth(told: Spread, articles: Sequence[Article]) -> dict[str, Any]:
    """One line of the file: origins, conflicts and, for each article, its mentions and from whom it has the news."""
    reports = told.reports
    real = [report for report in reports if report.form not in UNREAL and report.kind != "denial"]
    origins = {name_of(root): root.voice for report in real if (root := root_of(report, reports)) and report.kind != "uncredited"}
    return {
        "id": told.happening.id,
        "type": told.happening.type,
        "known": known(list(origins.values())),
        "possible": len(origins),
        "origins": sorted(origins),
        "carriers": len(reports),
        "conflicts": [list(conflict) for conflict in told.conflicts],
        "articles": [
            {
                "path": article.path, "mentions": list(article.mentions), "pointers": list(article.pointers), "kind": report.kind,
                "from": articles[report.source].path if report.source is not None else None,
            }
            for report, article in zip(reports, articles, strict=True)
        ],
    }  # fmt: skip


def root_of(report: Report, reports: Sequence[Report]) -> Report:
    """The report that all of it comes from."""
    while report.source is not None:
        report = reports[report.source]
    return report


def name_of(root: Report) -> str:
    """The person who said it; where nobody is named, the outlet that vouches for people or papers."""
    return root.voice.key if root.voice and root.voice.key else root.outlet.name


def known(voices: Sequence[Voice | None]) -> int:
    """How many are certainly different: two outlets' unnamed officials of one state may be one, or be its minister."""
    sure = [voice for voice in voices if voice is None or voice.kind != "unnamed"]
    states = {voice.state for voice in voices if voice and voice.kind == "unnamed"} - {voice.state for voice in sure if voice}
    return max(len(sure) + len(states), min(1, len(voices)))
