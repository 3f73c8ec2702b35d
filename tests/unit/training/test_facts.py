"""Facts that stand off from their texts: how texts are put together, and that our files hold no word of them."""

import json
import os
from importlib.resources import files
from pathlib import Path

import pytest

from training.facts import FACTS, in_words, read_facts, read_texts

TYPES = {file.name.removesuffix(".yaml") for file in files("twosource").joinpath("data", "event_types").iterdir()}
FACT = {
    "type": "attack", "at": [8, 16], "roles": {"attacker": [[0, 7]], "target": [[17, 21]]}, "when": ["2021"], "where": [[25, 31]],
    "quantity": None, "polarity": "positive", "modality": "actual", "chain": [[0, 7]],
}  # fmt: skip


def test_a_fact_gets_its_words_back() -> None:
    told = in_words(FACT, "Kestria attacked Velm in Orsova.")
    assert (told["trigger"], told["roles"], told["where"]) == ("attacked", {"attacker": ["Kestria"], "target": ["Velm"]}, ["Orsova"])
    assert told["chain"] == [{"source": "Kestria"}]


def test_texts_are_put_together(tmp_path: Path) -> None:
    (tmp_path / "re3d" / "Navy").mkdir(parents=True)
    record = {"_id": "A1", "title": " Ships sail ", "text": "Two ships sailed.\n", "sourceUrl": "https://navy.example/2021/05/a.html"}
    (tmp_path / "re3d" / "Navy" / "documents.json").write_text(json.dumps(record) + "\n", "utf-8")
    (tmp_path / "wikinews").mkdir()
    (tmp_path / "wikinews" / "w.csv").write_text("url,date,title,text\nhttps://w.example/a,2021-05-03,Ships,Two sailed.\n", "utf-8")
    for corpus, name in (("ewt", "en_ewt-ud"), ("gum_open", "gum")):
        (tmp_path / corpus).mkdir()
        for split in ("train", "dev"):
            lines = [f"# newdoc id = {corpus}-{split}", "# newpar", "# text = Two sailed.", "# text = One stayed.", "# newpar", "# text = It sank."]
            (tmp_path / corpus / f"{name}-{split}.conllu").write_text("\n".join(lines), "utf-8")
    (tmp_path / "plover").mkdir()
    (tmp_path / "plover" / "PLOVER_GSR_CAMEO.txt").write_text('{\n "id": "P1",\n "text": "Two ships, it said, sailed."\n},\n', "utf-8")
    texts = {(text.corpus, text.id): text for text in read_texts(tmp_path)}
    assert texts["re3d", "A1"].text == "Ships sail\n\nTwo ships sailed."
    assert texts["re3d", "A1"].published == "2021-05"
    assert texts["wikinews", "https://w.example/a"].text == "Ships\n\nTwo sailed."
    assert texts["ewt", "ewt-dev"].text == "Two sailed. One stayed.\nIt sank."
    assert texts["plover", "P1"].text == "Two ships, it said, sailed."


def test_facts_are_offsets_and_values_only() -> None:
    records = read_facts().values()
    found = [fact for record in records for fact in record["facts"]]
    assert len(found) > 2000
    assert {fact["type"] for fact in found} <= TYPES
    spans = [span for fact in found for span in (fact["at"], *fact.get("where", ()), *(one for spans in fact.get("roles", {}).values() for one in spans))]
    assert all(len(span) == 2 and 0 <= span[0] < span[1] for span in spans)
    assert all(set(fact) <= {*FACT, "at"} and set(fact.get("quantity") or ()) <= {"value", "min", "max", "unit", "approx"} for fact in found)


@pytest.mark.skipif("CORPORA" not in os.environ, reason="needs the corpora")
def test_facts_stand_in_their_texts() -> None:
    texts = {(text.corpus, text.id): text.text for text in read_texts(Path(os.environ["CORPORA"]))}
    for key, record in read_facts().items():
        assert all(texts[key][start:end].strip() == texts[key][start:end] for fact in record["facts"] for start, end in [fact["at"]])
    assert FACTS.is_dir()
