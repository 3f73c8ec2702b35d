"""The places around a trigger and what fills them, read off the tree: PropBank's numbers, prepositions, possessors."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from twosource.extract.entities.descriptions import NAMING
from twosource.extract.events.constructions import Match, carrying
from twosource.extract.events.instruments import instruments
from twosource.extract.events.objects import is_up_to, objects_of
from twosource.extract.events.predicates import predicates
from twosource.extract.fillers import Filler, for_subject, is_nobody, objects, possessors, resolve, spread, subjects
from twosource.extract.lists import EXAMPLES, LISTING, listed, members, paired
from twosource.extract.tree import (
    SUBJECTS,
    case_of,
    children,
    coordinated,
    first_conjunct,
    has_child,
    infinitive_mark,
    is_agent_above,
    is_passive,
    lemma_of,
    mark_of,
)
from twosource.vocabulary.event_types import WordClasses

RECALLED = frozenset({"ARG0", "ARG1"})  # roles whose numbers mean the same for every word
INVOLVING = LISTING | {"involve", "feature"}  # "the exercise *involved* 9,000 soldiers"
GROWING = frozenset({"rise", "increase", "grow", "climb", "jump", "soar", "fall", "drop", "shrink", "double", "triple", "swell"})
AMOUNTING = frozenset({"reach", "total", "amount", "exceed", "come", "stand", "run"})  # verbs that tell how much something is
COMING = frozenset({"reach", "arrive"})
COMPANY = frozenset({"beside", "alongside", "together with", "along with"})
ATTENDANT = frozenset({"despite", "after", "amid", "following", "because of", "due to", "in spite of", "since", "before", "during", "without", "over"})
MISATTACHED = frozenset({"to", "from", "against", "into"})  # prepositions that rarely belong to a noun of a verb's
WAYS = frozenset({"sea", "rail", "air", "road", "land", "water", "river", "train", "truck", "lorry", "plane", "helicopter", "post", "mail", "hand", "parachute", "satellite"})
POINTING = frozenset({"this", "that", "these", "those", "it", "what"})
NOBODY = frozenset({"nobody", "none"})
TOPICAL = frozenset({"on", "over", "about", "regarding", "concerning"})
PARTNERING = frozenset({"with", "between", "among", "by"})  # before whoever takes part: "talks with six members *on joint defence*"
PLACED = frozenset({"at", "in", "on", "near", "along"})
PLACING = frozenset({"on", "at", "during", "in", "for"})  # before an event that somebody is at
LEADING = frozenset({"head", "helm"})
BLAMING = frozenset({"blame", "pin"})
HOLDING = frozenset({"carry", "contain", "hold", "bear"})  # "shipped containers *carrying* shells to Kestria"
BEFALLEN = frozenset({"target", "victim"})  # "the *target* of an attack"
SUFFERING = frozenset({"target", "barred"})  # roles of those who have a thing done to them
SHARED_OUT = {"of", "by"}  # both are the noun's, whichever hangs on the other: "the purchase by the navy of boats"
VARIANTS = {"amongst": "among"}  # of one preposition
FULL_STOPS = frozenset({".", "!", "?"})
ASSERTIVE = frozenset({"VBD", "VBZ"})
OUGHT = frozenset({"should", "must", "shall", "ought"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a predicate and one filler of it.

    ``key``: ARG0 to ARG2, CLAUSE, PREDICATE, AGENT (who is to do what the clause asks for), a preposition, or possessive,
    governor, compound; given, a name that may be the recipient's; a modifier before the noun or within the trigger, a member of those that the noun names: what they
    fill, their class tells.
    """

    key: str
    filler: Filler


