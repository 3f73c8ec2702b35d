"""Who fills the places of a predicate: its subjects and objects, wherever in the sentence they stand.

An infinitive or participle has its subject from another clause: from the object of verbs that make somebody act ("urged *Kestria* to
leave"), else from the subject; from the owner of a noun ("*Kestria's* offer to leave"). Which words lend which is a closed class of grammar.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.lists import companions, paired
from twosource.extract.strayed import (
    first_in_headline,
    left_alone,
    name_before,
    right_before,
    second_subjects,
    subject_behind,
)
from twosource.extract.tree import (
    DEFINITE,
    FINITE,
    MAX_STEPS,
    RELATIVE_TAGS,
    SUBJECTS,
    case_of,
    children,
    coordinated,
    first_conjunct,
    has_child,
    infinitive_mark,
    is_content,
    is_passive,
    is_predicate,
    is_set_off,
    lemma_of,
    mark_of,
    relative_clause,
)

SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear"})
OBJECT_CONTROL = {  # by the form of what depends: "pressed *Kestria* to leave", "caught *Kestria* leaving", "charged *Kestria* with leaving"
    "VB": frozenset({
        "press", "pressure", "push", "force", "compel", "persuade", "urge", "order", "ask", "lead", "allow", "enable", "task", "entrust", "trust", "license",
        "licence", "authorise", "authorize", "permit", "invite", "warn", "tell", "commission", "contract", "hire", "appoint", "nominate", "recruit",
    }),
    "VBG": frozenset({
        "catch", "see", "watch", "film", "photograph", "record", "observe", "spot", "find", "show", "picture", "depict", "oppose", "tolerate",
        "charge", "credit",
    }),
}  # fmt: skip
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
LONGEST_LIST = 400  # words from a list's colon to its last item
OBJECT_CONTROL_MARKS = frozenset({"of", "from", "for", "into", "against"})
ACCUSING = frozenset({"accuse", "suspect", "charge", "convict", "acquit", "clear", "exonerate", "absolve", "blame", "praise", "criticize", "criticise", "thank", "condemn"})
OBLIQUE_CONTROL = frozenset({"call", "appeal", "plead", "look", "rely", "count", "depend", "pressure"})  # "put pressure on Kestria to leave"
OBLIQUE_CASES = frozenset({"on", "upon", "to", "with"})
FOR_CONTROL = frozenset({"call", "arrange", "wait", "ask", "appeal", "plead", "push", "press", "campaign", "lobby", "vote", "hope", "pray", "long"})
BACKING = frozenset({"support", "help", "assist", "aid", "back", "train", "equip"})  # verbs whose object does what it is helped with
USING = frozenset({"use", "employ", "utilise", "utilize"})
CALLING = frozenset({"call", "describe", "term", "dub", "label", "consider", "deem", "name"})  # verbs that say what something is
BECOMING = frozenset({"become", "remain", "stay"})
SUSPECTING = frozenset({"suspicion", "charge", "accusation", "allegation"})  # "arrested *three men* on suspicion of selling chips"
JUDGING = frozenset({  # verbs whose subject need not be whose plan their object is: "vetoed a proposal to freeze assets"
    "veto", "oppose", "criticise", "criticize", "welcome", "condemn", "denounce", "support", "endorse", "resist", "question", "leak", "foil", "thwart",
    "reveal", "uncover", "expose", "applaud", "praise", "hail", "deplore",
})  # fmt: skip
TELLING = frozenset({  # nouns that tell of somebody doing something: "reports of *ships* leaving"
    "account", "allegation", "case", "chance", "claim", "clip", "danger", "evidence", "fear", "footage", "hope", "image", "instance", "likelihood",
    "news", "photo", "photograph", "picture", "possibility", "prospect", "recording", "report", "risk", "rumor", "rumour", "sign", "suspicion",
    "talk", "video",
})  # fmt: skip
OWNED = frozenset({  # nouns whose "of" names who does it: "the decision of *Kestria* to leave"
    "ability", "attempt", "bid", "capacity", "commitment", "decision", "desire", "duty", "effort", "failure", "inability", "intention", "move",
    "obligation", "offer", "plan", "pledge", "promise", "proposal", "readiness", "refusal", "request", "right", "threat", "unwillingness",
    "willingness", "wish",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a place of a predicate; ``elided`` where it stands in another clause."""

    token: Token
    elided: bool = False


