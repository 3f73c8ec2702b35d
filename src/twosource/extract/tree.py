"""Grammar read off a Universal Dependencies tree: phrases, clauses, subjects and objects.

Labels are those of UD v2 as the English Web Treebank uses them: prepositions are ``case`` children of their
noun, copulas ``cop`` children of the predicate, and the first conjunct governs the others. Lists below are
closed classes of grammar; everything else about words is in ``data/``.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from twosource.model.text import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis"})
PHRASE_BREAKS = CLAUSES | {
    "conj", "cc", "case", "mark", "punct", "appos", "cop", "discourse", "dep", "list", "orphan", "vocative",
    "aux", "aux:pass", "expl", "xcomp", "nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent",
}  # fmt: skip
CLAUSE_ROOTS = CLAUSES | {"root", "ROOT", "xcomp"}
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear"})
OBLIQUE_CONTROL = frozenset({"call", "appeal", "plead", "look", "rely", "count", "depend"})
OBJECT_CONTROL_MARKS = frozenset({"of", "from", "for", "into", "against"})
BACKING = frozenset({"support", "help", "assist", "aid", "back", "train", "equip"})  # verbs whose object does what it is helped with
DEFINITE = frozenset({"the", "this", "that"})  # before what was told of already
FINITE = frozenset({"VBD", "VBZ", "VBP"})  # tags
RAISING = frozenset({"believe", "think", "say", "suspect", "report", "allege", "understand", "presume", "know", "rumor", "rumour", "fear", "estimate"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})  # adverbs
MAX_STEPS = 12  # ascents through governing clauses; more than any sentence needs, and bounds the work


def is_first_person(token: Token) -> bool:
    """Whether a word is "we", "us", "my"; "US" is a state."""
    return token.lower_ in FIRST_PERSON and token.text != "US"


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a place of a predicate; ``elided`` where it stands in another clause."""

    token: Token
    elided: bool = False


def token_span(token: Token) -> Span:
    """Offsets of one word."""
    return Span(token.idx, token.idx + len(token))


def char_span(tokens: Iterable[Token]) -> Span:
    """Offsets from the first to the last of ``tokens``, of which there is at least one."""
    ordered = sorted(tokens, key=lambda token: token.i)
    return Span(ordered[0].idx, ordered[-1].idx + len(ordered[-1]))


def words_at(span: Span, doc: Doc) -> DocSpan | None:
    """The words that ``span`` touches; ``None`` where there are none."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words if words is not None and len(words) else None


def lemma_of(token: Token) -> str:
    """The dictionary form in lower case, as the vocabulary has it; the model keeps the capitals of names."""
    return token.lemma_.lower()


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Children of ``token`` whose label is one of ``labels``, in text order."""
    return (child for child in token.children if child.dep_ in labels)


def has_child(token: Token, *labels: str) -> bool:
    """Whether ``token`` governs a word with one of ``labels``."""
    return next(children(token, *labels), None) is not None


def sentence_span(token: Token) -> Span:
    """Offsets of the sentence around ``token``, without white space at its edges."""
    words = [word for word in token.sent if not word.is_space]
    return char_span(words or [token])


def case_of(token: Token) -> str:
    """The preposition of a noun in lower case, of several words where need be: ``because of``; empty if none."""
    return _joined(token, "case")


def mark_of(token: Token) -> str:
    """The word that introduces a clause in lower case (``to``, ``that``, ``as if``); empty if none."""
    return _joined(token, "mark")


def infinitive_mark(verb: Token) -> Token | None:
    """The "to" of an infinitive, also behind "for … to"; ``None`` of any other form."""
    return next((mark for mark in children(verb, "mark") if mark.lower_ == "to"), None)


def _joined(token: Token, label: str) -> str:
    first = next(children(token, label), None)
    return "" if first is None else with_fixed(first)


def with_fixed(word: Token) -> str:
    """A preposition or mark in lower case with the words fixed to it: ``because of``."""
    return " ".join(part.lower_ for part in (word, *children(word, "fixed")))


