"""The English reader: a spaCy component that fills a Doc from one pass of the model."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, MORPH, ORTH, POS, SPACY, TAG
from spacy.symbols import IDS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from twosource.annotate.asides import Aside, asides, confine
from twosource.annotate.asides import relabel as relabel_aside
from twosource.annotate.hidden_infinitives import (
    HiddenInfinitive,
    hidden_infinitives,
    relabel_infinitive,
    uncover_infinitive,
)
from twosource.annotate.hidden_nouns import HiddenNoun, hidden_nouns, relabel_noun, uncover_noun
from twosource.annotate.hidden_verbs import HiddenVerb, hidden_verbs, relabel, uncover
from twosource.annotate.lemmas import Lemmatizer
from twosource.annotate.model import LEMMAS, ROLESETS, TOKENIZER, Model, Scores
from twosource.annotate.names import NameDecoder, NameSpan, flat_names, whole_names
from twosource.annotate.predicates import (
    give_blamed,
    give_contents,
    give_objects,
    give_questions,
    give_sayers,
    give_subjects,
    give_tenses,
)
from twosource.annotate.roles import ROLES_KEY, Frame, RoleDecoder
from twosource.annotate.subwords import Lookup, Subwords
from twosource.annotate.syntax import heads_of, lift_cases
from twosource.annotate.tokens import given_starts, may_start, sentence_starts

MENTIONS = "mentions"  # key in Doc.spans: names of more types (WEAPON, TIME, …), as GUM and re3d
LONGEST_WINDOW = 160  # subwords, the marks at both ends included; as in training
_LOOKAHEAD = 8  # words that a window reads behind its last sentence
_RIGHT_CONTEXT = 4  # words that must follow a sentence start for the cut before it to be trusted
_COLUMNS = (TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)
FINITE = {  # of "they show" and of "it reports"
    False: {"upos": "VERB", "xpos": "VBP", "feats": "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"},
    True: {"upos": "VERB", "xpos": "VBZ", "feats": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
}
INFINITIVE = {"upos": "VERB", "xpos": "VB", "feats": "VerbForm=Inf"}
PLURAL = {"upos": "NOUN", "xpos": "NNS", "feats": "Number=Plur"}
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # spaCy's ENT_IOB


@dataclass(frozen=True, slots=True)
class Words:
    """The W words of a Doc: its tokens without the blank ones."""

    tokens: np.ndarray  # int64 [W]: index of each word's token
    forms: list[str]
    spaced: np.ndarray  # bool [W]: white space follows
    given: np.ndarray  # int8 [W]: see `given_starts`
    lookups: list[Lookup]
    reach: np.ndarray  # int64 [W]: subwords up to and with each word

    @classmethod
    def of(cls, doc: Doc, subwords: Subwords) -> Self:
        """The words of a doc, looked up."""
        orth, spaced, blank = doc.to_array([ORTH, SPACY, IS_SPACE]).reshape(-1, 3).T
        tokens = np.flatnonzero(blank == 0)
        forms = [doc.vocab.strings[key] for key in orth[tokens].tolist()]
        lookups = [subwords.look_up(form) for form in forms]
        lengths = np.fromiter((len(found.pieces) for found in lookups), np.int64, len(lookups))
        return cls(
            tokens=tokens, forms=forms,
            spaced=(spaced[tokens] > 0) | (np.diff(tokens, append=len(doc)) > 1),
            given=given_starts(doc, blank > 0), lookups=lookups, reach=np.cumsum(lengths),
        )  # fmt: skip

    def fitting(self, begin: int) -> int:
        """The end of the next window, from `begin`: all words that fit, or fewer, a few words behind the last place that may start a sentence.

        What follows that place is read once more in the next window, so the less of it the better.
        """
        used = self.reach[begin - 1] if begin else 0
        room = used + LONGEST_WINDOW - 2
        end = max(begin + 1, int(np.searchsorted(self.reach, room, side="right")))
        if end == len(self.forms):
            return end
        likely = (at for at in range(end - _LOOKAHEAD, (begin + end) // 2, -1) if may_start(at, self.given, self.forms))
        return next(likely, end - _LOOKAHEAD) + _LOOKAHEAD


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of the words [begin, end) of a doc; offsets count from `begin`."""

    begin: int
    end: int
    starts: np.ndarray  # first words of the sentences
    heads: np.ndarray  # int64 [words]: 0 the root, else 1 + the head
    relations: np.ndarray
    names: np.ndarray  # float32 [W, BIO labels]: scores of the first layer of names
    shapes: np.ndarray  # int64 [W]: numbers of the words' shapes
    scores: Scores


