"""When an event was: its own clause's time, else one that another clause of the sentence has and that holds for it too.

Each time lies *at* words: those on the way from it up to the predicate that it dates. An event without a day of its
own looks for one at the words whose time it shares; what only bounds it ("after the raid of 2021", "as was reported on
Monday") is taken over as a bound.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.extract.events.bounds import BOUNDING, as_bound
from twosource.extract.events.circumstances import (
    APART,
    OCCASIONS,
    Owners,
    attach,
    ends_clause,
    governor,
    is_beside,
    is_bidding,
    is_compared,
    is_spoken_of,
    names_source,
)
from twosource.extract.events.constructions import Match
from twosource.extract.events.recalling import (
    dated_nouns,
    is_hour_alone,
    on_the_day_of,
    on_their_own_day,
    recalled,
    told_of,
)
from twosource.extract.tree import (
    MAX_STEPS,
    RELATIVE_TAGS,
    SUBJECTS,
    case_of,
    children,
    clause_of,
    first_conjunct,
    has_child,
    is_passive_modifier,
    lemma_of,
    mark_of,
    words_at,
)
from twosource.model.time import TimeExpression
from twosource.vocabulary.cues import CueLexicon, Does

MONTH_LONG = len("2024-03")
PARTICIPLES = ("VBG", "VBN")
SAME_TIME_MARKS = frozenset({"when", "while", "as"})
EARLIER_MARKS = frozenset({"before", "of", "for", "over", "about", "against"})  # "accused on Monday of *attacking*": some other day
DONE_MARKS = frozenset({"of", "for", "over"})  # of these an earlier one
ACCOMPANYING = frozenset({"with", "in", "during", "at", "amid", "including"})
BROUGHT_ABOUT = frozenset({"visit", "meeting", "deployment"})  # events whose purpose is done on the same occasion
TELLING = frozenset({Does.REPORT, Does.DENY, Does.ADMIT, Does.CITE, Does.SHOW, Does.THINK, Does.REJECT})
APART_BY = frozenset({"after", "before"})
LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
PRESENT_TAGS = ("VBZ", "VBP")
PRESENT_HELPERS = frozenset({"is", "are", "am"})
MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "’ll"})
NOMINAL_PLACES = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent")


@dataclass(frozen=True, slots=True)
class _Setting:
    """Which words anchor which events, of which types, and which verbs report."""

    owners: Owners
    types: Sequence[str]  # by number of the event
    cues: CueLexicon

    def types_at(self, word: Token) -> set[str]:
        """Types of the events that ``word`` anchors."""
        return {self.types[number] for number in self.owners.get(word.i, ())}

    def are_apart(self, word: Token, other: Token) -> bool:
        """Whether ``other`` anchors events, none of which ``word`` anchors."""
        events = self.owners.get(other.i, ())
        return bool(events) and not set(events) & set(self.owners.get(word.i, ()))

    def tells(self, verb: Token) -> bool:
        """Whether a verb reports: its own time is that of the report."""
        return any(entry.does in TELLING for entry in self.cues.verbs.get(lemma_of(verb), ()))


@dataclass(frozen=True, slots=True)
class _Step:
    """To a word whose time holds too; ``direction`` where it only bounds, ``fronted`` where only what opens it is shared, ``passing``: a noun on
    the way whose own time does not hold, only that of what it is part of."""

    word: Token
    direction: str | None = None
    fronted: bool = False
    passing: Token | None = None


def time_events(
    matches: Sequence[Match], times: Sequence[TimeExpression], annotation: Doc, owners: Owners, *, anaphoric: Collection[str], cues: CueLexicon
) -> dict[int, tuple[TimeExpression, ...]]:
    """Times by the number of their event in ``matches``; ``anaphoric``: types of which a noun may take up what was told before."""
    times = [time for time in times if not _is_record(time, annotation) and not _is_distance(time, annotation)]
    own = _given_back(attach(times, annotation, owners, cues=cues), annotation, owners)
    lying = {matches[number].head.i: said for number, said in own.items()} | _lying(times, annotation, owners)
    nouns = dated_nouns(lying, annotation)
    setting = _Setting(owners, [match.trigger.type for match in matches], cues)
    found: dict[int, tuple[TimeExpression, ...]] = {}
    told: dict[str, list[TimeExpression]] = {kind: [] for kind in anaphoric}  # of events so far
    for number, match in enumerate(matches):
        said = on_their_own_day(own.get(number, ()))
        if not any(time.dates for time in said):
            said += _shared(match, lying, setting) or recalled(match, nouns, told)
        elif any(is_hour_alone(time) for time in said):
            said = on_the_day_of(said, recalled(match, nouns, told) or told_of(match, told))
        if said:
            found[number] = said
            told.get(match.trigger.type, []).extend(time for time in said if time.dates and "event" not in time.imputed)
    return found


def _is_record(time: TimeExpression, annotation: Doc) -> bool:
    """Whether a time only says how long a thing had not been so: "the first visit since 2011", "the worst raid since May"."""
    words = words_at(time.span, annotation) if time.direction == "since" else None
    return words is not None and any(
        child.lower_ == "first" or child.tag_ == "JJS"
        for above in (words.root.head, *children(words.root.head, "obl")) for child in children(above, "amod")
    )  # fmt: skip


def _is_distance(time: TimeExpression, annotation: Doc) -> bool:
    """Whether a length only says how far apart two events are: "*nine days* after the raid"."""
    words = words_at(time.span, annotation) if time.kind == "DURATION" else None
    return words is not None and words.end < len(annotation) and annotation[words.end].lower_ in APART_BY


def _given_back(own: dict[int, list[TimeExpression]], annotation: Doc, owners: Owners) -> dict[int, list[TimeExpression]]:
    """The second of an event's two days goes to the noun that it follows: "the strike of May followed a *raid* in April"."""
    moved = dict(own)
    for number, times in own.items():
        for time in times[1:]:
            others = _nouns_before(time, annotation, owners)
            if time.dates and times[0].dates and others and number not in others and not any(map(own.get, others)):
                moved[number] = [kept for kept in moved[number] if kept != time]
                moved |= {other: [time] for other in others}
    return moved


