"""Grammar read off a Universal Dependencies tree: phrases, clauses, subjects and objects.

Labels are those of UD v2 as the English Web Treebank uses them: prepositions are ``case`` children of their
noun, copulas ``cop`` children of the predicate, and the first conjunct governs the others. Lists below are
closed classes of grammar; everything else about words is in ``data/``.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

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
ADDING = frozenset({"including", "such as", "like", "unlike", "especially", "along with", "together with", "as well as"})
CLAUSE_ROOTS = CLAUSES | {"root", "ROOT", "xcomp"}
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
DEFINITE = frozenset({"the", "this", "that"})  # before what was told of already
FINITE = frozenset({"VBD", "VBZ", "VBP"})  # tags
RAISING = frozenset({"believe", "think", "say", "suspect", "report", "allege", "understand", "presume", "know", "rumor", "rumour", "fear", "estimate"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
NEGATIONS = frozenset({"not", "n't", "n’t", "nt", "never"})  # adverbs
NEGATING = NEGATIONS | {"neither", "nor"}
GOVERNED = "governed"  # key in Doc.user_data
MAX_STEPS = 12  # ascents through governing clauses; more than any sentence needs, and bounds the work


def is_first_person(token: Token) -> bool:
    """Whether a word is "we", "us", "my"; "US" is a state."""
    return token.lower_ in FIRST_PERSON and token.text != "US"


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
    return (child for label, child in _governed(token) if label in labels)


def _governed(token: Token) -> Sequence[tuple[str, Token]]:
    """Children of ``token`` with their labels. They are asked for some seven thousand times an article, so each tree is walked once."""
    doc = token.doc
    if GOVERNED not in doc.user_data:
        table = doc.user_data[GOVERNED] = [[] for _ in doc]
        for word in doc:
            if word.head.i != word.i:
                table[word.head.i].append((word.dep_, word))
    return doc.user_data[GOVERNED][token.i]


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
    """Indices of the words that belong to the phrase. Inside its modifiers everything but clauses and agents stays."""
    kept, pending = {head.i}, [child for child in head.children if _in_phrase(child, head)]
    while pending:
        word = pending.pop()
        kept.add(word.i)
        pending += [child for child in word.children if child.dep_ not in CLAUSES and not is_agent_above(child)]
    return kept


def is_agent_above(word: Token) -> bool:
    """Whether "by …" hangs on what nobody does, and so belongs to a noun before it: "the attack on Ostmere *by Kestria*", "on the port *by Kestria*"."""
    owner = word.head
    if word.dep_ != "nmod" or case_of(word) != "by":
        return False
    done = owner.dep_ == "nmod" or (owner.dep_ == "obl" and is_passive(owner.head))
    return owner.pos_ == "PROPN" or (done and not owner._.roleset)


def _in_phrase(child: Token, head: Token) -> bool:
    if child.dep_ == "punct":
        return child.text in "-–'’" and abs(child.i - head.i) <= 2
    if child.dep_ == "obl" or child.dep_ == "advmod":
        return head.pos_ not in ("VERB", "AUX") and child.i < head.i
    if child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "NOUN" and child.left_edge.i == head.i + 1:
        return True  # "the freighter *Petra Lune*"
    aside = child.dep_ == "nmod" and case_of(child) in ADDING and is_set_off(child)  # "Kestria, *like Varnland*"
    return child.dep_ not in PHRASE_BREAKS and not aside and not is_agent_above(child)


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
    """``token`` and the words joined to it as conjuncts, in text order; ``token`` is the first conjunct. "Kestria, not Velm" is one."""
    return (token, *(word for word in children(token, "conj") if not is_ruled_out(word)))


def is_ruled_out(conjunct: Token) -> bool:
    """Whether a conjunct is told to be none, "Kestria, *not Velm*", or is none but a word before one: "Kestria and *neighbouring* Velm"."""
    if conjunct.lower_ in ("neighbouring", "neighboring") or (conjunct.tag_ in FINITE and conjunct.head.pos_ in ("NOUN", "PROPN") and not is_predicate(conjunct.head)):
        return True  # the second, where a verb hangs on its own subject
    if is_lost_subject(conjunct):
        return True
    return conjunct.pos_ in ("NOUN", "PROPN", "PRON") and any(word.lower_ in NEGATIONS for word in children(conjunct, "advmod", "cc"))


def is_lost_subject(name: Token) -> bool:
    """Whether a name that the parser joined to a thing is the subject of the verb behind it: "attacked the port and *Varnland* condemned it"."""
    behind = name.right_edge.i + 1
    if name.dep_ != "conj" or name.pos_ != "PROPN" or name.head.pos_ != "NOUN" or behind >= name.sent.end:
        return False
    first = name.doc[behind]
    verb = first.head if first.dep_ in ("aux", "aux:pass") else first
    return verb.dep_ == "conj" and verb.head.i == name.head.head.i and verb.pos_ == "VERB" and not has_child(verb, *SUBJECTS)


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
    if has_child(verb, "aux:pass", "obl:agent"):
        return True
    if has_child(verb, *PASSIVE_SUBJECTS):
        return not _acts(verb)
    opening = verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.i == verb.sent.start  # "*Asked* for comment, he said"
    if not (verb.tag_ == "VBN" or opening) or has_child(verb, "aux", "nsubj"):
        return False
    if verb.dep_ == "conj":
        return is_passive(first_conjunct(verb))
    return verb.dep_ in ("acl", "advcl", "amod", "root", "ROOT", "parataxis") and not has_child(verb, "obj")


def _acts(verb: Token) -> bool:
    """Whether a past form has taken a passive's subject and an object, so that it is none: "Kestria *equipped* Varnland with tanks"."""
    return not has_child(verb, "aux") and verb.dep_ not in ("acl", "acl:relcl") and has_child(verb, "obj") and not has_child(verb, "iobj")