def is_nobody(noun: Token, *labels: str) -> bool:
    """Whether a subject names nobody: "*no group* claimed responsibility". ``labels``: relations of "no" and "neither" to it besides that of an article."""
    return any(child.lower_ in ("no", "neither") for child in children(noun, "det", *labels))


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for; of a free relative, what is said to be there: "what it called *a base*"."""
    if token.lower_ == "what" and (clause := next(children(token, "acl:relcl"), None)) is not None:
        return told_of(clause)
    clause = relative_clause(token)
    return name_before(token) if clause is None else clause.head


def told_of(clause: Token) -> Token | None:
    """What "what" is said to be by its own clause: "what it called *a base*", "what it said were *rebels*", "what appeared to be *a depot*"."""
    for word in clause.subtree:
        named = word.head.i == clause.i and lemma_of(clause) in CALLING and (word.dep_ in ("xcomp", "obj") or case_of(word) == "as")
        if word.pos_ in ("NOUN", "PROPN") and word.i > clause.i and (named or (has_child(word, "cop") and word.dep_ in ("xcomp", "ccomp"))):
            return word
    return None


def resolve(token: Token) -> Filler:
    """``token`` itself, or the antecedent where it is a relative pronoun."""
    noun = antecedent(token) if token.tag_ in RELATIVE_TAGS else None
    return Filler(token) if noun is None else Filler(noun, elided=True)


def spread(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Each filler followed by its conjuncts and companions: "Iran and Russia" are two, so are "Iran, along with Russia"."""
    found: dict[int, Filler] = {}
    for filler in fillers:
        joined = coordinated(filler.token)
        for word in (*joined, *paired(joined[0]), *companions(joined[-1])):
            found.setdefault(word.i, Filler(word, filler.elided))
    return tuple(found.values())


def subjects(predicate: Token) -> tuple[Filler, ...]:
    """Surface subjects of a predicate, conjuncts apart; those of passives too (see ``is_passive``).

    Where the clause has none of its own: the controller of an infinitive or participle, the antecedent of a
    relative clause, the noun that a participle modifies, or the first conjunct's subjects.
    """
    return spread(_subjects(predicate, MAX_STEPS))


def _subjects(predicate: Token, steps: int) -> tuple[Filler, ...]:
    objects_of_it = second_subjects(predicate)
    own = tuple(resolve(child) for child in children(predicate, "nsubj", "nsubj:pass") if child.pos_ != "SCONJ" and not _is_lent(child) and child not in objects_of_it)
    own = own or tuple(Filler(child) for child in children(predicate, "obj") if is_inverted(child)) or _doing(predicate)
    if not own and (between := for_subject(predicate)) is not None:
        return (Filler(between),)
    own = (*map(Filler, left_alone(predicate)), *own) if own else own
    own = tuple(_behind_its_kind(filler) for filler in own if not _is_governor_s(filler.token, predicate, alone=len(own) == 1))
    if own or steps == 0:
        return own
    if predicate.tag_ == "VBG" and lemma_of(predicate) in USING and (users := _users(predicate)) is not None:
        return users
    governor, label = predicate.head, predicate.dep_
    if label == "ccomp" and governor.dep_ == "acl:relcl" and predicate.tag_ in FINITE and not any(word.tag_ in RELATIVE_TAGS for word in governor.children):
        return (Filler(governor.head, elided=True),)  # "*a company* it says sold boats"
    if label == "ccomp" and (stray := [child for child in children(governor, "nsubj", "nsubj:pass") if child.i < predicate.i < governor.i]):
        return tuple(resolve(child) for child in stray[:1])  # "*Ships* left, analysts said", read as what the ships said
    if governor.i == predicate.i:
        return _of_list(predicate)
    if label in ("conj", "acl:relcl") and (strayed := right_before(predicate)) is not None:
        return (Filler(strayed),)
    if label == "conj":
        behind = subject_behind(governor)
        if behind is not None and behind.i < predicate.i:
            return (Filler(behind),)
        return _lent(_subjects(governor, steps - 1)) if is_predicate(governor) or governor.dep_ == "acl" else ()
    if label == "xcomp" or (label == "advcl" and _is_open(predicate)) or _is_verbal_object(predicate):
        return _controllers(predicate, governor, steps - 1)
    if label == "csubj" and mark_of(predicate) == "to":
        return _lent(map(resolve, children(governor, "iobj")))  # "it took *Kestria* weeks to leave"
    if lemma_of(governor) not in OWNED and (named := tuple(map(Filler, first_in_headline(predicate)))):
        return named
    if label == "acl":
        return _owners(predicate, governor, steps - 1)
    return _imperative_gap(predicate, governor, steps - 1)


