"""Who and what an article is about: names, descriptions and pronouns, gathered into entities.

Order of work: names are found and those of one thing put together (``chaining``); persons get office and
affiliation; then one pass in text order adds descriptions ("the Kestrian minister", "two drones") and pronouns.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.entities.chaining import NameChains
from twosource.extract.entities.coreference import PRONOUNS, RELATIVES, Chain, Discourse, core_phrase
from twosource.extract.entities.descriptions import Describer
from twosource.extract.entities.kinds import finer_kind, is_generic
from twosource.extract.entities.names import find_names
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import SUBJECTS, token_span
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Document
from twosource.vocabulary.gazetteer import Gazetteer

COMPETING = SUBJECTS | {"obj", "obl", "nmod", "conj", "root"}  # where a noun may be taken up by a pronoun


def extract_entities(document: Document, annotation: Doc, *, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Entities of one article in the order of their first mention; ``annotation`` is the parse of ``document.text``."""
    tokens = TokenIndex(annotation)
    chained = NameChains(tokens, find_names(tokens, gazetteer), gazetteer)
    chained.run()
    _describe(tokens, chained, gazetteer)
    chains = sorted((chain for chain in chained.chains if chain.mentions), key=_first)
    return tuple(_entity(document, chain, gazetteer) for chain in chains)


def _describe(tokens: TokenIndex, chained: NameChains, gazetteer: Gazetteer) -> None:
    """One pass in text order over names, descriptions and pronouns."""
    discourse = Discourse(chained.heads, gazetteer.nouns)
    describer = Describer(tokens.text, discourse, chained, gazetteer)
    for token in tokens.doc:
        if token.is_sent_start:
            discourse.enter_sentence()
        named = chained.heads.get(token.i)
        if named is not None:
            discourse.remember(token, named)
        elif token.i in chained.consumed:
            continue
        elif (chain := discourse.counted(token)) is not None:
            chain.add(core_phrase(token), token_span(token), MentionForm.PRONOUN)
            discourse.remember(token, chain)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            if not describer.read(token) and token.pos_ == "NOUN" and token.dep_ in COMPETING:
                discourse.pass_over(token)
        elif token.lower_ in PRONOUNS | RELATIVES:
            _read_pronoun(token, discourse)
    _settle_owners(chained, discourse)


def _settle_owners(chained: NameChains, discourse: Discourse) -> None:
    """States of persons whose office belongs to a pronoun or description: "its foreign minister, A. Velm"."""
    for person, owner in chained.owned:
        state = discourse.at(owner)
        if state is not None and state.kind is EntityKind.STATE:
            person.state = person.state or state.reference
            person.affiliation = person.affiliation or next(iter(state.names), None)  # "the country" has no name


def _read_pronoun(token: Token, discourse: Discourse) -> None:
    chain = discourse.pronoun(token)
    if chain is not None:
        chain.add(token_span(token), token_span(token), MentionForm.PRONOUN)
        if token.lower_ not in RELATIVES:
            discourse.remember(token, chain)
        if chain.kind is EntityKind.PERSON and chain.female is None and token.lower_ in ("he", "him", "his", "she", "her"):
            chain.female = token.lower_ in ("she", "her")


def _first(chain: Chain) -> tuple[Mention, str]:
    return min(chain.mentions), chain.kind


def _entity(document: Document, chain: Chain, gazetteer: Gazetteer) -> Entity:
    mentions, record, name = tuple(sorted(set(chain.mentions))), chain.record, _fullest(chain, document.text)
    if record is None and chain.names and chain.kind is EntityKind.ORGANIZATION and is_generic(name, gazetteer.nouns):
        if chain.state is None:  # nobody in other articles: every state has one
            mentions = tuple(replace(each, form=MentionForm.NOMINAL) if each.form is MentionForm.NAME else each for each in mentions)
        elif any(each.form is MentionForm.NAME for each in mentions):
            name = f"{name} of {gazetteer.records[chain.state].name}"
    return Entity(
        id=content_id("ent", document.id, chain.kind, mentions[0].span.start, mentions[0].head.start, chain.reference or ""),
        kind=finer_kind(chain, gazetteer.nouns),
        name=record.name if record is not None and chain.kind is EntityKind.STATE else name,
        mentions=mentions,
        reference=chain.reference,
        wikidata=record.wikidata if record is not None else None,
        office=chain.office,
        affiliation=chain.affiliation,
        state=chain.state,
    )


def _fullest(chain: Chain, text: str) -> str:
    """The longest name, not in capitals where there is a choice; of a description without a name its first wording."""
    if chain.names:
        return max(chain.names, key=lambda name: (len(name), not name.isupper()))
    return min(chain.mentions).span.of(text)