def slots_of(match: Match, *, classes: WordClasses) -> list[Slot]:
    """Every filled place of the trigger's construction, by its grammar; what that leaves open, by its semantic roles."""
    used = (Slot(key, filler) for key, filler in instruments(match, classes))
    slots = [slot for slot in (*_grammatical(match, classes), *used) if slot.filler.token.lower_ not in NOBODY]
    known, filled = {slot.key for slot in slots}, {slot.filler.token.i for slot in slots}
    for label, word in match.head._.roles:
        open_to_it = label in RECALLED and label not in known and word.i not in filled and word not in match.words and not _is_undergone(label, word, match)
        if open_to_it and not _is_blamed(word) and not _is_way(word) and (word.pos_ != "ADJ" or word.ent_type_):  # nobody is "military" in "military aid"
            slots += _filled(label, word)
    return slots


def _is_undergone(label: str, word: Token, match: Match) -> bool:
    """Whether what a role calls the doer is an event, or what another verb was done to: "*the port* was attacked using drones"."""
    return label == "ARG0" and ((word.pos_ == "NOUN" and bool(word._.roleset)) or (word.dep_ == "nsubj:pass" and word.head.i != match.head.i))


def _grammatical(match: Match, classes: WordClasses) -> Iterator[Slot]:
    head = match.head
    if match.trigger.pos == "ADJ" and (head.pos_ != "VERB" or is_passive(head)):
        yield from _adjective_slots(head)
    elif match.nominal:
        yield from _noun_slots(match, classes)
    elif head.dep_ == "cop":
        yield from _copula_slots(head.head)
    else:
        passive = (is_passive(head) and not _has_its_object(match)) or _is_headline_passive(match)
        yield from _verb_slots(head, match.words, passive=passive)
        yield from _own_words_slots(match)
        if "ARG1" in match.trigger.needs:
            yield from _object_gap(head)


def _filled(key: str, *words: Token) -> Iterator[Slot]:
    """``key`` with each of ``words`` and their conjuncts."""
    return _with_examples(key, spread(resolve(word) for word in words))


def _with_examples(key: str, fillers: Iterable[Filler]) -> Iterator[Slot]:
    """``key`` with each of ``fillers`` and the examples given for it: "firms including Halvard and Brenn"."""
    for filler in fillers:
        yield Slot(key, filler)
        yield from (Slot(key, Filler(word, filler.elided)) for word in members(filler.token))


# --- verbs ---


def _is_headline_passive(match: Match) -> bool:
    """Whether a headline leaves out the auxiliary of a verb that must have an object: "Minister stabbed at market"."""
    verb, roles = match.head, match.trigger.roles
    alone = all(child in match.words for child in children(verb, "compound:prt"))
    bare = verb.tag_ in ("VBD", "VBN") and alone and not has_child(verb, "aux", "obj", "ccomp", "xcomp")
    transitive = match.trigger.needs == {"ARG1"} or roles.get("ARG1") in SUFFERING
    return bare and transitive and FULL_STOPS.isdisjoint([word.text for word in verb.sent if not word.is_space][-3:])


def _has_its_object(match: Match) -> bool:
    """Whether what the trigger's own preposition governs shows a bare verb to be no passive: "Kestria *fired on* the boat"."""
    governed = (word for child in children(match.head, "obl") for word in children(child, "case"))
    opening = match.head.dep_ == "advcl" and match.head.i == match.head.sent.start  # "*Asked for* the papers, she left"
    return not (opening or has_child(match.head, "aux:pass")) and any(word in match.words for word in governed)


def _verb_slots(verb: Token, own: Sequence[Token], *, passive: bool) -> Iterator[Slot]:
    """What surrounds ``verb``; the trigger's ``own`` words fill nothing: "took *delivery* of tanks"."""
    if verb.dep_ == "amod":
        yield Slot("ARG1", Filler(verb.head))
    found = objects_of(verb, own)
    things = found.things
    yield from _filled("ARG2", *found.recipients)
    yield from _with_examples(("ARG2" if things else "ARG1") if passive else "ARG0", subjects(verb))
    yield from _filled("given", *found.given)
    yield from _with_examples("ARG1", things) if not found.named else (Slot("ARG1", filler) for filler in things)
    yield from _filled("ARG2" if things else "ARG1", *children(verb, "iobj"))
    yield from _agents(verb, passive)
    yield from _obliques(verb)
    yield from _misattached(verb)
    yield from (Slot("PREDICATE", Filler(word)) for word in predicates(verb))
    yield from _complements(verb)


