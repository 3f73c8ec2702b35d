"""Names of one thing put together: aliases, surnames, acronyms, capitals and governments that stand for states."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Token

from twosource.extract.entities.coreference import Chain
from twosource.extract.entities.kinds import is_generic
from twosource.extract.entities.metonymy import names_actor
from twosource.extract.entities.names import Name, acronym_after, in_capitals
from twosource.extract.entities.persons import Role, RoleReader
from twosource.extract.entities.ships import noun_before
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import children, has_child, lemma_of, token_span
from twosource.model.mention import EntityKind, MentionForm
from twosource.model.text import Span
from twosource.vocabulary.gazetteer import Gazetteer, Naming, Record

Key = tuple[str, ...]
JOINING = frozenset({"of", "for", "the", "and", "in", "on", "de", "al", "to", "&"})
ABBREVIABLE = frozenset({EntityKind.ORGANIZATION, EntityKind.OTHER, EntityKind.AGREEMENT, EntityKind.FACILITY})
MODIFIES = frozenset({"compound", "amod", "nmod:desc", "flat", "nummod", "nmod"})
CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
MIXED_VOTE = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.OTHER)


class NameChains:
    """Chains of one document's names. ``heads`` leads from a head word to its chain, ``consumed`` holds words of titles."""

    def __init__(self, tokens: TokenIndex, names: Sequence[Name], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._text = tokens.text
        self._doc = tokens.doc
        self._gazetteer = gazetteer
        self._names = names
        self._chains: dict[Key, Chain] = {}
        self._by_name: dict[int, Chain] = {}  # token index of the name's first word
        self.heads: dict[int, Chain] = {}
        self.consumed: set[int] = set()
        self.extra: list[Chain] = []
        self.bodies: dict[Key, Chain] = {}  # organizations known by a state and common nouns: Kestria's parliament
        self.officers: dict[str, list[Chain]] = {}  # named persons with an office, by state
        self.owned: list[tuple[Chain, Token]] = []  # persons whose office belongs to something not yet resolved
        self._roles = RoleReader(tokens, names, gazetteer.titles)

    @property
    def chains(self) -> Sequence[Chain]:
        return [*self._chains.values(), *self.extra]

    def run(self) -> None:
        """Three steps: what names have in common, every name, the roles of persons."""
        # 1. what decides which names are of one thing
        self._aliases = self._find_aliases(self._acronyms)
        self._first_words = self._find_aliases(self._beginnings)
        self._short_forms = self._find_aliases(self._endings) | self._first_words | self._aliases
        self._surnames = self._known_surnames()
        self._persons = PersonNames(_words(name.span.of(self._text)) for name in self._names if self._kind(name) is EntityKind.PERSON)
        # 2. each name to its chain
        for name in self._names:
            self._add(name)
        # 3. offices, for which the chains must be known
        for name in self._names:
            if self._by_name[name.first].kind is EntityKind.PERSON:
                self._add_roles(name)
        self._add_capitals()
        for chain in self._chains.values():
            if chain.kind is EntityKind.PERSON and chain.office and chain.state:
                self.officers.setdefault(chain.state, []).append(chain)

    def new(self, kind: EntityKind) -> Chain:
        """A chain for what has no name of its own."""
        chain = Chain(kind)
        self.extra.append(chain)
        return chain

    # --- one name ---

    def _add(self, name: Name) -> None:
        kind, record = self._kind(name), name.record
        written = self._written(name)
        acting = record is None or name.naming not in (Naming.CAPITAL, Naming.GOVERNMENT) or names_actor(name.head, self._gazetteer.nouns)
        if not acting:
            chain = self._chain(("place", _normal(written)), EntityKind.PLACE, None)
            chain.state = record.key if record else None
        elif name.naming is Naming.DEMONYM and name.head.tag_ in ("NNS", "NNPS"):
            chain = self._people(record, written)
        else:
            if kind is EntityKind.STATE and record is None:
                record = self._gazetteer.records[self._state_of(name) or ""]
            key = self._key(name, kind, written)
            chain = self._chain(key, kind, record)
            if key[0] == "body":
                self.bodies[key] = chain
            chain.reference = chain.reference or self._reference(name)
        self._mention(name, chain, written)

    def _written(self, name: Name) -> str:
        """The name as the text has it, or whole where the text leaves out a part; of an item the singular, where the text has that too."""
        written = name.span.of(self._text)
        if name.kind is EntityKind.ITEM and name.record is None and written.endswith("s") and written[:-1] in self._items:  # "Borraks"
            return written[:-1]
        whole = name.canonical if written.isdigit() or name.kind is EntityKind.AGREEMENT else None
        return whole or written

    def _mention(self, name: Name, chain: Chain, written: str) -> None:
        span, head = name.span, name.head
        noun = self._item_noun(name) if chain.kind is EntityKind.ITEM else None
        if noun is not None:
            span, head = Span(min(noun.idx, span.start), max(noun.idx + len(noun), span.end)), noun
            chain.heads.add(lemma_of(noun))
            self.heads[noun.i] = chain
        word = token_span(head)
        chain.add(span, Span(max(word.start, span.start), min(word.end, span.end)), MentionForm.NAME)
        if name.naming is Naming.NAME or chain.kind is not EntityKind.STATE:
            owner = self._owner_of(name)
            chain.names.append(self._text[owner.idx : name.span.end] if owner is not None and owner.pos_ == "PROPN" else written)
        chain.heads |= self._called(name)
        chain.plural = chain.plural or (head.tag_ == "NNS" and chain.kind is EntityKind.ITEM)
        if chain.kind is not EntityKind.STATE:
            chain.state = chain.state or self._state_of(name)
        self._by_name[name.first] = chain
        self.heads[name.head.i] = chain
        self.consumed.update(range(name.first, name.last + 1))
        self._add_acronym(name, chain)

    def _called(self, name: Name) -> frozenset[str]:
        """The masthead noun right before a name: "the *daily* Korrel", "the *news site* Lantern"."""
        before = [word.lower_ for word in self._doc[max(name.first - 2, 0) : name.first] if word.pos_ == "NOUN"]
        return frozenset([" ".join(before), *before[-1:]]) & self._gazetteer.nouns.mastheads

    def _add_acronym(self, name: Name, chain: Chain) -> None:
        short = acronym_after(self._text, name.span)
        if short is not None and all(other.span != short for other in self._names):
            chain.add(short, short, MentionForm.NAME)

    def _chain(self, key: Key, kind: EntityKind, record: Record | None) -> Chain:
        if key not in self._chains:
            self._chains[key] = Chain(kind)
        chain = self._chains[key]
        if chain.record is None and record is not None:
            chain.record, chain.reference = record, record.key
        return chain

    def _people(self, record: Record | None, written: str) -> Chain:
        """"Kestrians": people of a state, not the state."""
        chain = self._chain(("people", _normal(written)), EntityKind.PERSON, None)
        chain.plural, chain.state = True, record.key if record else None
        return chain

    def _reference(self, name: Name) -> str | None:
        return "-".join(name.canonical.lower().split()) if name.canonical and name.record is None else None

    # --- what kind, and the same as what ---

    def _kind(self, name: Name) -> EntityKind:
        """The name's kind; where the model wavers, what it says most often; a stray name before an item's noun is an item."""
        if name.record is not None or name.kind not in MIXED_VOTE:
            return name.kind
        if name.kind is EntityKind.OTHER and self._governing_item(name) is not None:
            return EntityKind.ITEM
        if self._is_government(name):
            return EntityKind.STATE
        normal = _normal(name.span.of(self._text))
        if normal in self._surnames:
            return EntityKind.PERSON
        if name.kind is EntityKind.PERSON and normal in self._first_words:
            return EntityKind.ORGANIZATION
        votes = self._votes[normal]
        return max(votes, key=lambda kind: (votes[kind], -MIXED_VOTE.index(kind)))

    def _known_surnames(self) -> frozenset[str]:
        """Last words of names of persons that have more than one word."""
        full = (_words(name.span.of(self._text)) for name in self._names if name.kind is EntityKind.PERSON)
        return frozenset(words[-1] for words in full if len(words) > 1)

    def _is_government(self, name: Name) -> bool:
        """"Government of Kestria" is Kestria."""
        noun = self._gazetteer.nouns.kind(lemma_of(name.head))
        state = self._state_of(name) if name.kind is EntityKind.ORGANIZATION and noun == "regime" else None
        return state is not None and self._body(name.span.of(self._text), state)[2:] == (lemma_of(name.head),)

    @cached_property
    def _items(self) -> frozenset[str]:
        return frozenset(name.span.of(self._text) for name in self._names if name.kind is EntityKind.ITEM)

    @cached_property
    def _votes(self) -> Mapping[str, Counter[EntityKind]]:
        votes: dict[str, Counter[EntityKind]] = {}
        for name in self._names:
            if name.record is None and name.kind in MIXED_VOTE:
                votes.setdefault(_normal(name.span.of(self._text)), Counter())[name.kind] += 1
        return votes

    def _key(self, name: Name, kind: EntityKind, written: str) -> Key:
        if name.record is not None:
            return ("ref", name.record.key)
        if kind is EntityKind.STATE:
            return ("ref", self._state_of(name) or "")
        if kind is EntityKind.PERSON:
            return ("person", *self._persons.full(_words(written)))
        normal = _normal(written)
        aliases = self._aliases if kind is not EntityKind.ORGANIZATION else self._short_forms
        return aliases.get(normal) or self._own_key(name, written)

    def _own_key(self, name: Name, written: str) -> Key:
        """What a name is known by without regard to others."""
        if name.record is not None:
            return ("ref", name.record.key)
        state = self._state_of(name) if name.kind is EntityKind.ORGANIZATION else None
        owner = None if state else self._owner_of(name)
        if owner is not None:
            return ("owned", owner.text.casefold(), _normal(written))
        return self._body(written, state) if state else ("name", _normal(written))

    def _owner_of(self, name: Name) -> Token | None:
        """Whose a body is that has a name of common nouns alone, where that is no known state: "*Karsovia's* Defence Ministry", "the *country's* …"."""
        if name.record is not None or name.kind is not EntityKind.ORGANIZATION or name.first < 2 or self._doc[name.first - 1].tag_ != "POS":
            return None
        return self._doc[name.first - 2] if is_generic(name.span.of(self._text), self._gazetteer.nouns) else None

    def _body(self, written: str, state: str) -> Key:
        """One key for "Kestrian Parliament" and "Parliament of Kestria"."""
        words = written
        for match in reversed(self._gazetteer.find(written)):
            if match.record.key == state and match.naming in (Naming.NAME, Naming.DEMONYM):
                words = words[: match.span.start] + words[match.span.end :]
        return body_key(state, (word for word in _words(words) if word not in JOINING | {"'s", "s"}))

    def _find_aliases(self, short_forms: Callable[[Name, str], Iterable[str]]) -> dict[str, Key]:
        """Short forms of longer names, each with its one owner."""
        owners: dict[str, set[Key]] = {}
        for name in self._names:
            if name.kind in ABBREVIABLE:
                written = name.span.of(self._text)
                key = self._own_key(name, written)
                for short in short_forms(name, written):
                    owners.setdefault(short, set()).add(key)
        return {short: next(iter(keys)) for short, keys in owners.items() if len(keys) == 1 and ("name", short) not in keys}

    def _acronyms(self, name: Name, written: str) -> Iterable[str]:
        """The acronym in parentheses behind the name, and its initials."""
        short = acronym_after(self._text, name.span)
        if short is not None:
            yield _normal(short.of(self._text))
        words = [word for word in written.replace("-", " ").split() if word.lower() not in JOINING]
        if len(words) > 2:
            yield "".join(word[0] for word in words).lower()

    def _beginnings(self, name: Name, written: str) -> Iterable[str]:
        """The first word of an organization's name, unless it names something else."""
        words = written.split()
        if len(words) > 1 and name.kind is EntityKind.ORGANIZATION and not self._gazetteer.find(words[0]):
            yield _normal(words[0])

    def _endings(self, name: Name, written: str) -> Iterable[str]:
        """The last word, unless it names something else or every state has such a body: "the Dawn Front … *the Front*"."""
        words = written.split()
        plain = len(words) > 1 and name.kind is EntityKind.ORGANIZATION and not is_generic(words[-1], self._gazetteer.nouns)
        if plain and not self._gazetteer.find(words[-1]):
            yield _normal(words[-1])

    def _item_noun(self, name: Name) -> Token | None:
        """The common noun of the item that a name belongs to, behind it or, of a ship, before it."""
        return noun_before(name.first, self._tokens, self._gazetteer.nouns) or self._governing_item(name)

    def _governing_item(self, name: Name) -> Token | None:
        """The common noun of an item that the name modifies: "missile" in "the Zolfaghar ballistic missile"."""
        word = name.head
        for _ in range(3):
            if word.dep_ not in MODIFIES or word.head.i <= name.last or word.i < name.first:
                return None
            if has_child(name.head, "conj") or word.dep_ == "nmod" and has_child(word, "case"):
                return None
            word = word.head
            if self._gazetteer.nouns.kind(lemma_of(word)) == "item" and word.i - name.last <= 6:
                return word
        return None

    # --- states ---

    def _state_of(self, name: Name) -> str | None:
        """The state a name belongs to, by its record, a state named within it or as its owner."""
        if name.record is not None:
            return name.record.state
        if name.kind is EntityKind.PERSON:
            return None
        within = self._gazetteer.find(name.span.of(self._text))
        states = {match.record.key for match in within if match.record.kind is EntityKind.STATE}
        owners = (self._by_name_token(child.i) for child in children(name.head, "nmod:poss", "amod", "compound") if child.i < name.first)
        states = states or {owner.record.key for owner in owners if owner and owner.record and owner.kind is EntityKind.STATE}
        return next(iter(states)) if len(states) == 1 else None

    @cached_property
    def _name_at(self) -> Mapping[int, Name]:
        return {name.head.i: name for name in self._names}

    def _by_name_token(self, i: int) -> Name | None:
        return self._name_at.get(i)

    # --- persons ---

    def _add_roles(self, name: Name) -> None:
        chain = self._by_name[name.first]
        if chain.female is None:
            chain.female = self._roles.is_female(name)
        if chain.womans is None:
            chain.womans = self._roles.is_womans(name)
        for role in self._roles.roles(name):
            self._add_role(chain, role)
        affiliation = self._roles.affiliation(name)
        if affiliation is not None and chain.affiliation is None:
            self._affiliate(chain, affiliation)

    def _add_role(self, chain: Chain, role: Role) -> None:
        if chain.office is None or chain.office.isupper() or len(role.office) > len(chain.office):
            chain.office = role.office
        chain.words |= {one_spelling(word.lower()) for word in role.office.split()}
        if role.affiliation is not None and chain.affiliation is None:
            self._affiliate(chain, role.affiliation)
        if role.state is not None and role.state.record is not None:
            chain.state = role.state.record.key
        if role.owner is not None:
            self.owned.append((chain, role.owner))
        if role.head.i not in self.consumed:
            chain.add(role.span, token_span(role.head), MentionForm.NOMINAL)
            self.heads[role.head.i] = chain
            first, last = self._tokens.range(role.span)
            self.consumed.update(range(first, last + 1))

    def _affiliate(self, chain: Chain, name: Name) -> None:
        chain.affiliation = name.span.of(self._text)
        owner = self._by_name.get(name.first)
        if name.kind is EntityKind.STATE and name.record is not None:
            chain.state = chain.state or name.record.key
        elif owner is not None:
            chain.state = chain.state or owner.state

    def _add_capitals(self) -> None:
        """Surnames in lines set in capitals, where the model's reading is not relied on."""
        surnames = self._persons.surnames()
        for match in CAPITALS.finditer(self._text):
            span = Span(*match.span())
            place, _ = self._tokens.range(span)
            chain = self._chains.get(("person", *surnames.get(match[0].lower(), ())))
            if chain is not None and place not in self.consumed and in_capitals(self._text, span):
                chain.add(span, span, MentionForm.NAME)
                self.heads[place] = chain
                self.consumed.add(place)


class PersonNames:
    """Full names of a document's persons; a part of one leads to it where it is the only one."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._full: dict[tuple[str, ...], tuple[str, ...]] = {}
        for words in sorted(set(names), key=lambda words: (-len(words), words)):
            longer = [known for known in self._full if _is_part(words, known)]
            owners = {self._full[known] for known in longer if known[-len(words) :] == words} or {self._full[known] for known in longer}
            self._full[words] = owners.pop() if len(owners) == 1 else words

    def full(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The full name that ``words`` belong to, or ``words``."""
        return self._full.get(words, words)

    def surnames(self) -> dict[str, tuple[str, ...]]:
        """Last words of names that belong to one person only."""
        owners: dict[str, set[tuple[str, ...]]] = {}
        for words in self._full.values():
            owners.setdefault(words[-1], set()).add(words)
        return {word: next(iter(wholes)) for word, wholes in owners.items() if len(wholes) == 1}


def body_key(state: str, words: Iterable[str]) -> Key:
    """Key of a state's organization by the words that describe it, in any order and either spelling."""
    return ("body", state, *sorted({one_spelling(word.lower()) for word in words}))


def one_spelling(word: str) -> str:
    """A word of an office or body as Americans write it: articles mix "defence" and "defense"."""
    return word.replace("defence", "defense")


def _is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a shorter name is the end or the beginning of a longer one, or first and last word of it."""
    size = len(part)
    return size < len(whole) and (whole[-size:] == part or whole[:size] == part or (size > 1 and (whole[0], whole[-1]) == (part[0], part[-1])))


def _normal(text: str) -> str:
    """Lower case without accents, dots, possessive marks or a leading article."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower().replace("’", "'").replace(".", "")
    words = plain.replace("-", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_normal(text).split()) or (text,)
