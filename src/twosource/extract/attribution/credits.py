"""Constructions that credit a statement to somebody, read off the tree: cue, head of the source, content.

Verbs with what they govern ("X said that …"), stand in ("…, X said") or quote; prepositions ("according to X");
adverbs ("reportedly"); nouns ("claims that …"). Who the source is, is read later (sources.py).
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.extract.attribution.pieces import QuotationIndex, merge, runs, words_under
from twosource.extract.tree import (
    case_of,
    char_span,
    children,
    clause_of,
    has_child,
    is_passive,
    lemma_of,
    mark_of,
    subjects,
    token_span,
)
from twosource.model.text import Span
from twosource.vocabulary.cues import CueLexicon, CueVerb, Does

NOT_CONTENT = frozenset({"that"})
AUXILIARIES = ("aux", "aux:pass", "compound:prt")
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nt"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
ISSUING_WORDS = 7  # words from "issued" to "saying" within one cue
MAX_CUE_GAP = 2  # words that may stand between an auxiliary and its verb within one cue
CITING = frozenset({"cite", "quote"})
CITE = CueVerb("cite", "", Does.CITE, frozenset({"clause"}), "always")
LAST_WORDS = frozenset({"to", "per", "of"})  # of the prepositions in cues.yaml
IsSource = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class Credit:
    """One construction. ``phrase_cut``: index of the word whose clause is left out of the source's phrase."""

    anchor: Token
    cue: tuple[Span, ...]
    does: Does
    credits: str  # as in cues.yaml
    source: Token | None
    content: tuple[Span, ...]
    form: str  # clause, quote, object, infinitive, participle, anaphor
    phrase_cut: int = -1
    negated: bool = False
    within: int | None = None  # anchor of the credit that names this source ("reported, citing …")
    addressee: Token | None = None  # to whom it is said: "told the Meridian"


def find_credits(annotation: Doc, quotations: QuotationIndex, *, cues: CueLexicon, is_source: IsSource) -> Iterator[Credit]:
    """All constructions in text order of their anchor words. Sentences are searched once, word by word."""
    for token in annotation:
        word = token.lower_
        if token.tag_ == "VBG" and mark_of(token) == "as" and lemma_of(token.head) in CITING:
            continue  # read together with "cited"
        if lemma_of(token) in CITING and (cited := tuple(_cite_credit(token, quotations, cues, is_source))):
            yield from cited
        elif token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            yield from _verb_credit(token, quotations, cues)
        elif word in cues.unnamed_credit:
            yield from _unnamed_credit(token)
        elif lemma_of(token) in cues.cue_nouns:
            yield from _noun_credit(token, cues)
        if word in LAST_WORDS:
            yield from _preposition_credit(token, cues)


def _verb_credit(verb: Token, quotations: QuotationIndex, cues: CueLexicon) -> Iterator[Credit]:
    """The best reading of a verb: the first entry of the lexicon whose content is there."""
    for entry in cues.verbs.get(lemma_of(verb), ()):
        if entry.preposition and not _has_preposition(verb, entry.preposition):
            continue
        form, content = _content(verb, entry, quotations)
        if content:
            yield _credited(verb, entry, form, content, cues)
            return


def _has_preposition(verb: Token, words: str) -> bool:
    """Whether ``verb`` stands with the particle or preposition of its entry ("call for", "brush off")."""
    if any(child.lower_ == words for child in children(verb, "compound:prt")):
        return True
    return next(_introduced(verb, words), None) is not None


def _introduced(verb: Token, words: str) -> Iterator[Token]:
    """What the fixed preposition of a verb introduces; not a day ("called on Thursday for …")."""
    governed = (child for child in children(verb, "obl", "advcl", "xcomp", "ccomp") if child.i > verb.i)
    return (child for child in governed if words in (case_of(child), mark_of(child)) and child.lower_ not in DAYS)