def _own_words_slots(match: Match) -> Iterator[Slot]:
    """Phrases that hang on a noun of the trigger itself: "took delivery *of tanks*"."""
    for word in match.words:
        if word is not match.head:
            yield from _prepositional(word, "nmod")
            yield from _misattached_to_noun(word)


def _object_gap(verb: Token) -> Iterator[Slot]:
    """The governor's object as that of a purpose clause without one: "bought drones to use against Kestria"."""
    if mark_of(verb) == "to" and not is_passive(verb) and not objects(verb) and verb.dep_ in ("advcl", "acl", "xcomp"):
        owners = (verb.head,) if verb.dep_ == "acl" else tuple(children(verb.head, "obj"))
        yield from _with_examples("ARG1", (Filler(word, elided=True) for owner in owners for word in coordinated(owner)))


def _agents(verb: Token, passive: bool) -> Iterator[Slot]:
    """"By …" of a passive, and who did it "at the hands of …"."""
    for child in children(verb, "obl:agent", "obl"):
        if (child.dep_ == "obl:agent" or (passive and case_of(child) == "by")) and not _is_way(child):
            yield from _filled("ARG0", child)
        elif case_of(child) == "at" and lemma_of(child) == "hand":
            yield from _filled("ARG0", *(owner for owner in children(child, "nmod") if case_of(owner) == "of"))
        elif passive and child.dep_ == "obl":  # "goods handed over to Varnland *by Kestria*"
            yield from _filled("ARG0", *filter(is_agent_above, children(child, "nmod")))
    for other in children(verb, "conj"):  # "built and delivered *by Kestria*"
        if passive and other.tag_ == "VBN" and other.i - verb.i <= 2 and not has_child(other, *SUBJECTS):
            yield from _agents(other, True)


def _is_way(noun: Token) -> bool:
    """Whether a bare noun tells how something came rather than who brought it: "shipped by *sea*", "*sea* delivery"."""
    return lemma_of(noun) in WAYS and noun.tag_ == "NN" and not has_child(noun, "det", "nmod:poss", "amod", "nummod")


def _obliques(verb: Token) -> Iterator[Slot]:
    """Obliques under their preposition, whatever the parser calls them; gerunds after one too ("accused of supplying")."""
    passive = is_passive(verb)
    for slot in _prepositional(verb, "obl", "nmod"):
        whole = slot.key == "of" and slot.filler.elided  # "24 jets, *of which* 12 were delivered"
        if not (passive and (slot.key == "by" or whole)):
            yield slot
    yield from (Slot(mark_of(child), Filler(child)) for child in children(verb, "advcl") if child.tag_ == "VBG")


def _prepositional(token: Token, *labels: str) -> Iterator[Slot]:
    for child in children(token, *labels):
        case = case_of(child)
        if case and case not in EXAMPLES and not _is_manner(child, case):
            for slot in _filled(VARIANTS.get(case, case), child):
                yield replace(slot, key="ARG1") if _is_gapped(slot.filler.token, child, case) else slot


def _is_gapped(word: Token, first: Token, case: str) -> bool:
    """Whether a second object stands where a conjunct of the first phrase would: "sold tanks to Kestria and *jets* to Varnland"."""
    behind = word.i + 1
    return word.i > first.i and word.dep_ == "conj" and not has_child(word, "case") and behind < len(word.doc) and word.doc[behind].lower_ == case


def _is_manner(noun: Token, case: str) -> bool:
    """Whether a phrase tells only how, or how much: "by sea", "*at the head of* a delegation", "up to 40 boats"."""
    return (case == "by" and _is_way(noun)) or (case == "with" and _is_aside(noun)) or (case == "at" and lemma_of(noun) in LEADING) or is_up_to(noun)


