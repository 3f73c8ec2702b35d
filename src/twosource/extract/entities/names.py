"""Names in a document: what the gazetteers list, what patterns designate and what the model reads as a name.

Of overlapping readings the longest wins; of equally long ones the gazetteer's where its entry is specific, the
model's where the entry is a common word as well.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from twosource.extract.entities.models import find_models
from twosource.extract.entities.recurrence import recurring
from twosource.extract.entities.ships import SHIP, find_ships
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import char_span, has_child, lemma_of
from twosource.model.mention import EntityKind
from twosource.model.text import Span
from twosource.vocabulary.gazetteer import SHORT, Gazetteer, Match, Naming, Record

UNDERTAKINGS = frozenset({"operation", "exercise"})  # first words of names that are nobody's
LABELS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "LOC": EntityKind.PLACE,
    "MISC": EntityKind.OTHER,
}
RESOLUTION = re.compile(
    r"(?:(?:UN|U\.N\.|United Nations)\s)?(?:Security Council\s)?[Rr]esolution\s(?:\(?UNSCR\)?\s)?(?P<number>\d{3,4})\b"
    r"|\bUNSCR\s(?P<short>\d{3,4})\b"
)
ACRONYM = re.compile(r"\s?\((?:the )?(?P<short>[A-Z][A-Za-z.&/-]{1,10})\)")
FUNCTION_WORDS = frozenset({"of", "for", "on", "and", "the", "in", "to", "at", "by", "with", "from", "a", "an", "this", "that", "it", "as"})
OPENING_MARKS, CLOSING_MARKS = ("“", "‘", '"'), ("”", "’", '"')
NICKNAME, NICKNAME_END = re.compile(r""" [“‘"'][A-Z][\w.]{0,12}[”’"'] """), re.compile(r"""[”’"'] [A-Z]""")
LOOSE_END = re.compile(rf"(?:-(?:[a-z]+ed|led|made|built|run|born|held)|\s(?:{'|'.join(sorted(FUNCTION_WORDS))}))$")  # "Kestria-backed"
EXPLAINED = re.compile(r"(?P<long>(?:[A-Z][\w’'-]*\s(?:(?:of|for|and|the|on|de)\s){0,2}){1,7}[A-Z][\w’'-]*)\s\((?P<short>[A-Z]{2,8})\)")
BY_MODEL = 2  # rank of what the model reads
ARTICLE = "The "
ACRONYM_LENGTH = 5  # letters up to which a listed name may be a common word in a line of capitals: WHO, PLAN
CAPITALS_WINDOW = 40  # characters on each side that tell whether a line is set in capitals
CAPITALS_SHARE = 0.8
NAME_EDGES = "\"'“”‘’.,;:()[]–—- \u200b\u200e\u200f\ufeff"


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text. ``head`` is its syntactic head; ``first`` and ``last`` are token indices, inclusive."""

    span: Span
    first: int
    last: int
    head: Token
    kind: EntityKind
    record: Record | None = None
    naming: Naming = Naming.NAME
    subclass: str | None = None
    canonical: str | None = None  # where the text leaves out a part: "191" is "Shahed-191"
    by_model: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    kind: EntityKind
    rank: int  # of equally long candidates the lowest wins
    record: Record | None = None
    naming: Naming = Naming.NAME
    subclass: str | None = None
    canonical: str | None = None


