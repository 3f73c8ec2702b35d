"""Tokens and sentence starts: where English text is cut, by the habits of the treebanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PARTS_KNOWN = "parts known"  # key in Doc.user_data: every part of the page has its sentence start set
LONGEST_RUN = 256  # characters without a space; spaCy's time grows with its square

# Ranks and styles before a name: their full stop ends no sentence.
TITLES = frozenset({
    "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Rev.", "Hon.", "Sen.", "Rep.", "Gov.", "Pres.", "Amb.", "St.", "Mt.", "Ft.",
    "Gen.", "Maj.", "Brig.", "Lt.", "Col.", "Capt.", "Cmdr.", "Cdr.", "Cpt.", "Sgt.", "Cpl.", "Pvt.", "Pfc.", "Spc.", "Adm.", "Cmdre.",
    "vs.", "v.", "Art.", "Fig.", "approx.", "ca.", "e.g.", "i.e.", "cf.",
})  # fmt: skip
_ABBREVIATIONS = TITLES | {"etc.", "Cal.", "Sr.", "Esq.", "Ave.", "Blvd.", "Dept.", "Univ.", "Intl.", "Natl."}

# The treebanks keep a prefix and its word together, and split other hyphenated words.
_PREFIXES = (
    "non", "e", "anti", "re", "co", "pro", "pre", "mid", "post", "cross", "multi", "ex", "sub", "mini", "over", "semi",
    "counter", "micro", "un", "intra", "inter", "socio", "neo",
)  # fmt: skip
_HYPHEN = (
    "".join(rf"(?<!\b{prefix})(?<!\b{prefix.capitalize()})" for prefix in _PREFIXES)
    + rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
)
_AFTER_INITIALS = rf"(?<=[A-Z]\.[A-Z]\.)(?:{HYPHENS})(?=[{ALPHA}])"  # "U.S.-led", "U.N.-brokered"
_SIGN_RUNS = (r"[!?]{2,}", *(rf"{re.escape(sign)}{{2,}}" for sign in "=*_#~+$<>-"))

_SINGLE_LETTER = re.compile(r"[A-Z]\.\Z")
_STOPS = frozenset(".?!")
_CLOSING = frozenset("\"”’'»)]")


class EnglishTokenizer:
    """spaCy's English tokenizer, with a cut through overlong runs so that any text is linear."""

    def __init__(self, inner: Tokenizer) -> None:
        self._inner = inner
        self._overlong = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; together with their spaces they are the text, unchanged."""
        if not self._overlong.search(text):
            return self._inner(text)
        docs = [self._inner(piece) for piece in self._pieces(text)]
        words = [token.text for doc in docs for token in doc]
        spaces = [bool(token.whitespace_) for doc in docs for token in doc]
        return Doc(self._inner.vocab, words=words, spaces=spaces)

    def __getattr__(self, name: str):
        # spaCy and its users look at rules, explain() and the like.
        if name == "_inner":
            raise AttributeError(name)
        return getattr(self._inner, name)

    def _pieces(self, text: str) -> Iterator[str]:
        """The text in order, overlong runs cut to LONGEST_RUN characters."""
        done = 0
        for run in self._overlong.finditer(text):
            if done < run.start():
                yield text[done : run.start()]
            for begin in range(run.start(), run.end(), LONGEST_RUN):
                yield text[begin : min(begin + LONGEST_RUN, run.end())]
            done = run.end()
        if done < len(text):
            yield text[done:]


def english_tokenizer(nlp: Language) -> EnglishTokenizer:
    """A tokenizer for a blank English pipeline, nearer to Universal Dependencies than its own."""
    rules = nlp.Defaults
    infixes = [_AFTER_INITIALS, *(_HYPHEN if HYPHENS in rule else rule for rule in rules.infixes)]
    inner = Tokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex([*_SIGN_RUNS, *rules.prefixes]).search,
        suffix_search=compile_suffix_regex([*_SIGN_RUNS, *rules.suffixes]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        url_match=rules.url_match,
    )
    for abbreviation in _ABBREVIATIONS:
        inner.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    for word in ("wanna", "Wanna"):
        inner.add_special_case(word, [{"ORTH": word[:3]}, {"ORTH": word[3:]}])
    return EnglishTokenizer(inner)


def given_starts(doc: Doc, blank: np.ndarray) -> np.ndarray:
    """What is known beforehand of each word: 1 starts a sentence, -1 does not, 0 open; int8 [W].

    The doc's own `is_sent_start` settles it (the caller's blocks, gold sentences); else a line
    break before the word starts a sentence, unless the caller knows the page's parts and said so
    in `doc.user_data[PARTS_KNOWN]`. `blank` bool [tokens]: white space, hence no word.
    """
    given = doc.to_array("SENT_START").astype(np.int64).astype(np.int8)
    if doc.user_data.get(PARTS_KNOWN):
        return given[~blank]
    breaks = np.zeros(len(doc), np.int64)
    for at in np.flatnonzero(blank).tolist():
        breaks[at] = "\n" in doc[at].text
    after_break = np.diff(np.cumsum(breaks)[~blank], prepend=-1) > 0
    return np.where(given[~blank] == 0, after_break, given[~blank]).astype(np.int8)


def sentence_starts(
    likely: np.ndarray, given: np.ndarray, words: Sequence[str], spaced: np.ndarray
) -> np.ndarray:
    """Indices of the words that start a sentence; the first always does.

    `likely` bool [W] is the model's view, `given` int8 [W] as from `given_starts`, `spaced`
    bool [W] whether white space follows the word.
    """
    candidates = np.flatnonzero((given == 1) | (likely & (given == 0)))
    starts = {0}
    for at in candidates.tolist():
        if given[at] == 1:
            starts.add(at)
        elif not _stays_inside(at, words, spaced):
            # A closing mark belongs to the sentence that it closes.
            closing = words[at] in _CLOSING and not spaced[at - 1]
            if not closing:
                starts.add(at)
            elif at + 1 < len(words) and spaced[at] and given[at + 1] == 0:
                starts.add(at + 1)
    return np.array(sorted(starts))


def may_start(at: int, given: Sequence[int], words: Sequence[str]) -> bool:
    """Whether a sentence may start at a word, by what is known (`given_starts`) and by the marks before it alone."""
    if given[at] != 0:
        return given[at] == 1
    last = at - 1
    while last > 0 and words[last] in _CLOSING:
        last -= 1
    return words[last] in _STOPS and words[at] not in _CLOSING


def _stays_inside(at: int, words: Sequence[str], spaced: np.ndarray) -> bool:
    """Whether a sentence that the model starts here goes on instead."""
    if at == 0:
        return False
    before = words[at - 1]
    if before in TITLES or (_SINGLE_LETTER.match(before) and _SINGLE_LETTER.match(words[at])):
        return True
    quote = at if words[at] in _CLOSING else at - 1  # "We shall go," he said.
    return quote > 0 and words[quote] in _CLOSING and words[quote - 1] == "," and (
        not spaced[quote - 1]
    )