def _is_aside(noun: Token) -> bool:
    """Whether ", with" begins a clause of its own: "adopted the resolution, *with Kestria abstaining*"."""
    start = noun.left_edge.i
    comma = start > 0 and noun.doc[start - 1].text == ","
    return comma and any(clause.tag_ in ("VBG", "VBN") and clause.left_edge.i == noun.i + 1 for clause in children(noun, "acl"))


def _misattached(verb: Token) -> Iterator[Slot]:
    """Phrases that hang on an object or oblique but may be the verb's: "sold tanks to Kestria"."""
    for noun in children(verb, "obj", "obl", "nsubj:pass"):
        direct = noun.dep_ in ("obj", "nsubj:pass")
        if not direct and (noun.i < verb.i or case_of(noun) in ATTENDANT or noun._.roleset):  # "despite warnings from its allies", "for the visit to the yard"
            continue
        for word in (noun, *_last_of(noun)):
            yield from (slot for slot in _prepositional(word, "nmod") if slot.key in MISATTACHED or (direct and slot.key != "of"))
            yield from _on_to(word)
        for clause in children(noun, "acl", "acl:relcl"):  # "supplied a company called Arvid Works *with shells*"
            if lemma_of(clause) in NAMING:
                yield from (slot for slot in _prepositional(clause, "obl") if slot.key != "as")
        if direct:
            yield from (Slot("with", Filler(word)) for word in noun.subtree if case_of(word) == "with" and _is_behind_aside(word, noun))
            yield from (slot for clause in children(noun, "acl") if lemma_of(clause) in HOLDING for slot in _prepositional(clause, "obl") if slot.key == "to")


def _is_behind_aside(word: Token, noun: Token) -> bool:
    """Whether a phrase stands behind what is told of a noun, set off: "supplied Arvid Works, a company in Lessin, *with shells*"."""
    preposition = next(children(word, "case"))
    return word.head.i not in (noun.i, noun.head.i) and word.dep_ in ("nmod", "obl") and preposition.i > noun.i and preposition.nbor(-1).is_punct


def _on_to(noun: Token) -> Iterator[Slot]:
    """Where a thing goes on to from where it came: "tanks from Kestria *to Varnland*"."""
    for start in children(noun, "nmod"):
        if case_of(start) == "from":
            yield from (slot for slot in _prepositional(start, "nmod") if slot.key == "to")


def _last_of(noun: Token) -> Sequence[Token]:
    """The last of several things, on which hangs what belongs to all: "bought jets, tanks and boats *from Kestria*"."""
    return coordinated(noun)[1:][-1:]


def _complements(verb: Token) -> Iterator[Slot]:
    """Complement clauses; where the clause has its own subject before "to", that is whom the verb is put to."""
    for child in children(verb, "xcomp", "ccomp"):
        if child.pos_ in ("VERB", "AUX") or mark_of(child) or has_child(child, "cop"):  # else it is a predicate
            yield Slot("CLAUSE", Filler(child))
        if infinitive_mark(child) is not None:
            yield Slot("INFINITIVE", Filler(child))
            yield from _filled("ARG1", *_subject_of(child))
        elif _asserts(child):
            yield Slot("ASSERTION", Filler(child))
        elif not is_passive(child):  # "demanded that *the militias* hand over their arms"
            yield from _filled("AGENT", *children(child, "nsubj"))
    for child in children(verb, "advcl"):
        if mark_of(child) in ("to", "for") and child.i > verb.i:  # not "to be clear, we support …"
            yield Slot("CLAUSE", Filler(child))
            if mark_of(child) == "for":
                yield from _filled("ARG1", *_subject_of(child))


def _subject_of(infinitive: Token) -> Iterator[Token]:
    """Its own subject, wherever the parser hung it."""
    yield from children(infinitive, "nsubj")
    if (subject := for_subject(infinitive)) is not None:
        yield subject


def _asserts(clause: Token) -> bool:
    """Whether a clause says that something is so ("insisted that it *left*"), not that it ought to be ("that it *leave*")."""
    finite = next(children(clause, "aux", "aux:pass", "cop"), clause)
    return finite.tag_ in ASSERTIVE or (finite.tag_ == "MD" and finite.lower_ not in OUGHT)


