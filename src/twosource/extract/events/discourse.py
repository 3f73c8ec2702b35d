"""Who takes part in an event although its own clause does not say so: taken from the words around it, never made up.

These places are looked into, for the roles that the clause leaves open: the verbs and nouns that govern the event
("Kestria *announced* an attack"), whoever answers a request or reproach, is threatened with the act or agrees with somebody to do it,
a blame laid for it, events of the same type in the sentence, and, where a noun only points back ("the attack"), what was told of the last such event. Where "they" or "the two countries" take part, so do the
two who were last told of together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from twosource.extract.clauses import is_prevented
from twosource.extract.events.arguments import TOLD, Reader, points_back, without
from twosource.extract.events.constructions import NOMINAL
from twosource.extract.events.merging import Found
from twosource.extract.events.pairs import both, joined, shared, word_of
from twosource.extract.fillers import Filler, is_nobody, objects, subjects
from twosource.extract.tree import (
    MAX_STEPS,
    case_of,
    children,
    first_conjunct,
    has_child,
    infinitive_mark,
    is_passive,
    is_passive_modifier,
    is_predicate,
    lemma_of,
    token_span,
)
from twosource.model.event import Argument
from twosource.vocabulary.cues import CueLexicon, Does

SAID = frozenset({"ccomp", "parataxis", "csubj", "acl:relcl", "root", "ROOT"})  # clauses that stand for themselves
TOPICS = frozenset({"nsubj", "nsubj:pass"})
SUFFERED = frozenset({"attack"})  # types of events that others than their agent investigate, discuss and survive
SPEAKING = {"condemnation": "target", "request": "addressee", "warning": "addressee"}  # types of events whose agent only speaks, with the role of whom it speaks to
AROUND = frozenset({"after", "before", "following", "since", "over", "despite", "amid", "during", "because of", "due to", "in response to"})  # what went with it
FIELDING = frozenset({"accept", "decline", "reject", "refuse", "turn", "heed", "ignore", "welcome", "await", "answer", "disregard", "resist"})  # what others say to one
MEANS = frozenset({"with", "through", "via"})  # before what is done to do another thing: "replied with airstrikes"
TELLING = frozenset({Does.REPORT, Does.DENY, Does.REJECT, Does.CITE, Does.SHOW, Does.THINK})
JUDGED = frozenset({"quote", "object"})  # content of verbs that praise, condemn or discuss
OWNED = frozenset({"responsible for"})  # of predicates
CHARGING = frozenset({"suspect of", "warn against"})  # verbs whose object does the act
THREATENING = frozenset({"threaten with", "menace with"})  # verbs whose subject does
PARTNERS = (("recipient", "supplier"), ("supplier", "recipient"))  # of what one side does, the other takes part as this
AGREEING = frozenset({"agree", "agreement", "contract", "deal", "accord", "pact", "memorandum"})
STANDING = frozenset({"stand behind", "lie behind"})
OWNING = frozenset({"responsibility", "credit"})  # what one takes for an act of one's own
PARTICIPANTS = frozenset({"actor", "person", "state"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The events of a document by their trigger's head word, and by type and sentence; and who reads them."""

    by_head: Mapping[int, Found]
    beside: Mapping[tuple[str, int], Sequence[Found]]
    reader: Reader
    cues: CueLexicon

    def does(self, verb: Token, one: Found) -> bool:
        """Whether the subject of ``verb`` takes part in what a noun or clause under it names, rather than tells of it."""
        late = one.match.head.dep_ == "obl" and case_of(one.match.head) in AROUND
        carried = lemma_of(verb) in self.reader.classes.support and not is_prevented(one.match.head, verb)
        own = one.type not in SUFFERED and TOLD not in one.match.trigger.needs  # who "declined to comment on the launch" launched nothing
        acts = not late and (own or not one.match.nominal or carried)
        acts |= one.match.head.dep_ == "obl" and case_of(one.match.head) in MEANS
        acts &= not (one.type in SPEAKING and lemma_of(verb) in FIELDING)
        return acts and not self.only_speaks(verb)

    def only_speaks(self, verb: Token) -> bool:
        """Whether the subject of ``verb`` tells of an event rather than takes part in it."""
        event = self.by_head.get(verb.i)
        entries = self.cues.verbs.get(lemma_of(verb), ())
        judges = any(entry.does is Does.ACT and entry.content == JUDGED and not entry.preposition for entry in entries)  # "questioned the sale"
        tells = judges or any(entry.does in TELLING and "object" in entry.content and not entry.fixed for entry in entries)
        return tells or (event is not None and event.type in SPEAKING)