def _nouns_before(time: TimeExpression, annotation: Doc, owners: Owners) -> Sequence[int]:
    """Events of the noun before a time and its preposition, or of what that noun is part of."""
    words = words_at(time.span, annotation)
    if words is None or words.start < 2:
        return ()
    noun = annotation[words.start - 1 - (annotation[words.start - 1].dep_ == "case")]
    while noun.i not in owners and noun.dep_ == "nmod":
        noun = noun.head
    return owners.get(noun.i, ())


# --- where times lie -------------------------------------------------------------------------------------------------


def _lying(times: Iterable[TimeExpression], annotation: Doc, owners: Owners) -> dict[int, list[TimeExpression]]:
    """Times by the index of each word that they lie at."""
    lying: dict[int, list[TimeExpression]] = {}
    for time in times:
        words = words_at(time.span, annotation)
        if time.dates and words is not None:
            places = {word.i: direction for word, direction in _way_up(words.root, owners)}
            for word in (*words, *_low_verb(words.root, words[0], time)):
                places.setdefault(word.i, None)
            for place, direction in places.items():
                lying.setdefault(place, []).append(as_bound(time, direction))
    return lying


def _way_up(word: Token, owners: Owners) -> Iterator[tuple[Token, str | None]]:
    """Words from a time to its predicate. Beyond an event that it dates it only bounds, where a preposition says so.

    "Since the raid of 2021 they have sold boats", "they sold boats after war broke out in May".
    """
    direction, caught, first = None, False, word
    for _ in range(MAX_STEPS):
        if not caught:
            yield word, direction
        if names_source(word) or is_compared(word) or (word.i != first.i and case_of(word) not in BOUNDING and is_beside(word, first, owners)):
            return
        if ends_clause(word):
            if word.dep_ == "advcl" and (bound := BOUNDING.get(mark_of(word))):
                yield word.head, bound
            return
        caught = caught or word.i in owners
        if word.i != first.i and (bound := BOUNDING.get(case_of(word))):
            direction, caught = bound, False
        word = governor(word)


def _low_verb(root: Token, first: Token, time: TimeExpression) -> Iterator[Token]:
    """The verb that a month or year follows within its stretch of words: "asked guests to see the yard *last year*".

    Parsers often hang such a time on the first verb, and it holds for both; a day may be that of the asking alone.
    """
    of_verb = root.head.pos_ == "VERB" and not is_compared(root)
    stretch = reversed(first.doc[first.sent.start : first.i]) if len(time.timex) <= MONTH_LONG and of_verb else ()
    last = next((word for word in stretch if word.is_punct or word.pos_ in ("CCONJ", "SCONJ", "VERB")), None)
    if last is not None and last.pos_ == "VERB":
        yield last


# --- whose time an event shares --------------------------------------------------------------------------------------