def find_names(tokens: TokenIndex, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """All names of a parsed document in text order, none overlapping another."""
    matches, ships = gazetteer.find(tokens.text), [*find_ships(tokens, gazetteer.nouns)]
    candidates = [
        *_resolutions(tokens.text),
        *_listed(tokens, matches, gazetteer),
        *_designated(tokens.text, gazetteer),
        *_read_by_model(tokens, matches, gazetteer),
        *_titled(tokens, gazetteer),
        *(_Candidate(span, EntityKind.ITEM, 1, subclass=SHIP) for span in ships),
        *(_Candidate(span, EntityKind.ITEM, 1) for span in find_models(tokens, gazetteer.nouns)),
    ]
    called = {span.of(tokens.text) for span in ships}
    found = [_placed(_christened(candidate, tokens.text, called), tokens) for candidate in _longest(candidates)]
    taken = {i for name in found for i in range(name.first, name.last + 1)}
    sure = [(name.first, name.last, name.kind) for name in found if name.by_model and name.record is None and name.kind is not EntityKind.OTHER]
    for first, last, kind in recurring(tokens.doc, sure):
        span = char_span((tokens.doc[first], tokens.doc[last]))
        if taken.isdisjoint(range(first, last + 1)) and not in_capitals(tokens.text, span):
            taken.update(range(first, last + 1))
            found.append(Name(span, first, last, tokens.head(first, last), kind, by_model=True))
    return tuple(sorted(found, key=lambda name: name.span))


def acronym_after(text: str, name: Span) -> Span | None:
    """The short form in parentheses right behind a name: "Kestrian Naval Yard (KNY)"."""
    match = ACRONYM.match(text, name.end, name.end + 20)
    return Span(*match.span("short")) if match else None


def in_capitals(text: str, span: Span) -> bool:
    """Whether the line around ``span`` is set in capitals, so that case says nothing."""
    before = text[max(0, span.start - CAPITALS_WINDOW) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + CAPITALS_WINDOW].split("\n", 1)[0]
    letters = [char for char in before + after if char.isalpha()]
    return len(letters) > SHORT and sum(char.isupper() for char in letters) >= CAPITALS_SHARE * len(letters)


def _longest(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Longest candidates first, none touching another; in text order."""
    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=lambda found: (found.span.start - found.span.end, found.rank, found.span.start)):
        places = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda found: found.span)


def _christened(found: _Candidate, text: str, ships: Collection[str]) -> _Candidate:
    """A name of the model's as a ship's, where the article calls a ship so elsewhere."""
    return replace(found, kind=EntityKind.ITEM, subclass=SHIP) if found.rank == BY_MODEL and found.span.of(text) in ships else found


def _placed(found: _Candidate, index: TokenIndex) -> Name:
    first, last = index.range(found.span)
    return Name(
        found.span, first, last, index.head(first, last), found.kind,
        record=found.record, naming=found.naming, subclass=found.subclass, canonical=found.canonical,
        by_model=found.rank == BY_MODEL,
    )  # fmt: skip


def _resolutions(text: str) -> Iterator[_Candidate]:
    """Numbered resolutions of the Security Council."""
    for match in RESOLUTION.finditer(text):
        number = match["number"] or match["short"]
        yield _Candidate(Span(*match.span()), EntityKind.AGREEMENT, 0, subclass="resolution", canonical=f"UNSCR {number}")


def _listed(tokens: TokenIndex, matches: Sequence[Match], gazetteer: Gazetteer) -> Iterator[_Candidate]:
    redefined = _redefined(tokens.text, matches)
    for before, match in zip((None, *matches), matches, strict=False):
        if match.span.of(tokens.text) in redefined:
            continue
        if not _needs_support(tokens.text, match) or _is_supported(match, tokens, gazetteer):
            known = before is None or not _of_another_state(tokens.text, before, match)
            yield _candidate(match) if known else _Candidate(match.span, match.record.kind, 1)


def _redefined(text: str, matches: Sequence[Match]) -> frozenset[str]:
    """Acronyms that this article explains otherwise than the gazetteer: "Halm News Agency (HNA)"."""
    ends = {match.span.end: match.record for match in matches}
    shorts = {match.span: match.record for match in matches if match.naming is Naming.NAME}
    explained = ((match, Span(*match.span("short"))) for match in EXPLAINED.finditer(text))
    return frozenset(
        match["short"]
        for match, short in explained
        if short in shorts and shorts[short] is not ends.get(match.end("long")) and _initials(match["long"]).endswith(match["short"])
    )


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.replace("-", " ").split() if word[0].isupper())


def _of_another_state(text: str, before: Match, match: Match) -> bool:
    """Whether a body listed for one state is here another's: "the Kestrian Foreign Office"."""
    between = text[before.span.end : match.span.start]
    owned = before.record.kind is EntityKind.STATE and between in (" ", "'s ", "’s ", "' ", "’ ")
    return owned and match.record.kind is EntityKind.ORGANIZATION and match.record.state not in (None, before.record.key)


def _candidate(match: Match) -> _Candidate:
    record = match.record
    return _Candidate(match.span, record.kind, 1, record=record, naming=match.naming, subclass=record.subclass)


def _needs_support(text: str, match: Match) -> bool:
    written = match.span.of(text)
    if match.record.ordinary and match.naming is Naming.NAME and len(written.lower().removeprefix("the ").split()) == 1:
        return True
    return len(written) <= ACRONYM_LENGTH and written.isupper() and in_capitals(text, match.span)


def _is_supported(match: Match, tokens: TokenIndex, gazetteer: Gazetteer) -> bool:
    """Whether the surroundings speak for the gazetteer's reading: the model sees such a name, or a noun of the kind is near."""
    first, last = tokens.range(match.span)
    token, doc = tokens.doc[last], tokens.doc
    if match.record.kind is EntityKind.ITEM:
        following = doc[last + 1 : last + 4]
        nouns = [token.head, *following] if token.dep_ in ("compound", "amod", "nmod", "flat", "nmod:desc") else following
        if any(gazetteer.nouns.kind(lemma_of(word)) == "item" for word in nouns):
            return True
        return token.ent_type_ == "MISC"
    if match.record.kind is EntityKind.STATE:
        return token.pos_ == "PROPN" and (token.ent_type_ != "PER" or _is_nobody_s(token))
    return token.ent_type_ in ("ORG", "MISC", "LOC") and token.pos_ == "PROPN" and match.span.start == doc[first].idx


def _is_nobody_s(token: Token) -> bool:
    """Whether a name that the model gives to a person stands alone wherever it stands: "Jordan", but not after "Ada Jordan"."""
    titled = has_child(token, "nmod:desc", "flat", "compound") or token.dep_ in ("flat", "compound")
    return not titled and not any(len(name) > 1 and name.label_ == "PER" and token.text in name.text.split() for name in token.doc.ents)


def _designated(text: str, gazetteer: Gazetteer) -> Iterator[_Candidate]:
    for found in gazetteer.find_designations(text):
        record = gazetteer.item(found.name)
        yield _Candidate(found.span, EntityKind.ITEM, 1, record=record, subclass=found.subclass, canonical=found.name)


def _read_by_model(tokens: TokenIndex, matches: Sequence[Match], gazetteer: Gazetteer) -> Iterator[_Candidate]:
    """The model's names. In lines of capitals only those that some other line confirms."""
    text, read = tokens.text, list(_joined_persons(tokens))
    plurals = {(match.span.start, match.span.end + 1) for match in matches if match.record.kind is EntityKind.ITEM}
    places = {match.span.start: match.span for match in matches if match.record.kind in (EntityKind.STATE, EntityKind.PLACE)}
    states = {match.span.end: match.span for match in matches if match.record.kind is EntityKind.STATE}
    elsewhere = {span.of(text).lower() for span, _ in read if not span.of(text).isupper()}
    outlets = {match.span.start: match.span.end for match in matches if match.record.kind is EntityKind.OUTLET}
    begun, listed = {match.span.start for match in matches}, {match.span: match for match in matches}
    for span, label in read:
        if label == "PER" and span.start in places:
            span = _behind_place(text, span, places[span.start])
        if label == "LOC":
            span = _without_settlement(text, span, gazetteer.nouns.settlements)
        written = span.of(text)
        state = states.get(span.end)
        if state is not None and span.start < state.start and text[span.start : state.start].split()[-1:][0].islower():  # "the Gulf state Qatar"
            continue
        behind = listed.get(Span(span.start + len(ARTICLE), span.end)) if span.of(text).startswith(ARTICLE) else None
        if behind is not None and not _needs_support(text, behind):
            yield replace(_candidate(behind), span=span)
            continue
        told = outlets.get(span.start, span.end)
        if told + 1 in begun and told < span.end and _is_told(tokens, span):
            continue  # "told *Reuters Kestria* had left": both are listed
        if not _looks_like_name(written, label, gazetteer) or ((span.start, span.end) in plurals and written.endswith("s")):
            continue
        if written.isupper() and in_capitals(text, span) and written.lower() not in elsewhere:
            continue
        yield _Candidate(span, _kind_of(label, written, gazetteer), BY_MODEL)


def _is_told(tokens: TokenIndex, name: Span) -> bool:
    """Whether somebody is said to have told a name something: "told Reuters", "told the Meridian"."""
    before = [word for word in tokens.doc[: tokens.range(name)[0]][-2:] if word.lower_ != "the"]
    return bool(before) and lemma_of(before[-1]) == "tell"


def _titled(tokens: TokenIndex, gazetteer: Gazetteer) -> Iterator[_Candidate]:
    """Two words or more that the tree hangs a title on, where the model saw no name: "Brig. Gen. *Karel Ashtov*"."""
    titles = gazetteer.titles
    for title in tokens.doc:
        name, written = title.head, title.lower_.rstrip(".")
        if title.dep_ != "nmod:desc" or title.i > name.i or name.pos_ != "PROPN" or name.ent_type_:
            continue
        parts = [child for child in name.children if child.dep_ == "flat" and child.pos_ == "PROPN" and not child.ent_type_]
        if parts and (written in titles.offices or written in titles.ranks) and parts[-1].i == name.i + len(parts):
            yield _Candidate(char_span((name, parts[-1])), EntityKind.PERSON, BY_MODEL)


def _behind_place(text: str, span: Span, place: Span) -> Span:
    """The person's name without the country of the office before it: "President of Kestria Ada Orrel"."""
    before = text[max(0, span.start - 8) : span.start].lower().split()
    if not before or before[-1] not in FUNCTION_WORDS or text[place.end : place.end + 1] != " " or place.end >= span.end:
        return span
    return Span(place.end + 1, span.end)


def _without_settlement(text: str, span: Span, settlements: Collection[str]) -> Span:
    """"Talin" of "Talin province": the noun in small letters says what it is, the name would stand without it."""
    name, _, last = span.of(text).rpartition(" ")
    return Span(span.start, span.start + len(name)) if last in settlements and not name.islower() else span


def _looks_like_name(written: str, label: str, gazetteer: Gazetteer) -> bool:
    """Whether there is a capital where a name has one, and more than a bare title ("Minister").

    In small letters throughout, as in hasty messages, persons and places pass whose words are no common nouns.
    """
    words = written.split()
    if not words or (len(words) == 1 and words[0].lower() in FUNCTION_WORDS):
        return False
    if written[0].isdigit():
        return label == "ORG" or any(char.isupper() for char in written)
    if written.islower():
        return not any(gazetteer.nouns.kind(word) for word in words)
    if words[0].islower() and len(words[0]) > SHORT and "-" not in words[0]:
        return False
    if label == "ORG" and gazetteer.nouns.kind(words[-1].lower()) == "organization":
        return True
    titles = gazetteer.titles
    return not all(word.lower() in titles.offices or word.lower() in titles.modifiers for word in words)


def _joined_persons(tokens: TokenIndex) -> Iterator[tuple[Span, str]]:
    """The model's names with their labels; two persons with but a blank or a nickname between them are one."""
    last: tuple[Span, str] | None = None
    for ent in tokens.doc.ents:
        found = _trimmed(tokens.text, Span(ent.start_char, ent.end_char)), ent.label_
        joined = last is not None and last[1] == found[1] == "PER" and not ent[0].is_sent_start
        if joined and _are_one_person(tokens.text, last[0], found[0]):
            last = Span(last[0].start, found[0].end), "PER"
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _are_one_person(text: str, first: Span, second: Span) -> bool:
    """Whether but a blank or a nickname's marks stand between two parts of a name: John “J.D.” Marrow."""
    between = text[first.end : second.start]
    if between == " " or NICKNAME.fullmatch(between):
        return True
    opens = between[:1] == " " and between[1:] in OPENING_MARKS and NICKNAME_END.match(text, second.end)
    closes = between[1:] == " " and between[:1] in CLOSING_MARKS and any(mark in first.of(text) for mark in OPENING_MARKS)
    return bool(opens or closes)


def _kind_of(label: str, written: str, gazetteer: Gazetteer) -> EntityKind:
    """The model's label, made more precise by the name's last word: "… Treaty", "… Air Base", "… Ministry"."""
    words = written.lower().replace("-", " ").split()
    noun = gazetteer.nouns.kind(words[-1], words[-2] if len(words) > 1 else "")
    if len(words) > 1 and words[0] in UNDERTAKINGS:
        return EntityKind.OTHER
    if label == "ORG" and words[-1] in gazetteer.nouns.institutions:
        return EntityKind.ORGANIZATION
    if len(words) > 1 and label != "PER" and noun in ("facility", "agreement", "organization") and written[0].isupper():
        return EntityKind(noun)
    if len(words) > 1 and (noun == "outlet" and label in ("MISC", "ORG") or noun == "item" and label == "MISC"):
        return EntityKind(noun)
    return LABELS.get(label, EntityKind.OTHER)


def _closes(written: str) -> bool:
    """Whether the last character is part of the name: the stop after a single letter (U.S.), the end of a parenthesis in it."""
    return (written[-1] == "." and written[-3:-2] in (".", " ")) or (written[-1] == ")" and "(" in written)


def _trimmed(text: str, span: Span) -> Span:
    """The span without quotes, stops, a participle or preposition at its edges."""
    start, end = span.start, span.start + len(LOOSE_END.sub("", span.of(text)))
    while start < end and text[start] in NAME_EDGES:
        start += 1
    while end > start and text[end - 1] in NAME_EDGES and not _closes(text[start:end]):
        end -= 1
    return Span(start, end)
