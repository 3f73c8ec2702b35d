"""What a cue governs besides clauses and quotations: infinitives, participles and nouns."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from twosource.extract.attribution.pieces import merge, runs, words_under
from twosource.extract.tree import (
    DAYS,
    RELATIVE_TAGS,
    case_of,
    children,
    is_passive,
    is_set_off,
    mark_of,
    token_span,
)
from twosource.model.text import Span
from twosource.vocabulary.cues import CueVerb, Does

PARTICLES = frozenset({"compound:prt", "xcomp", "advmod", "obj", "amod"})  # what the parser takes a verb's particle for
INTRODUCED = ("obl", "obl:agent", "advcl", "xcomp", "ccomp", "nmod", "acl")


def governed_content(verb: Token, entry: CueVerb) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Infinitives, participles and nouns that the cue governs, where its entry takes them."""
    if entry.does in (Does.DENY, Does.REJECT, Does.ADMIT):
        yield "anaphor", _anaphor(verb)
    if "infinitive" in entry.content:
        yield "infinitive", _infinitive(verb, entry)
    if "participle" in entry.content:
        behind = (child for child in children(verb, "xcomp", "advcl", "ccomp", "obl") if child.i > verb.i)
        gerunds = [child for child in behind if _is_gerund(child) and not is_set_off(child)]
        yield "participle", runs(words_under(gerunds[0], labels=("mark", "case"))) if gerunds else ()
    if "object" in entry.content:
        yield "object", _objects(verb, entry)
    elif entry.preposition:
        yield "object", _prepositional(verb, entry)


def own_words(head: Token, *, labels: Collection[str] = ()) -> tuple[Span, ...]:
    """The words of what is wished or named, without the article's own remark behind them: "…, *which lie in Orsova*"."""
    remarks = {word.i for word in set_off_behind(head) if word.dep_ == "acl:relcl" or "with" in (mark_of(word), case_of(word))}
    return runs(words_under(head, cut=remarks, labels=labels))


def _is_gerund(clause: Token) -> bool:
    """ "selling", "having sold"."""
    return clause.tag_ == "VBG" or any(word.tag_ == "VBG" for word in children(clause, "aux"))


def _infinitive(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    infinitives = [child for child in children(verb, "xcomp", "ccomp", "advcl") if mark_of(child) == "to" or child.tag_ == "VB"]
    infinitives = [child for child in infinitives if child.i > verb.i]
    if not infinitives:
        return ()
    return merge(_actor(verb, entry) + own_words(infinitives[0]))


def _actor(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    """Who is to act, where that belongs to what is wished: "wants the forces to leave", "called on Kestria to join"."""
    if entry.preposition:
        return _prepositional(verb, entry)
    wished = entry.does in (Does.WANT, Does.THINK)
    return tuple(span for child in children(verb, "obj") for span in runs(words_under(child))) if wished else ()


def _objects(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    if entry.preposition and not any(child.lower_ == entry.preposition for child in children(verb, *PARTICLES)):  # "brushed *aside* the claim"
        return _prepositional(verb, entry)
    objects = things_of(verb)
    if not objects and entry.does is Does.REJECT:
        objects = [child for child in children(verb, "obl") if case_of(child) == "as"]  # "dismissed as false reports that …"
    if is_passive(verb):
        objects = list(children(verb, "nsubj:pass"))
        if not objects and verb.dep_ in ("acl", "advcl"):
            return _told_of(verb) if entry.does is Does.REPORT else ()
    if not objects or objects[0].tag_ in ("WDT", "WP"):
        return ()
    pieces = own_words(objects[0], labels=("case",)) + _owned_up_to(verb)
    return pieces + _judged(verb, objects[0]) if "clause" not in entry.content else pieces


def things_of(verb: Token) -> list[Token]:
    """Objects of a verb, without bare dates that the parser took for one ("revealed March 8")."""
    return [child for child in children(verb, "obj") if child.pos_ != "NUM"]


def _anaphor(verb: Token) -> tuple[Span, ...]:
    """The pronoun in ", which the president has denied", which stands for what was said before."""
    if verb.dep_ not in ("acl:relcl", "advcl:relcl", "parataxis", "advcl"):
        return ()
    pronouns = (child for child in children(verb, "obj") if child.lower_ == "which")
    return tuple(token_span(pronoun) for pronoun in pronouns)


def _owned_up_to(verb: Token) -> tuple[Span, ...]:
    """What a relative clause takes upon somebody: "*the attack*, for which the Front has claimed responsibility"."""
    if verb.dep_ != "acl:relcl" or not any(child.tag_ in RELATIVE_TAGS and case_of(child) == "for" for child in children(verb, "obl")):
        return ()
    return runs(words_under(verb.head, cut=(verb.i,), labels=("case",)))


def _told_of(verb: Token) -> tuple[Span, ...]:
    """What a participle with its agent tells of: "*the sale*, first reported by the Meridian"."""
    if not any(case_of(child) == "by" for child in children(verb, "obl:agent", "obl")):
        return ()
    thing = verb.head if verb.dep_ == "acl" else next(children(verb.head, "nsubj", "nsubj:pass"), None)
    return runs(words_under(thing, cut=(verb.i,), labels=("case",))) if thing is not None else ()


def _judged(verb: Token, thing: Token) -> tuple[Span, ...]:
    """What a verdict says of its object: "called the move *illegal*", "blamed Varnland *for the attack*"."""
    verdicts = [child for child in children(verb, "xcomp") if child.i > thing.i]
    verdicts += [child for child in children(verb, "obl") if child.i > thing.i and case_of(child) in ("for", "of", "as", "to")]
    verdicts += [child for child in children(verb, "advcl") if child.i > thing.i and mark_of(child) in ("for", "with")]
    return tuple(span for child in verdicts[:1] for span in runs(words_under(child, labels=("case",) if case_of(child) == "as" else ())))


def _prepositional(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    found = next(introduced(verb, entry.preposition, *entry.fixed), None)
    if found is None:
        return ()
    pieces = own_words(found, labels=("case", "mark")) + _doing(verb, found)
    if entry.preposition == "as":  # "regard *the deal* as *settled*"
        pieces = merge([span for thing in things_of(verb) for span in runs(words_under(thing))] + list(pieces))
    return pieces


def _doing(verb: Token, thing: Token) -> tuple[Span, ...]:
    """What the thing does, which the parser hung on the cue: "spoke of Kestria *selling boats*"."""
    doing = (child for child in children(verb, "advcl", "xcomp") if child.left_edge.i == thing.right_edge.i + 1)
    return tuple(span for child in doing if child.tag_ == "VBG" and not mark_of(child) for span in runs(words_under(child)))


def introduced(governor: Token, words: str, *fixed: str) -> Iterator[Token]:
    """What the fixed preposition of a cue introduces; not a day ("called on Thursday for …").

    With ``fixed`` words ("take issue with") also what the parser hung on the last of them.
    """
    governors = [governor, *(child for child in governor.children if child.lower_ in fixed)]
    governed = (child for word in governors for child in children(word, *INTRODUCED) if child.i > word.i)
    return (child for child in governed if words in (case_of(child), mark_of(child)) and child.lower_ not in DAYS)


def set_off_behind(head: Token) -> Iterator[Token]:
    """What a comma sets off at the end of a clause or phrase, where the article may remark on it: "…, *which lie in Orsova*"."""
    last = head.right_edge.i - 1  # a mark may stand behind
    return (word for word in head.subtree if word.i > head.i and word.right_edge.i >= last and is_set_off(word))