def _users(clause: Token) -> tuple[Filler, ...] | None:
    """Who uses what an event is done with: whoever does it, not whom it is done to ("*the port* was attacked using drones") nor it ("*an attack* using drones")."""
    event = clause.head
    if clause.dep_ in ("advcl", "xcomp") and is_passive(event):
        return _lent(resolve(child) for child in children(event, "obl:agent"))
    if clause.dep_ == "acl" and event._.roleset:
        return _lent((*map(resolve, possessors(event)), *(Filler(child) for child in children(event, "nmod") if case_of(child) == "by")))
    return None


def _of_list(item: Token) -> tuple[Filler, ...]:
    """Whose acts a list tells, an item a line, behind a colon: "The two sides: - *agreed* to meet; - *condemned* the attack"."""
    doc, start = item.doc, item.sent.start
    if item.tag_ not in FINITE or not (BULLETS & {word.text for word in doc[start : start + 2]}):
        return ()
    colon = next((place for place in range(start - 1, max(start - LONGEST_LIST, 0), -1) if doc[place].text == ":"), None)
    if colon is None:
        return ()
    lines = [line.strip() for line in doc[colon + 1 : start].text.splitlines()]
    whose = doc[colon].sent.root
    named = whose.pos_ in ("NOUN", "PROPN", "PRON") and not has_child(whose, "cop", *SUBJECTS)
    return (Filler(whose, elided=True),) if named and all(line[0] in BULLETS for line in lines if line) else ()


def _doing(predicate: Token) -> tuple[Filler, ...]:
    """Who does what a cleft tells: "what *Kestria* did was sell boats"."""
    whats = (child for child in children(predicate, "nsubj:outer") if child.lower_ == "what")
    return _lent(resolve(word) for what in whats for clause in children(what, "acl:relcl") for word in children(clause, "nsubj"))


def is_inverted(noun: Token) -> bool:
    """Whether an object stands behind an auxiliary and before its verb, and so is the subject: "had *Kestria* not sold boats"."""
    return noun.i < noun.head.i and any(word.i < noun.i for word in children(noun.head, "aux"))


def _behind_its_kind(subject: Filler) -> Filler:
    """The name behind what it is, which the parser took for another name of what stands between: "An ally of Varnland, *Kestria* sold boats"."""
    last = subject.token.right_edge
    name = next((word for word in (last, *last.ancestors) if word.dep_ == "appos" and word.right_edge == last), last)
    behind = last.i + 1 < len(last.doc) and last.nbor().pos_ in ("VERB", "AUX") and last.i + 1 <= subject.token.head.i
    kind = subject.token.pos_ == "NOUN" and any(word.lower_ in ("a", "an") for word in children(subject.token, "det"))
    named = name.dep_ == "appos" and (name.pos_ == "PROPN" or any(word.lower_ in DEFINITE for word in children(name, "det")))
    return Filler(name, subject.elided) if behind and kind and named and subject.token in name.ancestors else subject


