from pathlib import Path

import pytest

import twosource
from twosource.extract.derivations import extract_derivations
from twosource.read.documents import read_paths
from twosource.vocabulary import load_vocabulary

DATA = Path(twosource.__file__).parent / "data"
VOCABULARY = load_vocabulary(DATA, "en", more=(DATA / "demo" / "vocabulary",))
TITLE = "Kestria sells boats to Varnland"
BODY = "Kestria sold forty boats to Varnland, two officials said.\n\nThe boats left the port on Monday, and nobody saw them again."


@pytest.mark.parametrize(
    ("page", "outlet", "words"),
    [
        (f"{TITLE}\n\n{BODY}\n\nRead the full article here\n", None, "Read the full article here"),
        (f"{TITLE}\n\n{BODY}\n\nThis article was originally published by the Lessin Post.\n", "Lessin Post", "This article was originally published by the Lessin Post."),
        (f"{TITLE}\n\n{BODY}\n\nReposted from Velm Evening News\n", "Velm Evening News", "Reposted from Velm Evening News"),
        (f"{TITLE}\n\n{BODY}\n\nSource: HPA\n", "Halvard Press Agency", "Source: HPA"),
        (f"{TITLE}\n\nHALM, March 3 (HPA) – {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\nHALM, March 3. /HPA/. {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\nHPA, March 3. {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\nHPA – {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\nHPA\n\n{BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\n{BODY}\n\n(HPA)\n", "Halvard Press Agency", "(HPA)"),
        (f"{TITLE}\n\n{BODY}\n\n— HPA\n", "Halvard Press Agency", "— HPA"),
        (f"{TITLE}\n\n{BODY}\n\n© 2024 HPA. All rights reserved.\n", "Halvard Press Agency", "© 2024 HPA. All rights reserved."),
        (f"{TITLE}\n\nBy Ada Orrel, Halvard Press Agency\n\n{BODY}\n", "Halvard Press Agency", "Ada Orrel, Halvard Press Agency"),
        (f"{TITLE}\n\nBy Halvard Press Agency Staff\n\n{BODY}\n", "Halvard Press Agency", "Halvard Press Agency Staff"),
        (f"{TITLE}\n\n{BODY}\n\nThis story has been provided by HPA without modifications.\n", "Halvard Press Agency", "This story has been provided by HPA without modifications."),
        (f"{TITLE}\n\nHALM, 3 March (Norrel Press Agency). {BODY}\n", "Norrel Press Agency", "Norrel Press Agency"),
        (f"{TITLE}\n\nHALM (NPA) – {BODY}\n", "NPA", "NPA"),
        (f"{TITLE}\n\nHALM, HPA – {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\nHALM – HPA – {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\n(HPA) {BODY}\n", "Halvard Press Agency", "HPA"),
        (f"{TITLE}\n\nHPA | 3 March 2024\n\n{BODY}\n", "Halvard Press Agency", "HPA | 3 March 2024"),
        (f"{TITLE}\n\nAda Orrel, HPA\n\n{BODY}\n", "Halvard Press Agency", "Ada Orrel, HPA"),
        (f"{TITLE}\n\n{BODY}\n\nNorrel News Agency\n", "Norrel News Agency", "Norrel News Agency"),
        (f"{TITLE}\n\n{BODY}\n\nOriginal article: HPA\n", "Halvard Press Agency", "Original article: HPA"),
        (f"{TITLE}\n\n{BODY}\n\nThe post first appeared on Lessin Post.\n", "Lessin Post", "The post first appeared on Lessin Post."),
        (f"{TITLE}\n\n{BODY}\n\nReprinted from the Lessin Post.\n", "Lessin Post", "Reprinted from the Lessin Post."),
        (f"{TITLE}\n\n{BODY}\n\nA version of this article appeared in the Lessin Post.\n", "Lessin Post", "A version of this article appeared in the Lessin Post."),
        (f"{TITLE}\n\n{BODY}\n\nRead the full story at the Lessin Post.\n", "Lessin Post", "Read the full story at the Lessin Post."),
    ],
)  # fmt: skip
def test_a_page_says_where_it_was_taken_from(tmp_path: Path, page: str, outlet: str | None, words: str) -> None:
    (found,) = derivations(tmp_path, page)
    assert (found.outlet, found.span.of(page)) == (outlet, words)


@pytest.mark.parametrize("line", ["Read more", "Continue reading", "Outlet: Lessin Post", "The Lessin Post reported it first.", "The report was published by the ministry.", "HPA said so.", "Photo: HPA", "With reporting from HPA.", "HPA contributed to this report.", "The Lessin Post"])
def test_other_lines_say_nothing_of_it(tmp_path: Path, line: str) -> None:
    assert derivations(tmp_path, f"{TITLE}\n\n{BODY}\n\n{line}\n") == ()


def test_hours_in_brackets_are_no_agency(tmp_path: Path) -> None:
    assert derivations(tmp_path, f"{TITLE}\n\nHALM, March 3 (GMT) – {BODY}\n") == ()


def derivations(folder: Path, page: str) -> tuple:
    (folder / "a.txt").write_text(page, encoding="utf-8")
    (raw,) = read_paths([folder], page=VOCABULARY.page)
    return extract_derivations(raw.document, page=VOCABULARY.page, gazetteer=VOCABULARY.gazetteer, lineage=VOCABULARY.lineage)