def _shared(match: Match, lying: Mapping[int, Sequence[TimeExpression]], setting: _Setting) -> tuple[TimeExpression, ...]:
    """Times at the nearest word whose time the event shares, its own words included; empty where there is none."""
    pending, seen = deque(map(_Step, match.anchors)), {word.i for word in match.anchors}
    while pending:
        here = pending.popleft()
        if times := [time for time in lying.get(here.word.i, ()) if time.dates and _holds(time, here)]:
            return tuple(as_bound(time, here.direction) for time in times)
        for step in _steps(here.word, setting):
            if step.word.i not in seen:
                seen.add(step.word.i)
                fronted = here.fronted or step.fronted
                pending.append(_Step(step.word, here.direction or step.direction, fronted, here.passing or step.passing))
    return ()


def _holds(time: TimeExpression, step: _Step) -> bool:
    """A clause with a subject of its own shares only what stands before the first one's, or is not over; what is told of a noun, not the
    noun's time ("a *2014* law that it broke")."""
    noun = step.passing
    if noun is not None and noun.left_edge.idx <= time.span.start < noun.right_edge.idx + len(noun.right_edge):
        return False
    if not step.fronted or time.direction in ("since", "after"):
        return True
    subject = next(children(step.word, *SUBJECTS), None)
    return subject is not None and time.span.start < subject.idx


def _steps(word: Token, setting: _Setting) -> Iterator[_Step]:
    """Words whose time is also the time of ``word``, nearer relations first."""
    if word.dep_ == "conj":
        yield _Step(first_conjunct(word), fronted=has_child(word, *SUBJECTS))
    yield from (_Step(clause, "on") for clause in children(word, "advcl") if _when(clause) and lemma_of(clause) != "do")
    yield from _content_steps(word, setting)
    if word.pos_ in ("NOUN", "PROPN"):
        yield from _noun_steps(word, setting)
    else:
        yield from _clause_steps(word, setting)


def _clause_steps(clause: Token, setting: _Setting) -> Iterator[_Step]:
    """From a clause to the occasion that it names, and to what it hangs on: what else was so at that time, or what was
    done to that end.

    "Drew closer in May after *signing* a treaty", "until January 15, when the ban *ends*", "flew to Orsova on Monday to
    *see* the yard", "plans to *build*".
    """
    above, mark = clause.head, mark_of(clause)
    yield from (_Step(noun) for noun in children(clause, "obl") if _is_occasion(noun, setting))
    yield from (_Step(opening) for opening in children(clause, "advcl") if opening.i < clause.i and opening.tag_ == "VBG" and not mark_of(opening))
    if any(child.lower_ == "where" for child in children(clause, "advmod")):
        yield from (_Step(above), _Step(above.head))
    elif mark in DONE_MARKS and "VBG" in (clause.tag_, *(helper.tag_ for helper in children(clause, "aux"))):  # "jailed on Monday for *selling* tanks"
        yield _Step(above, "by")
    elif mark == "to" and lemma_of(above) in setting.cues.resolving:  # "voted on Monday to *sell* them"
        if clause.dep_ in ("xcomp", "advcl", "acl"):
            yield _Step(above, None if setting.types_at(clause) & setting.cues.event_groups["decreed"] else "since")
    elif _goes_with(clause) or _serves(clause, setting):
        past = _is_past(clause) and not setting.types_at(above)
        bound = "on" if _when(clause) else "by" if past or (mark == "after" and _is_measured(clause)) else None
        yield _Step(above, bound, passing=above if past else None)
    elif clause.dep_ == "advcl" and mark in ("after", "before"):
        yield _Step(above, "by" if mark == "after" else "since")


def _is_measured(clause: Token) -> bool:
    """Whether a length stands before the clause's conjunction: "*ten weeks* after ordering them"."""
    mark = next(children(clause, "mark"), None)
    return mark is not None and mark.i > 0 and lemma_of(mark.nbor(-1)) in LENGTHS


def _is_past(clause: Token) -> bool:
    """Whether a clause tells of somebody what he had done by then: "the man *who sold them* was jailed on Monday"."""
    within = any(word.tag_ in RELATIVE_TAGS and case_of(word) in OCCASIONS for word in children(clause, "obl"))  # "raids in which six died"
    if within or any(helper.lower_ in MODALS for helper in children(clause_of(clause.head), "aux")):
        return False
    helpers = {child.lower_ for child in children(clause, "aux", "aux:pass", "cop")}
    relative = clause.dep_ == "acl:relcl" and (clause.tag_ == "VBD" or helpers & {"had", "has", "have", "was", "were"})
    return bool(relative) or is_passive_modifier(clause)


def _is_occasion(noun: Token, setting: _Setting) -> bool:
    """Whether an event names when its clause was: "at the summit", "on a visit"."""
    types, case = setting.types_at(noun), case_of(noun)
    return bool(types) and case in OCCASIONS and (case != "on" or "visit" in types)


