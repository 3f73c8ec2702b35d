"""Which words of many articles name one event: ECB+, read, compared and clustered.

    python -m evaluation.ecbplus CORPORA [--split dev]     gold mentions, equal head lemmas: the baseline
    python -m evaluation.ecbplus CORPORA --own             mentions and events as our own claims have them
    python -m training.linking CORPORA                     gold mentions, compared with weights learned on train

ECB+ (Cybulska and Vossen 2014) marks events of any kind in pairs of articles on like matters. Only its validated
sentences are used. Topics 1 to 35; dev is 2 5 12 18 21 23 34 35. No topic is given away: articles are compared where
their words are alike (cosine of tf-idf over lemmas, a threshold set on train), corpus-wide clusters are scored,
singletons included. Head lemmas, arguments and the words around come of our own parse; of the corpus' own marks only
the mentions of events are used, and of times and places for the weights that ``training/linking.py`` learns.
"""

import argparse
import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations, groupby, product
from pathlib import Path
from xml.etree import ElementTree

from spacy.tokens import Doc, Token

from evaluation.clusters import b_cubed, ceaf_e, conll, muc
from twosource.annotate import load_pipeline
from twosource.config import DATA, load_config
from twosource.model.text import Block, BlockKind, Document, Span
from twosource.pipeline.build import build
from twosource.vocabulary.event_titles import load_event_titles
from twosource.vocabulary.linking import load_linking
from twosource.weigh.derive import derive

