"""Which phrases and pronouns of an article mean the same: chains of mentions, and a memory of what was named last.

Resolution is of the plain kind, after the sieves of Raghunathan et al. (2010): exact descriptions first, then
grammar, then nearness; where two candidates remain nothing is decided.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from twosource.extract.fillers import antecedent, objects, subjects
from twosource.extract.tree import (
    SUBJECTS,
    case_of,
    children,
    clause_of,
    first_conjunct,
    has_child,
    lemma_of,
    noun_phrase,
)
from twosource.model.mention import EntityKind, Mention, MentionForm
from twosource.model.text import Span
from twosource.vocabulary.gazetteer import Record
from twosource.vocabulary.nouns import Nouns

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "these"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "hers", "theirs"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
PRONOUNS = MALE | FEMALE | NEUTRAL | PLURAL
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
THINGS = frozenset(EntityKind) - {EntityKind.PERSON, EntityKind.PLACE, EntityKind.OTHER}
ACTORS = frozenset({EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.OUTLET})
IDLE = frozenset({EntityKind.ITEM, EntityKind.AGREEMENT})  # what makes nothing
WINDOW = 2  # sentences back in which a pronoun may find what it stands for
NEAR = 3  # sentences back in which a definite description may
KNOWN_GENDER = 4  # by how much one known to be a woman or a man precedes one of whom that is not known
MEMORY = 160  # mentions looked through, at most
CLIMB = 4  # clauses upward in which a subject is looked for
COUNTED = frozenset({EntityKind.ITEM, EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.FACILITY})
RESTS, SETS = frozenset({"more", "others"}), frozenset({"pair", "trio", "dozen"})
MAX_DIGITS = 3  # of a number that is no year
CASUALTIES = frozenset({"kill", "wound", "injure", "hurt", "die", "arrest", "detain", "displace", "claim", "rescue", "evacuate", "jail", "be", "have", "cost", "pay", "spend"})
STRONG = SUBJECTS | {"obj", "obl:agent", "root", "ROOT", "appos", "conj"}
OBJECTS = frozenset({"obj", "iobj", "obl"})
PARTNERS = frozenset({"to", "with", "against", "from", "by", "on", "for"})  # before the other side of an act
REASONS = frozenset({"for", "over", "about", "after", "because of"})  # before what somebody is judged for
MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "flat"})  # least likely to be taken up by a pronoun


@dataclass(eq=False, slots=True)
class Chain:
    """Mentions that mean the same, while the article is being read. Turned into an Entity at the end."""

    kind: EntityKind
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    record: Record | None = None
    reference: str | None = None
    office: str | None = None
    affiliation: str | None = None
    state: str | None = None
    heads: set[str] = field(default_factory=set)  # lemmas of nouns that have named it
    words: set[str] = field(default_factory=set)  # words of its office
    modifiers: frozenset[str] = frozenset()
    plural: bool = False
    female: bool | None = None
    womans: bool | None = None  # whether its given name is a woman's
    untracked: bool = False  # a common noun of no kind that matters: it only takes pronouns away from others

    def add(self, span: Span, head: Span, form: MentionForm) -> None:
        """Another mention; one at the same head is not repeated."""
        if all(mention.head != head for mention in self.mentions[-3:]):
            self.mentions.append(Mention(span, head, form))

    @property
    def is_named_state(self) -> bool:
        """Whether it is a state that the vocabulary knows, not just "a country"."""
        return self.kind is EntityKind.STATE and self.reference is not None

    @property
    def woman(self) -> bool | None:
        """Whether it is a woman, as titles and pronouns say, else as the given name lets one expect; ``None`` where nothing tells."""
        return self.womans if self.female is None else self.female

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own, besides what it is called."""
        return any(mention.form is MentionForm.NAME for mention in self.mentions)

    def suits(self, pronoun: str) -> bool:
        """Whether number, gender and kind allow ``pronoun`` to stand for it."""
        if pronoun in PLURAL:
            return self.plural and self.kind is not EntityKind.PLACE
        if self.plural:
            return False
        if pronoun in NEUTRAL:
            return self.kind in THINGS or self.untracked
        if self.kind is not EntityKind.PERSON:
            return False
        return self.woman is None or self.woman == (pronoun in FEMALE)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a chain was mentioned."""

    token: Token
    sentence: int
    chain: Chain


class Discourse:
    """What has been mentioned so far, in text order, and what a pronoun or description can mean there."""

    def __init__(self, names: Mapping[int, Chain], nouns: Nouns) -> None:
        self._names = names  # by head word, those ahead too
        self._nouns = nouns
        self._places: list[_Place] = []
        self._at: dict[int, Chain] = {}
        self._sentence = 0

    def enter_sentence(self) -> None:
        self._sentence += 1

    def remember(self, token: Token, chain: Chain) -> None:
        """``chain`` is named by ``token``."""
        self._at[token.i] = chain
        self._places.append(_Place(token, self._sentence, chain))

    def pass_over(self, token: Token) -> None:
        """``token`` names something that is not followed; a pronoun behind it may still mean it."""
        chain = Chain(EntityKind.OTHER, plural=token.tag_ in ("NNS", "NNPS"), untracked=True)
        self._places.append(_Place(token, self._sentence, chain))

    def at(self, token: Token) -> Chain | None:
        """The chain that ``token`` names; of what comes later in the text only names are known."""
        return self._at.get(token.i) or self._names.get(token.i)

    def recent(self, sentences: int) -> Iterator[_Place]:
        """Latest first, from this sentence and ``sentences`` before it."""
        for place in self._places[: -MEMORY - 1 : -1]:
            if place.sentence < self._sentence - sentences:
                return
            yield place

    def only(self, suits: Callable[[Chain], bool], sentences: int = NEAR) -> Chain | None:
        """The one chain of the last sentences that suits, if there is exactly one."""
        return _single(place.chain for place in self.recent(sentences) if suits(place.chain))

    # --- pronouns ---

    def pronoun(self, token: Token) -> Chain | None:
        """What a personal, possessive or relative pronoun stands for; ``None`` where that is not plain."""
        word = token.lower_
        if token.tag_ in ("WDT", "WP", "WP$") or (word == "that" and token.dep_ in SUBJECTS | {"obj"}):
            noun = antecedent(token)
            found = None if noun is None else self.at(noun)
            return None if found is not None and word == "which" and found.kind is EntityKind.PERSON else found
        if word not in PRONOUNS or token.dep_ == "expl":
            return None
        if word == "these" and token.dep_ not in SUBJECTS | OBJECTS:
            return None
        near = self._beside_owner(token, word) or self._judged(token, word) or self._asked(token, word) or self._handled(token, word)
        return near or self._within_sentence(token, word) or self._across_sentences(token, word)

    def _beside_owner(self, token: Token, word: str) -> Chain | None:
        """The owner of the first conjunct: "Kestria's ports and its fleet"."""
        if not _owns(token) or first_conjunct(token.head).i == token.head.i:
            return None
        owners = [self.at(child) for child in children(first_conjunct(token.head), "nmod:poss")]
        return _single(chain for chain in owners if chain is not None and chain.suits(word))

    def _judged(self, token: Token, word: str) -> Chain | None:
        """Whom somebody judges: "condemned *Kestria* for its attack", "accused *Kestria*, saying it had attacked"."""
        verb = self._judge_of(token)
        named = [] if verb is None else [self.at(filler.token) for filler in objects(verb) if filler.token.i < token.i]
        return _single(chain for chain in named if chain is not None and chain.suits(word))

    def _asked(self, token: Token, word: str) -> Chain | None:
        """Who answers, of whom the clause before wanted something: "asked *Varnland* to leave, but *it* refused"."""
        verb = token.head
        if token.dep_ != "nsubj" or lemma_of(verb) not in self._nouns.responding:
            return None
        start = verb.sent.start
        before = verb.head if verb.dep_ == "conj" else verb.doc[start - 1].sent.root if verb.i == verb.sent.root.i and start else verb
        if lemma_of(before) not in self._nouns.asking:
            return None
        asked = [filler.token for filler in objects(before)] + [child for child in children(before, "iobj", "obl") if child.dep_ == "iobj" or case_of(child) in ("on", "to")]
        return _single(chain for word_asked in asked if (chain := self.at(word_asked)) is not None and chain.suits(word))

    def _handled(self, token: Token, word: str) -> Chain | None:
        """The only things told of lately, of what is sold, built or used: "experts say *they* were sold", "half of *them*"."""
        thing = token.head if token.dep_ == "nmod" and case_of(token) == "of" else token
        if thing.dep_ not in ("obj", "nsubj:pass") or lemma_of(thing.head) not in self._nouns.handling:
            return None
        return _single(place.chain for place in self.recent(WINDOW) if place.chain.kind is EntityKind.ITEM and place.chain.suits(word))

    def _judge_of(self, token: Token) -> Token | None:
        """The verb of judging of whose object, reason or words a pronoun is told."""
        above = token.head
        if not _owns(token):
            said = above.head if token.dep_ in SUBJECTS and above.dep_ == "ccomp" else None
            return said.head if said is not None and said.dep_ == "advcl" and lemma_of(said.head) in self._nouns.judging else None
        told = above.dep_ == "obj" or (above.dep_ == "obl" and case_of(above) in REASONS)
        return above.head if told and lemma_of(above.head) in self._nouns.judging else None

    def _within_sentence(self, token: Token, word: str) -> Chain | None:
        """The subject of the clause around the pronoun, or of one that governs it."""
        judge = self._judge_of(token)
        clause = clause_of(token if judge is None else judge.head)
        if judge is not None and judge.i == clause.i:
            return None
        bound = _owns(token) or word in REFLEXIVE
        own = set() if bound else {filler.token.i for filler in subjects(clause)}  # "he urged *him*": not the same
        for _ in range(CLIMB):
            if bound:
                named = [self.at(filler.token) for filler in subjects(clause) if filler.token.i not in own | {token.i}]
                found = _single(chain for chain in named if chain is not None and chain.suits(word) and _may_tell(chain, word))
                if found is not None and found not in self._named_below(token):
                    return found
            if clause.head.i == clause.i:
                return None
            clause, bound = clause_of(clause.head), True
        return None

    def _across_sentences(self, token: Token, word: str) -> Chain | None:
        """The most salient suitable chain: nearer sentences first, subjects before others; none where two are level."""
        best: dict[Chain, int] = {}
        for place in self._candidates(token, word):
            score = self._salience(place) + KNOWN_GENDER * (word in MALE | FEMALE and place.chain.woman is not None)
            best[place.chain] = max(score, best.get(place.chain, score))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        if not ranked and word in PLURAL:
            return self._group(token)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]) or ranked[0][0].untracked:
            return None
        return ranked[0][0]

    def _group(self, token: Token) -> Chain | None:
        """The only body that the sentence before is about: "the Dawn Front seized a town. *They* …"."""
        leading = (place for place in self.recent(1) if place.sentence < self._sentence and place.token.dep_ in SUBJECTS)
        found = _single(place.chain for place in leading)
        return found if found is not None and found.kind is EntityKind.ORGANIZATION else None

    def _candidates(self, token: Token, word: str) -> Iterator[_Place]:
        """Places before a pronoun that it may lead back to. Who says, thinks or builds something is no thing."""
        beside = set() if _owns(token) or word in REFLEXIVE else {filler.token.i for filler in subjects(_governor(token))}
        excluded = {place.chain for place in self.recent(0) if place.token.i in beside or self._excluded(place.token, token, word)}
        excluded |= self._named_below(token) | self._beside_as_relative(token)
        judge = self._judge_of(token)
        excluded |= set() if judge is None else {chain for filler in subjects(judge) if (chain := self.at(filler.token)) is not None}
        says = token.dep_ == "nsubj" and has_child(token.head, "ccomp", "parataxis")
        minded = word not in NEUTRAL and says
        idle = {EntityKind.ITEM} if says else IDLE if token.dep_ == "nsubj" and lemma_of(token.head) in self._nouns.handling else ()
        for place in self.recent(WINDOW):
            weak = (word == "it" and place.token.dep_ not in STRONG) or (minded and place.chain.untracked) or place.chain.kind in idle
            if place.chain.suits(word) and _may_tell(place.chain, word) and not weak and place.chain not in excluded:
                yield place

    def _beside_as_relative(self, pronoun: Token) -> set[Chain]:
        """What "which" stands for in the pronoun's own clause: "the accord, *which* it broke"."""
        if _owns(pronoun):
            return set()
        nouns = (antecedent(word) for word in pronoun.head.children if word.lower_ in RELATIVES and word.i != pronoun.i)
        return {chain for noun in nouns if noun is not None and (chain := self.at(noun)) is not None}

    def _named_below(self, pronoun: Token) -> set[Chain]:
        """Whom a subject's own clause names: he who "says that Kestria attacked" is not Kestria (Principle C), nor is he of
        whom "Hark attacked the port, he said" tells; whose it is may speak ("Hark's ships attacked, he said").
        """
        if pronoun.dep_ not in SUBJECTS:
            return set()
        verb = pronoun.head
        below = [child for child in verb.children if child.i > pronoun.i and child.dep_ not in ("conj", "parataxis")]
        told = [child for child in children(verb, "ccomp") if child.i < pronoun.i] + ([verb.head] if verb.dep_ == "parataxis" and verb.head.i < verb.i else [])
        words = [word for child in below for word in child.subtree if word.i > pronoun.i]
        words += [word for clause in told for word in children(clause, *SUBJECTS, "obj")]
        return {chain for word in words if (chain := self._names.get(word.i)) is not None}

    def _salience(self, place: _Place) -> int:
        role = first_conjunct(place.token).dep_
        grammar = 6 if role in SUBJECTS else 3 if role in ("obj", "obl:agent", "root", "ROOT") else 0 if role in MODIFYING else 1
        named = bool(place.chain.record or place.chain.office) or place.token.pos_ == "PROPN"
        return grammar - place.chain.untracked - 4 * (self._sentence - place.sentence) + 2 * (place.chain.kind in ACTORS) + 3 * named

    def _excluded(self, candidate: Token, pronoun: Token, word: str) -> bool:
        """Two arguments of one verb are two things, unless the pronoun is reflexive or possessive; so are conjuncts."""
        if word in REFLEXIVE:
            return False
        if pronoun.dep_ == "nmod" and candidate.i == pronoun.head.i:  # "an attack on *it*"
            return True
        if _owns(pronoun):
            return first_conjunct(candidate).i == first_conjunct(pronoun.head).i
        return candidate.head.i == pronoun.head.i or first_conjunct(candidate).i == first_conjunct(pronoun).i

    # --- numbers ---

    def counted(self, token: Token) -> Chain | None:
        """What a number without a noun counts: the only counted things of the sentence before it that has any: "six boats; *two* have come"."""
        if not counts_alone(token):
            return None
        for back in range(WINDOW):
            sets = [place for place in self.recent(back) if place.sentence == self._sentence - back and has_child(place.token, "nummod")]
            if sets:
                found = _single(place.chain for place in sets if place.chain.plural)
                return found if found is not None and found.kind in COUNTED else None
        return None

    # --- descriptions ---

    def country(self, token: Token) -> Chain | None:
        """What "the country" means: the subject of its clause, else the state named last in this sentence or the one before."""
        clause = clause_of(token)
        acting = [self.at(filler.token) for filler in subjects(clause) if filler.token.i != token.i]
        states = [chain for chain in acting if chain is not None and chain.is_named_state]
        apart = states if _is_partner(token) else []
        if not apart and (found := _single(states)) is not None:
            return found
        for place in self.recent(0):
            if place.chain.is_named_state and place.token.dep_ != "amod" and place.chain not in apart:
                return place.chain
        before = [place for place in self.recent(1) if place.chain.is_named_state and place.chain not in apart]
        leading = [place.chain for place in before if place.token.dep_ in SUBJECTS]
        if found := _single(leading) or _single(place.chain for place in before):
            return found
        farther = () if before else (place for place in self.recent(2) if place.chain.is_named_state and place.chain not in apart)
        return _single(place.chain for place in farther if place.token.dep_ in SUBJECTS)