def complete(found: Sequence[Found], reader: Reader, *, cues: CueLexicon) -> list[Found]:
    """``found`` in text order, with the participants that the surroundings give, marked as elided."""
    around = Surroundings({one.match.head.i: one for one in found}, _by_sentence(found), reader, cues)
    done: list[Found] = []
    latest: dict[str, tuple[Argument, ...]] = {}
    pairs = list(joined(found[0].match.head.doc, reader)) if found else []
    for one in found:
        one = one.with_arguments([replace(argument, elided=True) for argument in both(one, pairs, reader)])
        for source in (_governing, _fielding, _menaced, _partner, _blamed, _sharing):
            one = one.with_arguments([replace(argument, elided=True) for argument in source(one, around)])
        if reader.event_types.types[one.type].anaphoric and points_back(one.match):
            one = one.with_arguments([replace(a, elided=True) for a in latest.get(one.type, ()) if not one.has(a.role)])
        latest[one.type] = one.arguments or latest.get(one.type, ())
        pairs += shared(one, reader)
        done.append(one)
    return done


def _agent_role(one: Found) -> str | None:
    """The role of who does it, where the clause leaves it open; what one does *with* others takes two."""
    trigger = one.match.trigger
    role = trigger.roles.get("ARG0") or None
    several = role is not None and trigger.prepositions.get("with") == role
    filled = sum(argument.role == role for argument in one.arguments)
    owned = filled and has_child(one.match.head, "nmod:poss")  # "learned of *the navy's* visit"
    apart = filled and one.match.head.dep_ == "advcl" and has_child(one.match.head, "nsubj")  # "Kestria left after *Varnland* signed the pact"
    return None if filled > several or owned or apart else role


# --- what governs the event ---


def _governing(one: Found, around: Surroundings) -> Iterator[Argument]:
    """Named owners and subjects of the nouns and verbs above the event."""
    role, reader = _agent_role(one), around.reader
    if role is None:
        return
    classes, known = reader.event_types.types[one.type].roles[role], {argument.head for argument in one.arguments}
    wanted = PARTICIPANTS if "thing" in classes else classes & PARTICIPANTS
    fillers = (filler for filler in (*_governors(one, role, around), *_charged(one)) if reader.kinds(filler.token) & wanted and token_span(filler.token) not in known)
    yield from _named(role, fillers, reader)


def _named(role: str, fillers: Iterable[Filler], reader: Reader) -> Iterator[Argument]:
    """``fillers`` in a role, those that the article knows as somebody."""
    for filler in fillers:
        if reader.entity(filler.token) is not None and not is_nobody(filler.token):
            yield reader.argument(role, filler)


def _governors(one: Found, role: str, around: Surroundings) -> tuple[Filler, ...]:
    """Owners of the closest noun above that has any, or else the subjects of the closest verb: "Kestria's part in the
    attack", "Kestria announced the start of an attack"; none where the verb only tells of it."""
    word, owned = first_conjunct(one.match.support or one.match.head), False
    for _ in range(MAX_STEPS):
        if word.dep_ in SAID | TOPICS or word.head.i == word.i or is_passive_modifier(word):
            return ()
        head = word.head
        if head.pos_ in NOMINAL:
            if lemma_of(head) in around.cues.news:  # who "broke *the news* of the sale" sold nothing
                return ()
            owned = owned or lemma_of(head) in OWNING or f"{lemma_of(head)} {case_of(word)}" in around.cues.participation
            fillers = tuple(Filler(child) for child in children(head, "nmod:poss"))
        elif is_predicate(head):
            owned = owned or f"{lemma_of(head)} {case_of(word)}" in OWNED  # "is *responsible for* the attack"
            if is_passive(head) or not (owned or around.does(head, one)):
                return ()
            both = one.match.trigger.roles.get("ARG1", role) == role  # all who are there take part alike
            fillers = (*subjects(head), *(objects(head) if both else ()))
        else:
            fillers = ()
        if fillers:
            return fillers
        word = first_conjunct(head)
    return ()


def _fielding(one: Found, around: Surroundings) -> Iterator[Argument]:
    """To whom somebody spoke, who answers it: "*Varnland* rejected a request by Kestria"."""
    role, word = SPEAKING.get(one.type), one.match.head
    if role is None or one.has(role) or word.dep_ != "obj" or lemma_of(word.head) not in FIELDING - {"welcome"} or is_passive(word.head):
        return
    known = {argument.head for argument in one.arguments}
    yield from _named(role, (filler for filler in subjects(word.head) if token_span(filler.token) not in known), around.reader)


