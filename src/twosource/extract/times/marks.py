"""Stretches of words that are times, each with what its sentence says about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from twosource.extract.times.dates import numbered
from twosource.extract.times.words import Candidate, Words, recognise, reported_near, tense_near
from twosource.extract.tree import children, has_tree, infinitive_mark, words_at
from twosource.model.text import Span
from twosource.vocabulary.timex import TimexLexicon

TRANSPARENT = frozenset({"the", "about", "around", "at", "early", "late", "approximately"})  # between preposition and time
MODALS = frozenset({"will", "'ll", "’ll", "shall", "may", "might", "can", "could", "must", "should"})
TO_BE = frozenset({"is", "are", "am", "was", "were"})
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "been"})
MODIFIERS = frozenset({"compound", "amod", "nummod", "nmod:unmarked", "nmod:poss"})
DASHES = ("-", "–", "—")
SAME_MONTH = 12  # words between two days of one month that share the year said with the second
NEAR = 6  # words from a known day to what makes it known


@dataclass(frozen=True, slots=True)
class Mark:
    """A candidate with what its sentence says about it."""

    candidate: Candidate
    span: Span
    sentence: int
    tense: str | None
    direction: str | None
    known_year: int | None
    reported: bool
    attributive: bool
    shared: bool


def mark_times(words: Words, annotation: Doc, lexicon: TimexLexicon) -> list[Mark]:
    """Candidates that stand as times, in text order."""
    names = [Span(name.start_char, name.end_char) for name in annotation.ents if name.label_ == "ORG"]
    found = [one for one in recognise(words, lexicon) if _stands(one, words, lexicon) and not _is_named(one, words, names)]
    return [_mark(candidate, words, annotation, lexicon, shared) for candidate, shared in _share_years(found, words, lexicon)]


# --- what counts -----------------------------------------------------------------------------------------------------


def _stands(candidate: Candidate, words: Words, lexicon: TimexLexicon) -> bool:
    """Whether the words around allow the reading: a bare four-digit number is often no year."""
    if candidate.rule.reads == "bareyear":
        return _year_stands(candidate.first, words, lexicon)
    glued = candidate.first and words.ends[candidate.first - 1] == words.starts[candidate.first]
    return not (glued and words.at(candidate.first)[:1].isdigit() and words.at(candidate.first - 1) in "-–$€£#")


def _is_named(candidate: Candidate, words: Words, names: Sequence[Span]) -> bool:
    """Whether a day is part of a name: "the *Sunday* Ledger", "told Kestria *Today*"."""
    if candidate.groups.keys().isdisjoint({"weekday", "relday"}):
        return False
    here = words.span(candidate.first, candidate.last)
    last = candidate.first == candidate.last - 1 and "relday" in candidate.groups and words.capitalised(candidate.first)
    if last and candidate.first and words.capitalised(candidate.first - 1) and words.sentences[candidate.first - 1] == words.sentences[candidate.first]:
        return True
    return any(name.start <= here.start and here.end <= name.end and name != here for name in names)


def _year_stands(index: int, words: Words, lexicon: TimexLexicon) -> bool:
    before, after = words.at(index - 1), words.at(index + 1)
    if before in DASHES and _is_year(words, index - 2):
        return True
    if index and words.ends[index - 1] == words.starts[index] and before not in ("(", "'", "‘", "“", '"', "[", "—", "/"):
        return False
    if before in lexicon.not_years_after or not 1500 <= int(words.lower[index]) <= 2100:
        return False
    if before in lexicon.years_after:
        return True
    counted = after.isalpha() and after.endswith("s") and not words.capitalised(index + 1) and after not in ("was", "is", "as", "has")
    return not counted and after not in ("%", "percent", "people", "men", "km", "kilometers", "troops", "miles")


def _is_year(words: Words, index: int) -> bool:
    return words.at(index).isdecimal() and len(words.at(index)) == len("2019") and words.ends[index] == words.starts[index + 1]


def _share_years(
    candidates: Sequence[Candidate], words: Words, lexicon: TimexLexicon
) -> list[tuple[Candidate, bool]]:
    """Gives "April" of "April and September 2024" the year said after it. The flag tells who was given one."""
    shared: list[tuple[Candidate, bool]] = []
    following: Candidate | None = None
    for candidate in reversed(candidates):
        given = following is not None and _joined(candidate, following, words, lexicon)
        if given and following is not None:
            candidate = replace(candidate, groups={**candidate.groups, "year": following.groups["year"]})
        shared.append((candidate, given))
        following = candidate
    return shared[::-1]


def _joined(left: Candidate, right: Candidate, words: Words, lexicon: TimexLexicon) -> bool:
    if left.rule.reads not in ("calendar", "days") or "month" not in left.groups or "month" not in right.groups:
        return False
    if "year" in left.groups or "shift" in left.groups or "year" not in right.groups:
        return False
    between = words.lower[left.last : right.first]
    if "day" in left.groups and left.groups["month"] == right.groups["month"] and len(between) <= SAME_MONTH:
        return words.sentences[left.first] == words.sentences[right.first]
    return 0 < len(between) <= 3 and all(word in lexicon.joining or word in ",-–" for word in between)


def _mark(candidate: Candidate, words: Words, annotation: Doc, lexicon: TimexLexicon, shared: bool) -> Mark:
    span = words.span(candidate.first, candidate.last)
    return Mark(
        candidate,
        span,
        sentence=words.sentences[candidate.first],
        tense=_tense_of(candidate, span, words, annotation, lexicon),
        direction=None if _is_modifier(span, annotation) else _direction(candidate, words, lexicon),
        known_year=_known_year(candidate, words, lexicon),
        reported=reported_near(words, candidate, lexicon),
        attributive=words.at(candidate.first - 1) == "the" and words.at(candidate.last).isalpha(),
        shared=shared,
    )


def _is_modifier(span: Span, annotation: Doc) -> bool:
    """Whether a time stands before the noun that it dates: in "since the 2021 raid" the preposition is the raid's."""
    tokens = words_at(span, annotation) if has_tree(annotation) else None
    return tokens is not None and tokens.root.dep_ in MODIFIERS and tokens.root.i < tokens.root.head.i


