"""Answers that neither assert nor deny, read off the tree: refusals to confirm, evasions, and blame alone.

"declined to comment", "would not confirm", "could neither confirm nor deny", "had no comment" refuse to confirm;
"said X, without addressing the report", "did not deny", "sidestepped the question" pass over what was said; "condemned the
report" blames whoever said it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.extract.attribution.pieces import words_under
from twosource.extract.fillers import subjects
from twosource.extract.tree import (
    DAYS,
    NEGATING,
    case_of,
    char_span,
    children,
    evaded_by,
    first_conjunct,
    has_child,
    lemma_of,
    mark_of,
)
from twosource.model.answer import AnswerKind
from twosource.model.text import Span
from twosource.vocabulary.answers import AnswerLexicon

QUESTIONS = frozenset({"whether", "if", "who", "what", "when", "where", "how", "why", "which"})
OBJECTS = ("obj", "obl", "ccomp", "xcomp", "advcl", "iobj")
ABOUT = frozenset({"on", "about", "over", "of", "to", "into", "upon", "with", "as to", "regarding", "concerning"})
POINTING = frozenset({"this", "that", "it", "these", "all"})  # what was said before
EMPTY = frozenset({"none", "nothing"})  # "*none* of this is true", "*nothing* in it is true"
WILL = frozenset({"will", "would", "could", "wo"})
AUXILIARIES = ("aux", "aux:pass")


@dataclass(frozen=True, slots=True)
class Reply:
    """One construction. ``verb`` is what is done or left undone, ``governor`` the verb whose subject answers."""

    kind: AnswerKind
    verb: Token
    governor: Token
    speaker: Token | None  # head of who answers
    cue: tuple[Span, ...]
    about: tuple[Span, ...]


def find_replies(annotation: Doc, *, lexicon: AnswerLexicon) -> Iterator[Reply]:
    """All such constructions in text order."""
    for verb in annotation:
        if verb.pos_ in ("VERB", "AUX") or verb.tag_.startswith("VB"):
            governor = withheld_by(verb, lexicon)
            kind = _withheld(verb, lexicon) if governor is not None else _done(verb, lexicon)
            if kind is not None:
                yield _reply(kind, verb, governor or verb, lexicon)


def withheld_by(verb: Token, lexicon: AnswerLexicon) -> Token | None:
    """The verb whose subject leaves ``verb`` undone: itself where it is negated, "refused", or what "without" hangs on."""
    verb = verb if _stands_alone(verb) else first_conjunct(verb)
    if is_negated(verb) or any(word.lower_ == "neither" for subject in children(verb, "nsubj") for word in (subject, *children(subject, "det"))):
        return verb
    return evaded_by(verb, lexicon.refusing)


def _stands_alone(verb: Token) -> bool:
    """Whether a verb has an auxiliary or subject of its own, so that it shares none with the first of its coordination."""
    return has_child(verb, "aux", "nsubj")


def _withheld(verb: Token, lexicon: AnswerLexicon) -> AnswerKind | None:
    """What leaving ``verb`` undone says; nothing for a verb that stands second ("neither confirm *nor deny*")."""
    together = {_lemma(word, lexicon) for word in (verb, *children(verb, "conj"))}
    if verb.dep_ == "conj" and not _stands_alone(verb):
        return None
    if together & lexicon.confirming or (_lemma(verb, lexicon) in lexicon.telling and _is_asked(verb) and _is_refused(verb, lexicon)):
        return AnswerKind.REFUSAL
    if together & lexicon.denying:
        return AnswerKind.NON_DENIAL
    if _lemma(verb, lexicon) in lexicon.offering and _no_comment(verb, lexicon):
        return AnswerKind.REFUSAL
    return _unaddressed(verb, lexicon) if _lemma(verb, lexicon) in lexicon.addressing else None


def _unaddressed(verb: Token, lexicon: AnswerLexicon) -> AnswerKind | None:
    """Passing over what was said evades it; refusing to speak of it ("declined to discuss the matter"), or not answering questions or a request for
    comment, only says nothing."""
    named = _named(verb, lexicon)
    if named is None:
        return None
    silent = _lemma(named, lexicon) in lexicon.enquiries or (_lemma(named, lexicon) == "question" and named.tag_ == "NNS")
    refused = _lemma(verb, lexicon) in lexicon.discussing and _is_refused(verb, lexicon)
    return AnswerKind.REFUSAL if silent or refused else AnswerKind.NON_DENIAL


def _named(verb: Token, lexicon: AnswerLexicon) -> Token | None:
    """The statement or question that ``verb`` is about: one of its objects, or what one is of ("details in the report")."""
    words = [child for child in children(verb, *OBJECTS) if child.i > verb.i]
    for word in words:  # grows while it is walked
        if _lemma(word, lexicon) in lexicon.statements | lexicon.enquiries and word.pos_ != "VERB":
            return word
        words += children(word, "nmod", "conj")
    return None


def _is_refused(verb: Token, lexicon: AnswerLexicon) -> bool:
    """Whether somebody will not do it, rather than does not: "would not say", "declined to say"."""
    will = any(child.lower_ in WILL for child in children(verb, "aux"))
    return will or (verb.dep_ == "xcomp" and _lemma(verb.head, lexicon) in lexicon.refusing)


def _is_asked(verb: Token) -> bool:
    """Whether a question follows: "say whether …", "say how many …"."""
    clauses = children(verb, "ccomp", "advcl", "obj")
    return any(word.lower_ in QUESTIONS for clause in clauses for word in (clause.left_edge, *clause.children))


def _no_comment(verb: Token, lexicon: AnswerLexicon) -> bool:
    return any(_lemma(child, lexicon) in lexicon.comment for child in children(verb, "obj", "nsubj"))


def _done(verb: Token, lexicon: AnswerLexicon) -> AnswerKind | None:
    """What ``verb`` itself says of a statement; naming it false is a denial."""
    lemma = _lemma(verb, lexicon)
    if lemma in lexicon.offering and any(_is_no_comment(child, lexicon) for child in children(verb, "obj")):
        return AnswerKind.REFUSAL
    if lemma in lexicon.issuing and not is_negated(verb) and any(_lemma(child, lexicon) in lexicon.denial for child in children(verb, "obj")):
        return AnswerKind.DENIAL
    if lemma in lexicon.naming and _is_statement(verb, lexicon):
        return _verdict(verdicts, lexicon) if (verdicts := _said_of_object(verb)) else None
    if (lemma in lexicon.naming or lemma in lexicon.rejecting) and _takes_up(verb):  # "called *this* a lie", "dismissed *it* as nonsense"
        return AnswerKind.DENIAL if _verdict(_said_of_object(verb), lexicon) is AnswerKind.DENIAL else None
    if lemma in lexicon.evading and _named(verb, lexicon) is not None:
        return AnswerKind.NON_DENIAL
    return AnswerKind.CONDEMNATION if lemma in lexicon.blaming and _is_statement(verb, lexicon) else None


def _is_no_comment(noun: Token, lexicon: AnswerLexicon) -> bool:
    return _lemma(noun, lexicon) in lexicon.comment and any(child.lower_ == "no" for child in children(noun, "det"))


def _is_statement(verb: Token, lexicon: AnswerLexicon) -> bool:
    """Whether the object of ``verb`` is itself a statement: "called the report …", not "called the head of …"."""
    return any(_lemma(child, lexicon) in lexicon.statements for child in children(verb, "obj"))


def _said_of_object(verb: Token) -> list[Token]:
    """What a verb says of its object: "called it *a lie*", which may be taken for a second one."""
    words = (*children(verb, "xcomp", "obl", "ccomp", "advcl"), *[*children(verb, "obj")][1:])
    return [child for child in words if child.i > verb.i]


def _takes_up(verb: Token) -> bool:
    """Whether the object of ``verb`` is what was said before: "called *it* …"."""
    return any(child.lower_ in POINTING for child in children(verb, "obj"))


def _verdict(verdicts: Sequence[Token], lexicon: AnswerLexicon) -> AnswerKind:
    """What calling a statement so comes to: false is a denial, anything else blame."""
    words = (word for child in verdicts for word in (child, *children(child, "amod", "conj")))
    return AnswerKind.DENIAL if any(_lemma(word, lexicon) in lexicon.falsehoods for word in words) else AnswerKind.CONDEMNATION


def _reply(kind: AnswerKind, verb: Token, governor: Token, lexicon: AnswerLexicon) -> Reply:
    speaker = next((filler.token for filler in subjects(governor)), None)
    words = [verb, *children(verb, *AUXILIARIES, "cc:preconj"), *(child for child in verb.children if child.lower_ in NEGATING)]
    if governor.i != verb.i:
        words += list(children(verb, "mark")) if mark_of(verb) == "without" else [governor]
    other = [word for word in children(verb, "conj") if word.i - verb.i <= 2]  # "confirm or deny"
    about = [child for word in (verb, *other) for child in children(word, *OBJECTS) if child.i > verb.i and _is_topic(child)]
    no_topics = lexicon.comment | lexicon.falsehoods | lexicon.denial  # "no comment", "called it *a lie*", "issued *a denial*"
    spans = tuple(char_span(words_under(child)) for child in about if _lemma(child, lexicon) not in no_topics)
    return Reply(kind, verb, governor, speaker, (char_span([*words, *other]),), spans)


def _is_topic(child: Token) -> bool:
    """Whether something beside a verb is what is spoken of: "comment on *the report*", not "on *Tuesday*" or "while *schools stayed closed*"."""
    if child.dep_ == "obl":
        return case_of(child) in ABOUT and child.lower_ not in DAYS
    return child.dep_ != "advcl" or mark_of(child) in QUESTIONS


def is_false(word: Token, lexicon: AnswerLexicon) -> bool:
    """Whether a predicate says that a statement, or "this", is untrue: "The reports are baseless", "That is not true", "none of it is true", "there was no
    truth to it", "did no such thing", "it never happened"."""
    lemma = _lemma(word, lexicon)
    if any(_disowns(child, lexicon) for child in children(word, "obj")):
        return True
    if lemma in lexicon.happening:  # "*nothing of the sort* happened", "it *never* happened"
        return any(_disowns(child, lexicon) or (is_negated(word) and child.lower_ in POINTING) for child in children(word, "nsubj"))
    if lemma in lexicon.grounds and not has_child(word, "cop"):
        return word.dep_ in ("nsubj", "obj") and any(child.lower_ == "no" for child in children(word, "det"))
    if lemma in lexicon.grounds:
        return case_of(word) == "without" and any(_can_be_false(child, lexicon) for child in children(word, "nsubj"))
    if lemma in lexicon.truths and has_child(word, "cop") and any(child.lower_ in EMPTY for child in children(word, "nsubj")):
        return True
    return _is_judged(word, lexicon, lexicon.truths if is_negated(word) else lexicon.falsehoods)