def _menaced(one: Found, around: Surroundings) -> Iterator[Argument]:
    """Whom an act is threatened: "threatened *Varnland* with an attack"."""
    role, word = one.match.trigger.roles.get("ARG1"), one.match.head
    if role and not one.has(role) and f"{lemma_of(word.head)} {case_of(word)}" in THREATENING:
        yield from _named(role, map(Filler, children(word.head, "obj", "iobj")), around.reader)


def _partner(one: Found, around: Surroundings) -> Iterator[Argument]:
    """The other side of what one agrees with somebody to do: "agreed with *Kestria* to buy tanks", "signed a contract with *Kestria* to buy them"."""
    verb, role = one.match.head, next((other for own, other in PARTNERS if one.has(own) and not one.has(other)), None)
    if role is None or role not in around.reader.event_types.types[one.type].roles or infinitive_mark(verb) is None:
        return
    if lemma_of(verb.head) in AGREEING or any(lemma_of(thing) in AGREEING for thing in children(verb.head, "obj")):
        hosts = (verb.head, *children(verb.head, "obj"))
        others = (child for host in hosts for child in children(host, "obl", "nmod") if case_of(child) == "with" and child.i < verb.i)
        yield from _named(role, map(Filler, others), around.reader)


def _charged(one: Found) -> Iterator[Filler]:
    """Whom others suspect of the act, or warn against it, and who threatens it: "suspects *Kestria* of the attack", "*Kestria* threatened them with an attack"."""
    word = one.match.head
    above = word.head if word.dep_ == "obl" or word.head.dep_ not in ("obj", "iobj") else word.head.head  # the parser hangs "of the attack" on whom one suspects
    phrase = f"{lemma_of(above)} {case_of(word)}"
    if phrase in STANDING:  # "behind the attack stood *Kestria*"
        yield from (Filler(child) for child in children(above, "nsubj", "obj"))
    elif phrase in CHARGING and not is_passive(above):
        yield from (Filler(child) for child in children(above, "obj", "iobj") if child.i < word.i)
    elif phrase in CHARGING | THREATENING:
        yield from subjects(above)


def _blamed(one: Found, around: Surroundings) -> Iterator[Argument]:
    """Whom somebody blames for the act: "blamed Kestria for the attack", "attributed it to Kestria", "it was blamed on Kestria"."""
    word = one.match.head
    above = word.head.head if word.head.dep_ == "xcomp" or (word.dep_ == "nmod" and word.head.dep_ == "obj") else word.head  # "held *responsible* for it"
    role, blame = _agent_role(one), around.by_head.get(above.i)
    if role and blame is not None and blame.type == "condemnation" and word.dep_ in ("obl", "obj", "nsubj:pass", "nmod"):
        taken = {argument.head for argument in one.arguments}
        wanted = (around.reader.event_types.types[one.type].roles[role] | PARTICIPANTS) - {"thing"}
        targets = [argument for argument in blame.arguments if argument.role == "target" and argument.head not in taken and around.reader.kinds(word_of(argument, one)) & wanted]
        if word.dep_ == "nmod":  # "accused *the ministry* of the attack", hung on it
            targets = [target for target in targets if target.head == token_span(word.head)]
        yield from (without(replace(target, role=role), (word,)) for target in targets if not target.head.overlaps(one.match.span))


# --- other events ---


def _sharing(one: Found, around: Surroundings) -> Iterator[Argument]:
    """Roles left open, from the closest event of the type in the sentence that says nothing else of the others."""
    given: set[str] = set()
    heads = {argument.head for argument in one.arguments}
    others = (other for other in around.beside[one.type, one.match.head.sent.start] if other is not one and _agree(one, other))
    for other in sorted(others, key=lambda other: abs(other.match.head.i - one.match.head.i)):
        for argument in other.arguments:
            fits = argument.role not in given and not one.has(argument.role) and argument.head not in heads
            if fits and not argument.span.overlaps(one.match.span):
                yield argument
        given |= {argument.role for argument in other.arguments}


def _by_sentence(found: Sequence[Found]) -> dict[tuple[str, int], list[Found]]:
    grouped: dict[tuple[str, int], list[Found]] = {}
    for one in found:
        grouped.setdefault((one.type, one.match.head.sent.start), []).append(one)
    return grouped


def _agree(one: Found, other: Found) -> bool:
    """Whether no role is filled by both, and by nothing in common."""
    roles = {argument.role for argument in one.arguments} & {argument.role for argument in other.arguments}
    return all({a.head for a in one.arguments if a.role == role} & {a.head for a in other.arguments if a.role == role} for role in roles)