def _goes_with(clause: Token) -> bool:
    """Whether a clause tells what else was so at the time of its governor; "as it did in 2020" compares."""
    if mark_of(clause) == "as" and lemma_of(clause) == "do":
        return False
    if clause.dep_ in ("acl:relcl", "advcl:relcl"):
        return clause.head.pos_ != "VERB" and not _is_hypothetical(clause)
    own_subject = has_child(clause, *SUBJECTS) and mark_of(clause) != "with"
    participle = clause.tag_ in PARTICIPLES and not own_subject and mark_of(clause) not in EARLIER_MARKS
    return clause.dep_ == "advcl" and (participle or _when(clause))


def _is_hypothetical(clause: Token) -> bool:
    """Whether a clause only tells what a thing would do: "voted on a bill that *would bar* them"."""
    return any(helper.lower_ in ("would", "could", "might") for helper in children(clause, "aux"))


def _serves(clause: Token, setting: _Setting) -> bool:
    """Whether an infinitive completes its governor, tells its purpose, or says what a noun is about."""
    named = setting.types_at(clause.head)
    if clause.dep_ == "acl":
        return not named or (clause.tag_ in PARTICIPLES and not mark_of(clause))  # but "talks on *building* one"
    return clause.dep_ in ("xcomp", "advcl") and named <= BROUGHT_ABOUT and mark_of(clause) not in BOUNDING


def _noun_steps(noun: Token, setting: _Setting) -> Iterator[_Step]:
    """From a noun to what it is part of: "began an offensive with *airstrikes*", "spoke during the *talks*"; to what
    is told of it: "the *raid*, which happened in May".
    """
    accompanies = noun.dep_ in ("nmod", "obl") and case_of(noun) in ACCOMPANYING
    accompanies |= noun.dep_ == "obl" and case_of(noun) == "for" and bool(setting.types_at(noun.head) & BROUGHT_ABOUT)
    framed = noun.dep_ in NOMINAL_PLACES and case_of(noun) not in APART and not setting.are_apart(noun, noun.head) and not setting.tells(noun.head)
    framed &= not setting.types_at(noun) or not is_spoken_of(noun, setting.cues)
    yield from (_Step(clause) for clause in _told_of(noun, setting))
    if framed:  # "the meeting is set to *open* tomorrow"
        yield from (_Step(clause) for clause in children(noun.head, "xcomp") if lemma_of(clause) in setting.cues.occurrence)
    if accompanies or framed or noun.dep_ == "obl:agent":
        yield _Step(noun.head, "by" if is_bidding(noun) else None)


def _told_of(noun: Token, setting: _Setting) -> Iterator[Token]:
    """Relative clauses about ``noun``; one on its complement too, where it says that something happened or began."""
    for host in (noun, *children(noun, "nmod")):
        for clause in children(host, "acl:relcl"):
            about = host.i == noun.i or lemma_of(clause) in setting.cues.occurrence
            told = any(child.tag_ in RELATIVE_TAGS for child in children(clause, "nsubj", "nsubj:pass"))
            if about and told and not setting.are_apart(noun, clause):
                yield clause


def _content_steps(word: Token, setting: _Setting) -> Iterator[_Step]:
    """From what is told to the telling: what is told as going on was so then, what as past had happened by then."""
    direction = _as_told(word)
    if direction == "later":
        return
    if word.dep_ in ("ccomp", "xcomp") and setting.tells(word.head):
        yield _Step(word.head, direction)
    if word.dep_ == "acl" and mark_of(word) == "that" and setting.tells(word.head.head):
        yield _Step(word.head.head, direction)
    if word.dep_ == "nsubj:pass" and setting.tells(word.head):
        yield from (_Step(word.head, _as_told(told)) for told in children(word.head, "xcomp"))
    yield from (_Step(aside, direction) for aside in children(word, "parataxis") if setting.tells(aside))


def _as_told(clause: Token) -> str | None:
    """How a clause lies to the telling of it: None at the same time, "by" then, or "later"."""
    helpers = {child.lower_ for child in children(clause, "aux", "aux:pass", "cop")}
    if helpers & MODALS or (mark_of(clause) == "to" and "have" not in helpers):
        return "later"
    going_on = clause.tag_ in PRESENT_TAGS or helpers & PRESENT_HELPERS or (clause.tag_ == "VBG" and helpers and "been" not in helpers)
    return None if going_on else "by"


def _when(clause: Token) -> bool:
    return any(child.lower_ in SAME_TIME_MARKS for child in children(clause, "mark", "advmod"))