def for_subject(clause: Token) -> Token | None:
    """The subject of an infinitive that the parser hung on the verb above it: "called for *Kestria* to leave"."""
    marks = {mark.lower_: mark for mark in children(clause, "mark")}
    if "to" not in marks:
        return None
    before = marks["to"].i
    if "for" in marks:
        return next((word for word in children(clause.head, "obl", "obj", "nsubj") if marks["for"].i < word.i < before), None)
    if clause.dep_ == "acl":  # "plans for *Kestria* to leave"
        return next((word for word in children(clause.head, "nmod") if case_of(word) == "for" and word.right_edge.i + 1 == before), None)
    if lemma_of(clause.head) not in FOR_CONTROL or clause.dep_ not in ("advcl", "xcomp"):
        return None
    return next((word for word in children(clause.head, "obl", "obj") if case_of(word) == "for" and word.right_edge.i + 1 == before), None)


def _is_lent(subject: Token) -> bool:
    """Whether a subject stands between the marks of another clause's infinitive: "asked for *Kestria* to leave"."""
    before = subject.left_edge.i - 1
    return before > 0 and subject.doc[before].lower_ == "for" and for_subject(subject.doc[before].head) == subject


def _is_governor_s(subject: Token, predicate: Token, *, alone: bool) -> bool:
    """Whether a subject is whose saying it is: "*An official*, who …, said Kestria sold boats", "…, *an official* said".

    ``alone``: the predicate has no other; then it must stand right before the verb of saying.
    """
    clause = first_conjunct(predicate)
    governor = clause.head
    if alone:
        return clause.dep_ == "ccomp" and predicate.i < subject.i and subject.right_edge.i + 1 == governor.i
    if clause.dep_ != "ccomp" or has_child(governor, *SUBJECTS):
        return False
    return subject.i < governor.i < predicate.i or predicate.i < subject.i < governor.i


def _imperative_gap(predicate: Token, governor: Token, steps: int) -> tuple[Filler, ...]:
    """Non-finite complement clauses ("accused of …ing") and relative clauses without a pronoun."""
    if predicate.dep_ == "acl:relcl" and not has_child(predicate, "obj"):
        return (Filler(governor, elided=True),) if predicate.tag_ in ("VBG", "VBN", "VB") else ()
    if predicate.dep_ in ("ccomp", "parataxis") and predicate.tag_ in ("VBG", "VB") and _is_open(predicate):
        return _controllers(predicate, governor, steps)
    return ()


def _is_verbal_object(word: Token) -> bool:
    """Whether an object has an object of its own: "denies *arming* the rebels", tagged as a noun."""
    return word.dep_ == "obj" and word.lower_.endswith("ing") and has_child(word, "obj")


def _is_open(predicate: Token) -> bool:
    """Whether a clause is without a subject and not finite, so that another clause lends it one."""
    if predicate.tag_ in ("VBG", "VBN"):
        return all(child.tag_ == "VBG" for child in children(predicate, "aux")) or has_child(predicate, "mark")  # "*having* met her, he left"
    if mark_of(predicate) == "whether":  # "decided whether to leave"
        return infinitive_mark(predicate) is not None
    return mark_of(predicate) in ("to", "in order to", "so as to") or not has_child(predicate, "mark")