def is_raised(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Kestria *believed* to have sold boats"."""
    bare = verb.tag_ in ("VBD", "VBN") and lemma_of(verb) in RAISING and not has_child(verb, "obj", "iobj", "ccomp", "aux")
    return bare and any(infinitive_mark(child) is not None for child in children(verb, "xcomp"))


def is_passive_modifier(verb: Token) -> bool:
    """Whether a verb is a participle on what it is done to: "tanks *delivered* to Varnland"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def is_set_off(clause: Token, *, by: str = ",") -> bool:
    """Whether a clause begins with a comma (or what else ``by`` is) or stands right behind one."""
    edge = clause.left_edge
    return by in (edge.text, edge.nbor(-1).text if edge.i > 0 else "")


def evaded_by(verb: Token, evasive: Collection[str]) -> Token | None:
    """The verb by which ``verb`` is left undone, of those in ``evasive``: "*refused* to confirm", "*stopped* short of denying", "*has* yet to
    confirm"; or the one beside it: "*praised* them without confirming"."""
    if verb.dep_ == "xcomp" and (lemma_of(verb.head) in evasive or _is_pending(verb)):
        return verb.head
    if verb.dep_ == "advcl" and mark_of(verb) == "without":
        return verb.head
    if verb.dep_ == "acl" and infinitive_mark(verb) is not None and any(child.lower_ == "no" for child in children(verb.head, "det")):
        return verb.head  # "made no *attempt* to deny"
    *_, short, of = (None, None, *verb.doc[max(verb.i - 2, 0) : verb.i])
    if short is None or of.lower_ != "of":
        return None
    return next((stop for stop in (verb.head, verb.head.head) if f"{lemma_of(stop)} {short.lower_}" in evasive), None)


def _is_pending(verb: Token) -> bool:
    """Whether a verb is "yet to" be done."""
    to = infinitive_mark(verb)
    return to is not None and to.i > 0 and to.nbor(-1).lower_ == "yet" and verb.head.lemma_ in ("have", "be")


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


def has_tree(doc: Doc) -> bool:
    """Whether ``doc`` was parsed at all; one without words was not, whatever spaCy says of it."""
    return len(doc) > 0 and doc.has_annotation("DEP")
