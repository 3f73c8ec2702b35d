"""What the words tell of a source beyond its kind: official, witness, image; for whom; why without a name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from twosource.extract.tree import case_of, children, lemma_of, noun_phrase, words_at
from twosource.model.mention import Entity
from twosource.model.source import Source, SourceKind
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon

ROLES = ("witness", "spokesperson", "official", "expert")  # keys of source_nouns in cues.yaml, the most telling first
PEOPLE = frozenset({SourceKind.PERSON, SourceKind.EXPERT, SourceKind.ANONYMOUS, SourceKind.PARTY})
SERVES = frozenset({"for", "of", "at", "with", "in", "from"})  # "a spokesman for the army", "an analyst at the institute"
TITLES = ("appos", "nmod:desc", "compound", "flat")
CLAUSE_END = re.compile(r"[.;:”\"\n]|, (?=[“\"]|said|says|told|adding)")


def described(source: Source, head: Token, entity: Entity | None, *, cues: CueLexicon) -> Source:
    """``source`` with what its phrase around ``head``, its name elsewhere and its sentence tell of it."""
    if source.kind is SourceKind.DOCUMENT:
        image = any(cues.is_source_noun(word, "image") for word in (lemma_of(head), head.lower_))
        return replace(source, role="image") if image else source
    if source.kind not in PEOPLE:
        return source
    return replace(
        source,
        role=_role(head, entity, cues),
        affiliation=_affiliation(head) or (entity.affiliation if entity is not None else None),
        reason=_reason(head, cues) if source.anonymous else None,
    )


def _role(head: Token, entity: Entity | None, cues: CueLexicon) -> str:
    words = {lemma_of(head), *(lemma_of(word) for child in children(head, *TITLES) for word in child.subtree)}
    words |= {word.lower() for word in (entity.office or "").split()} if entity is not None else set()
    if any(lemma_of(clause) in cues.witnessing for word in (head, *children(head, "appos")) for clause in children(word, "acl:relcl")):
        return "witness"
    return next((role for role in ROLES if words & cues.source_nouns[role]), "")


def _affiliation(head: Token) -> str | None:
    """The body in "a spokesman for the army", "Varnland officials", "the ministry's spokesman"."""
    return next((words_at(noun_phrase(noun), head.doc).text for noun in bodies(head)), None)


def bodies(head: Token) -> Iterator[Token]:
    """Nouns of whom somebody speaks or works for."""
    for word in (head, *children(head, "appos")):
        yield from (child for child in children(word, "nmod") if case_of(child) in SERVES and child.pos_ in ("NOUN", "PROPN") and _is_body(child))
        yield from (child for child in children(word, "nmod:poss", "compound", "amod") if child.pos_ == "PROPN" and child.ent_type_ in ("ORG", "LOC", "MISC"))


def _is_body(noun: Token) -> bool:
    return noun.ent_type_ in ("ORG", "LOC", "MISC") or any(child.ent_type_ in ("ORG", "LOC", "MISC") for child in noun.children)


def _reason(head: Token, cues: CueLexicon) -> Span | None:
    """Why a name is withheld: from the word that opens the reason to the end of its clause."""
    sentence, offset = head.sent.text.lower(), head.sent.start_char
    said = next((sentence.find(words) for words in cues.withheld if words in sentence), -1)
    opened = [sentence.find(f"{word} ", 0) for word in cues.reasons if f"{word} " in sentence]
    starts = sorted(at for at in opened if said >= 0 and at > said - 40)
    if not starts:
        return None
    end = CLAUSE_END.search(sentence, starts[0])
    words = sentence[starts[0] : end.start() if end else len(sentence)].rstrip()
    return Span(offset + starts[0], offset + starts[0] + len(words))