def _is_partner(noun: Token) -> bool:
    """Whether a noun is on the other side of what its clause tells: "sold *the country* tanks", "tanks to *the country*", no place ("in the country")."""
    return noun.dep_ in ("obj", "iobj", "nsubj:pass", "obl:agent", "conj") or (noun.dep_ in ("obl", "nmod") and case_of(noun) in PARTNERS)


def counts_alone(token: Token) -> bool:
    """Whether a number stands for what it counts: "*two* were delivered", "eight *more*", "another *pair*"; of the dead none is told."""
    number = token.pos_ == "NUM" and not (token.is_digit and len(token) > MAX_DIGITS)
    rest = token.lower_ in RESTS and has_child(token, "nummod")
    alone = number or rest or (token.lower_ in SETS and token.pos_ == "NOUN")
    if not alone or first_conjunct(token).dep_ not in SUBJECTS | {"obj"} or has_child(token, "nmod", "compound", "case", "flat", "appos"):
        return False
    return first_conjunct(token).head.pos_ in ("VERB", "ADJ") and lemma_of(first_conjunct(token).head) not in CASUALTIES


def _owns(pronoun: Token) -> bool:
    """Whether a pronoun says whose something is; "her" may also be whom somebody meets."""
    return pronoun.lower_ in POSSESSIVE and (pronoun.lower_ != "her" or pronoun.tag_ == "PRP$")