def is_true(word: Token, lexicon: AnswerLexicon) -> bool:
    """Whether a predicate says that a statement, or "this", is so: "It is true", "the report was accurate", "we did it"."""
    if lemma_of(word) == "do" and not is_negated(word):
        return any(child.lower_ in POINTING for child in children(word, "obj")) and any(child.lower_ in ("we", "i") for child in children(word, "nsubj"))
    return not is_negated(word) and not has_child(word, "ccomp", "csubj") and _is_judged(word, lexicon, lexicon.truths)


def is_negated(word: Token) -> bool:
    """Whether a negation hangs on ``word`` itself."""
    return any(child.lower_ in NEGATING for child in word.children)


def _is_judged(word: Token, lexicon: AnswerLexicon, verdicts: Collection[str]) -> bool:
    if _lemma(word, lexicon) not in verdicts or not has_child(word, "cop") or (has_child(word, "case") and case_of(word) != "of"):
        return False
    return any(_can_be_false(child, lexicon) for child in children(word, "nsubj"))


def _disowns(noun: Token, lexicon: AnswerLexicon) -> bool:
    """Whether a phrase says that there was no such deed: "no such thing", "nothing of the kind"."""
    return noun.lower_ in ("thing", "nothing") and " ".join(word.lower_ for word in noun.subtree) in lexicon.disowning


def _can_be_false(subject: Token, lexicon: AnswerLexicon) -> bool:
    return _lemma(subject, lexicon) in lexicon.statements or subject.lower_ in POINTING | {"they", "which"}


def _lemma(word: Token, lexicon: AnswerLexicon) -> str:
    """The dictionary form, by the word itself where the vocabulary knows it."""
    return lexicon.forms.get(word.lower_) or lemma_of(word)