DEV = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
TRAIN = frozenset(range(1, 36)) - DEV
ALIKE = 0.25  # articles with words so alike are compared; set on train by the head-lemma baseline
EVENTS, TIMES, PLACES = ("ACTION", "NEG_ACTION"), ("TIME",), ("LOC",)
AGENTS, PATIENTS = {"nsubj", "csubj", "obl:agent"}, {"obj", "nsubj:pass", "iobj", "ccomp", "xcomp"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the corpus: its kind, its words' numbers in the sentence, and the chain that it belongs to."""

    kind: str
    tokens: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Sentence:
    document: str
    number: int
    words: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention with what can be compared: lemmas of its head, of who does it and to whom, and of what is around."""

    id: tuple[str, int, tuple[int, ...]]
    chain: str
    head: str
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def document(self) -> str:
        return self.id[0]


@dataclass(slots=True)
class Corpus:
    """Mentions, and each article's lemmas with how often they stand there."""

    mentions: list[Mention] = field(default_factory=list)
    lemmas: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def sentences(folder: Path, topics: Iterable[int]) -> Iterator[Sentence]:
    """The validated sentences of ``topics``."""
    chosen: dict[str, set[int]] = defaultdict(set)
    with (folder / "coreference_sentences.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            chosen[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    for topic in sorted(topics):
        for path in sorted((folder / str(topic)).glob("*.xml")):
            yield from _sentences(path, chosen[path.stem])


def _sentences(path: Path, chosen: set[int]) -> Iterator[Sentence]:
    root = ElementTree.parse(path).getroot()
    where = {token.get("t_id"): (int(token.get("sentence")), int(token.get("number")), token.text or "") for token in root.iter("token")}
    chains = _chains(root)
    marks: dict[int, list[Mark]] = defaultdict(list)
    for mark in root.find("Markables"):
        places = [where[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if places:
            own = f"{path.stem} {mark.get('m_id')}"
            marks[places[0][0]].append(Mark(mark.tag, tuple(number for _, number, _ in places), chains.get(mark.get("m_id"), own)))
    words: dict[int, dict[int, str]] = defaultdict(dict)
    for sentence, number, word in where.values():
        words[sentence][number] = word
    for sentence in sorted(words.keys() & chosen):
        yield Sentence(path.stem, sentence, tuple(words[sentence][number] for number in sorted(words[sentence])), tuple(marks[sentence]))


def _chains(root: ElementTree.Element) -> dict[str, str]:
    """Mark → its chain, across documents where the corpus says so."""
    instances = {mark.get("m_id"): mark.get("instance_id") for mark in root.find("Markables")}
    chains = {}
    for relation in root.find("Relations"):
        target = relation.find("target").get("m_id")
        name = relation.get("note") or instances.get(target) or f"{root.get('doc_name')} {relation.get('r_id')}"
        chains |= {source.get("m_id"): name for source in relation.iter("source")}
    return chains


def load(folder: Path, topics: Iterable[int]) -> Corpus:
    """Mentions of ``topics`` with what our parse says of them."""
    nlp, corpus = load_pipeline("en"), Corpus()
    for sentence in sentences(folder, topics):
        doc = nlp(" ".join(sentence.words))
        at = _tokens(doc, sentence.words)
        content = [token.lemma_.lower() for token in doc if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
        corpus.lemmas[sentence.document].update(content)
        corpus.mentions += [_mention(sentence, mark, at, frozenset(content)) for mark in sentence.marks if mark.kind.startswith(EVENTS)]
    return corpus


def _tokens(doc: Doc, words: Sequence[str]) -> list[Token]:
    """The parsed word at each word of the corpus."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    by_offset = {offset: token for token in doc for offset in range(token.idx, token.idx + len(token))}
    return [by_offset.get(start, doc[-1]) for start in starts[:-1]]


def _mention(sentence: Sentence, mark: Mark, at: Sequence[Token], around: frozenset[str]) -> Mention:
    tokens = [at[number] for number in mark.tokens]
    head = next((token for token in tokens if token.head not in tokens), tokens[0])
    said = {kind: frozenset(at[number].lemma_.lower() for each in sentence.marks if each.kind.startswith(kind) for number in each.tokens)
            for kind in (*TIMES, *PLACES)}  # fmt: skip
    agents = frozenset(child.lemma_.lower() for child in head.children if child.dep_ in AGENTS)
    patients = frozenset(child.lemma_.lower() for child in head.children if child.dep_ in PATIENTS or (head.pos_ == "NOUN" and child.dep_ in ("nmod", "compound", "nmod:poss")))
    identity = (sentence.document, sentence.number, mark.tokens)
    return Mention(identity, mark.chain, head.lemma_.lower(), agents, patients, said["TIME"], said["LOC"], around - {head.lemma_.lower()})


def stem(lemma: str) -> str:
    """A verb and the noun made of it as one, as far as endings tell: shoot, shooting; acquire, acquisition."""
    return re.sub(r"(?:e|ing|ion|ition|ation|ment|al|er|or|ure|ed|s)$", "", lemma) if len(lemma) > 4 else lemma


class Alike:
    """How alike two articles are: cosine of tf-idf."""

    def __init__(self, lemmas: Mapping[str, Counter[str]]) -> None:
        frequency = Counter(lemma for counted in lemmas.values() for lemma in counted)
        self._vectors = {document: _vector(counted, frequency, len(lemmas)) for document, counted in lemmas.items()}
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, left: str, right: str) -> float:
        if (left, right) not in self._known:
            ours, theirs = self._vectors[left], self._vectors[right]
            self._known[left, right] = sum(value * theirs.get(lemma, 0.0) for lemma, value in ours.items())
        return self._known[left, right]


def _vector(counted: Mapping[str, int], frequency: Mapping[str, int], documents: int) -> dict[str, float]:
    vector = {lemma: (1 + math.log(count)) * math.log(documents / frequency[lemma]) for lemma, count in counted.items()}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {lemma: value / length for lemma, value in vector.items()}


def near(corpus: Corpus, alike: Alike, threshold: float) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions in articles that are alike."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in corpus.mentions:
        by_article[mention.document].append(mention)
    for article in by_article.values():
        yield from combinations(article, 2)
    for left, right in combinations(sorted(by_article), 2):
        if alike(left, right) >= threshold:
            yield from product(by_article[left], by_article[right])


def gather(mentions: Sequence[Mention], links: Iterable[tuple[Mention, Mention]]) -> list[list[tuple]]:
    """Mentions that links connect."""
    home = {mention.id: mention.id for mention in mentions}

    def find(name: tuple) -> tuple:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for left, right in links:
        first, second = sorted((find(left.id), find(right.id)))
        home[second] = first
    clusters: dict[tuple, list[tuple]] = defaultdict(list)
    for mention in mentions:
        clusters[find(mention.id)].append(mention.id)
    return list(clusters.values())


def gold(mentions: Sequence[Mention]) -> list[list[tuple]]:
    chains: dict[str, list[tuple]] = defaultdict(list)
    for mention in mentions:
        chains[mention.chain].append(mention.id)
    return list(chains.values())


def baseline(corpus: Corpus, alike: Alike) -> list[list[tuple]]:
    """Equal head lemmas in articles that are alike are one event."""
    return gather(corpus.mentions, ((left, right) for left, right in near(corpus, alike, ALIKE) if left.head == right.head))


def figures(name: str, wanted: Sequence[Sequence[tuple]], ours: Sequence[Sequence[tuple]]) -> str:
    parts = [f"{measure.__name__} {100 * measure(wanted, ours).f1:.1f}" for measure in (muc, b_cubed, ceaf_e)]
    return f"{name:24} {'  '.join(parts)}  CoNLL {100 * conll(wanted, ours):.1f}"


def own_mentions(folder: Path, topics: Iterable[int]) -> tuple[list[list[tuple]], list[list[tuple]]]:
    """Gold clusters, and ours: triggers of our claims, as :func:`twosource.weigh.derive.derive` links them.

    A trigger that lies on a marked mention is that mention; any other stands for itself.
    """
    machine = build(load_config())
    wanted: dict[str, list[tuple]] = defaultdict(list)
    marked: dict[tuple[str, int], tuple] = {}
    readings = []
    for document, group in groupby(sentences(folder, topics), key=lambda sentence: sentence.document):
        text = ""
        for sentence in group:
            starts = accumulate((len(word) + 1 for word in sentence.words), initial=len(text))
            offsets = [range(start, start + len(word)) for start, word in zip(starts, sentence.words, strict=False)]
            for mark in (mark for mark in sentence.marks if mark.kind.startswith(EVENTS)):
                identity = (document, sentence.number, mark.tokens)
                wanted[mark.chain].append(identity)
                marked |= {(document, offset): identity for number in mark.tokens for offset in offsets[number]}
            text += " ".join(sentence.words) + "\n"
        readings.append(machine.pipeline(Document(document, document, text, (Block(Span(0, len(text)), BlockKind.BODY),))))
    derived = derive(lambda: iter(readings), weights=load_linking(DATA), titles=load_event_titles(DATA))
    triggers = {claim.id: (reading.document.id, claim.event.trigger) for reading in readings for claim in reading.claims}
    ours = [sorted({_marked(*triggers[claim], marked) for claim in event.claims}, key=str) for event, _ in derived.events]
    return list(wanted.values()), _once_each(ours)


def _marked(document: str, trigger: Span, marked: Mapping[tuple[str, int], tuple]) -> tuple:
    return next((marked[document, at] for at in range(trigger.start, trigger.end) if (document, at) in marked), (document, trigger.start))


def _once_each(clusters: Iterable[Sequence[tuple]]) -> list[list[tuple]]:
    """A word that two types of event claim stands in the larger event only."""
    taken: set[tuple] = set()
    kept = []
    for cluster in sorted(clusters, key=lambda cluster: (-len(cluster), str(cluster))):
        kept.append([mention for mention in cluster if mention not in taken])
        taken.update(cluster)
    return [cluster for cluster in kept if cluster]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--own", action="store_true")
    options = parser.parse_args()
    topics, folder = DEV if options.split == "dev" else TRAIN, options.corpora / "ecbplus"
    if options.own:
        print(figures("our own mentions", *own_mentions(folder, topics)))
        return
    corpus = load(folder, topics)
    wanted = gold(corpus.mentions)
    print(f"{len(corpus.mentions)} mentions, {len(wanted)} events")
    print(figures("head lemma", wanted, baseline(corpus, Alike(corpus.lemmas))))


if __name__ == "__main__":
    main()