def _copula_slots(predicate: Token) -> Iterator[Slot]:
    """A noun with a preposition as predicate: "the soldiers are in Varnland"."""
    yield from _with_examples("ARG0", subjects(predicate))
    if case_of(predicate):
        yield from _filled(case_of(predicate), predicate)


# --- nouns ---


def _noun_slots(match: Match, classes: WordClasses) -> Iterator[Slot]:
    noun = match.head
    for host in _hosts(noun):
        yield from _filled("possessive", *possessors(host))
        yield from _prepositional(host, "nmod", "obl")
        yield from _misattached_to_noun(host)
        yield from (slot for slot in _placed_within(host) if match.trigger.prepositions.get(slot.key))
    yield from (Slot("inside" if word in match.words else "modifier", Filler(word)) for name in _modifiers(noun) for word in (name, *paired(name)))
    yield from (Slot("member", Filler(word)) for word in listed(noun, INVOLVING))
    yield from _reached(noun)
    yield from (Slot("sum", Filler(word)) for word in _sums(noun) if "money" in classes.of(lemma_of(word)))
    for clause in children(noun, "acl", "acl:relcl"):  # "the attack, claimed by the rebels"
        if lemma_of(clause) in classes.support and is_passive(clause):
            yield from _agents(clause, True)
    for clause in children(noun, "acl"):  # "sanctions *targeting the bank*"
        if clause.tag_ == "VBG" and lemma_of(clause) == "target":
            yield from _with_examples("against", objects(clause))
    for child in children(noun, "acl", "ccomp"):
        if child.tag_ == "VBG" and mark_of(child):  # "talks on laying down arms"
            yield Slot(mark_of(child), Filler(child))
        if mark_of(child) in ("to", "that"):
            yield Slot("CLAUSE", Filler(child))
            if "CLAUSE" in match.trigger.requires:  # "an operation to retake *the port*"
                yield from (Slot("ARG1", filler) for filler in objects(child))
    if has_child(noun, "cop", *SUBJECTS):  # "the incident is *under* investigation"
        told = (filler for filler in subjects(noun) if filler.token.lower_ not in POINTING)  # "*this* was an attack"
        yield from _with_examples("ARG1" if case_of(noun) == "under" else "ARG0", told)
    yield from _met(first_conjunct(noun), classes)
    if match.support is not None:
        yield from _support_slots(match, classes)
        return
    governed = first_conjunct(noun).dep_ in ("obl", "iobj") or (noun.dep_ == "obj" and lemma_of(noun.head) == "tell")  # "told a press conference"
    if governed and not (_is_anothers(first_conjunct(noun)) and match.trigger.prepositions.get("governor") == match.trigger.roles.get("ARG0")):
        yield from _governor_slots(first_conjunct(noun))


def _met(noun: Token, classes: WordClasses) -> Iterator[Slot]:
    """Whom the event met: "the strike *destroyed* a depot", "two *died* in the raid", "Kestria was the *target* of a raid"."""
    verb = noun.head
    befallen = lemma_of(verb) in BEFALLEN and noun.dep_ == "nmod" and case_of(noun) == "of"
    if befallen and (has_child(verb, *SUBJECTS) or verb.dep_ == "xcomp"):  # "became the target", not "found a victim"
        yield from _with_examples("ARG1", subjects(verb if has_child(verb, *SUBJECTS) else verb.head))
    if noun.dep_ == "nsubj":
        for each in _joined(verb):
            yield from _with_examples("ARG1", objects(each)) if lemma_of(each) in classes.impact else ()
    elif lemma_of(verb) not in classes.impact:
        return
    elif noun.dep_ == "obl" and case_of(noun) in ("in", "during", "by", "from") and not has_child(verb, "obj"):
        yield from _with_examples("ARG1", subjects(verb))


def _joined(verb: Token) -> Iterator[Token]:
    """A verb and those joined to it that have its subject: "destroyed a depot *and damaged* a bridge; *and killed* ten"."""
    yield verb
    for other in children(verb, "conj", "parataxis"):
        if other.pos_ == "VERB" and not has_child(other, *SUBJECTS, "expl"):
            yield from _joined(other)


