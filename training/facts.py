"""Facts that we took out of openly licensed texts, to learn from and to look at: `CORPORA=dir python -m training.facts OUT [--roles]`.

`training/facts` holds no word of the texts: each fact tells where it stands, in characters of the text as `read_texts` puts it
together from the corpora. With them, OUT gets the articles and the facts in words, for `evaluation.claims`; with ``--roles``
those of which types and roles alone are told, as far as they were read.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FACTS = Path(__file__).with_name("facts")
WHOLE, ROLES = "facts", "roles"  # the first file tells roles, times and sources, the second types and roles, another types
UNTOLD = {"when": [], "where": [], "quantity": None, "polarity": "positive", "modality": "actual", "chain": []}
MONTH = re.compile(r"/(20\d\d)/(\d\d)/")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a corpus; ``published`` as far as its address or record tells, empty where it does not."""

    corpus: str
    id: str
    text: str
    title: str = ""
    url: str = ""
    published: str = ""


def read_texts(corpora: Path) -> Iterator[Text]:
    """Every text of the corpora that facts were taken out of."""
    csv.field_size_limit(sys.maxsize)
    for file in sorted((corpora / "re3d").glob("*/documents.json")):
        for record in map(json.loads, file.read_text("utf-8").splitlines()):
            title, url = (record.get("title") or "").strip(), record.get("sourceUrl") or ""
            month = MONTH.search(url)
            published = f"{month[1]}-{month[2]}" if month else ""
            yield Text("re3d", record["_id"], f"{title}\n\n{record['text'].strip()}", title, url, published)
    for file in sorted((corpora / "wikinews").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            for record in csv.DictReader(rows):
                text = f"{record['title'].strip()}\n\n{record['text'].strip()}"
                yield Text("wikinews", record["url"], text, record["title"].strip(), record["url"], f"{record['date']} 00:00:00")
    for corpus, files in (("ewt", ("train", "dev")), ("gum_open", ("dev", "train"))):
        for split in files:
            yield from _of_treebank(corpus, next((corpora / corpus).glob(f"*-{split}.conllu")))
    for record in _plover(corpora / "plover" / "PLOVER_GSR_CAMEO.txt"):
        yield Text("plover", *record)


def _of_treebank(corpus: str, file: Path) -> Iterator[Text]:
    """Documents of a CoNLL-U file: sentences parted by a space, paragraphs by a line's end."""
    name, text = "", ""
    for line in [*file.read_text("utf-8").splitlines(), "# newdoc id ="]:
        if line.startswith("# newdoc id"):
            if name:
                yield Text(corpus, name, text)
            name, text = line.partition("=")[2].strip(), ""
        elif line.startswith("# newpar") and text and not text.endswith("\n"):
            text += "\n"
        elif line.startswith("# text ="):
            text += (" " if text and not text.endswith("\n") else "") + line.partition("=")[2].strip()


def _plover(file: Path) -> Iterator[tuple[str, str]]:
    """Records with a sentence: the file is no valid JSON."""
    name = ""
    for line in file.read_text("utf-8").splitlines():
        key, _, value = line.strip().rstrip(",").partition(":")
        if key == '"id"':
            name = value.strip().strip('"')
        elif key == '"text"' and name:
            yield name, value.strip()[1:-1]


def read_facts() -> dict[tuple[str, str], Mapping]:
    """By corpus and id of a text: its `facts`, and in `read` the stretches that were looked through, if not all of it."""
    lines = (line for file in sorted(FACTS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return {(record["corpus"], record["id"]): record for record in map(json.loads, lines)}


# --- in words ---


def in_words(fact: Mapping, text: str) -> dict:
    """A fact as `evaluation.facts` reads it; what it does not tell is left empty."""
    fact = UNTOLD | fact
    words = {key: [text[start:end] for start, end in fact[key]] for key in ("where", "chain")}
    start, end = fact["at"]
    return {
        "type": fact["type"], "trigger": text[start:end], "start": start, "end": end,
        "roles": {role: [text[first:last] for first, last in spans] for role, spans in fact["roles"].items()},
        "when": fact["when"], "where": words["where"], "quantity": fact["quantity"], "polarity": fact["polarity"],
        "modality": fact["modality"], "chain": [{"source": source} for source in words["chain"]], "core": True,
    }  # fmt: skip


def write_out(out: Path, articles: Iterable[tuple[str, Mapping, Sequence[Mapping]]]) -> None:
    """For `evaluation.claims`: each article's name, page (news-please's fields) and facts in words, as OUT/articles and OUT/facts.jsonl."""
    (out / "articles").mkdir(parents=True, exist_ok=True)
    with (out / "facts.jsonl").open("w", encoding="utf-8") as facts:
        for name, page, told in articles:
            (out / "articles" / f"{name}.json").write_text(json.dumps(page, ensure_ascii=False), "utf-8")
            for number, fact in enumerate(told, 1):
                facts.write(json.dumps({"id": f"{name}-{number:03}", "doc": f"{name}.json", **fact}, ensure_ascii=False) + "\n")


def _articles(corpora: Path, file: str) -> Iterator[tuple[str, Mapping, Sequence[Mapping]]]:
    texts = {(text.corpus, text.id): text for text in read_texts(corpora)}
    for place, record in enumerate(map(json.loads, (FACTS / f"{file}.jsonl").read_text("utf-8").splitlines()), 1):
        text = texts[record["corpus"], record["id"]]
        end = max((last for _, last in record.get("read", ())), default=len(text.text))
        page = {"title": text.title, "maintext": text.text[:end], "url": text.url, "language": "en"}
        page |= {"date_publish": text.published} if text.published else {}
        name = re.sub(r"\W+", "_", f"{place:02}_{record['corpus']}_{text.title}")[:60].lower()
        yield name, page, [in_words(fact, text.text) for fact in record["facts"]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--roles", action="store_true", help="the texts of which types and roles alone are told")
    options = parser.parse_args()
    write_out(options.out, _articles(Path(os.environ["CORPORA"]), ROLES if options.roles else WHOLE))


if __name__ == "__main__":
    main()
