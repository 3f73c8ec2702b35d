"""Yes and no to a question that is printed before: "Did Kestria sell boats?" – "No. We never did." """

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model.claim import Attribution, Claim, Modality, Speech
from twosource.model.text import Span
from twosource.vocabulary.answers import AnswerLexicon

FIRST = re.compile(r"[\"“”'‘’]?(?P<word>[A-Z]\w*)(?=[.!,;:”\"]|\s*$)")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
NEGATED = re.compile(r"n['’]t\b|\bnot\b|\bnever\b", re.IGNORECASE)  # what "no" says then is open
TAG = 3  # words, at most, of a question about the sentence before: "Is that true?"


@dataclass(frozen=True, slots=True)
class Bare:
    """The answer's first word, a yes or a no, whose it is, and the claims that the question asks about."""

    word: Span
    affirms: bool
    attribution: Attribution
    asked: tuple[Claim, ...]


def bare_answers(attributions: Sequence[Attribution], claims: Sequence[Claim], text: str, lexicon: AnswerLexicon) -> Iterator[Bare]:
    """Of what is spoken behind a question, alone on its line, what begins with a yes or a no; nothing where the question asks about no event."""
    for attribution in attributions:
        start = attribution.content[0].start
        match = FIRST.match(text, start, attribution.content[0].end)
        word = match["word"].casefold() if match else ""
        if match is None or attribution.speech is not Speech.DIRECT or not attribution.sources or word not in lexicon.yeses | lexicon.noes:
            continue
        asked = tuple(_asked(text[: _line(text, start)].rstrip(), claims, text))
        if asked:
            yield Bare(Span(*match.span("word")), word in lexicon.yeses, attribution, asked)


def _line(text: str, offset: int) -> int:
    """Where the line of ``offset`` begins."""
    return text.rfind("\n", 0, offset) + 1


def _asked(before: str, claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """Claims of the question that ends ``before``, or of the sentence that it is a tag to."""
    if not before.endswith("?"):
        return
    begin = _line(text, len(before))
    *others, last = SENTENCE.split(before[begin:])
    if NEGATED.search(last):
        return
    tag = bool(others) and len(last.split()) <= TAG
    end = len(before) - len(last) if tag else len(before)
    start = end - len(others[-1]) - 1 if tag else end - len(last)
    for claim in claims:
        trigger = claim.event.trigger
        if max(start, begin) <= trigger.start and trigger.end <= end and (tag or claim.factuality.modality is Modality.POSSIBLE):
            yield claim