def _direction(candidate: Candidate, words: Words, lexicon: TimexLexicon) -> str | None:
    index = candidate.first - 1
    while words.at(index) in TRANSPARENT:
        index -= 1
    word = words.at(index)
    if word == "from" and "last" in candidate.groups:  # "from April 3 to 5" says both ends
        return None
    if word == "from" and any(words.at(candidate.last + step) in ("to", "until", "through") for step in (0, 1)):
        return None
    return lexicon.directions.get(word)


def _known_year(candidate: Candidate, words: Words, lexicon: TimexLexicon) -> int | None:
    month, day = candidate.word("month"), candidate.word("day")
    if month is None or day is None or "year" in candidate.groups:
        return None
    date_key = (lexicon.value("month", month), numbered(day, lexicon))
    near = set(words.lower[max(0, candidate.first - NEAR) : candidate.last + NEAR])
    return next((known.year for known in lexicon.known_days if (known.month, known.day) == date_key and known.words & near), None)


# --- tense -----------------------------------------------------------------------------------------------------------


def _tense_of(candidate: Candidate, span: Span, words: Words, annotation: Doc, lexicon: TimexLexicon) -> str | None:
    """"As soon as Tuesday", "has until Tuesday" and "leaves on Tuesday" are to come, "since May" is past; in "they would fight Tuesday's ruling" the
    verb says nothing of the day.
    """
    if any(words.before(candidate.first, len(coming)) == coming for coming in lexicon.coming_after):
        return "future"
    if words.at(candidate.first - 1) == "since":
        return "past"
    if _direction(candidate, words, lexicon) == "until" and _is_deadline(candidate, span, words, annotation):
        return "prospective"
    tense = _tense(candidate, span, words, annotation, lexicon)
    scheduled = _scheduled(span, annotation) if tense is None else None
    if "weekday" in candidate.groups and tense is None and (scheduled is not None or _direction(candidate, words, lexicon) == "until"):
        return "future"
    if "month" in candidate.groups and scheduled is not None and scheduled.lemma_ in lexicon.timetabled_words:
        return "future"
    return None if tense == "prospective" and words.at(candidate.last) in ("'s", "’s") else tense