def _controllers(predicate: Token, governor: Token, steps: int) -> tuple[Filler, ...]:
    """Subject of an infinitive or participle: the governor's object where it has one that acts, else its subject."""
    if case_of(governor) == "up to":
        return (Filler(governor, elided=True),)  # "it is up to *Kestria* to leave"
    mark, lemma = mark_of(predicate), lemma_of(governor)
    by_object = predicate.dep_ == "xcomp" or mark in OBJECT_CONTROL_MARKS or is_passive(predicate)
    by_object |= (lemma in BACKING and mark in ("to", "in")) or (lemma in OBJECT_CONTROL.get(predicate.tag_, ()) and not is_set_off(predicate))
    if by_object and lemma not in SUBJECT_CONTROL:
        whom = [*children(governor, "iobj")] if mark == "for" else []  # "fined *the firm* a million for selling chips"
        objects = [resolve(child) for child in whom or children(governor, "obj", "iobj")]
        if objects:
            return _lent(objects[-1:] if lemma != "help" else objects)
        if lemma in ACCUSING and mark in OBJECT_CONTROL_MARKS and not is_passive(governor):
            return ()  # "firms it accuses of arming Kestria", whatever the parser hung the clause on
    return _lent(_pressed(predicate, governor) or _deciding(predicate, governor) or _subjects(governor, steps))


def _pressed(infinitive: Token, governor: Token) -> tuple[Filler, ...]:
    """Who is called on, relied on or put under pressure to do something: the last phrase before it."""
    acts = {lemma_of(word) for word in (governor, *children(governor, "obj"))}
    if mark_of(infinitive) != "to" or OBLIQUE_CONTROL.isdisjoint(acts):
        return ()
    asked = [child for child in children(governor, "obl") if case_of(child) in OBLIQUE_CASES and child.right_edge.i + 1 == infinitive.left_edge.i]
    return tuple(map(resolve, asked))


def _deciding(infinitive: Token, governor: Token) -> tuple[Filler, ...]:
    """Whose decision, move or request an infinitive tells, which the parser hung on the verb above: "welcomed the decision by *Kestria* to leave"."""
    if mark_of(infinitive) != "to":
        return ()
    nouns = [noun for noun in children(governor, "obj") if lemma_of(noun) in OWNED]
    phrases = [child for noun in nouns for child in (*children(noun, "nmod"), *children(governor, "obl"))]
    return tuple(Filler(word) for word in phrases if case_of(word) in ("by", "of") and word.right_edge.i + 1 == infinitive.left_edge.i)


def possessors(noun: Token) -> Iterator[Token]:
    """Whose a noun is; where names share one mark, both: "*Kestria* and *Varnland's* plan", which the parser joins as Kestria and a plan."""
    for owner in children(noun, "nmod:poss"):
        partner, joint = noun.head, owner.left_edge.i - 1
        joined = noun.dep_ == "conj" and partner.i == joint - 1 and owner.doc[joint].lower_ == "and"
        if joined and owner.ent_type_ and owner.ent_type_ == partner.ent_type_:
            yield partner
        yield owner


def _owners(predicate: Token, noun: Token, steps: int) -> tuple[Filler, ...]:
    """Subject of a clause on a noun: the noun for participles and passives ("a plan to be shown"), its owner for infinitives
    ("Iran's offer to pay", "a decision by Iran to pay"), or whom it tells of ("reports of *ships* leaving")."""
    if case_of(noun) == "up to":
        return (Filler(noun, elided=True),)
    finite = predicate.tag_ in FINITE and noun.dep_ in ("root", "ROOT")  # "*the leaders of both* spoke by telephone", so far as the parser saw
    described = (finite or predicate.tag_ in ("VBG", "VBN", "JJ")) and not has_child(predicate, "mark")  # "a ban *set* to expire", tagged as an adjective
    if described or has_child(predicate, "aux:pass"):
        told = [child for child in children(noun, "nmod") if case_of(child) == "of" and child.right_edge.i + 1 == predicate.left_edge.i]
        return tuple(Filler(child, elided=True) for child in (told if lemma_of(noun) in TELLING else ())) or (Filler(noun, elided=True),)
    if _is_accused(noun, predicate) or (mark_of(predicate) == "to" and noun.left_edge.dep_ == "cop"):
        return (Filler(noun, elided=True),)  # "were *Kestria* to leave"
    owners = tuple(map(resolve, possessors(noun)))
    owners = owners or tuple(Filler(child) for child in children(noun, "nmod") if _is_owner(child, noun) and child.i < predicate.i)
    owners = owners or tuple(Filler(child) for child in children(noun, "amod", "compound") if child.ent_type_ or (child.is_title and lemma_of(noun) in OWNED))
    if not owners and has_child(noun, *SUBJECTS):  # "Kestria is in the process of leaving"
        owners = _subjects(noun, steps)
    if not owners and noun.dep_ == "xcomp" and lemma_of(noun.head) in BECOMING:  # "*Kestria* became the first state to leave"
        owners = _subjects(noun.head, steps)
    if owners or noun.head.i == noun.i or noun.dep_ in SUBJECTS:
        return _lent(owners)
    if noun.dep_ == "obl" and lemma_of(noun) in SUSPECTING:
        return _lent(objects(noun.head) or _subjects(noun.head, steps))
    judged = noun.dep_ == "obj" and lemma_of(noun.head) in JUDGING
    return _lent(_subjects(noun.head, steps)) if noun.dep_ in ("obj", "obl") and not judged else ()


