"""What a cue introduces: clauses and quotations as pieces of the text; infinitives, participles and nouns: governed.py."""

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from twosource.extract.attribution.governed import governed_content, set_off_behind, things_of
from twosource.extract.attribution.pieces import QuotationIndex, merge, runs, words_under
from twosource.extract.strayed import subject_behind
from twosource.extract.tree import (
    FINITE,
    RELATIVE_TAGS,
    SUBJECTS,
    case_of,
    children,
    clause_of,
    has_child,
    is_content,
    is_passive,
    is_predicate,
    is_raised,
    is_set_off,
    lemma_of,
    mark_of,
)
from twosource.model.text import Span
from twosource.vocabulary.cues import CueVerb, Does

NOT_CONTENT = frozenset({"that"})
CIRCUMSTANCES = frozenset({"obl", "obl:unmarked", "advmod"})
CITING = frozenset({"cite", "quote"})
TEMPORAL = frozenset({"after", "before", "since", "until", "amid", "during", "with", "following"})
MEDIUM_CASES = frozenset({"in", "on", "via"})  # "in a statement", "on Telegram"


def content_of(verb: Token, entry: CueVerb, quotations: QuotationIndex) -> tuple[str, tuple[Span, ...]]:
    """What the verb introduces and in which form, the fullest form first."""
    if entry.does is Does.ACT and "clause" not in entry.content and (pieces := _named_so(verb)):
        return "predicate", pieces
    if "clause" in entry.content:
        pieces = clause_content(verb) or _particle_clause(verb, entry)
        if pieces:
            return "clause", pieces
    if "quote" in entry.content:
        pieces = _quoted_content(verb, quotations)
        if pieces:
            return "quote", pieces
    return next(((form, pieces) for form, pieces in governed_content(verb, entry) if pieces), ("", ()))


def clause_content(verb: Token) -> tuple[Span, ...]:
    """A full clause as content: governed, around the verb as a parenthetical, or with its subject raised."""
    governed = [child for child in children(verb, "ccomp") if is_finite(child) or (child.i < verb.i and _is_infinitive(child))]
    governed = [child for child in governed if not _is_circumstance(child, verb) and not is_outer(child) and not _goes_past(child, verb)]
    governed = governed or [child for child in children(verb, "conj") if _is_joined_within(child)]
    governed += [child for child in children(verb, "csubj:pass") if child.i > verb.i]  # "It was reported that …"
    governed += [child for child in children(verb, "advcl") if child.i > verb.i and mark_of(child) == "whether"]
    governed = governed or [child for child in children(verb, "advcl") if child.i < verb.i and _is_plain(child)]
    governed = governed or [*_in_medium(verb), *behind_cited(verb)]
    if governed:
        return _up_to_cue(verb, merge(_stray_subject(verb, governed[0]) + _governed_pieces(verb, governed) + _still_to_come(verb, governed[0])))
    following = _following(verb) or _interrupted(verb)
    if following is not None:
        return clause_pieces(following, cut=(verb.i,))
    if (behind := subject_behind(verb)) is not None and (clause := next(children(verb, "conj"), None)) is not None:
        return merge(runs(words_under(behind)) + clause_pieces(clause, cut=()))  # "claimed *two ships* that had left *attacked the port*"
    if _stands_in(verb):
        return _up_to_cue(verb, merge(clause_pieces(host_of(verb), cut=_cut_of(verb)) + _going_on(verb)))
    return _raised(verb) or _taken_for_subject(verb)


