""" "Z cited X as saying …", "Z reported, citing X": who cites, then who is cited."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.adjuncts import LAST_WORDS, preposition_credit
from twosource.extract.attribution.contents import around, clause_pieces
from twosource.extract.attribution.credit import Credit, IsSource
from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.speakers import agent_of, cited_speaker, source_of
from twosource.extract.attribution.verbs import branch_of, cue_of, verb_credit
from twosource.extract.tree import children, is_passive, is_set_off, lemma_of, mark_of, token_span
from twosource.vocabulary.cues import CueLexicon, CueVerb, Does

CITE = CueVerb("cite", "", Does.CITE, frozenset({"clause"}), "always")


def cite_credit(verb: Token, quotations: QuotationIndex, cues: CueLexicon, is_source: IsSource) -> Iterator[Credit]:
    """The credits of one verb of citing; none where it cites no source."""
    saying = next((child for child in verb.children if child.tag_ == "VBG" and mark_of(child) == "as"), None)
    if saying is not None:
        yield from _cited_saying(verb, saying, quotations, cues, is_source)
        return
    behind = (*children(verb, "obj", "nsubj"), *children(verb.head, "nsubj"))  # "quoting an official", hung on what was reported
    cited = next((word for word in behind if word.i > verb.i and (word.head.i == verb.i or word.left_edge.i == verb.i + 1)), None)
    if cited is not None and is_source(cited) and _cites(verb, cues):
        governor = verb.head if verb.dep_ == "advcl" else verb.head.head  # "The Post, citing X, reported"
        reporting = _reporting(governor, quotations, cues, is_source) or _according(verb, cues)
        content = reporting.content if reporting is not None else clause_pieces(governor, cut=(branch_of(verb, governor).i,))
        within = reporting.anchor.i if reporting is not None else None
        yield Credit(verb, (token_span(verb),), Does.CITE, "always", cited, content, "clause", -1, within=within)


def _cites(verb: Token, cues: CueLexicon) -> bool:
    """Whether a verb tells whom the one before has it from: ", citing X", ", which cited X", "a report that cited X"."""
    paper = cues.is_source_noun(lemma_of(verb.head), "document")
    return (verb.dep_ in ("advcl", "acl") and verb.tag_ == "VBG") or (verb.dep_ == "acl:relcl" and (paper or is_set_off(verb)))


def _according(verb: Token, cues: CueLexicon) -> Credit | None:
    """The "according to X" on whose source a citing clause hangs."""
    before = (word for word in verb.doc[verb.head.left_edge.i : verb.head.i] if word.lower_ in LAST_WORDS)
    return next((credit for word in before for credit in preposition_credit(word, cues)), None) if verb.dep_ != "advcl" else None


def _reporting(governor: Token, quotations: QuotationIndex, cues: CueLexicon, is_source: IsSource) -> Credit | None:
    """The report that "citing X" belongs to: its governor, or the "Z reported" beside or above it."""
    above = [governor.head] if governor.dep_ == "ccomp" else []
    verbs = (verb for verb in (governor, *children(governor, "parataxis"), *above) if verb.pos_ == "VERB")
    return next((credit for verb in verbs for credit in verb_credit(verb, quotations, cues, is_source)), None)


def _cited_saying(
    verb: Token, saying: Token, quotations: QuotationIndex, cues: CueLexicon, is_source: IsSource
) -> Iterator[Credit]:
    """The outlet that cites and the speaker that it cites, with one content."""
    inner = next(verb_credit(saying, quotations, cues, is_source), None)
    told = inner.content if inner is not None else ()
    content = told if any(mark_of(child) in ("", "that") for child in children(saying, "ccomp")) else around(verb) or told
    if content:
        citing = source_of(verb) or (agent_of(saying) if is_passive(verb) else None)
        yield Credit(verb, cue_of(verb, CITE), Does.CITE, "always", citing, content, "clause", verb.i)
        speaker = cited_speaker(saying)
        if speaker is None:
            return
        yield Credit(saying, (token_span(saying),), Does.REPORT, "always", speaker, content, "clause", saying.i, within=verb.i)
