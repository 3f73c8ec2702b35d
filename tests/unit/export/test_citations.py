"""Articles as others cite them."""

from dataclasses import replace

from tests.conftest import make_document
from twosource.export.citations import bibtex, csl
from twosource.export.documents import article_record
from twosource.model.text import Publication

ARTICLE = article_record(replace(make_document(), byline="Ines Vess and M. Orlan", url="https://halm.example/a_b?c=1%20"))
UNDATED = article_record(replace(make_document(outlet=None), published=Publication(earliest="2031-01-01"), title="100% {of} R&D_$"))


def test_bibtex_entry_keeps_names_and_capitals() -> None:
    key = f"halm-times-2031-{ARTICLE['id'].removeprefix('sha256:')[:8]}"
    assert bibtex(ARTICLE, "Kestria did\nnot sell") == (
        f"@article{{{key},\n  author = {{{{Ines Vess and M. Orlan}}}},\n  title = {{{{Kestria’s ships leave Varnland}}}},\n"
        "  journal = {{Halm Times}},\n  year = {2031},\n  month = {5},\n  day = {4},\n  url = {https://halm.example/a\\_b?c=1\\%20},\n"
        "  annote = {“Kestria did not sell”}\n}\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert bibtex(UNDATED).splitlines()[1:] == [r"  title = {{100\% \{of\} R\&D\_\$}}", "}"]
    assert bibtex(UNDATED).startswith("@misc{100-of-r-undated-")
    assert set(csl(UNDATED)) == {"id", "type", "title"}


def test_csl_item() -> None:
    item = csl(ARTICLE, "Kestria did not sell")
    assert item["author"] == [{"literal": "Ines Vess and M. Orlan"}]
    assert item["issued"] == {"date-parts": [[2031, 5, 4]]}
    assert (item["container-title"], item["URL"], item["note"]) == ("Halm Times", ARTICLE["url"], "“Kestria did not sell”")


def test_a_month_is_cited_as_a_month() -> None:
    month = article_record(replace(make_document(), published=Publication("2031-05", "2031-05-01", "2031-05-31")))
    assert csl(month)["issued"] == {"date-parts": [[2031, 5]]}
