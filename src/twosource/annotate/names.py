"""Decoding of names: the best BIO sequence, names kept whole, and one type for each name of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

RULED_OUT = -1e9
# Arabic and Persian particles: lower-case, yet inside a name ("Nasser al-Din").
_PARTICLES = frozenset({
    "al", "el", "ul", "ud", "an", "ar", "as", "ash", "at", "az", "abu", "bin", "ibn", "ben", "e", "ye", "i", "de", "la",
})  # fmt: skip


class NameSpan(NamedTuple):
    """Words [start, end) that bear a name of one type."""

    start: int
    end: int
    label: str


class NameDecoder:
    """Finds the names in the scores of one BIO layer.

    `labels` are O, B-x, I-x, B-y, I-y, … in the order of the scores' columns.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.types = [label[2:] for label in labels[1::2]]
        inside = np.array([label.startswith("I-") for label in labels])
        kind = np.array([(number + 1) // 2 for number in range(len(labels))])
        # allowed[after, before]: an I- follows its own B- or I-, all else follows anything.
        self._allowed = ~inside[:, None] | (kind[:, None] == kind[None, :])
        self._cost = np.where(self._allowed, 0.0, RULED_OUT)
        self._inside = inside

    def spans(self, scores: np.ndarray, starts: np.ndarray) -> list[NameSpan]:
        """The names in a window: scores [W, labels], `starts` the sentences' first words."""
        return self.spans_of(self.best(scores, starts))

    def best(self, scores: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """The likeliest valid labels [W]. Only sentences whose arg-max is invalid are searched."""
        labels = scores.argmax(1)
        before = np.append(0, labels[:-1])
        before[starts] = 0
        broken = np.flatnonzero(~self._allowed[labels, before])
        bounds = np.append(starts, len(labels))
        for number in np.unique(np.searchsorted(starts, broken, side="right") - 1).tolist():
            begin, end = bounds[number], bounds[number + 1]
            labels[begin:end] = self.viterbi(scores[begin:end])
        return labels

    def viterbi(self, scores: np.ndarray) -> np.ndarray:
        """The best valid labels [N] of one sentence: scores [N, labels]."""
        total = scores[0] + self._cost[:, 0]  # a sentence begins as if after O
        back = np.zeros(scores.shape, np.int64)
        for at in range(1, len(scores)):
            paths = total[None, :] + self._cost
            back[at] = paths.argmax(1)
            total = paths.max(1) + scores[at]
        labels = np.empty(len(scores), np.int64)
        labels[-1] = total.argmax()
        for at in range(len(scores) - 1, 0, -1):
            labels[at - 1] = back[at, labels[at]]
        return labels

    def support(self, scores: np.ndarray, span: NameSpan) -> np.ndarray:
        """How much the words of a span speak for each type [types]: scores [W, labels]."""
        return scores[span.start, 1::2] + scores[span.start + 1 : span.end, 2::2].sum(0)

    def settle(
        self, spans: Sequence[NameSpan], forms: Sequence[str], support: Sequence[np.ndarray]
    ) -> list[NameSpan]:
        """The names of a text, those that recur of one type: the one all places together support.

        For each span its name, by which places are told to be of one name, and its `support`.
        """
        count = Counter(forms)
        total: dict[str, np.ndarray] = {}
        for form, speaks in zip(forms, support):
            if count[form] > 1:
                total[form] = total.get(form, 0.0) + speaks
        kinds = {form: self.types[int(speaks.argmax())] for form, speaks in total.items()}
        return [
            span._replace(label=kinds.get(form, span.label)) for span, form in zip(spans, forms)
        ]

    def spans_of(self, labels: np.ndarray) -> list[NameSpan]:
        """The names that a valid sequence of labels [W] marks."""
        ends = np.append(labels[1:], 0)
        starts = np.flatnonzero((labels > 0) & ~self._inside[labels])
        ends = np.flatnonzero((labels > 0) & ~self._inside[ends])
        return [
            NameSpan(start, end + 1, self.types[(labels[start] - 1) // 2])
            for start, end in zip(starts.tolist(), ends.tolist())
        ]


def flat_names(spans: Sequence[NameSpan], heads: np.ndarray, flat: np.ndarray) -> list[NameSpan]:
    """Neighbours of one type made one name where the tree says so: "Orlan" and "Tesk".

    `heads` [W] as decoded (1 + the head's word), `flat` bool [W]: the relation to it is `flat`.
    """
    whole: list[NameSpan] = []
    for span in spans:
        before = whole[-1] if whole else span
        adjoins = before.end == span.start and before.label == span.label
        if adjoins and flat[span.start] and before.start <= heads[span.start] - 1 < before.end:
            whole[-1] = before._replace(end=span.end)
        else:
            whole.append(span)
    return whole


def whole_names(
    spans: Sequence[NameSpan], words: Sequence[str], spaced: np.ndarray, proper: np.ndarray
) -> list[NameSpan]:
    """Names taken across the hyphens at which tokens are cut: `Amir-Abdollahian`, `IRGC-AF`.

    A name that touches a hyphen goes on to a proper noun that is no other name's: "Iran-backed"
    and "Moscow-Tehran" stay as they are. Bool [W]: `spaced` where white space follows the word,
    `proper` where it is a proper noun.
    """
    whole: list[NameSpan] = []
    taken = {at for span in spans for at in range(span.start, span.end)}
    for span in spans:
        start, end, label = span
        if whole and start < whole[-1].end:
            continue  # already inside the name before
        while end + 1 < len(words) and _hyphened(end, words, spaced) and (
            end + 1 not in taken and proper[end + 1]
        ):
            end += 2
        while start >= 2 and _hyphened(start - 1, words, spaced) and start - 2 not in taken and (
            proper[start - 2] or words[start - 2].lower() in _PARTICLES
        ):
            start -= 2
        taken.update(range(start, end))
        whole.append(NameSpan(start, end, label))
    return whole


def _hyphened(at: int, words: Sequence[str], spaced: np.ndarray) -> bool:
    """Whether the word is a hyphen with no space on either side."""
    return words[at] in ("-", "‑", "–") and not spaced[at] and not spaced[at - 1]
