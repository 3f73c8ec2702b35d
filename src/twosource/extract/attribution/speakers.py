"""Who speaks at a cue verb: its subject or agent, or whom the parser hung elsewhere."""

from spacy.tokens import Token

from twosource.extract.attribution.contents import CITING, apposed, before_cue, is_finite, last_phrase, reduced_source
from twosource.extract.attribution.credit import IsSource
from twosource.extract.fillers import subjects
from twosource.extract.tree import (
    SUBJECTS,
    case_of,
    children,
    coordinated,
    has_child,
    is_passive,
    is_raised,
    lemma_of,
    mark_of,
)


def source_of(verb: Token) -> Token | None:
    """Head of who says it: the subject, the agent of a passive, or whom "cited X as saying" names."""
    cited = cited_speaker(verb)
    if cited is not None:
        return cited
    own = list(children(verb, "nsubj"))
    if is_raised(verb) or (is_passive(verb) and not own):
        return agent_of(verb)
    if len(own) > 1:
        return min(own, key=lambda subject: abs(subject.i - verb.i))
    found = subjects(verb)
    return found[0].token if found else None


def misplaced_source(verb: Token, form: str, is_source: IsSource) -> Token | None:
    """The source where the parser hung it elsewhere: a cue with a full clause behind it has whoever stands before it.

    "the ministry on Tuesday denied that …" read as a participle of its subject or of the day, the subject read as
    an indirect object, or hung into the clause behind the cue.
    """
    found = [word for word in (apposed(verb), reduced_source(verb), _let_known(verb), _before_citing(verb)) if word is not None]
    found += [word for word in (last_phrase(verb), _behind(verb)) if form == "clause" and word is not None and is_source(word)]
    if form != "clause" or verb.tag_ not in ("VBN", "VBD", "VBZ", "VBP") or has_child(verb, "nsubj", "aux", "aux:pass", "nsubj:pass", "mark"):
        return next(iter(found), None)
    found += [word for first in children(verb, "ccomp") for clause in coordinated(first) for word in children(clause, "nsubj") if clause.i < word.i < verb.i and is_source(word)]
    behind = [child for child in children(verb, "ccomp") if child.i > verb.i and is_finite(child) and has_child(child, *SUBJECTS)]
    if not behind:
        return next(iter(found), None)
    found += [verb.doc[place] for place in before_cue(verb, behind[0])]
    found += [child for child in children(verb, "iobj", "obj", "obl", "dislocated", "vocative", "dep") if child.i < verb.i and not case_of(child)]
    if verb.dep_ in ("acl", "amod") and verb.head.i < verb.i:
        found += [noun for noun in (verb.head, verb.head.head) if noun.i < verb.i]
    return next((noun for noun in found if noun.pos_ in ("NOUN", "PROPN", "PRON") and is_source(noun)), None)


def _behind(verb: Token) -> Token | None:
    """A name right behind a cue that stands behind its clause: "Kestria sends boats, says *Velm*"."""
    told = any(child.i < verb.i for child in children(verb, "ccomp"))
    names = (child for child in verb.children if child.pos_ == "PROPN" and child.left_edge.i == verb.i + 1)
    return next(names, None) if told and not has_child(verb, "nsubj") else None


def _before_citing(verb: Token) -> Token | None:
    """Who reports, which the parser took for what is cited: "*the Meridian*, citing officials, reported"."""
    citing = [clause for clause in children(verb, "advcl") if clause.tag_ == "VBG" and lemma_of(clause) in CITING and clause.i < verb.i]
    return next((noun for clause in citing for noun in children(clause, "obj", "nsubj") if noun.i < clause.i), None)


def _let_known(verb: Token) -> Token | None:
    """Who "let it be known that …"."""
    let = verb.head
    return next(children(let, "nsubj"), None) if verb.dep_ == "xcomp" and let.lemma_ == "let" and has_child(verb, "aux:pass") else None


def read_out(verb: Token, form: str, is_source: IsSource) -> Token | None:
    """The source behind its cue that the parser took for an object: "“…,” *read the statement*"."""
    if form not in ("quote", "clause") or has_child(verb, "nsubj", "aux", "mark"):
        return None
    return next((child for child in children(verb, "obj") if child.i > verb.i and child.left_edge.i == verb.i + 1 and is_source(child)), None)


def agent_of(verb: Token) -> Token | None:
    """X in "… by X"."""
    return next((child for child in children(verb, "obl:agent", "obl", "iobj", "nsubj") if case_of(child) == "by"), None)


def cited_speaker(verb: Token) -> Token | None:
    """X in "cited X as saying" and "X was cited as saying"."""
    if mark_of(verb) != "as" or verb.dep_ not in ("advcl", "xcomp", "ccomp", "acl") or verb.tag_ != "VBG":
        return None
    governor = verb.head
    if governor.pos_ in ("NOUN", "PROPN"):
        citing = (child for child in children(governor, "acl") if lemma_of(child) in CITING)  # "a report citing X as saying"
        return next((cited for clause in citing for cited in children(clause, "obj")), governor)
    if is_passive(governor):
        return next(children(governor, "nsubj:pass", "nsubj"), None)
    between = [child for child in children(governor, "obj", "iobj", "nsubj") if governor.i < child.i < verb.i]
    return between[-1] if between else None  # a title may have been parted from its name
