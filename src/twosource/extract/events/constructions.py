"""Where a text names an event: triggers of one or several words, and the verbs that carry a noun's event.

Support verbs ("held talks", "the strike took place", "the talks are ongoing") add nothing to the event but
arguments, times and places; the noun is its trigger.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.extract.clauses import is_prevented
from twosource.extract.tree import (
    NEGATIONS,
    case_of,
    char_span,
    children,
    first_conjunct,
    has_child,
    is_passive,
    lemma_of,
    mark_of,
    token_span,
)
from twosource.model.text import Span
from twosource.vocabulary.event_types import EventTypes, Trigger, WordClasses

WORDS = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
NOMINAL = ("NOUN", "PROPN")
NOUN_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})  # of nouns read as adjectives: "an offensive"
ATTACHED = frozenset({"compound:prt", "advmod", "compound"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found in the text. ``head`` is its syntactic head; ``nominal`` where it behaves as a noun.

    ``support`` is the verb that carries a noun's event, ``carried`` how the noun depends on it; ``taken_up`` where the words
    only stand for the trigger's: "did the same".
    """

    trigger: Trigger
    head: Token
    words: tuple[Token, ...]
    nominal: bool
    support: Token | None = None
    carried: str = ""
    taken_up: bool = False

    @property
    def span(self) -> Span:
        """The trigger's words where they stand together, else its head alone."""
        places = sorted(word.i for word in self.words)
        together = places[-1] - places[0] < len(places) + 1
        return char_span(self.words) if together else token_span(self.head)

    @property
    def anchors(self) -> tuple[Token, ...]:
        """Words whose circumstances are the event's: the trigger and its support verb."""
        return (self.head,) if self.support is None else (self.head, self.support)


def find_matches(annotation: Doc, *, event_types: EventTypes) -> Iterator[Match]:
    """Candidates of ``annotation`` in text order, at each word the longest first; the reader picks the first
    whose arguments meet the trigger's conditions."""
    blocked = _idiom_words(annotation, event_types)
    for token in annotation:
        for match in _matches_at(token, event_types):
            if not any((word.i, match.trigger.type) in blocked for word in match.words):
                yield _with_support(match, event_types)


def _idiom_words(annotation: Doc, event_types: EventTypes) -> set[tuple[int, str]]:
    """Words that stand in an idiom, by index, and the type that they then do not name: "took aim"."""
    idioms = event_types.idioms_by_first_word
    return {
        (word.i, kind)
        for token in annotation
        for idiom, kind in (*idioms.get(lemma_of(token), ()), *idioms.get(token.lower_, ()))
        for word in _sequence(token, idiom) or ()
        if not _counts(token.doc, token.i + len(idiom))
    }


def _counts(doc: Doc, place: int) -> bool:
    """Whether an idiom's "up" belongs to a number instead: "agreed to make *up to 40* boats"."""
    behind = doc[place : place + 2]
    return doc[place - 1].lower_ == "up" and len(behind) == 2 and behind[0].lower_ == "to" and behind[1].like_num


def _matches_at(token: Token, event_types: EventTypes) -> Iterator[Match]:
    for trigger in _candidates(token, event_types):
        words = (token,) if len(trigger.words) == 1 else _phrase(token, trigger)
        if words is None:
            continue
        head = _topmost(words)
        nominal = head.pos_ in NOMINAL or trigger.pos == "NOUN"
        if not _fits(head, trigger, event_types):
            continue
        if trigger.negated:
            words = (*_negations(head), *words)
        if not trigger.negated or len(words) > len(trigger.words):
            yield Match(trigger, head, words, nominal)


def _negations(verb: Token) -> tuple[Token, ...]:
    return tuple(child for child in children(verb, "advmod") if child.lower_ in NEGATIONS)


def _candidates(token: Token, event_types: EventTypes) -> Sequence[Trigger]:
    """Triggers by lemma; by form where the lemma is unknown: title-case words, gerunds taken for nouns."""
    index = event_types.by_first_word
    by_lemma = index.get(token.lower_ if token.lower_ in index and token.pos_ != "VERB" else lemma_of(token), ())
    if token.pos_ not in WORDS or (by_lemma and token.pos_ != "VERB"):
        return by_lemma
    word = event_types.forms.get(token.lower_, lemma_of(token))
    by_form = () if word == lemma_of(token) else index.get(word, ())
    if token.pos_ == "NOUN" and token.lower_.endswith("ing"):
        by_form = tuple(trigger for trigger in by_form if trigger.pos == "VERB")
    return (*by_lemma, *by_form)


def _phrase(token: Token, trigger: Trigger) -> tuple[Token, ...] | None:
    """The words of a trigger of several words; a verb's particle or preposition may stand apart from it."""
    together = _sequence(token, trigger.words)
    if together and together[-1].dep_ == "mark" and together[-1].lower_ == "to":  # "talks *to sell* boats" are no talks to somebody
        return None
    if together and trigger.pos == "NOUN" and together[-1].tag_ in ("VBD", "VBN"):  # "rockets fired" are no rocket fire
        return None
    if together or trigger.pos != "VERB":
        return together
    words = [token]
    for wanted in trigger.words[1:]:
        partner = next((word for word in _attached(token) if word.lower_ == wanted and _near(word, token)), None)
        if partner is None:
            return None
        words.append(partner)
    return tuple(words)