def noun_phrase(token: Token) -> Span:
    """The noun phrase around its head word, without clauses, coordination, apposition and its preposition."""
    return char_span(_trimmed(unbroken(token, _phrase_words(token)), head=token))


def unbroken(head: Token, kept: Collection[int]) -> list[Token]:
    """The stretch of words around ``head`` whose indices are all among ``kept``."""
    left = right = head.i
    while left - 1 in kept:
        left -= 1
    while right + 1 in kept:
        right += 1
    return [head.doc[i] for i in range(left, right + 1)]


def _phrase_words(head: Token) -> set[int]:
    """Indices of the words that belong to the phrase. Inside its modifiers everything but clauses stays."""
    kept, pending = {head.i}, [child for child in head.children if _in_phrase(child, head)]
    while pending:
        word = pending.pop()
        kept.add(word.i)
        pending += [child for child in word.children if child.dep_ not in CLAUSES]
    return kept


def _in_phrase(child: Token, head: Token) -> bool:
    if child.dep_ == "punct":
        return child.text in "-–'’" and abs(child.i - head.i) <= 2
    if child.dep_ == "obl" or child.dep_ == "advmod":
        return head.pos_ not in ("VERB", "AUX") and child.i < head.i
    return child.dep_ not in PHRASE_BREAKS


def _trimmed(words: list[Token], *, head: Token) -> list[Token]:
    """``words`` without punctuation, conjunctions and possessive marks at the edges, never without ``head``."""
    while words[0].i != head.i and (_is_edge(words[0]) or words[0].dep_ == "cc"):
        words = words[1:]
    while words[-1].i != head.i and (_is_edge(words[-1]) or words[-1].tag_ == "POS"):
        words = words[:-1]
    return words


def _is_edge(word: Token) -> bool:
    return word.is_punct or word.is_space


def coordinated(token: Token) -> tuple[Token, ...]:
    """``token`` and the words joined to it as conjuncts, in text order; ``token`` is the first conjunct."""
    return (token, *children(token, "conj"))


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that ``token`` stands in, which may be itself."""
    for _ in range(MAX_STEPS):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def clause_of(token: Token) -> Token:
    """The predicate of the smallest clause around ``token`` (itself, where it is one)."""
    for _ in range(len(token.doc)):
        if token.dep_ in CLAUSE_ROOTS or token.head.i == token.i:
            break
        if token.dep_ == "conj" and is_predicate(token):
            break
        token = token.head
    return token


def is_predicate(token: Token) -> bool:
    """Whether a word heads a clause: a verb, or anything with a copula or a subject."""
    return token.pos_ in ("VERB", "AUX") or has_child(token, "cop", *SUBJECTS)


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a passive: by its auxiliary or subject, or a past participle that modifies a noun."""
    if has_child(verb, "aux:pass", *PASSIVE_SUBJECTS, "obl:agent"):
        return True
    if verb.tag_ != "VBN" or has_child(verb, "aux", "nsubj"):
        return False
    if verb.dep_ == "conj":
        return is_passive(first_conjunct(verb))
    return verb.dep_ in ("acl", "advcl", "amod", "root", "ROOT", "parataxis") and not has_child(verb, "obj")


