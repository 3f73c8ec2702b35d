"""How far the rules' polarity and modality agree with what people and other annotators judged.

    CORPORA=… python -m evaluation.factuality uds [--split dev]
    CORPORA=… python -m evaluation.factuality meantime

uds: "It Happened" over the English Web Treebank, a value from -3 (certainly did not happen) to 3 (certainly did) for
each predicate, with the treebank's own trees. A judgement's value is the mean of its class (polarity and modality) in
the train split; Pearson's r and the mean absolute error are over the predicates of the split. ``happened`` is the
share of predicates whose sign the rules tell: positive and actual against everything else.

meantime: event mentions of Wikinews with certainty, polarity and time, read with the shipped model. Shares of
mentions whose polarity is right, and of those that are certain and not future that the rules call actual, and back.
"""

import argparse
import json
import os
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, mean
from xml.etree import ElementTree

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from evaluation.treebank import GoldDocument, read_documents
from twosource.annotate import load_english
from twosource.config import DATA
from twosource.extract.factuality import judge_factuality
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import token_span
from twosource.model.claim import Factuality, Modality, Polarity
from twosource.model.event import EventMention
from twosource.vocabulary.cues import CueLexicon, load_cues

CLOSED = ("CERTAIN", "PROBABLE", "POSSIBLE")


@dataclass(frozen=True, slots=True)
class Judged:
    """One predicate: what the rules say, and the value that people gave."""

    found: Factuality
    value: float

    @property
    def kind(self) -> str:
        return f"{self.found.polarity.value} {self.found.modality.value}"


def uds_predicates(corpora: Path, split: str, cues: CueLexicon) -> list[Judged]:
    """Every judged predicate of a split, read off the gold tree."""
    values, vocab = _uds_values(corpora / "uds_factuality", split), spacy.blank("en").vocab
    found = []
    for document in read_documents(corpora / "ewt" / f"en_ewt-ud-{split}.conllu"):
        doc = _tree(document, vocab)
        tokens = TokenIndex(doc)
        for key, start in zip(document.keys, document.starts, strict=True):
            for place, value in sorted(values.get(key, {}).items()):
                found.append(Judged(_judge(doc[start + place - 1], tokens, cues), value))
    return found


def _uds_values(folder: Path, split: str) -> dict[str, dict[int, float]]:
    """Sentence id → number of the predicate's word, from 1 → value."""
    names = json.loads((folder / "ud_ids.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(folder / "factuality.zip") as archive:
        graphs = json.loads(archive.read("factuality.json"))["data"]
    values: dict[str, dict[int, float]] = defaultdict(dict)
    for graph, predicates in graphs.items():
        if graph.startswith(f"ewt-{split}-"):
            for node, told in predicates.items():
                values[names[graph]["sentence_id"]][int(node.rsplit("-", 1)[1])] = told["factuality"]["factual"]["value"]
    return values


def _tree(document: GoldDocument, vocab: Vocab) -> Doc:
    """A Doc with the gold tree; heads are indices, roots point at themselves."""
    words = document.words
    return Doc(
        vocab, words=[word.form for word in words], spaces=[word.space for word in words], tags=[word.xpos for word in words],
        pos=[word.upos for word in words], lemmas=[word.lemma for word in words], deps=[word.deprel for word in words],
        heads=[place if word.head is None else word.head for place, word in enumerate(words)],
    )  # fmt: skip


def _judge(word: Token, tokens: TokenIndex, cues: CueLexicon) -> Factuality:
    span = token_span(word)
    return judge_factuality(EventMention("evm", "use", span, span), tokens, cues=cues)


def agreement(train: Sequence[Judged], held: Sequence[Judged]) -> dict[str, float]:
    """Figures over ``held``, each class worth its mean in ``train``."""
    worth = {kind: mean(each.value for each in train if each.kind == kind) for kind in {each.kind for each in train}}
    guesses, values = [worth.get(each.kind, 0.0) for each in held], [each.value for each in held]
    actual = [each.found.polarity is Polarity.POSITIVE and each.found.modality is Modality.ACTUAL for each in held]
    return {
        "predicates": len(held),
        "r": correlation(guesses, values),
        "mean absolute error": mean(abs(guess - value) for guess, value in zip(guesses, values, strict=True)),
        "happened": mean(told == (value > 0) for told, value in zip(actual, values, strict=True)),
    }


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention of MEANTIME with what the rules say of it."""

    found: Factuality
    negative: bool
    actual: bool  # certain, and not in the future


def meantime_mentions(corpora: Path, nlp: Language, cues: CueLexicon) -> Iterator[Mention]:
    """Every annotated event mention of the corpus."""
    for file in sorted((corpora / "meantime" / "intra_cross-doc_annotation").rglob("*.xml")):
        root = ElementTree.parse(file).getroot()
        words = {token.get("t_id"): token for token in root.iter("token")}
        order = {key: place for place, key in enumerate(words)}
        doc = nlp(_meantime_doc(list(words.values()), nlp.vocab))
        tokens = TokenIndex(doc)
        for event in root.iter("EVENT_MENTION"):
            anchors = [order[anchor.get("t_id")] for anchor in event.iter("token_anchor") if anchor.get("t_id") in order]
            if anchors and event.get("certainty") in CLOSED:
                yield _mention(doc[anchors[0]], event.attrib, tokens, cues)


def _meantime_doc(tokens: Iterable[ElementTree.Element], vocab: Vocab) -> Doc:
    rows = [(token.text or "", token.get("sentence")) for token in tokens]
    starts = [place == 0 or rows[place - 1][1] != sentence for place, (_, sentence) in enumerate(rows)]
    return Doc(vocab, words=[word for word, _ in rows], sent_starts=starts)


def _mention(word: Token, told: Mapping[str, str], tokens: TokenIndex, cues: CueLexicon) -> Mention:
    certain = told.get("certainty") == "CERTAIN" and told.get("time") != "FUTURE" and told.get("special_cases", "NONE") in ("NONE", "")
    return Mention(_judge(word, tokens, cues), told.get("polarity") == "NEG", certain)


def shares(mentions: Sequence[Mention]) -> dict[str, float]:
    """How often polarity is right, and precision and recall of what is actual and of what is negated."""
    actual = [(each.found.modality is Modality.ACTUAL, each.actual) for each in mentions]
    negative = [(each.found.polarity is Polarity.NEGATIVE, each.negative) for each in mentions]
    figures = {"mentions": float(len(mentions)), "polarity right": mean(told == wanted for told, wanted in negative)}
    for name, pairs in (("actual", actual), ("not actual", [(not told, not wanted) for told, wanted in actual]), ("negative", negative)):
        right = sum(told and wanted for told, wanted in pairs)
        figures[f"{name}: precision"] = right / max(sum(told for told, _ in pairs), 1)
        figures[f"{name}: recall"] = right / max(sum(wanted for _, wanted in pairs), 1)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=("uds", "meantime"))
    parser.add_argument("--split", choices=("dev", "test"), default="dev", help="of uds")
    options = parser.parse_args()
    corpora, cues = Path(os.environ["CORPORA"]), load_cues(DATA / "languages" / "en")
    if options.corpus == "uds":
        figures = agreement(uds_predicates(corpora, "train", cues), uds_predicates(corpora, options.split, cues))
    else:
        figures = shares(list(meantime_mentions(corpora, load_english(), cues)))
    for name, value in figures.items():
        print(f"{name:22} {value:.3f}" if name not in ("predicates", "mentions") else f"{name:22} {value:.0f}")


if __name__ == "__main__":
    main()