def _is_deadline(candidate: Candidate, span: Span, words: Words, annotation: Doc) -> bool:
    """Whether it says by when somebody is to do something: "gave them *until Friday* to leave", "ordered to leave *by Friday*"."""
    tokens = words_at(span, annotation) if has_tree(annotation) else None
    if tokens is None:
        return False
    infinitive = next((word for word in tokens.root.ancestors if word.pos_ == "VERB"), None)
    if words.at(candidate.last) == "to" and tokens[-1].nbor().tag_ == "TO":
        return True
    if infinitive is None or infinitive_mark(infinitive) is None:
        return False
    return all(child.lower_ != "have" for child in children(infinitive, "aux"))


def _scheduled(span: Span, annotation: Doc) -> Token | None:
    """The verb in the simple present that a day hangs on: "the minister *leaves* on Tuesday", "talks *open* Tuesday"."""
    tokens = words_at(span, annotation) if has_tree(annotation) else None
    verb = tokens.root.head if tokens is not None and tokens.root.dep_.startswith("obl") else None
    simple = verb is not None and verb.tag_ in ("VBZ", "VBP") and not any(child.dep_.startswith("aux") for child in verb.children)
    return verb if simple else None


def _tense(candidate: Candidate, span: Span, words: Words, annotation: Doc, lexicon: TimexLexicon) -> str | None:
    if not has_tree(annotation):
        return tense_near(words, candidate, lexicon)
    tokens = words_at(span, annotation)
    return _verb_tense(tokens.root, lexicon) if tokens is not None else None


def _verb_tense(token: Token, lexicon: TimexLexicon) -> str | None:
    """Tense of the verb that governs ``token``; an infinitive takes that of its governor, plans are future.

    What was to come when it was told ("would leave", "was planned") is "prospective". A gerund has no tense of its own.
    """
    for verb in (token, *token.ancestors):
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")}
        if verb.tag_ == "VBG" and not helpers and verb.lower_ not in lexicon.future_words:
            continue
        if helpers & MODALS and "have" in helpers:  # "may have left on Monday"
            return "past"
        negated = any("Neg" in child.morph.get("Polarity") for child in verb.children)
        if helpers & MODALS and not (negated and "could" in helpers):  # "could not be reached on Monday"
            return "future"
        if infinitive_mark(verb) is not None:
            if "have" in helpers:  # "was to have left on Monday"
                return "past"
            if helpers & TO_BE:  # "is to leave on Monday"
                return "prospective" if helpers & PAST_AUXILIARIES else "future"
            if verb.lower_ not in lexicon.future_words:  # "to be built in May"
                continue
        if "would" in helpers:
            return "prospective"
        particle = any(child.dep_ == "compound:prt" for child in verb.children)  # "*set up* in May"; "*set* for May"
        if verb.lower_ in lexicon.future_words and verb is not token and not particle:
            return "prospective" if helpers & PAST_AUXILIARIES or verb.tag_ == "VBD" else "future"
        if helpers & PAST_AUXILIARIES or (verb.pos_ in ("VERB", "AUX") and "Past" in verb.morph.get("Tense")):
            return "past"
        if helpers & lexicon.present_words or (verb.pos_ in ("VERB", "AUX") and "Pres" in verb.morph.get("Tense")):
            return None
    return None
