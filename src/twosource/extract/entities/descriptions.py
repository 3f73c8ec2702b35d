"""Descriptions: "the Kestrian minister", "missile experts", "the country", "two patrol boats".

A description joins the chain it can only mean, else it starts a chain of its own: people, groups, facilities and
items fill roles of events without having a name.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.entities.chaining import NameChains, body_key, one_spelling
from twosource.extract.entities.coreference import NEAR, OBJECTS, Chain, Discourse, bare_phrase, core_phrase
from twosource.extract.entities.kinds import sorts
from twosource.extract.fillers import subjects
from twosource.extract.tree import case_of, children, has_child, lemma_of, token_span
from twosource.model.mention import EntityKind, MentionForm
from twosource.vocabulary.gazetteer import Gazetteer

INSIDE = frozenset({"compound", "flat", "nmod:desc", "amod", "goeswith", "fixed"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "several", "any", "many", "other", "few", "more"})
KINDS = {"state": EntityKind.STATE, "regime": EntityKind.ORGANIZATION}
BODIES = (EntityKind.ORGANIZATION, EntityKind.OUTLET)
ANY_BODY = frozenset({"organization", "organisation", "institution", "body"})  # what any body may be called
MEMBERSHIP = frozenset({"of", "from", "at", "with", "in"})
NAMING = frozenset({"call", "name", "know", "identify", "dub", "list", "register"})  # verbs that say what somebody or something is called
BY_NAME = 6  # words behind a noun within which "by the name of" begins
NEGATING = frozenset({"not", "n't", "no", "never", "neither"})
FIGHTING = frozenset({"terrorist", "militant", "extremist", "jihadist", "armed"})  # what any group that fights may be called besides
TOWNS = frozenset({"city", "town", "village"})
PROVINCES = frozenset({"province", "region", "district", "county", "governorate", "prefecture", "oblast", "municipality", "settlement", "island"})
COUNTRIES = frozenset({"country", "nation", "republic", "kingdom"})
GOVERNING = frozenset({"government", "authority"})  # of the one state that an article has named so far
INVARIABLE = frozenset({"aircraft", "equipment", "hardware"})  # nouns that have one form for one and many
ALL = 10**9  # sentences back
FORMING = ("item", "organization")  # kinds that matter as part of another noun too: "drone attack", "coalition strikes"
PLURALS = ("NNS", "NNPS")
SPECIFYING = (EntityKind.STATE, EntityKind.ORGANIZATION)  # kinds of names that a noun for somebody may be specified by
Description = tuple[EntityKind, str, str | None, frozenset[str], bool, str | None]  # kind, noun, state, modifiers, plural, owner of no known state


class Describer:
    """Reads descriptions in text order."""

    def __init__(self, text: str, discourse: Discourse, chained: NameChains, gazetteer: Gazetteer) -> None:
        self._text = text
        self._discourse = discourse
        self._chained = chained
        self._nouns = gazetteer.nouns
        self._offices = gazetteer.titles.offices
        self._known: dict[Description, Chain] = {}

    def read(self, token: Token) -> bool:
        """Give the noun ``token`` its chain, if it heads a description of a kind that matters, and say whether it does."""
        kind = self._kind(token)
        if token.dep_ in INSIDE and (kind not in FORMING or lemma_of(token) in self._nouns.describing or self._kind(token.head)):
            return False
        chain = self._shortened(token) or self._called(token, None) or self._town(token) if kind is None else self._equated(token, kind) or self._chain(token, kind)
        if chain is not None:
            chain.heads.add(lemma_of(token))
            chain.add(core_phrase(token), token_span(token), MentionForm.NOMINAL)
            self._discourse.remember(token, chain)
        return chain is not None

    def _shortened(self, token: Token) -> Chain | None:
        """The one body whose name ends so: "the Dawn Front … *the Front*"."""
        if token.pos_ != "PROPN" or not token.is_title or not _is_definite(token) or has_child(token, *INSIDE):
            return None
        return self._discourse.only(lambda chain: chain.kind is EntityKind.ORGANIZATION and any(name.split()[1:][-1:] == [token.text] for name in chain.names), ALL)

    def _town(self, token: Token) -> Chain | None:
        """The place that a noun for a town names, "the town of *Talin*", or the one named lately: "troops reached Talin … *the city*"."""
        if lemma_of(token) in TOWNS | PROVINCES and token.tag_ not in PLURALS:
            named = (self._discourse.at(child) for child in children(token, "nmod") if case_of(child) == "of" and child.pos_ == "PROPN")
            if (place := next(named, None)) is not None and place.kind is EntityKind.PLACE:
                return place
        bare = not has_child(token, *INSIDE, "nmod", "nmod:poss", "acl", "acl:relcl", "conj")
        if lemma_of(token) not in TOWNS or token.tag_ in PLURALS or not bare or not _is_definite(token):
            return None
        return self._discourse.only(lambda chain: chain.kind is EntityKind.PLACE and chain.is_named)

    def _equated(self, token: Token, kind: str) -> Chain | None:
        """What the grammar says to be the same: "Ada Orrel, an analyst", "the analyst, Ada Orrel", "she is an analyst"."""
        if kind != "item" and (named := self._specified(token)) is not None:
            return named
        if (called := self._called(token, kind)) is not None:
            return called
        wanted, plural = KINDS.get(kind) or EntityKind(kind), token.tag_ in PLURALS
        if kind == "item" or wanted is EntityKind.STATE or has_child(token, "conj", "cc", "nummod", "advmod"):
            return None
        beside = [token.head] if token.dep_ == "appos" else [*children(token, "appos")]
        if has_child(token, "cop") and not has_child(token, "aux", "mark") and not any(child.lower_ in NEGATING for child in token.children):
            beside += children(token, "nsubj")
        found = {id(chain): chain for chain in map(self._discourse.at, beside) if chain is not None and chain.kind is wanted}
        (same,) = found.values() if len(found) == 1 else (None,)
        return same if same is not None and same.plural == plural and not same.is_named_state else None

    def _called(self, token: Token, kind: str | None) -> Chain | None:
        """What a noun is said to be called, where the name is of its ``kind``: "a company called *Arvid Works*"; of other nouns persons alone."""
        wanted = EntityKind.PERSON if kind is None else KINDS.get(kind) or EntityKind(kind)
        chain = next((chain for name in names_given(token) if (chain := self._discourse.at(name)) is not None), None)
        return chain if chain is not None and chain.kind in (wanted, EntityKind.OTHER) and not chain.is_named_state else None

    def _specified(self, token: Token) -> Chain | None:
        """The name right behind a noun, which says who is meant whatever the noun calls it: "its ally *Belarus*", "the island nation *Malta*"."""
        if token.tag_ in PLURALS or token.i + 1 >= len(token.doc):
            return None
        names = (child for child in children(token, "appos") if child.pos_ == "PROPN" and child.left_edge.i == token.i + 1)
        found = next((chain for name in names if (chain := self._discourse.at(name)) is not None), None)
        return found if found is not None and found.kind in SPECIFYING and not found.plural else None

    def _kind(self, token: Token) -> str | None:
        """What the noun stands for; of a plural that was not brought to the singular its form without -s decides."""
        before = _before(token)
        return self._nouns.kind(lemma_of(token), before) or self._nouns.kind(token.lower_.removesuffix("s"), before)

    def _chain(self, token: Token, kind: str) -> Chain | None:
        owners = self._states(token)
        owner = owners[0] if len(owners) == 1 else None
        plural = token.tag_ in PLURALS
        if kind in ("state", "regime") and (not plural or lemma_of(token) == "authority"):
            return self._state(token, kind, owner, plural)
        return self._described(token, KINDS.get(kind) or EntityKind(kind), owner, plural)

    # --- states and their governments ---

    def _state(self, token: Token, kind: str, owner: Chain | None, plural: bool) -> Chain | None:
        """"the Kestrian government" is Kestria; "the regime" the one state that was called so; "the country" see there."""
        if owner is not None:
            return owner
        if lemma_of(token) == "state" and not _is_definite(token):
            return None
        if not _is_definite(token) or _is_speakers(token) or next(self._people(token), None) is not None:
            return self._described(token, KINDS[kind], None, plural)
        lemma = lemma_of(token)
        if kind == "state":
            found = self._discourse.country(token) if lemma in COUNTRIES else None
        else:
            found = self._discourse.only(lambda chain: chain.is_named_state and lemma in chain.heads, sentences=ALL)
            if found is None and lemma in GOVERNING and not has_child(token, "amod", "compound", "nmod", "nmod:poss", "conj", "acl:relcl"):
                found = self._discourse.only(lambda chain: chain.is_named_state, sentences=ALL)
        return found or self._described(token, KINDS[kind], None, plural)

    def _states(self, token: Token) -> list[Chain]:
        """Different states that own the noun: before it as adjective, compound or possessor, or behind "of"."""
        start = token.left_edge.i
        words = [token.doc[i] for i in range(max(start, token.i - 12), token.i)]
        before = [self._discourse.at(word) for word in words if not _backs(word) or self._kind(token) == "item"]
        behind = [self._discourse.at(child) for child in children(token, "nmod") if case_of(child) == "of"]
        chains = [chain for chain in (*before, *behind) if chain is not None and chain.is_named_state]
        return list(dict.fromkeys(chains))

    def _people(self, token: Token) -> Iterator[Chain]:
        """Persons whose government it is: "the Velm administration"."""
        for child in children(token, "compound", "nmod:poss"):
            chain = self._discourse.at(child)
            if chain is not None and chain.kind is EntityKind.PERSON:
                yield chain

    # --- persons, groups, facilities, items, agreements ---

    def _described(self, token: Token, kind: EntityKind, owner: Chain | None, plural: bool) -> Chain:
        state = owner.reference if owner is not None else None
        modifiers = frozenset(self._modifiers(token))
        key: Description = (kind, lemma_of(token), state, modifiers, plural, None if state else self._possessor(token))
        chain = self._resolved(token, key) or self._same(token, key)
        if chain is None or chain in self._apart(token):
            chain = self._chained.new(kind)
            self._affiliate(chain, token, state)
            chain.modifiers, chain.plural = modifiers, plural
            chain.names.append(bare_phrase(token).of(self._text))
            chain.words = set(modifiers) | {lemma_of(token)}
            self._known[key] = chain
        return chain

    def _possessor(self, token: Token) -> str | None:
        """The name of whom a body or an officer belongs to, where it is no known state: "*Karsovia's* ministry" is not Calvessa's."""
        owner = next((child for child in children(token, "nmod:poss") if child.pos_ == "PROPN"), None)
        return None if owner is None else owner.text.casefold()

    def _apart(self, token: Token) -> list[Chain | None]:
        """Who is another by grammar: whose it is ("his brother"), and who does a thing to it ("she met *the minister*")."""
        doing = subjects(token.head) if token.dep_ in OBJECTS else ()
        return [self._discourse.at(word) for word in (*children(token, "nmod:poss"), *(filler.token for filler in doing))]

    def _affiliate(self, chain: Chain, token: Token, state: str | None) -> None:
        """The state, and the organization that people belong to: "Kestrian Navy officers", "inspectors from the Agency"."""
        chain.state = state
        members = [child for child in children(token, "compound", "nmod:poss", "nmod") if child.i < token.i or case_of(child) in MEMBERSHIP]
        bodies = [self._discourse.at(child) for child in members]
        body = next((found for found in bodies if found is not None and found.kind in BODIES), None)
        if body is not None and chain.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION):
            chain.affiliation, chain.state = next(iter(body.names), None), state or body.state

    def _same(self, token: Token, key: Description) -> Chain | None:
        """A description worded alike before; an indefinite singular always introduces something new."""
        return None if _is_indefinite(token) or has_child(token, "nummod") else self._known.get(key)

    def _resolved(self, token: Token, key: Description) -> Chain | None:
        kind, lemma, state, modifiers, plural, owner = key
        if kind is EntityKind.PERSON and not plural and (_is_definite(token) or state is not None) and not _is_indefinite(token):
            return self._officer(lemma, state, modifiers, owner)
        if kind is EntityKind.ORGANIZATION and state is not None and not plural:
            return self._chained.bodies.get(body_key(state, (lemma, *modifiers)))
        if not _is_definite(token) or state is not None or (owner is not None and kind is EntityKind.ORGANIZATION):
            return None
        exact = self._discourse.only(lambda chain: _answers(chain, key))
        others = self._nouns.synonyms(lemma) - {lemma}
        alike = exact or self._discourse.only(lambda chain: any(_answers(chain, (kind, other, state, modifiers, plural, owner)) for other in others))
        if alike is not None or not modifiers <= FIGHTING:
            return alike
        return self._body_called(lemma) if kind is EntityKind.ORGANIZATION and not plural else self._more_exact(lemma, plural=plural)

    def _more_exact(self, lemma: str, *, plural: bool) -> Chain | None:
        """The only things of the class told of lately, by a more exact noun: "40 drones … *the aircraft*", "the port … *the site*"."""
        wanted = self._nouns.general.get(lemma, frozenset())

        def suits(chain: Chain) -> bool:
            number = chain.plural == plural or lemma in INVARIABLE
            classes = {self._nouns.item_class(head) for head in chain.heads} if chain.kind is EntityKind.ITEM else {str(chain.kind)}
            return number and (not wanted.isdisjoint(classes) or (chain.is_named and lemma in chain.heads))

        return self._discourse.only(suits) if wanted or self._nouns.item_class(lemma) else None

    def _body_called(self, lemma: str) -> Chain | None:
        """The one body named lately that is of the sort that the noun calls it, or a state's, or the only one of no known sort: "Orsan Dynamics … *the company*"."""
        wanted = next(iter(self._nouns.sorts({lemma})), None)
        if lemma in ANY_BODY:
            return self._discourse.only(lambda chain: chain.kind is EntityKind.ORGANIZATION and chain.is_named)
        if wanted not in self._nouns.named:
            return None
        bodies = [place.chain for place in self._discourse.recent(NEAR) if place.chain.kind is EntityKind.ORGANIZATION]
        called = {chain: sorts(chain, self._nouns) for chain in bodies}
        so = [chain for chain, sort in called.items() if wanted in sort]
        found = [chain for chain in so if chain.is_named] or [chain for chain in so if chain.state]
        found = found or [chain for chain, sort in called.items() if chain.is_named and not sort]
        return found[0] if len(found) == 1 else None

    def _officer(self, lemma: str, state: str | None, modifiers: frozenset[str], owner: str | None) -> Chain | None:
        """The one named person with that office; anywhere in the article where the state is given too."""
        wanted = {one_spelling(word) for word in (lemma, *modifiers)}

        def suits(chain: Chain) -> bool:
            states = state is None or chain.state == state
            if owner is not None and chain.affiliation is not None and owner not in chain.affiliation.casefold().split():
                return False
            return chain.kind is EntityKind.PERSON and wanted <= chain.words and not chain.plural and states

        near = self._discourse.only(suits)
        if near is not None or state is None or lemma not in self._offices:
            return near
        everywhere = [chain for chain in self._chained.officers.get(state, ()) if suits(chain)]
        return everywhere[0] if len(everywhere) == 1 else None

    def _modifiers(self, token: Token) -> Iterator[str]:
        """Adjectives and nouns before the head that tell it from others, without states and numbers."""
        for child in children(token, "amod", "compound"):
            chain = self._discourse.at(child)
            if child.i < token.i and (chain is None or chain.kind is not EntityKind.STATE):
                yield lemma_of(child)