def _credited(verb: Token, entry: CueVerb, form: str, content: tuple[Span, ...], cues: CueLexicon) -> Credit:
    issued = _issued_paper(verb, cues)
    if issued is not None:
        cue = (Span(issued.head.idx, verb.idx + len(verb)),)
        source = next((filler.token for filler in subjects(issued.head)), None)
        return Credit(verb, cue, entry.does, entry.credits, source, content, form, issued.head.i)
    return Credit(
        anchor=verb,
        cue=_cue(verb, entry),
        does=entry.does,
        credits=entry.credits,
        source=_source(verb),
        content=content,
        form=form,
        phrase_cut=verb.i,
        negated=_is_negated(verb, cues),
        addressee=_addressee(verb),
    )


def _issued_paper(verb: Token, cues: CueLexicon) -> Token | None:
    """The paper in "issued a statement saying …": who issued it says so."""
    paper = verb.head
    if verb.dep_ not in ("acl", "acl:relcl") or paper.dep_ != "obj" or is_passive(paper.head):
        return None
    if lemma_of(paper.head) not in cues.issuing:
        return None
    return paper if verb.i - paper.head.i <= ISSUING_WORDS else None


def _addressee(verb: Token) -> Token | None:
    """To whom it is said: "told the Meridian", "confirmed to the Meridian"."""
    told = [child for child in children(verb, "iobj", "obj") if verb.lemma_ == "tell"]
    told += [child for child in children(verb, "obl") if case_of(child) in ("to", "with")]
    return told[0] if told else None