def is_raised(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Kestria *believed* to have sold boats"."""
    bare = verb.tag_ in ("VBD", "VBN") and lemma_of(verb) in RAISING and not has_child(verb, "obj", "iobj", "ccomp", "aux")
    return bare and any(infinitive_mark(child) is not None for child in children(verb, "xcomp"))


def is_set_off(clause: Token, *, by: str = ",") -> bool:
    """Whether a clause begins with a comma (or what else ``by`` is) or stands right behind one."""
    edge = clause.left_edge
    return by in (edge.text, edge.nbor(-1).text if edge.i > 0 else "")


def evaded_by(verb: Token, evasive: Collection[str]) -> Token | None:
    """The verb by which ``verb`` is left undone, of those in ``evasive``: "*refused* to confirm", "*stopped* short of denying"."""
    if verb.dep_ == "xcomp" and lemma_of(verb.head) in evasive:
        return verb.head
    *_, short, of = (None, None, *verb.doc[max(verb.i - 2, 0) : verb.i])
    if short is None or of.lower_ != "of":
        return None
    return next((stop for stop in (verb.head, verb.head.head) if f"{lemma_of(stop)} {short.lower_}" in evasive), None)


def relative_clause(token: Token) -> Token | None:
    """The predicate of the relative clause that holds ``token``, if it stands in one."""
    for _ in range(MAX_STEPS):
        if token.dep_ == "acl:relcl" or (token.dep_ == "advcl:relcl" and is_cleft(token.head)):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def is_content(clause: Token) -> bool:
    """Whether a clause on a noun is all that the noun tells: "the report *that he sold boats*", "claims *it sold boats*", not "that he wrote".

    The parser may read such a clause as a relative one; then "that" is a second object to it.
    """
    first, *others = [*children(clause, "obj")] or [clause]
    finite = any(word.tag_ in FINITE or word.tag_ == "MD" for word in (clause, *children(clause, "aux", "aux:pass", "cop")))
    plain = clause.dep_ == "acl" and finite and has_child(clause, "nsubj", "nsubj:pass") and not mark_of(clause)
    return plain or mark_of(clause) == "that" or (first.lower_ == "that" and bool(others))


def is_cleft(noun: Token) -> bool:
    """Whether a noun is what "it was … that" picks out: "it was not *Kestria* that sold boats"."""
    subjects_ = children(noun, "expl", "nsubj")
    return noun.pos_ in ("NOUN", "PROPN", "PRON") and has_child(noun, "cop") and any(word.lower_ == "it" for word in subjects_)


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = relative_clause(token)
    return None if clause is None else clause.head


def resolve(token: Token) -> Filler:
    """``token`` itself, or the antecedent where it is a relative pronoun."""
    noun = antecedent(token) if token.tag_ in RELATIVE_TAGS else None
    return Filler(token) if noun is None else Filler(noun, elided=True)


def spread(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Each filler followed by its conjuncts: "Iran and Russia" are two."""
    return tuple(Filler(word, filler.elided) for filler in fillers for word in coordinated(filler.token))


def subjects(predicate: Token) -> tuple[Filler, ...]:
    """Surface subjects of a predicate, conjuncts apart; those of passives too (see ``is_passive``).

    Where the clause has none of its own: the controller of an infinitive or participle, the antecedent of a
    relative clause, the noun that a participle modifies, or the first conjunct's subjects.
    """
    return spread(_subjects(predicate, MAX_STEPS))


def _subjects(predicate: Token, steps: int) -> tuple[Filler, ...]:
    own = tuple(resolve(child) for child in children(predicate, "nsubj", "nsubj:pass") if child.pos_ != "SCONJ" and not _is_lent(child))
    if not own and (between := for_subject(predicate)) is not None:
        return (Filler(between),)
    own = tuple(filler for filler in own if not _is_governor_s(filler.token, predicate, alone=len(own) == 1))
    if own or steps == 0:
        return own
    governor, label = predicate.head, predicate.dep_
    if label == "ccomp" and (stray := [child for child in children(governor, "nsubj", "nsubj:pass") if child.i < predicate.i < governor.i]):
        return tuple(resolve(child) for child in stray[:1])  # "*Ships* left, analysts said", read as what the ships said
    if governor.i == predicate.i:
        return ()
    if label == "conj":
        behind = subject_behind(governor)
        if behind is not None and behind.i < predicate.i:
            return (Filler(behind),)
        return _lent(_subjects(governor, steps - 1)) if is_predicate(governor) or governor.dep_ == "acl" else ()
    if label == "xcomp" or (label == "advcl" and _is_open(predicate)):
        return _controllers(predicate, governor, steps - 1)
    if label == "acl":
        return _owners(predicate, governor, steps - 1)
    return _imperative_gap(predicate, governor, steps - 1)


def subject_behind(verb: Token) -> Token | None:
    """The second subject of a verb, right behind it, which really is its content's: "the ministry claimed *two ships* came and left"."""
    before = any(child.i < verb.i for child in children(verb, "nsubj"))
    return next((child for child in children(verb, "nsubj") if before and child.i > verb.i and child.left_edge.i == verb.i + 1), None)


def for_subject(clause: Token) -> Token | None:
    """The subject of an infinitive that the parser hung on the verb above it: "called for *Kestria* to leave"."""
    marks = {mark.lower_: mark.i for mark in children(clause, "mark")}
    if "for" not in marks or "to" not in marks:
        return None
    return next((word for word in children(clause.head, "obl", "obj", "nsubj") if marks["for"] < word.i < marks["to"]), None)


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


def _is_open(predicate: Token) -> bool:
    """Whether a clause is without a subject and not finite, so that another clause lends it one."""
    if predicate.tag_ in ("VBG", "VBN"):
        return not has_child(predicate, "aux") or has_child(predicate, "mark")
    return mark_of(predicate) in ("to", "in order to", "so as to") or not has_child(predicate, "mark")


def _controllers(predicate: Token, governor: Token, steps: int) -> tuple[Filler, ...]:
    """Subject of an infinitive or participle: the governor's object where it has one, else its subject."""
    mark = mark_of(predicate)
    by_object = predicate.dep_ == "xcomp" or mark in OBJECT_CONTROL_MARKS or is_passive(predicate)
    by_object |= governor.lemma_ in BACKING and mark in ("to", "in")
    if by_object and governor.lemma_ not in SUBJECT_CONTROL:
        objects = [resolve(child) for child in children(governor, "obj", "iobj")]
        if not objects and governor.lemma_ in OBLIQUE_CONTROL:
            objects = [resolve(child) for child in children(governor, "obl") if case_of(child) in ("on", "upon", "to")]
        if objects:
            return _lent(objects[-1:] if governor.lemma_ != "help" else objects)
    return _lent(_subjects(governor, steps))


def _owners(predicate: Token, noun: Token, steps: int) -> tuple[Filler, ...]:
    """Subject of a clause on a noun: the noun for participles and passives ("a plan to be shown"), its owner for infinitives
    ("Iran's offer to pay")."""
    if (predicate.tag_ in ("VBG", "VBN") and not has_child(predicate, "mark")) or has_child(predicate, "aux:pass"):
        return (Filler(noun, elided=True),)
    owners = tuple(resolve(child) for child in children(noun, "nmod:poss"))
    owners = owners or tuple(Filler(child) for child in children(noun, "amod", "compound") if child.ent_type_)
    if not owners and has_child(noun, *SUBJECTS):  # "Kestria is in the process of leaving"
        owners = _subjects(noun, steps)
    if owners or noun.head.i == noun.i or noun.dep_ in SUBJECTS:
        return _lent(owners)
    return _lent(_subjects(noun.head, steps)) if noun.dep_ in ("obj", "obl") else ()


def _lent(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(Filler(filler.token, elided=True) for filler in fillers)


def objects(predicate: Token) -> tuple[Filler, ...]:
    """Direct objects of a verb, conjuncts apart, with the gap of a relative clause and the shared object.

    "the drones that Iran built" and "the drones Iran built" give "drones"; "assembled and delivered drones"
    gives "drones" to both verbs.
    """
    own = tuple(resolve(child) for child in children(predicate, "obj") if child.lower_ != "that" or not is_content(predicate))
    if not own and predicate.pos_ == "VERB":
        own = _relative_gap(predicate) or _shared_object(predicate)
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


def has_tree(doc: Doc) -> bool:
    """Whether ``doc`` was parsed at all; one without words was not, whatever spaCy says of it."""
    return len(doc) > 0 and doc.has_annotation("DEP")