def _up_to_cue(verb: Token, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """All that stands before a saying clause that closes the sentence, remarks and what the parser hung on them too: "Boats came, *which the navy saw, and
    left*, officials said"; of two sentences that a semicolon joins the second."""
    subject = next((child for child in children(verb, *SUBJECTS) if child.i < verb.i), None)
    start = verb.left_edge if subject is None else subject.left_edge
    last = next((word for word in reversed(verb.sent) if not (word.is_punct or word.is_space)), verb)
    if not pieces or start.i < 2 or start.nbor(-1).text != "," or not (last.i == verb.i or verb.is_ancestor(last)):
        return pieces
    end = start.nbor(-2).idx + len(start.nbor(-2))
    if pieces[-1].end >= end:
        return pieces
    joint = next((word for word in verb.doc[verb.sent.start : start.i] if word.text == ";" and word.idx >= pieces[-1].end), None)
    return (*pieces[:-1], Span(pieces[-1].start, end)) if joint is None else (Span(joint.nbor().idx, end),)


def _is_circumstance(clause: Token, verb: Token) -> bool:
    """Whether what stands before a saying clause only tells when: "*Days after talks had failed*, the minister said …", where the
    parser hung the talks as an object."""
    when = any(case_of(child) in TEMPORAL for child in children(clause, "obl", "nsubj") if child.i < clause.i)
    return when and clause.i < verb.i and all(case_of(subject) in TEMPORAL for subject in children(clause, *SUBJECTS))


def _goes_past(clause: Token, verb: Token) -> bool:
    """Whether a clause behind an aside goes on with what the aside stands in: "boats came, X said, *and left*"."""
    joined = (word for word in children(clause, "cc") if verb.i < word.i < clause.i and not (word.is_quote or word.nbor(-1).is_quote))
    return verb.dep_ == "parataxis" and next(joined, None) is not None


def is_outer(clause: Token) -> bool:
    """Whether a bare saying clause stands behind another and what that says: "boats came, the minister said, *the Post reported*"."""
    verb = clause.head
    bare = has_child(clause, "nsubj") and not has_child(clause, "obj", "ccomp", "xcomp", "mark", "cop", "cc")
    before = clause.dep_ == "ccomp" and any(child.i < verb.i for child in children(verb, "ccomp"))
    return bare and before and verb.i < clause.i and is_set_off(clause) and clause.left_edge.i <= _last_word(verb, but=clause) + 2


def _is_plain(clause: Token) -> bool:
    """Whether an adverbial clause is a full sentence that nothing introduces, and so is told: "*Kestria sold boats*, officials said"."""
    introduced = mark_of(clause) or any(child.tag_ in ("WRB", "WDT", "WP") for child in clause.children)
    inverted = any(child.i < subject.i for subject in children(clause, *SUBJECTS) for child in children(clause, "aux", "aux:pass", "cop"))
    return clause.tag_ in FINITE and has_child(clause, *SUBJECTS) and not introduced and not inverted


def _governed_pieces(verb: Token, governed: list[Token]) -> tuple[Span, ...]:
    """The first clause with others that go on: on the cue's other side (“…,” said X, “and …”), or cut off by the parser."""
    first, *others = governed
    source = reduced_source(verb)
    others = [other for other in others if source is None or other.i != source.head.i]
    behind = [child for child in first.children if child.i > verb.i > first.i]
    own = (child.i for child in behind if child.dep_ in CIRCUMSTANCES or (child.dep_ == "advcl" and lemma_of(child) in CITING))
    pieces = list(clause_pieces(first, cut=(verb.i, *before_cue(verb, first), *own)))
    for other in others:
        if pieces and (first.i < verb.i < other.i or first.i < other.i and other.left_edge.i <= first.right_edge.i + 1):
            pieces += clause_pieces(other, cut=(verb.i,))
            first = other
    return tuple(pieces)


def reduced_source(verb: Token) -> Token | None:
    """Who speaks, where the parser took what is told of him for a clause: "…, said *two people* briefed on the matter"."""
    first, *others = [*children(verb, "ccomp")] or [verb]
    for other in others:
        plain = other.tag_ in ("VBD", "VBN") and not has_child(other, "mark", "aux", "obj", "cop", "ccomp", "xcomp")
        behind = (word for word in children(other, "nsubj") if word.i < other.i and word.left_edge.i == verb.i + 1)
        if first.i < verb.i and plain and (source := next(behind, None)) is not None:
            return source
    return None


def last_phrase(verb: Token) -> Token | None:
    """Who speaks at the end, where the parser hung him on what he says: "Ships attacked the port, *analysts at the institute* told us"."""
    first = next(children(verb, "ccomp"), verb)
    word = verb.nbor(-1) if verb.i > verb.sent.start else verb
    while first.i < word.i < verb.i and word.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
        if word.left_edge.i > first.i and word.left_edge.nbor(-1).text == ",":
            return word if word.head.i != verb.i else None
        if word.head.i == word.i:
            return None
        word = word.head
    return None


def before_cue(verb: Token, clause: Token) -> tuple[int, ...]:
    """What a clause behind the cue has before it: the source, or the cue's own day and place, hung too low by the parser.

    A clause of its own stays content ("*If nobody comes*, X said, …"), and so does a relative pronoun.
    """
    if clause.i < verb.i:
        return ()
    before = [child for child in clause.children if child.i < verb.i and child.tag_ not in RELATIVE_TAGS]
    if has_child(verb, "nsubj", "nsubj:pass"):
        before = [child for child in before if child.dep_ in CIRCUMSTANCES]
    return tuple(child.i for child in [*before, *_between_commas(verb, clause)])


def _between_commas(verb: Token, clause: Token) -> Iterator[Token]:
    """What stands between commas right behind the cue: "alleged, *by way of example*, the yard sold boats"."""
    first = next((child for child in clause.children if child.i > verb.i and child.dep_ not in ("punct", "mark")), None)
    if first is None or first.dep_ not in CIRCUMSTANCES or first.left_edge.i != verb.i + 2 or verb.nbor().text != ",":
        return
    if first.right_edge.text == "," or first.right_edge.nbor().text == ",":
        yield first


def _in_medium(verb: Token) -> Iterator[Token]:
    """A clause that the parser hung on where it was said, or how: "said in a statement *that …*", "on condition of anonymity *that …*"."""
    said_in = [noun for noun in children(verb, "obl") if (case_of(noun) in MEDIUM_CASES or _is_turn(noun)) and noun.i > verb.i]
    said_in += [inner for noun in said_in for inner in children(noun, "nmod") if inner.lower_ == "anonymity"]
    return (clause for noun in said_in for clause in children(noun, "acl", "acl:relcl") if mark_of(clause) == "that" or (_is_turn(noun) and _that_of(clause)))


def behind_cited(verb: Token) -> Iterator[Token]:
    """A clause that the parser hung on the report cited for it: "said, citing a report by X, *that boats came*"."""
    cited = (noun for clause in children(verb, "advcl") if lemma_of(clause) in CITING for noun in children(clause, "obj"))
    return (clause for noun in cited for clause in children(noun, "acl") if mark_of(clause) == "that" and is_set_off(clause))


def _is_joined_within(clause: Token) -> bool:
    """Whether a conjunct of the cue is a clause of the content, its subject before the "and": "noted that *ships* came and *left*"."""
    first = min((word.i for word in children(clause, *SUBJECTS)), default=clause.i)
    return mark_of(clause) == "that" and first < clause.i or any(first < word.i < clause.i for word in children(clause, "cc"))


def _is_turn(noun: Token) -> bool:
    """ "for the first *time*", on which the parser hangs what was said then."""
    return noun.lower_ == "time" and case_of(noun) == "for"


def _that_of(clause: Token) -> Token | None:
    """The "that" which opens a clause, whatever the parser takes it for."""
    first = clause.left_edge
    return first if first.lower_ == "that" and first.head.i == clause.i else None


def _following(verb: Token) -> Token | None:
    """A clause right behind the cue that the parser hung on what comes before: "as the ministry said talks will go on"."""
    if verb.dep_ != "advcl" or not has_child(verb, "nsubj"):
        return None
    clauses = (child for child in children(verb.head, "parataxis", "ccomp") if child.left_edge.i == verb.i + 1)
    return next(clauses, None)


def _interrupted(verb: Token) -> Token | None:
    """The relative clause in which a saying clause stands between commas: "a militia which, X said, *buys its rifles there*"."""
    if verb.dep_ != "acl:relcl" or not has_child(verb, "nsubj"):
        return None
    later = (clause for clause in children(verb.head, "acl:relcl") if clause.i > verb.i)
    return next((clause for clause in later if any(word.tag_ in RELATIVE_TAGS and word.i < verb.i for word in clause.subtree)), None)


def _taken_for_subject(verb: Token) -> tuple[Span, ...]:
    """A clause whose verb the parser took for a participle: "*The talks focused on rockets*, the release said", "said *two ships left*"."""
    first, *others = [*children(verb, "nsubj")] or [verb]
    if len(others) != 1 or others[0].left_edge.i == 0:
        return ()
    behind = first.i < verb.i < others[0].i
    if not behind and others[0].left_edge.nbor(-1).text != ",":
        return ()
    taken = others[0] if behind else first
    told = any(clause.tag_ == "VBD" or (clause.tag_ == "VBN" and not behind) for clause in children(taken, "acl"))
    return runs(words_under(taken)) if told else ()


def _named_so(verb: Token) -> tuple[Span, ...]:
    """What something is in somebody's words: "in what Kestria called *sabotage by agents*"."""
    if verb.dep_ != "acl:relcl" or verb.head.lower_ != "what":
        return ()
    names = [child for child in children(verb, "xcomp", "obj", "obl") if child.i > verb.i and (child.dep_ != "obl" or case_of(child) == "as")]
    if not names:
        return ()
    agents = (child for child in children(verb, "obl:agent") if child.left_edge.i == names[0].right_edge.i + 1)  # whoever did it, not who calls it so
    return merge([*runs(words_under(names[0], labels=("case",))), *(span for agent in agents for span in runs(words_under(agent)))])


def _particle_clause(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    """A clause that the parser hung on the second word of the cue: "made it clear that …"."""
    particles = (child for child in verb.children if child.lower_ == entry.preposition)
    clauses = (clause for particle in particles for clause in children(particle, "ccomp") if is_finite(clause))
    return next((clause_pieces(clause, cut=()) for clause in clauses), ())


def _is_infinitive(clause: Token) -> bool:
    """Whether a clause is a headline's future: "Kestria to buy jets"."""
    return mark_of(clause) == "to"


def _stray_subject(verb: Token, clause: Token) -> tuple[Span, ...]:
    """A subject that the parser took for the object of the cue: "believe the minister ordered it"."""
    if clause.i < verb.i:  # "Kestria to buy jets, minister says": the first of two subjects
        first, *others = [*children(verb, "nsubj"), clause]
        return runs(words_under(first)) if (len(others) > 1 or last_phrase(verb) is not None) and first.i < clause.i else ()
    if has_child(clause, "nsubj", "nsubj:pass", "csubj", "expl", "mark"):
        return ()
    return tuple(span for child in children(verb, "obj") if verb.i < child.i < clause.i for span in runs(words_under(child)))


def is_finite(clause: Token) -> bool:
    """Whether a complement is a full clause: it has a subject, "that", or a finite verb."""
    if has_child(clause, "nsubj:outer"):  # "the aim was to help"
        return True
    bare = clause.tag_ == "VBG" and not has_child(clause, "nsubj", "aux", "cop")
    return not bare and mark_of(clause) not in ("to", "for")


def clause_pieces(clause: Token, *, cut: Collection[int]) -> tuple[Span, ...]:
    """The words of a clause without the conjunction "that" and what is cut."""
    dropped = {child.i for child in children(clause, "mark", "obj") if child.lower_ in NOT_CONTENT and is_content(clause)}
    dropped |= {word.i for word in before_that(clause)}
    dropped |= {that.i for that in (_that_of(clause),) if that is not None and _is_turn(clause.head)}
    dropped |= {child.i for child in children(clause, "cc") if child.i < clause.i and clause.dep_ != "root"}
    dropped |= {child.i for child in children(clause, "advmod") if child.i - 1 in cut and clause.doc[child.i - 1].pos_ == "VERB"}
    dropped |= {child.i for child in children(clause, "parataxis", "conj") if _after_semicolon(child)}
    dropped |= {word.i for word in set_off_behind(clause) if word.dep_ == "acl:relcl"}
    return runs(words_under(clause, cut=frozenset(cut) | dropped))


def before_that(clause: Token) -> Iterator[Token]:
    """What stands before the "that" of a clause, and so is its cue's: "said *in an interview* that boats came"."""
    that = next((mark for mark in children(clause, "mark") if mark.lower_ == "that"), clause.left_edge)
    return (child for child in children(clause, "mark", *CIRCUMSTANCES) if child.i < that.i and clause.dep_ == "ccomp")


def _after_semicolon(clause: Token) -> bool:
    """Whether a further clause is set off so strongly that a cue in the one before does not reach it."""
    return is_set_off(clause, by=";")


def _stands_in(verb: Token) -> bool:
    """Whether a saying clause stands in or after what is said: "…, X said", "as X said"."""
    if (verb.dep_ == "parataxis" and not _after_semicolon(verb)) or apposed(verb) is not None or _is_aside(verb):
        spoken = has_child(verb, "nsubj", "nsubj:pass") or apposed(verb) is not None
        return spoken and not has_child(verb, "xcomp") and not things_of(verb)
    if is_outer(verb):
        return True
    if verb.left_edge.i > 0 and verb.left_edge.nbor(-1).tag_ in RELATIVE_TAGS:  # "despite what X said"
        return False
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ") and (verb.head.i > verb.i or is_inverted(verb)) and not has_child(verb, "mark", "advmod"):
        return has_child(verb, "nsubj") and not has_child(verb, "obj", "ccomp", "xcomp")  # "He confirmed the yard is open."
    bare = not has_child(verb, "ccomp", "xcomp") and all(child.lower_ == "it" for child in children(verb, "obj"))  # "as X put it"
    return verb.dep_ == "advcl" and mark_of(verb) == "as" and verb.tag_ != "VBG" and bare


def _is_aside(verb: Token) -> bool:
    """Whether a saying clause between commas was taken for one on the noun before: "The yard, *the minister wrote*, sold boats"."""
    if verb.dep_ not in ("acl", "acl:relcl", "appos") or verb.tag_ not in ("VBD", "VBZ") or not is_set_off(verb):
        return False
    return has_child(verb, "nsubj") and not any(word.tag_ in RELATIVE_TAGS for word in verb.subtree) and host_of(verb).i > verb.i


def apposed(verb: Token) -> Token | None:
    """The source right before a parenthetical cue that the parser took for an apposition: "Kestria, *Orrel* wrote, sold boats"."""
    if verb.dep_ not in ("parataxis", "acl:relcl", "acl") or has_child(verb, "nsubj", "nsubj:pass") or verb.i == 0:
        return None
    word = verb.nbor(-1)
    while word.dep_ != "appos" and word.head.i < word.i:
        word = word.head
    return word if word.dep_ == "appos" and is_set_off(word) and host_of(verb).i > verb.i else None


def is_inverted(verb: Token) -> bool:
    """Whether its subject stands behind a verb: "…, stated the minister, …"."""
    return any(child.i > verb.i for child in children(verb, "nsubj"))


def host_of(verb: Token) -> Token:
    """The predicate that a parenthetical saying clause comments on."""
    between = verb.dep_ == "parataxis" and not is_predicate(verb.head) and clause_of(verb.head).i > verb.i  # "the drones, X said, were sold"
    host = clause_of(verb.head) if between or verb.dep_ in ("acl", "acl:relcl", "appos") else verb.head
    while host.dep_ == "parataxis" and has_child(host, "nsubj") and host.head.i < host.i and host.head.i != host.i:
        host = host.head
    return host


def _cut_of(verb: Token) -> set[int]:
    """What is no content of a parenthetical: itself and later parentheticals beside it."""
    host = host_of(verb)
    later = {child.i for child in children(host, "parataxis") if child.i > verb.i}
    citing = {child.i for child in children(host, "advcl") if child.i > verb.i and lemma_of(child) in CITING}
    source = apposed(verb)
    own = {child.i for child in children(host, *CIRCUMSTANCES) if host.i < verb.i and child.left_edge.i == _last_word(verb) + 1}
    return {verb.i} | later | citing | own | ({source.i} if source is not None else set())


def _last_word(verb: Token, but: Token | None = None) -> int:
    """Where the verb's own phrases end, without ``but``; the sentence's full stop may hang on it too."""
    return max([verb.i, *(child.right_edge.i for child in verb.children if child.pos_ != "PUNCT" and child != but)])


def _going_on(verb: Token) -> tuple[Span, ...]:
    """What goes on behind "…, stated the minister," where the parser joined it to the cue: "and was left in the street"."""
    if not is_inverted(verb):
        return ()
    return _of_all(_joined_behind(verb))


def _still_to_come(verb: Token, content: Token) -> tuple[Span, ...]:
    """What is to come and was joined to the cue, which is past: "Kestria sold boats, Brill said on Tuesday, *and will sell more*"."""
    if content.i > verb.i or verb.tag_ != "VBD":
        return ()
    return _of_all(child for child in _joined_behind(verb) if any(aux.tag_ == "MD" for aux in children(child, "aux")))


def _joined_behind(verb: Token) -> Iterator[Token]:
    """Predicates joined to the cue behind it that have no subject of their own."""
    return (child for child in children(verb, "conj") if child.i > verb.i and not has_child(child, "nsubj"))


def _of_all(heads: Iterable[Token]) -> tuple[Span, ...]:
    return tuple(piece for head in heads for piece in runs(words_under(head)))


def around(verb: Token) -> tuple[Span, ...]:
    """What a parenthetical "Z cited X as saying" stands in."""
    if verb.dep_ == "parataxis":
        return clause_pieces(host_of(verb), cut=_cut_of(verb))
    before = [child for child in children(verb, "ccomp") if child.i < verb.i]
    return clause_pieces(before[0], cut=()) if before else ()


def _raised(verb: Token) -> tuple[Span, ...]:
    """Content of passives with a raised subject: "A bombing was reported to have killed …"."""
    if not (is_passive(verb) or is_raised(verb)):
        return ()
    complements = [child for child in children(verb, "xcomp", "ccomp", "advcl") if mark_of(child) == "to" or child.tag_ == "VB"]
    raised = list(children(verb, "nsubj:pass", "nsubj"))
    if not complements:
        return ()
    if not raised:  # "men believed to have fled": who fled stands before
        return runs(words_under(complements[0])) if verb.dep_ == "acl" else ()
    return runs(words_under(raised[0])) + runs(words_under(complements[0]))


def _quoted_content(verb: Token, quotations: QuotationIndex) -> tuple[Span, ...]:
    """Quotations of the verb's sentence that belong to it: beside it, not inside its own phrases."""
    if quotations.around(verb.idx) is not None:
        return ()
    if verb.tag_ == "VBG":  # ", adding: …"; what stands before belongs to another verb
        sentence = Span(verb.idx, verb.sent.end_char)
    else:
        sentence = Span(verb.sent.start_char, verb.sent.end_char)
    spans = [quotation.span for quotation in quotations.touching(sentence) if _belongs(quotation.span, verb, quotations.text)]
    return merge(spans)


def _belongs(quotation: Span, verb: Token, text: str) -> bool:
    """Whether a quotation hangs on ``verb``: set off by a comma, a colon or the sentence's edge, or right after it."""
    before = text[max(quotation.start - 2, 0) : quotation.start].strip()
    last = text[quotation.end - 2 : quotation.end - 1]
    after = text[quotation.end : quotation.end + 1]
    if quotation.end <= verb.idx:
        return last in ",;.?!—-" or after == ","
    return before.endswith((",", ":", ";")) or quotation.start - (verb.idx + len(verb)) <= 2