class EnglishReader:
    """Sets tags, morphology, lemmas, dependencies, sentences, `ents`, `spans["mentions"]` and roles.

    Labels are those of Universal Dependencies v2 as the English Web Treebank uses them; entities
    PER, ORG, LOC, MISC. A doc whose tokens have `is_sent_start` set keeps those decisions.
    """

    def __init__(
        self, vocab: Vocab, model: Model, subwords: Subwords, lemmatizer: Lemmatizer,
        roles: RoleDecoder,
    ) -> None:  # fmt: skip
        self._model, self._subwords, self._lemmatizer = model, subwords, lemmatizer
        self._roles = roles
        labels = model.inventory
        self._names, self._mentions = NameDecoder(labels["names"]), NameDecoder(labels["mentions"])
        self._upos = labels["upos"]
        self._flat, self._case, self._titles = map(labels["relations"].index, ("flat", "case", "nmod:desc"))
        self._keys = {
            "upos": np.array([IDS[tag] for tag in labels["upos"]], np.uint64),
            "xpos": _hashes(vocab, labels["xpos"]),
            "feats": np.array([vocab.morphology.add(tag) for tag in labels["feats"]], np.uint64),
            "relations": _hashes(vocab, labels["relations"]),
            "names": _hashes(vocab, self._names.types),
        }
        self._xpos, self._relations = labels["xpos"], labels["relations"]
        self._finite = {
            singular: {layer: labels[layer].index(label) for layer, label in form.items()} for singular, form in FINITE.items()
        }
        self._plural = {layer: labels[layer].index(label) for layer, label in PLURAL.items()}
        self._infinitive = {layer: labels[layer].index(label) for layer, label in INFINITIVE.items()}
        self._strings = vocab.strings
        self._blank = _hashes(vocab, ["_SP", "dep"])

    @classmethod
    def load(cls, vocab: Vocab, folder: Path, verbs: Iterable[str] = ()) -> Self:
        """From a folder of weights, with ``verbs`` known as words besides; raises ConfigError where it holds none."""
        model = Model.load(folder)
        subwords = Subwords.load(folder / TOKENIZER, model.inventory["shapes"])
        known, labels = _unpacked(folder / LEMMAS), model.inventory
        seen = {(form, upos): lemma for form, upos, lemma in known["seen"]}
        words = frozenset(map(tuple, known["words"])) | {(verb, "VERB") for verb in verbs}
        met = {(lemma, upos): names for lemma, upos, names in _unpacked(folder / ROLESETS)}
        return cls(
            vocab, model, subwords, Lemmatizer(labels["lemmas"], seen, words, subwords.words),
            RoleDecoder(labels["roles"], labels["rolesets"], met),
        )  # fmt: skip

    def __call__(self, doc: Doc) -> Doc:
        """Fills the doc's annotation; its tokens and text stay as they are."""
        words = self.words(doc)
        table = self._blank_table(doc, words)
        names: list[NameSpan] = []
        support: list[np.ndarray] = []  # of each name, for each type
        mentions: list[NameSpan] = []
        frames: dict[int, Frame] = {}
        for reading in self.read(words):
            lemmas = self._fill(table, words, reading)
            frames |= self._frames(words, reading, lemmas)
            found = self._whole(self._names, reading.names, words, reading)
            support += [self._names.support(reading.names, span) for span in found]
            names += _in_doc(reading, found)
            mentions += self._mentions_in(words, reading)
        forms = [" ".join(words.forms[start:end]).lower() for start, end, _ in names]
        self._fill_names(table, words, self._names.settle(names, forms, support))
        doc.from_array(list(_COLUMNS), np.stack(table, axis=1))
        doc.spans[MENTIONS] = [
            Span(doc, words.tokens[start], words.tokens[end - 1] + 1, label=label)
            for start, end, label in mentions
        ]
        doc.user_data[ROLES_KEY] = frames
        return doc

    def words(self, doc: Doc) -> Words:
        """The words of a doc, looked up for `read`."""
        return Words.of(doc, self._subwords)

    def read(self, words: Words) -> Iterator[Reading]:
        """Reads window after window; a sentence cut by a window's end is read again in the next."""
        begin, total = 0, len(words.forms)
        while begin < total:
            end = words.fitting(begin)
            window = self._subwords.window(words.lookups[begin:end])
            scores = self._model.read(window)
            names = self._model.names(scores, window)
            here = slice(begin, end)
            starts = sentence_starts(
                scores.starts > 0, words.given[here], words.forms[here], words.spaced[here]
            )
            if end < total and words.given[end] != 1:
                cut = _last_cut(starts, end - begin)
                end, starts = begin + cut, starts[starts < cut]
            arcs = scores.arcs[: end - begin, : 1 + end - begin]
            tags = [self._xpos[number] for number in scores.xpos.tolist()]
            hidden = list(hidden_verbs(words.forms[begin:end], tags, starts))
            for found in hidden:
                uncover(arcs, found)
                _retag(scores, found.verb, self._finite[found.singular])
            nouns = list(hidden_nouns(words.forms[begin:end], tags, starts))
            for noun in nouns:
                uncover_noun(arcs, noun)
                tags[noun.noun] = PLURAL["xpos"]
                _retag(scores, noun.noun, self._plural)
            due = list(hidden_infinitives(words.forms[begin:end], tags))
            for infinitive in due:
                uncover_infinitive(arcs, infinitive)
                tags[infinitive.verb] = INFINITIVE["xpos"]
                _retag(scores, infinitive.verb, self._infinitive)
            said = list(asides(words.forms[begin:end], tags, starts))
            for clause in said:
                confine(arcs, clause, tags)
            heads = heads_of(arcs, starts)
            relations = self._model.relations(scores, heads)
            relations = self._relabelled(relations, heads, words.forms[begin:end], tags, hidden, nouns, due, said)
            heads = lift_cases(heads, relations, case=self._case, titles=self._titles)
            yield Reading(begin, end, starts, heads, relations, names, window.word_shapes, scores)
            begin = end

    def _blank_table(self, doc: Doc, words: Words) -> list[np.ndarray]:
        """A column for each of _COLUMNS, filled for blank tokens: they hang on the token before."""
        size = len(doc)
        tag, pos, morph, lemma, head, dep, iob, kind = (np.zeros(size, np.uint64) for _ in _COLUMNS)
        iob[:] = _OUTSIDE
        blank = np.ones(size, bool)
        blank[words.tokens] = False
        at = np.flatnonzero(blank)
        tag[at], dep[at], pos[at] = *self._blank, IDS["SPACE"]
        lemma[at] = [doc[number].orth for number in at.tolist()]
        nearest = np.searchsorted(words.tokens, at) - 1  # the word before, or the first of all
        if len(words.tokens):
            goal = words.tokens[np.maximum(nearest, 0)]
            head[at] = (goal - at).astype(np.int64).view(np.uint64)
        return [tag, pos, morph, lemma, head, dep, iob, kind]

    def _fill(self, table: list[np.ndarray], words: Words, reading: Reading) -> list[str]:
        """Fills the columns of tags, lemmas and dependencies; returns the lemmas."""
        size = reading.end - reading.begin
        at = words.tokens[reading.begin : reading.end]
        scores, keys = reading.scores, self._keys
        tag, pos, morph, lemma, head, dep, *_ = table
        tag[at] = keys["xpos"][scores.xpos[:size]]
        pos[at] = keys["upos"][scores.upos[:size]]
        morph[at] = keys["feats"][scores.feats[:size]]
        dep[at] = keys["relations"][reading.relations]
        goal = np.where(reading.heads == 0, at, at[reading.heads - 1])
        head[at] = (goal - at).view(np.uint64)
        upos = [self._upos[number] for number in scores.upos[:size].tolist()]
        forms = words.forms[reading.begin : reading.end]
        ranked = map(tuple, scores.lemmas[:size].tolist())
        lemmas = list(map(self._lemmatizer.lemma, forms, upos, ranked))
        lemma[at] = [self._strings.add(found) for found in lemmas]
        return lemmas

    def _frames(self, words: Words, reading: Reading, lemmas: Sequence[str]) -> dict[int, Frame]:
        """The predicates of a reading and their arguments, by token of the doc."""
        scores, size = reading.scores, len(lemmas)
        predicates = np.flatnonzero(scores.predicates[:size] > 0)
        if not len(predicates):
            return {}
        roles, rolesets = self._model.roles(scores, predicates, size)
        sentence = np.searchsorted(reading.starts, np.arange(size), side="right")
        tokens = words.tokens[reading.begin : reading.end].tolist()
        found = self._roles.arguments(roles, predicates, sentence)
        return {
            tokens[at]: Frame(
                self._roles.roleset(lemmas[at].lower(), self._upos[scores.upos[at]], senses),
                tuple((label, tokens[word]) for label, word in arguments),
            )
            for at, arguments, senses in zip(predicates.tolist(), found, rolesets)
        }

    def _fill_names(
        self, table: list[np.ndarray], words: Words, names: Sequence[NameSpan]
    ) -> None:
        *_, iob, kind = table
        for start, end, label in names:
            inside = slice(words.tokens[start], words.tokens[end - 1] + 1)
            iob[inside], kind[inside] = _INSIDE, self._strings[label]
            iob[inside.start] = _BEGINS

    def _mentions_in(self, words: Words, reading: Reading) -> list[NameSpan]:
        """The second layer's names, counted from the doc's words; an article alone is none."""
        content = self._tags(reading) != IDS["DET"]
        found = self._whole(self._mentions, reading.scores.mentions, words, reading)
        return _in_doc(reading, [span for span in found if content[span.start : span.end].any()])

    def _whole(
        self, decoder: NameDecoder, scores: np.ndarray, words: Words, reading: Reading
    ) -> list[NameSpan]:
        """The names of one layer, none cut in two; counted from the reading's words."""
        here = slice(reading.begin, reading.end)
        found = decoder.spans(scores[: len(reading.heads)], reading.starts)
        found = flat_names(found, reading.heads, reading.relations == self._flat)
        proper = self._tags(reading) == IDS["PROPN"]
        return whole_names(found, words.forms[here], words.spaced[here], proper)

    def _relabelled(
        self, relations: np.ndarray, heads: np.ndarray, forms: Sequence[str], tags: Sequence[str],
        hidden: Iterable[HiddenVerb], nouns: Iterable[HiddenNoun], due: Iterable[HiddenInfinitive], said: Iterable[Aside],
    ) -> np.ndarray:
        """The relations where verbs that were taken for nouns head their clauses, nouns that were taken for verbs head none, saying clauses stand
        by themselves and predicates have what is theirs, for which ``heads`` are changed."""
        labels = [self._relations[number] for number in relations.tolist()]
        before = list(labels)
        for found in hidden:
            relabel(found, heads, labels, tags)
        for noun in nouns:
            relabel_noun(noun, heads, labels)
        for infinitive in due:
            relabel_infinitive(infinitive, heads, labels)
        for clause in said:
            relabel_aside(clause, heads, labels, tags)
        give_sayers(forms, heads, labels)
        give_contents(forms, heads, labels)
        give_subjects(forms, heads, labels, tags)
        give_questions(forms, heads, labels)
        give_tenses(heads, labels, tags)
        give_objects(heads, labels, tags)
        give_blamed(forms, heads, labels)
        return relations if labels == before else np.array([self._relations.index(label) for label in labels])

    def _tags(self, reading: Reading) -> np.ndarray:
        return self._keys["upos"][reading.scores.upos[: len(reading.heads)]]


def _retag(scores: Scores, word: int, labels: Mapping[str, int]) -> None:
    """Gives a word the numbers of other labels, by layer."""
    for layer, label in labels.items():
        getattr(scores, layer)[word] = label


def _in_doc(reading: Reading, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Spans of a reading as spans of its doc's words."""
    begin = reading.begin
    return [NameSpan(begin + start, begin + end, label) for start, end, label in spans]


def _last_cut(starts: np.ndarray, size: int) -> int:
    """Where the last sentence of a window begins, which its end may have cut off; at least 1."""
    inner = starts[starts > 0]
    sure = inner[inner <= size - _RIGHT_CONTEXT]
    if len(sure):
        return int(sure[-1])
    return int(inner[-1]) if len(inner) else size


def _unpacked(file: Path):
    with gzip.open(file, "rt", encoding="utf-8") as content:
        return json.load(content)


def _hashes(vocab: Vocab, strings: Sequence[str]) -> np.ndarray:
    return np.array([vocab.strings.add(string) for string in strings], np.uint64)