def _answers(chain: Chain, key: Description) -> bool:
    """Whether a definite description may lead back to ``chain``: called so before, or named or classed so."""
    kind, lemma, _, modifiers, plural, _ = key
    if chain.kind is not kind or chain.plural != plural:
        return False
    if lemma in chain.heads:
        return modifiers <= chain.modifiers or bool(chain.record)
    named = {word for name in chain.names for word in name.lower().replace("-", " ").split()} if chain.record or not chain.heads else set()
    classes = set((chain.record.subclass or "").split("-")) if chain.record else set()
    return not plural and not modifiers and lemma in named | classes


def _backs(word: Token) -> bool:
    """Whether a state is only said to do something for what the noun names: "Kestria-backed" militia."""
    if word.i + 2 >= len(word.doc) or word.nbor().text not in ("-", "–"):
        return False
    participle = word.nbor(2)
    return participle.tag_ in ("VBN", "VBD", "JJ") and participle.lower_.endswith("ed")


def _is_definite(token: Token) -> bool:
    return any(child.dep_ == "nmod:poss" or child.lower_ in DEFINITE for child in token.children if child.i < token.i)


def _is_speakers(token: Token) -> bool:
    """"our country": what it means depends on who speaks."""
    return any(child.lower_ in ("our", "my", "your") for child in token.children)


def _is_indefinite(token: Token) -> bool:
    return any(child.lower_ in INDEFINITE for child in token.children if child.i < token.i)


def names_given(token: Token) -> Iterator[Token]:
    """Heads of the names by which a noun is said to be called: "a company called *Arvid Works*", "a banker, identified as *Ada Orrel*"."""
    for clause in children(token, "acl", "acl:relcl"):
        if lemma_of(clause) in NAMING and token.dep_ not in ("root", "ROOT"):
            yield from (word for word in children(clause, "xcomp", "obj", "obl", "nmod") if case_of(word) == "as" or (word.dep_ in ("xcomp", "obj") and word.i > clause.i))
    for word in token.doc[token.i + 1 : token.i + BY_NAME]:
        if word.lower_ == "name" and case_of(word) in ("by", "under"):
            yield from (child for child in children(word, "nmod") if case_of(child) == "of")


def _before(token: Token) -> str:
    """The lemma of the word before, where it is part of the noun: "assembly" of "assembly line"."""
    previous = token.doc[token.i - 1] if token.i else None
    return lemma_of(previous) if previous is not None and previous.head.i == token.i else ""