def _governor(pronoun: Token) -> Token:
    """The verb of which a pronoun is an object, or the noun that is one: "attacked *it*", "held talks with *him*"."""
    noun = pronoun.head
    return noun.head if pronoun.dep_ == "nmod" and noun.dep_ == "obj" else noun


def _may_tell(chain: Chain, word: str) -> bool:
    """An outlet that reports something is rarely the "it" of what it reports."""
    return chain.kind is not EntityKind.OUTLET or word in POSSESSIVE


def _single(chains: Iterable[Chain]) -> Chain | None:
    """The only chain among ``chains``, however often it occurs."""
    found: Chain | None = None
    for chain in chains:
        if found is not None and chain is not found:
            return None
        found = chain
    return found


def core_phrase(token: Token) -> Span:
    """The noun phrase up to its head, so that what is said of it does not become part of a name."""
    start = noun_phrase(token).start
    words = token.doc[token.left_edge.i : token.i + 1]
    first = next((word for word in words if word.idx >= start and word.dep_ not in ("cc", "punct", "cc:preconj")), token)
    return Span(first.idx, token.idx + len(token))


def bare_phrase(token: Token) -> Span:
    """The core phrase without article or possessor; at least its head, whatever the possessor governs behind it."""
    skipped = [word for word in token.children if word.dep_ in ("det", "nmod:poss", "det:predet") and word.i < token.i]
    first = min(token.i, max((word.right_edge.i + 1 for word in skipped), default=0))
    return Span(max(core_phrase(token).start, token.doc[first].idx), token.idx + len(token))