def _attached(verb: Token) -> Iterator[Token]:
    """Particles of a verb, its adverbs, its objects and obliques with their prepositions."""
    for child in verb.children:
        if child.dep_ in ATTACHED or child.dep_ in ("obj", "obl", "xcomp"):
            yield child
        if child.dep_ in ("obl", "obj", "advcl", "xcomp", "ccomp"):
            yield from children(child, "case", "mark")


def _near(word: Token, verb: Token) -> bool:
    """A preposition makes one expression with its verb only beside it: "call again on", not "fly from A in B", "shoot A in B"."""
    if word.dep_ not in ("case", "mark"):
        return True
    return 0 < word.i - verb.i <= 2 and not any(between.dep_ == "obj" for between in word.doc[verb.i + 1 : word.i])


def _sequence(token: Token, words: Sequence[str]) -> tuple[Token, ...] | None:
    """Consecutive words from ``token`` on whose lemmas or forms are ``words``; hyphens are passed over."""
    found: list[Token] = []
    place, doc = token.i, token.doc
    for wanted in words:
        if found and place < len(doc) and doc[place].text in "-–":
            place += 1
        if place >= len(doc) or wanted not in (lemma_of(doc[place]), doc[place].lower_):
            return None
        found.append(doc[place])
        place += 1
    return tuple(found)


def _topmost(words: Sequence[Token]) -> Token:
    """The word that governs the others."""
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside or word.head.i == word.i), words[-1])


def _fits(head: Token, trigger: Trigger, event_types: EventTypes) -> bool:
    """Whether part of speech and position let ``head`` name an event rather than modify a name or a thing."""
    if _inside_name(head):
        return False
    if trigger.pos == "NOUN":
        return (head.pos_ in NOMINAL or head.dep_ in NOUN_PLACES) and _is_event_noun(head, event_types)
    if trigger.pos == "ADJ":
        return head.pos_ in ("ADJ", "ADV", "NOUN", "ADP", "VERB")
    if head.pos_ in NOMINAL:  # a gerund, or a title-case verb that was taken for a name
        return head.lower_.endswith("ing") and head.dep_ not in ("compound", "amod") or has_child(head, "nsubj")
    attributive = event_types.types[trigger.type].attributive
    return head.pos_ in ("VERB", "AUX") and not _is_epithet(head, attributive=attributive)


def _inside_name(token: Token) -> bool:
    """Whether ``token`` is a part of a longer name: "the Shanghai Cooperation Organization"."""
    if token.ent_iob_ not in ("B", "I"):
        return False
    neighbours = (place for place in (token.i - 1, token.i + 1) if 0 <= place < len(token.doc))
    return any(token.doc[place].ent_type_ == token.ent_type_ for place in neighbours)


def _is_event_noun(noun: Token, event_types: EventTypes) -> bool:
    """A noun that modifies another one names an event only if that one does: no "meeting room"."""
    modifier = first_conjunct(noun)
    if modifier.dep_ not in ("compound", "nmod:desc", "amod"):
        return True
    return any(
        trigger.pos == "NOUN" and len(trigger.words) == 1
        for trigger in event_types.by_first_word.get(lemma_of(modifier.head), ())
    )


def _is_epithet(verb: Token, *, attributive: bool) -> bool:
    """Participles that describe a thing rather than report an event: "fighting vehicles", "Kestrian-made"."""
    label = first_conjunct(verb).dep_
    if label != "amod":
        return label == "compound"
    return not attributive or verb.tag_ != "VBN" or (verb.i > 0 and verb.doc[verb.i - 1].text in "-–")


def _with_support(match: Match, event_types: EventTypes) -> Match:
    """``match`` with the verb that carries its noun, where one does."""
    if not match.nominal:
        return match
    noun = first_conjunct(match.head)
    for verb, carried in _possible_supports(noun, match.head):
        if _carries(verb, carried, noun, event_types):
            return Match(match.trigger, match.head, match.words, True, verb, carried)
    return match


def _possible_supports(noun: Token, own: Token) -> Iterator[tuple[Token, str]]:
    if noun.head.i != noun.i and (noun.head.pos_ in ("VERB", "AUX") or has_child(noun.head, "cop")):
        yield noun.head, noun.dep_
    for clause in children(own, "acl", "acl:relcl"):
        if clause.pos_ == "VERB" and not mark_of(clause):
            yield clause, "nsubj:pass" if is_passive(clause) else "obj"


def _carries(verb: Token, carried: str, noun: Token, event_types: EventTypes) -> bool:
    if is_prevented(noun, verb):
        return False
    if carried == "nsubj":
        return lemma_of(verb) in event_types.classes.aspect
    phrase = carrying(verb, noun, event_types.classes)
    return carried in ("obj", "nsubj:pass", "obl") and phrase is not None and (carried != "obl" or " " in phrase)


def carrying(verb: Token, noun: Token, classes: WordClasses) -> str | None:
    """What a verb that carries a noun's event is called among those that do: "hold", "engage in", "fend off", "take part in"."""
    lemma = lemma_of(verb)
    ends = (case_of(noun), *(child.lower_ for child in children(verb, "compound:prt")), *(f"{child.lower_} {case_of(noun)}" for child in children(verb, "obj")))
    phrases = (*(f"{lemma} {end}" for end in ends if end), lemma)
    return next((phrase for phrase in phrases if phrase in classes.support), None)