def _reached(noun: Token) -> Iterator[Slot]:
    """To what something grows, or comes: "the budget will rise *to $48 billion*", "shipments reached *Kestria*"."""
    if noun.dep_ == "nsubj" and lemma_of(noun.head) in COMING:
        yield from _with_examples("to", objects(noun.head))
        yield from (Slot("to", slot.filler) for slot in _prepositional(noun.head, "obl") if slot.key in ("in", "at", "to"))
    if noun.dep_ == "nsubj" and lemma_of(noun.head) in GROWING:
        yield from (Slot("reached", slot.filler) for slot in _prepositional(noun.head, "obl") if slot.key == "to")


def _sums(noun: Token) -> Iterator[Token]:
    """Amounts told beside a noun: "*three million* in funding", "payment for the boats, *three million*,", "spending reached *three million*"."""
    if noun.dep_ == "nmod" and case_of(noun) == "in":
        yield noun.head
    for word in (noun, *children(noun, "nmod")):
        yield from children(word, "appos")
    if noun.dep_ == "nsubj" and lemma_of(noun.head) in AMOUNTING:
        yield from (*children(noun.head, "obj"), *children(noun.head, "obl"))
    for clause in children(noun, "acl:relcl"):
        yield from (child for child in children(clause, "obj", "obl") if lemma_of(clause) in AMOUNTING)


def _misattached_to_noun(noun: Token) -> Iterator[Slot]:
    """Phrases that hang on the noun's own complement or on the verb it is an object of, but may be the noun's."""
    for child in children(noun, "nmod"):
        within = (noun for noun in children(child, "nmod") if case_of(child) == case_of(noun) == "of")  # "the sale of a squadron of jets *to Varnland*"
        for word in (child, *_last_of(child), *within):
            beyond = MISATTACHED | TOPICAL if case_of(child) in PARTNERING else MISATTACHED
            yield from (slot for slot in _prepositional(word, "nmod") if slot.key in beyond or {slot.key, case_of(child)} == SHARED_OUT)
        yield from _on_to(child)
        for word in child.subtree:
            if is_agent_above(word):
                yield from _filled("by", word)
    yield from (slot for above in (noun.head, noun.head.head) for slot in _stray_agents(above, noun))
    if noun.dep_ == "obj":
        yield from (slot for slot in _prepositional(noun.head, "obl", "obl:agent") if slot.filler.token.i > noun.i and not _is_blamed(slot.filler.token))


def _placed_within(noun: Token) -> Iterator[Slot]:
    """Where an event was, hung on what it was done to: "the stationing of six howitzers *at Lessin*"."""
    for child in children(noun, "nmod"):
        if case_of(child) == "of":
            yield from (slot for slot in _prepositional(child, "nmod") if slot.key in PLACED and slot.filler.token.pos_ == "PROPN")


def _stray_agents(verb: Token, noun: Token) -> Iterator[Slot]:
    """Who does what a noun names, hung on an active verb far above it: "closed the border over the sale of tanks *by Kestria*"."""
    if verb.pos_ != "VERB" or is_passive(verb) or noun.dep_ == "obj" or not has_child(noun, "nmod"):
        return
    for child in children(verb, "obl"):
        if case_of(child) == "by" and child.i > noun.i and not has_child(child, "nummod"):
            yield from _filled("by", child)


def _is_blamed(word: Token) -> bool:
    """Whether something is put down to somebody: "blamed the attack *on Varnland*"."""
    return case_of(word) == "on" and lemma_of(word.head) in BLAMING


def _hosts(noun: Token) -> tuple[Token, ...]:
    """The noun, or its neighbours in a coordination that share their phrases: "repair and extension of the port"."""
    if any(child.i > noun.i for child in children(noun, "nmod")):
        return (noun,)
    partners = (first_conjunct(noun), *children(noun, "conj")) if noun.dep_ == "conj" or has_child(noun, "conj") else ()
    return (noun, *(word for word in partners if word.i != noun.i and abs(word.i - noun.i) <= 2))