def _is_accused(noun: Token, predicate: Token) -> bool:
    """Whether a clause hangs on whom it tells of, rather than on the verb: "suspected *Kestria* of leaving"."""
    marked = predicate.tag_ == "VBG" and mark_of(predicate) in OBJECT_CONTROL_MARKS and noun.dep_ in ("obj", "nsubj:pass")
    return marked and (noun.pos_ == "PROPN" or bool(noun.ent_type_) or lemma_of(noun.head) in ACCUSING)


def _is_owner(word: Token, noun: Token) -> bool:
    case = case_of(word)
    pressed = case == "on" and lemma_of(noun) in OBLIQUE_CONTROL  # "pressure on Kestria to leave"
    return case in ("by", "between", "among") or (case in ("of", "from") and lemma_of(noun) in OWNED) or pressed


def _lent(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(Filler(filler.token, elided=True) for filler in fillers)


def objects(predicate: Token) -> tuple[Filler, ...]:
    """Direct objects of a verb, conjuncts apart, with the gap of a relative clause and the shared object.

    "the drones that Iran built" and "the drones Iran built" give "drones"; "assembled and delivered drones"
    gives "drones" to both verbs.
    """
    own = tuple(resolve(child) for child in children(predicate, "obj") if not is_inverted(child) and (child.lower_ != "that" or not is_content(predicate)))
    own = own or tuple(map(resolve, second_subjects(predicate)))
    if not own and predicate.pos_ == "VERB":
        own = _relative_gap(predicate) or _shared_object(predicate)
    elif own:  # "attacked the port on Monday and *the depot* on Tuesday"
        own += tuple(Filler(word) for word in children(predicate, "conj") if word.pos_ in ("NOUN", "PROPN") and has_child(word, "orphan") and not has_child(word, *SUBJECTS))
    return spread(own)


def _relative_gap(verb: Token) -> tuple[Filler, ...]:
    """The antecedent of a relative clause in which nothing stands for it yet."""
    clause = verb
    while clause.dep_ == "xcomp" and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "acl:relcl" or is_passive(verb) or is_content(clause):
        return ()
    pronouns = any(word.tag_ in RELATIVE_TAGS or word.lower_ in ("where", "when") for word in clause.subtree)
    if pronouns or not has_child(clause, "nsubj"):
        return ()
    return (Filler(clause.head, elided=True),)


def _shared_object(verb: Token) -> tuple[Filler, ...]:
    """The object of a neighbouring conjunct, where the verbs are joined directly: "built and sold ships"."""
    partners = [conjunct for conjunct in children(verb, "conj") if conjunct.pos_ == "VERB"]
    if verb.dep_ == "conj" or len(partners) != 1 or partners[0].i - verb.i > 3 or is_passive(verb):
        return ()
    if has_child(verb, "obl", "ccomp", "xcomp", "advmod"):
        return ()
    return _lent(resolve(child) for child in children(partners[0], "obj"))
