"""Coreference inside an article: `CORPORA=dir python -m evaluation.coreference --split test`.

Our entities against the coreference of GUM's open genres, mentions known by their head words, so that where a phrase
begins does not matter; gold words and sentences, our tags, trees and mentions. What is mentioned once is left out on both
sides, as in OntoNotes. MUC, B³, CEAF-e and their mean; `pairs` shows how many of our merges are right. With `--wrong`
the links that join two gold entities are printed, to be read on the training or dev split alone.
"""

import argparse
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from evaluation.clusters import Cluster, b_cubed, ceaf_e, conll, muc, pairs
from evaluation.pipelines import add_options, chosen
from evaluation.treebank import GoldDocument, read_documents
from twosource.extract.entities import extract_entities
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import RELATIVE_TAGS
from twosource.model.text import Document
from twosource.vocabulary.gazetteer import Gazetteer, load_gazetteer

BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<at_once>\))?|(?P<closed>[^()]+)\)")
Place = tuple[str, int]  # document and word
MEASURES = {"MUC": muc, "B3": b_cubed, "CEAF-e": ceaf_e, "pairs": pairs}


def gold_clusters(document: GoldDocument, entities: Sequence[str]) -> list[set[Place]]:
    """What the annotation holds for one, as head words; ``entities`` is the field Entity of each word's MISC."""
    open_at: dict[str, list[int]] = defaultdict(list)
    found: dict[str, set[Place]] = defaultdict(set)
    for place, field in enumerate(entities):
        for match in BRACKET.finditer(field):
            key = (match["opened"] or match["closed"]).split("-")[0]
            if match["opened"] and not match["at_once"]:
                open_at[key].append(place)
                continue
            first = place if match["opened"] else open_at[key].pop()
            found[key].add((document.name, _head(document, first, place)))
    return [cluster for cluster in found.values() if len(cluster) > 1]


def _head(document: GoldDocument, first: int, last: int) -> int:
    """The word that the others of a mention depend on."""
    outward = (at for at in range(first, last + 1) if (head := document.words[at].head) is None or not first <= head <= last)
    return next(outward, last)


def entity_fields(path: Path) -> dict[str, list[str]]:
    """Document → the annotation at each of its words."""
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            found[line.partition(" = ")[2]] = []
        elif line and not line.startswith("#") and line.split("\t", 1)[0].isdigit():
            misc = line.rsplit("\t", 1)[1].split("|")
            found[next(reversed(found))].append(next((part[7:] for part in misc if part.startswith("Entity=")), ""))
    return found


def our_clusters(name: str, doc: Doc, gazetteer: Gazetteer) -> list[set[Place]]:
    """Our entities as head words, of those that GUM annotates."""
    tokens = TokenIndex(doc)
    entities = extract_entities(Document(name, name, doc.text), doc, gazetteer=gazetteer)
    heads = [{tokens.range(mention.head)[0] for mention in entity.mentions} for entity in entities]
    clusters = [{(name, head) for head in own if _is_annotated(doc[head], own)} for own in heads]
    return [cluster for cluster in clusters if len(cluster) > 1]


def _is_annotated(word: Token, own: set[int]) -> bool:
    """Whether GUM has such mentions: no relative pronouns, no adjectives of states, no titles apart from their name."""
    return word.tag_ not in RELATIVE_TAGS and word.pos_ != "ADJ" and not (word.dep_ == "nmod:desc" and word.head.i in own)


def wrong_links(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> Iterator[tuple[Place, Place]]:
    """Neighbouring mentions of one of our clusters that belong to two of the gold's."""
    home = {place: number for number, cluster in enumerate(gold) for place in cluster}
    for cluster in ours:
        known = sorted(place for place in cluster if place in home)
        yield from ((left, right) for left, right in pairwise(known) if home[left] != home[right])


def evaluate(nlp: Language, path: Path, genres: Iterable[str]) -> tuple[list[set[Place]], list[set[Place]], dict[str, Doc]]:
    """Gold clusters, ours, and the documents read."""
    gazetteer = load_gazetteer(Path(str(files("twosource") / "data")))
    fields, gold, ours, read = entity_fields(path), [], [], {}
    for document in read_documents(path):
        if document.name.split("_")[1] in genres:
            doc = document.doc(nlp.vocab)
            for _, component in nlp.pipeline:
                doc = component(doc)
            read[document.name] = doc
            gold += gold_clusters(document, fields[document.name])
            ours += our_clusters(document.name, doc, gazetteer)
    return gold, ours, read


GENRES = ("news", "interview", "bio", "voyage", "textbook", "vlog", "speech", "conversation")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--genres", nargs="+", choices=GENRES, default=GENRES)
    parser.add_argument("--wrong", action="store_true", help="print links between two gold entities")
    add_options(parser)
    options = parser.parse_args()
    path = Path(os.environ["CORPORA"]) / "gum_open" / f"gum-{options.split}.conllu"
    gold, ours, read = evaluate(chosen(options), path, options.genres)
    if options.wrong:
        for left, right in wrong_links(gold, ours):
            print(f"{left[0]}: «{_around(read[left[0]], left[1])}» = «{_around(read[right[0]], right[1])}»")
    for name, measure in MEASURES.items():
        agreement = measure(gold, ours)
        print(f"{name:8} P {agreement.precision:.3f}  R {agreement.recall:.3f}  F1 {agreement.f1:.3f}")
    print(f"CoNLL F1 {conll(gold, ours):.3f}")


def _around(doc: Doc, place: int) -> str:
    words = [word.text for word in doc[max(0, place - 6) : place + 5]]
    words[min(6, place)] = f"[{words[min(6, place)]}]"
    return " ".join(words)


if __name__ == "__main__":
    main()
