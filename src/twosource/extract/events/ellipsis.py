"""Events that a second clause only takes up: "Kestria sold tanks, and *so did* Varnland", "Varnland *did the same*", "refused to *do so*".

The trigger is the word or words that stand for the verb; type and what else takes part are those of the event that it
takes up, told in the clause before. Where that clause is not plainly about the event, nothing is taken up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.events.arguments import Reader
from twosource.extract.events.constructions import Match
from twosource.extract.events.merging import Found
from twosource.extract.fillers import Filler, is_nobody, subjects
from twosource.extract.tree import NEGATIONS, SUBJECTS, children, has_child, infinitive_mark, is_passive, lemma_of
from twosource.model.event import Argument
from twosource.vocabulary.cues import CueLexicon

PROXIES = {"do": frozenset({"so", "same", "likewise", "similarly"}), "follow": frozenset({"suit"})}
AUXILIARIES = frozenset({"do", "have", "will", "would", "can", "could", "may", "might", "must", "should"})
BESIDE = frozenset({"advmod", "punct", "cc", "mark", "obl", "nsubj", "obj", "discourse"})  # what may depend on an auxiliary that stands alone
BROKEN_OFF = frozenset({"…", "...", "“", '"', "''", "``", "‘"})  # behind an auxiliary: its verb is quoted
DENYING = frozenset({"neither", "nor"})
INVERTING = DENYING | {"so", "as"}  # before an auxiliary and who does it: "so has *Kestria*"
CLAUSES = frozenset({"root", "ROOT", "conj", "advcl", "parataxis"})
LEADING = frozenset({"xcomp", "ccomp"})  # from "refused *to do so*" to what refused
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
MAX_STEPS = 4


def taken_up(annotation: Doc, found: Sequence[Found], reader: Reader, *, cues: CueLexicon) -> Iterator[Found]:
    """Events told by a word that stands for the verb of one of ``found``, in text order."""
    verbal = {verb.i: one for one in found if (verb := one.match.support or one.match.head).pos_ == "VERB"}
    for token in annotation if verbal else ():
        words = _standing_for(token)
        before = _taken_up_by(token, words, verbal, cues) if words else None
        role = before.match.trigger.roles.get("ARG0") if before is not None else None
        doers = [doer for doer in _doers(token) if before is not None and role and _suits(doer, before, role, reader)]
        if before is not None and role and doers:
            match = Match(before.match.trigger, token, words, nominal=False, taken_up=True)
            told = sorted(_arguments(before, role, doers, reader), key=lambda argument: (argument.span, argument.role))
            verbal[token.i] = Found(match, tuple(told))
            yield verbal[token.i]


def _suits(doer: Filler, before: Found, role: str, reader: Reader) -> bool:
    """Whether somebody can do what was done before, as far as it is known what he is."""
    classes, kinds = reader.event_types.types[before.type].roles[role], reader.kinds(doer.token)
    return bool(kinds & (classes | {"pronoun", "name"})) or "thing" in classes


def _arguments(before: Found, role: str, doers: Sequence[Filler], reader: Reader) -> Iterator[Argument]:
    yield from (reader.argument(role, doer) for doer in doers)
    yield from (replace(argument, elided=True) for argument in before.arguments if argument.role != role)


def _standing_for(token: Token) -> tuple[Token, ...]:
    """The words that stand for a verb: "did the *same*", "*so*", "followed *suit*", an auxiliary that stands alone; none where a verb says what was done."""
    proxies = PROXIES.get(lemma_of(token), frozenset())
    standing = [child for child in children(token, "obj", "advmod") if child.lower_ in proxies and not has_child(child, "advmod", "nmod", "acl", "advcl")]
    if standing and token.pos_ in ("VERB", "AUX") and _word_after(standing[0]) != "that":
        return token, standing[0]
    alone = lemma_of(token) in AUXILIARIES and token.dep_ in CLAUSES and {child.dep_ for child in token.children} <= BESIDE
    told = has_child(token, *SUBJECTS) if not has_child(token, "obj") else _inverted(token) is not None
    return (token,) if alone and told and _word_after(token) not in BROKEN_OFF else ()


def _word_after(token: Token) -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def _inverted(token: Token) -> Token | None:
    """Who does it, right behind the auxiliary, where the parser takes it for an object: "so has *Kestria*"; "neither has *the shells*" names things."""
    lead = token.nbor(-1).lower_ if token.i > 0 else ""
    doer = next((child for child in children(token, "obj") if child.left_edge.i == token.i + 1 and not has_child(child, "nmod")), None)
    return doer if doer is not None and lead in INVERTING and (lead not in DENYING or doer.pos_ == "PROPN") else None


def _doers(token: Token) -> Iterator[Filler]:
    inverted = _inverted(token)
    yield from subjects(token) if inverted is None else (Filler(inverted),)


def _taken_up_by(token: Token, words: Sequence[Token], verbal: Mapping[int, Found], cues: CueLexicon) -> Found | None:
    """The event of the clause before, told by its verb, or by what its verb governs where "do so" stands for that."""
    clause = token
    for _ in range(MAX_STEPS):
        if clause.dep_ in LEADING or infinitive_mark(clause) is not None:
            clause = clause.head
    before = _before(clause)
    if before is None or is_passive(before):
        return None
    said = before.i in verbal and verbal[before.i].type in cues.speech_acts  # "called on Kestria *to leave*"
    inner = next((child for child in children(before, "xcomp", *["advcl"] * said) if child.i in verbal and child.i > before.i), None)
    clear = inner is not None and not is_passive(inner) and (said or inner.tag_ != "VBG")  # who "stopped selling" may have others stop
    governed = verbal[inner.i] if inner is not None and clear else None
    own = None if said and clause.i != token.i else verbal.get(before.i)  # who "denied *doing so*" denies what he is accused of
    if len(words) > 1 and not _is_plain(before):  # "did not sell them … *did the same*"
        own = None
    unwilling = (signature := cues.signature(lemma_of(before), f"{lemma_of(before)} to")) is not None and signature.affirmed == "-"  # "refused to sell them"
    if words[-1].lower_ == "so":
        return (None if unwilling else governed) or own
    contrary = len(words) == 1 and any(child.lower_ == "but" for child in children(token, "cc"))
    if contrary and unwilling and not any(child.lower_ == "not" for child in token.children):
        return governed
    return own


def _is_plain(verb: Token) -> bool:
    """Whether a verb tells that something was done, without "not", "no" or a modal."""
    nobody = any(is_nobody(word) or word.lower_ in NOBODY for word in children(verb, *SUBJECTS, "obj"))
    negated = nobody or any(word.lower_ in NEGATIONS for word in children(verb, "advmod"))
    return not negated and not any(word.tag_ == "MD" for word in children(verb, "aux"))


def _before(clause: Token) -> Token | None:
    """The verb of the clause that one goes on from: that which it hangs on, else the last of the sentence before; none of a tag ("…, *didn't it?*")."""
    if clause.dep_ == "parataxis" and clause.sent[-1].text == "?":
        return None
    if clause.dep_ in ("conj", "advcl", "parataxis"):
        return clause.head if clause.head.i < clause.i else None
    if clause.dep_ not in ("root", "ROOT") or clause.sent.start == 0:
        return None
    verb = clause.doc[clause.sent.start - 1].sent.root
    return max((word for word in (verb, *children(verb, "conj")) if word.pos_ == "VERB" and (word.i == verb.i or has_child(word, *SUBJECTS) or word.tag_ == verb.tag_)), key=lambda word: word.i, default=None)