def _is_negated(verb: Token, cues: CueLexicon) -> bool:
    """Whether the source does not say it: "did not say", "refused to confirm"."""
    if any(_negates(child) for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and lemma_of(verb.head) in cues.evasive


def _negates(word: Token) -> bool:
    """Whether a word is a negation, "not only" left out."""
    return word.lower_ in NEGATIONS and (word.i + 1 == len(word.doc) or word.nbor().lower_ != "only")


def _cue(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    """The verb with auxiliaries, negation, particle and fixed preposition; in pieces where other words stand between."""
    words = [child for child in verb.children if child.dep_ in AUXILIARIES or _negates(child)]
    if verb.dep_ == "advcl" and mark_of(verb) == "as" and verb.tag_ == "VBN":
        words += [*children(verb, "mark"), *(word for agent in children(verb, "obl:agent", "obl") for word in children(agent, "case"))]
    governed = _introduced(verb, entry.preposition) if entry.preposition else iter(())
    words += [word for child in governed for word in children(child, "case", "mark") if word.lower_ == entry.preposition][:1]
    ordered = sorted({word.i: word for word in (verb, *words)}.values(), key=lambda word: word.i)
    groups = [[ordered[0]]]
    for word in ordered[1:]:
        if word.i - groups[-1][-1].i <= MAX_CUE_GAP:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(char_span(group) for group in groups)


def _source(verb: Token) -> Token | None:
    """Head of who says it: the subject, the agent of a passive, or whom "cited X as saying" names."""
    cited = _cited_speaker(verb)
    if cited is not None:
        return cited
    if is_passive(verb):
        return _agent(verb)
    own = list(children(verb, "nsubj"))
    if len(own) > 1:
        return min(own, key=lambda subject: abs(subject.i - verb.i))
    found = subjects(verb)
    return found[0].token if found else None


def _agent(verb: Token) -> Token | None:
    """X in "… by X"."""
    return next((child for child in children(verb, "obl:agent", "obl") if case_of(child) == "by"), None)


def _cited_speaker(verb: Token) -> Token | None:
    """X in "cited X as saying" and "X was cited as saying"."""
    if mark_of(verb) != "as" or verb.dep_ not in ("advcl", "xcomp", "ccomp", "acl") or verb.tag_ != "VBG":
        return None
    governor = verb.head
    if governor.pos_ in ("NOUN", "PROPN"):
        return governor
    if is_passive(governor):
        return next(children(governor, "nsubj:pass", "nsubj"), None)
    between = (child for child in children(governor, "obj", "iobj", "nsubj") if governor.i < child.i < verb.i)
    return next(between, None)


def _content(verb: Token, entry: CueVerb, quotations: QuotationIndex) -> tuple[str, tuple[Span, ...]]:
    """What the verb introduces and in which form, the fullest form first."""
    if "clause" in entry.content:
        pieces = _clause_content(verb)
        if pieces:
            return "clause", pieces
    if "quote" in entry.content:
        pieces = _quoted_content(verb, quotations)
        if pieces:
            return "quote", pieces
    return next(((form, pieces) for form, pieces in _governed_content(verb, entry) if pieces), ("", ()))


def _clause_content(verb: Token) -> tuple[Span, ...]:
    """A full clause as content: governed, around the verb as a parenthetical, or with its subject raised."""
    governed = [child for child in children(verb, "ccomp") if _is_finite(child) or (child.i < verb.i and _is_infinitive(child))]
    governed += [child for child in children(verb, "csubj:pass") if child.i > verb.i]  # "It was reported that …"
    if governed:
        return merge(_stray_subject(verb, governed[0]) + _clause_pieces(governed[0], cut=(verb.i,)))
    following = _following(verb)
    if following is not None:
        return _clause_pieces(following, cut=(verb.i,))
    if _stands_in(verb):
        return _clause_pieces(_host(verb), cut=_cut_of(verb))
    return _raised(verb)


def _following(verb: Token) -> Token | None:
    """A clause right behind the cue that the parser hung on what comes before: "as the ministry said talks will go on"."""
    if verb.dep_ != "advcl" or not has_child(verb, "nsubj"):
        return None
    clauses = (child for child in children(verb.head, "parataxis", "ccomp") if child.left_edge.i == verb.i + 1)
    return next(clauses, None)


def _things(verb: Token) -> list[Token]:
    """Objects of a verb, without bare dates that the parser took for one ("revealed March 8")."""
    return [child for child in children(verb, "obj") if child.pos_ != "NUM"]


def _is_infinitive(clause: Token) -> bool:
    """Whether a clause is a headline's future: "Kestria to buy jets"."""
    return mark_of(clause) == "to"


def _stray_subject(verb: Token, clause: Token) -> tuple[Span, ...]:
    """A subject that the parser took for the object of the cue: "believe the minister ordered it"."""
    if clause.i < verb.i:  # "Kestria to buy jets, minister says": the first of two subjects
        first, *others = [*children(verb, "nsubj"), clause]
        return runs(words_under(first)) if len(others) > 1 and first.i < clause.i else ()
    if has_child(clause, "nsubj", "nsubj:pass", "csubj", "expl", "mark"):
        return ()
    return tuple(span for child in children(verb, "obj") if verb.i < child.i < clause.i for span in runs(words_under(child)))


def _anaphor(verb: Token) -> tuple[Span, ...]:
    """The pronoun in ", which the president has denied", which stands for what was said before."""
    if verb.dep_ not in ("acl:relcl", "advcl:relcl", "parataxis", "advcl"):
        return ()
    pronouns = (child for child in children(verb, "obj") if child.lower_ == "which")
    return tuple(token_span(pronoun) for pronoun in pronouns)


def _is_finite(clause: Token) -> bool:
    """Whether a complement is a full clause: it has a subject, "that", or a finite verb."""
    bare = clause.tag_ == "VBG" and not has_child(clause, "nsubj", "aux", "cop")
    return not bare and mark_of(clause) not in ("to", "for")


def _clause_pieces(clause: Token, *, cut: Collection[int]) -> tuple[Span, ...]:
    """The words of a clause without the conjunction "that" and what is cut."""
    dropped = {child.i for child in children(clause, "mark") if child.lower_ in NOT_CONTENT}
    dropped |= {child.i for child in children(clause, "cc") if child.i < clause.i and clause.dep_ != "root"}
    dropped |= {child.i for child in children(clause, "advmod") if child.i - 1 in cut and child.tag_ == "RB"}
    dropped |= {child.i for child in children(clause, "parataxis", "conj") if _after_semicolon(child)}
    return runs(words_under(clause, cut=frozenset(cut) | dropped))


def _after_semicolon(clause: Token) -> bool:
    """Whether a further clause is set off so strongly that a cue in the one before does not reach it."""
    edge = clause.left_edge
    first = edge if edge.text == ";" or edge.i == 0 else edge.nbor(-1)
    return first.text == ";"


def _stands_in(verb: Token) -> bool:
    """Whether a saying clause stands in or after what is said: "…, X said", "as X said"."""
    if verb.dep_ == "parataxis" and not _after_semicolon(verb):
        return has_child(verb, "nsubj", "nsubj:pass") and not has_child(verb, "xcomp") and not _things(verb)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ") and verb.head.i > verb.i and not has_child(verb, "mark", "advmod"):
        return has_child(verb, "nsubj") and not has_child(verb, "obj", "ccomp", "xcomp")  # "He confirmed the yard is open."
    return verb.dep_ == "advcl" and mark_of(verb) == "as" and verb.tag_ != "VBG" and not has_child(verb, "obj", "ccomp", "xcomp")


def _host(verb: Token) -> Token:
    """The predicate that a parenthetical saying clause comments on."""
    host = verb.head
    while host.dep_ == "parataxis" and has_child(host, "nsubj") and host.head.i < host.i and host.head.i != host.i:
        host = host.head
    return host


def _cut_of(verb: Token) -> set[int]:
    """What is no content of a parenthetical: itself and later parentheticals beside it."""
    host = _host(verb)
    later = {child.i for child in children(host, "parataxis") if child.i > verb.i}
    citing = {child.i for child in children(host, "advcl") if child.i > verb.i and lemma_of(child) in CITING}
    return {verb.i} | later | citing


def _raised(verb: Token) -> tuple[Span, ...]:
    """Content of passives with a raised subject: "A bombing was reported to have killed …"."""
    if not is_passive(verb):
        return ()
    complements = [child for child in children(verb, "xcomp", "ccomp") if mark_of(child) == "to" or child.tag_ == "VB"]
    raised = [child for child in children(verb, "nsubj:pass", "nsubj")]
    if not complements or not raised:
        return ()
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
        return last in ",.?!—-" or after == ","
    return before.endswith((",", ":")) or quotation.start - (verb.idx + len(verb)) <= 2


def _governed_content(verb: Token, entry: CueVerb) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Infinitives, participles and nouns that the verb governs, where its entry takes them."""
    if entry.does in (Does.DENY, Does.REJECT, Does.ADMIT):
        yield "anaphor", _anaphor(verb)
    if "infinitive" in entry.content:
        yield "infinitive", _infinitive(verb, entry)
    if "participle" in entry.content:
        gerunds = [child for child in children(verb, "xcomp", "advcl", "ccomp", "obl") if child.tag_ == "VBG"]
        yield "participle", runs(words_under(gerunds[0], labels=("mark", "case"))) if gerunds else ()
    if "object" in entry.content:
        yield "object", _objects(verb, entry)
    elif entry.preposition:
        yield "object", _prepositional(verb, entry)


def _infinitive(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    infinitives = [child for child in children(verb, "xcomp", "ccomp", "advcl") if mark_of(child) == "to" or child.tag_ == "VB"]
    infinitives = [child for child in infinitives if child.i > verb.i]
    if not infinitives:
        return ()
    return merge(_actor(verb, entry) + runs(words_under(infinitives[0])))


def _actor(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    """Who is to act, where that belongs to what is wished: "wants the forces to leave", "called on Kestria to join"."""
    if entry.preposition:
        return _prepositional(verb, entry)
    wished = entry.does in (Does.WANT, Does.THINK)
    return tuple(span for child in children(verb, "obj") for span in runs(words_under(child))) if wished else ()


def _objects(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    if entry.preposition:
        return _prepositional(verb, entry)
    objects = _things(verb)
    if is_passive(verb):
        objects = [child for child in children(verb, "nsubj:pass")]
        if not objects and verb.dep_ == "acl":
            return ()
    if not objects or objects[0].tag_ in ("WDT", "WP"):
        return ()
    pieces = runs(words_under(objects[0], labels=("case",)))
    return pieces + _judged(verb, objects[0]) if "clause" not in entry.content else pieces


def _judged(verb: Token, thing: Token) -> tuple[Span, ...]:
    """What a verdict says of its object: "called the move *illegal*", "blamed Varnland *for the attack*"."""
    verdicts = [child for child in children(verb, "xcomp") if child.i > thing.i]
    verdicts += [child for child in children(verb, "obl") if child.i > thing.i and case_of(child) in ("for", "of", "as", "to")]
    return tuple(span for child in verdicts[:1] for span in runs(words_under(child, labels=("case",) if case_of(child) == "as" else ())))


def _prepositional(verb: Token, entry: CueVerb) -> tuple[Span, ...]:
    found = next(_introduced(verb, entry.preposition), None)
    return runs(words_under(found, labels=("case", "mark"))) if found is not None else ()


def _cite_credit(verb: Token, quotations: QuotationIndex, cues: CueLexicon, is_source: IsSource) -> Iterator[Credit]:
    """ "Z cited X as saying …" and "…, Z reported, citing X": who cites, then who is cited."""
    saying = next((child for child in verb.children if child.tag_ == "VBG" and mark_of(child) == "as"), None)
    if saying is not None:
        yield from _cited_saying(verb, saying, quotations, cues)
        return
    cited = next(children(verb, "obj"), None)
    if verb.dep_ in ("advcl", "acl") and verb.tag_ == "VBG" and cited is not None and is_source(cited):
        governor = verb.head if verb.dep_ == "advcl" else verb.head.head  # "The Post, citing X, reported"
        reporting = _reporting(governor, quotations, cues)
        content = reporting.content if reporting is not None else _clause_pieces(governor, cut=(_branch(verb, governor).i,))
        within = reporting.anchor.i if reporting is not None else None
        yield Credit(verb, (token_span(verb),), Does.CITE, "always", cited, content, "clause", -1, within=within)


def _reporting(governor: Token, quotations: QuotationIndex, cues: CueLexicon) -> Credit | None:
    """The report that "citing X" belongs to: its governor, or the parenthetical "Z reported" beside it."""
    verbs = (verb for verb in (governor, *children(governor, "parataxis")) if verb.pos_ == "VERB")
    return next((credit for verb in verbs for credit in _verb_credit(verb, quotations, cues)), None)


def _cited_saying(verb: Token, saying: Token, quotations: QuotationIndex, cues: CueLexicon) -> Iterator[Credit]:
    """The outlet that cites and the speaker that it cites, with one content."""
    inner = next(_verb_credit(saying, quotations, cues), None)
    content = _around(verb) or (inner.content if inner is not None else ())
    if content:
        citing = _source(verb) or (_agent(saying) if is_passive(verb) else None)
        yield Credit(verb, _cue(verb, CITE), Does.CITE, "always", citing, content, "clause", verb.i)
        speaker = _cited_speaker(saying)
        if speaker is None:
            return
        yield Credit(saying, (token_span(saying),), Does.REPORT, "always", speaker, content, "clause", saying.i, within=verb.i)


def _around(verb: Token) -> tuple[Span, ...]:
    """What a parenthetical "Z cited X as saying" stands in."""
    if verb.dep_ == "parataxis":
        return _clause_pieces(_host(verb), cut=_cut_of(verb))
    before = [child for child in children(verb, "ccomp") if child.i < verb.i]
    return _clause_pieces(before[0], cut=()) if before else ()


def _unnamed_credit(word: Token) -> Iterator[Credit]:
    """ "reportedly", "alleged": the clause or noun around is credited to somebody who is not named."""
    amod = word.dep_ == "amod"
    head = word.head if amod else clause_of(word.head)
    content = runs(words_under(head, cut=(word.i,), labels=("case",))) if amod else _clause_pieces(head, cut=(word.i,))
    if content and head.i != word.i:
        yield Credit(word, (token_span(word),), Does.REPORT, "always", None, content, "adverb")


def _noun_credit(noun: Token, cues: CueLexicon) -> Iterator[Credit]:
    """ "claims that …", "reports of …" with whose they are."""
    lemma = lemma_of(noun)
    clauses = [child for child in children(noun, "acl", "ccomp") if mark_of(child) == "that" or (child.dep_ == "ccomp" and _is_finite(child))]
    if clauses:
        yield Credit(noun, (token_span(noun),), cues.cue_nouns[lemma], "always", _owner(noun, cues), _clause_pieces(clauses[0], cut=()), "clause", noun.i)
    elif lemma in cues.of_nouns and noun.tag_ == "NNS":
        things = [child for child in noun.children if child.i > noun.i and (case_of(child) == "of" or mark_of(child) == "of")]
        content = _after_of(noun, things[0]) if things else ()
        if content:
            yield Credit(noun, (token_span(noun),), cues.cue_nouns[lemma], "always", _owner(noun, cues), content, "object", noun.i)


def _after_of(noun: Token, thing: Token) -> tuple[Span, ...]:
    """Everything behind "of": "reports of *Kestria receiving boats*", whichever word the parser hangs it on."""
    preposition = next(children(thing, "case", "mark"))
    return runs(word for word in words_under(noun) if word.i > preposition.i)


def _owner(noun: Token, cues: CueLexicon) -> Token | None:
    """Whose claim it is: possessive, "by X", or the subject of the verb that it is the object of."""
    owners = list(children(noun, "nmod:poss"))
    owners += [child for child in children(noun, "nmod") if case_of(child) in ("by", "from")]
    if not owners and noun.dep_ == "obj" and lemma_of(noun.head) in cues.issuing and not is_passive(noun.head):
        owners = [filler.token for filler in subjects(noun.head)]
    return owners[0] if owners else None


def _preposition_credit(word: Token, cues: CueLexicon) -> Iterator[Credit]:
    """ "according to X": the clause around is credited to X."""
    phrase = next((words for words in cues.prepositions if _ends_at(words, word)), None)
    if phrase is None:
        return
    noun = _governed_noun(word)
    if noun is None:
        return
    clause = clause_of(noun.head) if noun.head.i != noun.i else noun
    if clause.i >= noun.left_edge.i and clause.i <= noun.right_edge.i:
        return
    start = word.doc[word.i - len(phrase) + 1]
    branch = _branch(noun, clause)
    content = _clause_pieces(clause, cut=(branch.i,))
    cue = Span(start.idx, word.idx + len(word))
    yield Credit(word, (cue,), Does.REPORT, "always", noun, content, "clause", -1)


def _ends_at(words: tuple[str, ...], last: Token) -> bool:
    first = last.i - len(words) + 1
    return first >= 0 and all(last.doc[first + n].lower_ == words[n] for n in range(len(words)))


def _governed_noun(word: Token) -> Token | None:
    """The noun of a preposition: it governs "to" as case, or the first word of a fixed expression."""
    governor = word.head
    if word.dep_ == "fixed":
        governor = governor.head
    if governor.i > word.i:
        return governor
    return next((child for child in governor.children if child.i > word.i and child.dep_ in ("obl", "nmod", "obj")), None)


def _branch(noun: Token, clause: Token) -> Token:
    """The child of ``clause`` in whose subtree ``noun`` stands."""
    while noun.head.i != clause.i and noun.head.i != noun.i:
        noun = noun.head
    return noun