def _modifiers(noun: Token) -> Iterator[Token]:
    """Names, adjectives and compounds before the noun, those of a pair apart: "Kestria-Varnland talks"."""
    pending = [*children(noun, "amod", "compound", "nmod:desc", "nmod", "flat", "nummod")]
    while pending:
        word = pending.pop(0)
        if word.i < noun.i and not has_child(word, "case") and not _is_way(word):
            if word.dep_ != "amod" or not word.is_lower:
                yield word
            pending += [child for child in children(word, "amod", "compound", "conj", "nmod") if _paired(child, word)]
            pending += [child for child in children(word, "amod") if word.dep_ == "amod" and not child.is_lower]  # "*Iranian* military cooperation"


def _paired(word: Token, partner: Token) -> bool:
    """Whether two words are joined by a dash or a conjunction rather than parts of one name."""
    left, right = sorted((word.i, partner.i))
    return word.dep_ == "conj" or any(between.text in "-–—/" for between in word.doc[left:right])


def _support_slots(match: Match, classes: WordClasses) -> Iterator[Slot]:
    verb = match.support
    assert verb is not None
    passive = is_passive(verb)
    if match.carried in ("obj", "obl") and not passive:
        key = classes.support.get(carrying(verb, first_conjunct(match.head), classes) or "", "ARG0")
        yield from (slot for slot in _with_examples(key, subjects(verb)) if slot.filler.token.i != match.head.i and not is_nobody(slot.filler.token))
        yield from _filled("ARG2", *children(verb, "iobj"))
        if match.carried == "obl":  # "provided the army with support"
            yield from _with_examples("ARG1", objects(verb))
    yield from _agents(verb, passive)
    yield from (slot for slot in _obliques(verb) if slot.filler.token.i != match.head.i)


def _is_anothers(noun: Token) -> bool:
    """Whether others do what a noun names than its verb's subject: "did not comment on *Kestria's* visit", "*blamed them* for the visit"."""
    case, owners, below = case_of(noun), [*children(noun, "nmod:poss")], [*children(noun, "nmod")]
    owned = any(owner.tag_ != "PRP$" for owner in owners) or (bool(owners) and case not in PLACING)
    agents = (*below, *(inner for child in below for inner in children(child, "nmod")))
    return owned or (case == "for" and has_child(noun.head, "obj")) or any(case_of(child) == "by" for child in agents)


def _beside(verb: Token) -> Iterator[Token]:
    """With whom somebody does what the verb says: "stood next to *Reinholt* at a press conference"."""
    for child in children(verb, "obl"):
        case = case_of(child)
        if case in COMPANY or (case == "to" and any(word.lower_ == "next" for word in children(verb, "advmod"))):
            yield from coordinated(child)


def _governor_slots(noun: Token) -> Iterator[Slot]:
    """The subject of the verb that the noun circumstances: "he said at a press conference"."""
    yield from (Slot("governor", Filler(filler.token, elided=True)) for filler in subjects(noun.head))
    yield from (Slot("governor", Filler(word, elided=True)) for word in _beside(noun.head))
    if has_child(noun.head, "cop") and case_of(noun.head):  # "he was in Varnland for a visit"
        yield Slot(case_of(noun.head), Filler(noun.head, elided=True))


# --- adjectives ---


def _adjective_slots(adjective: Token) -> Iterator[Slot]:
    if adjective.dep_ == "amod":
        yield Slot("ARG0", Filler(adjective.head))
    yield from _with_examples("ARG0", subjects(adjective.head if adjective.dep_ == "obl" else adjective))
    yield from _prepositional(adjective, "obl", "obl:agent", "nmod")
    if adjective.dep_ == "obl":  # "came under fire *from Kestria*"
        yield from (slot for slot in _prepositional(adjective.head, "obl") if slot.filler.token.i > adjective.i)
    yield from (Slot("CLAUSE", Filler(child)) for child in children(adjective, "xcomp", "ccomp", "advcl"))
