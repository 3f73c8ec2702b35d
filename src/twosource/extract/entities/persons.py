"""Office and affiliation of a named person, from the titles before the name and the apposition behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.entities.names import Name
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import CLAUSES, SUBJECTS, case_of, char_span, children
from twosource.model.mention import EntityKind
from twosource.model.text import Span
from twosource.vocabulary.nouns import Titles

AFFILIATIONS = frozenset({EntityKind.ORGANIZATION, EntityKind.STATE, EntityKind.OUTLET, EntityKind.FACILITY, EntityKind.OTHER})
AFFILIATING = frozenset({"at", "of", "for", "with", "in", "from", "to"})
REACH = 14  # words behind the name in which its apposition names the office
OPENERS = frozenset({",", "(", "–", "—", "-"})
SKIPPED = frozenset({"the", "a", "an", "who", "is", "was", "has", "been", "as", "serves", "served", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Role:
    """What the words beside a name say of the person. ``span`` and ``head`` are those of the title or apposition."""

    office: str
    span: Span
    head: Token
    affiliation: Name | None = None
    state: Name | None = None
    owner: Token | None = None  # a possessor that is no name: "the country's foreign minister"


class RoleReader:
    """Reads roles of persons in one document, given its names by token."""

    def __init__(self, tokens: TokenIndex, names: Sequence[Name], titles: Titles) -> None:
        self._doc = tokens.doc
        self._text = tokens.text
        self._titles = titles
        self._by_token: Mapping[int, Name] = {i: name for name in names for i in range(name.first, name.last + 1)}
        self._longest = titles.longest_office

    def roles(self, person: Name) -> Iterator[Role]:
        """The title before the name, then the apposition or relative clause behind it."""
        found = (self._before(person), self._governing(person), self._behind(person))
        yield from (role for role in found if role is not None)

    def at(self, word: Token) -> Role | None:
        """The office that ``word`` heads, beside no name: "was named *foreign minister of Kestria*"."""
        office = self._office_ending(word.i) or self._office_around(word.i)
        return None if office is None else self._with_complement(self._role(*self._widened(*office)))

    def affiliation(self, person: Name) -> Name | None:
        """"X of the Y institute", "the Y institute's X"."""
        for child in children(person.head, "nmod", "nmod:poss", "obl"):
            name = self._by_token.get(child.i)
            if name is not None and name.kind in AFFILIATIONS and (child.dep_ == "nmod:poss" or case_of(child) in AFFILIATING):
                return name
        return None

    def is_female(self, person: Name) -> bool | None:
        """What the two words before the name say: "Mrs.", "King", "spokeswoman"; ``None`` if nothing."""
        before = {word.lower_ for word in self._doc[max(0, person.first - 2) : person.first]}
        female, male = bool(before & self._titles.female), bool(before & self._titles.male)
        return female if female != male else None

    def is_womans(self, person: Name) -> bool | None:
        """What the first word of a name of several words lets one expect; ``None`` if nothing."""
        given = self._doc[person.first].lower_ if person.last > person.first else ""
        return True if given in self._titles.women else False if given in self._titles.men else None

    # --- before the name ---

    def _before(self, person: Name) -> Role | None:
        last = person.first - 1
        if last > 1 and self._doc[last].lower_ in self._titles.standing and self._doc[last - 1].text == "-":
            last -= 2  # "President-elect"
        office = self._office_ending(last)
        while last >= 0 and self._is_rank(last) and (office is None or office[0] == office[1]):
            last -= 1
            office = self._office_ending(last) or office
        if office is not None and (office[0] < office[1] or not self._is_rank(office[1])):
            return self._role(*self._widened(*office))
        ranks = [i for i in range(last + 1, person.first) if self._doc[i].lower_ not in self._titles.honorifics]
        return self._rank(ranks) if ranks else None

    def _rank(self, ranks: Sequence[int]) -> Role:
        words = [self._doc[i] for i in ranks]
        span = char_span(words)
        return Role(span.of(self._text), span, words[-1])

    def _is_rank(self, i: int) -> bool:
        word = self._doc[i].lower_
        return word in self._titles.ranks or word in self._titles.honorifics or (word == "." and i > 0 and self._is_rank(i - 1))

    def _office_ending(self, last: int) -> tuple[int, int] | None:
        """First and last token of the longest office that ends at ``last``."""
        if last < 0:
            return None
        for first in range(max(0, last - 2 * self._longest), last + 1):
            if self._joined(first, last) in self._titles.offices:
                return first, last
        return None

    def _joined(self, first: int, last: int) -> str:
        """The words in lower case with single blanks; empty where a line ends among them."""
        written = self._text[self._doc[first].idx : self._doc[last].idx + len(self._doc[last])]
        return "" if "\n" in written else " ".join(written.lower().split())

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """The office with the modifiers before it, up to a name: "deputy defense" minister."""
        start = first
        while start > 0 and start - 1 not in self._by_token and self._is_modifier(start - 1):
            start -= 1
        while self._doc[start].lower_ in ("-", "and", "of", ","):
            start += 1
        return start, last

    def _is_modifier(self, i: int) -> bool:
        word = self._doc[i]
        return word.lower_ in self._titles.modifiers or (word.lower_ in ("-", "and") and self._doc[i - 1].lower_ in self._titles.modifiers)

    def _role(self, first: int, last: int) -> Role:
        words = self._doc[first : last + 1]
        owners = list(self._owners(first))
        affiliation = next((name for name in owners if name.kind is not EntityKind.STATE), None)
        state = owners[-1] if owners and owners[-1].kind is EntityKind.STATE else None
        span = char_span(words)
        return Role(span.of(self._text), span, words.root, affiliation or state, state, self._possessor(first))

    def _owners(self, first: int) -> Iterator[Name]:
        """Names directly before an office: "Iranian", "FDD Russia Program", "Kestria's"."""
        i, steps = first - 1, 0
        while i >= 0 and steps < 6:
            name = self._by_token.get(i)
            if name is not None and name.kind is not EntityKind.PERSON:
                yield name
                i = name.first
            elif not (self._doc[i].tag_ == "POS" or self._doc[i].lower_ in self._titles.modifiers or self._doc[i].lower_ == "-"):
                return
            i, steps = i - 1, steps + 1

    def _possessor(self, first: int) -> Token | None:
        """A noun or pronoun before the office that owns it and is no name."""
        if first == 0:
            return None
        word = self._doc[first - 1]
        if word.tag_ == "POS" and first > 1 and first - 2 not in self._by_token:
            return self._doc[first - 2]
        return word if word.tag_ == "PRP$" else None

    # --- behind the name, or with the name as apposition ---

    def _governing(self, person: Name) -> Role | None:
        """"Kestria's foreign minister, A. Velm," with the name in apposition."""
        head = person.head.head
        if person.head.dep_ == "appos" and head.i in self._by_token and head.dep_ == "nmod":
            head = head.head  # "the head of the Halm Institute, A. Velm,": the parser may take the nearer noun
        if person.head.dep_ != "appos" or head.i > person.first or head.i in self._by_token:
            return None
        office = self._office_ending(head.i) or self._office_around(head.i)
        return None if office is None else self._with_complement(self._role(*self._widened(*office)))

    def _office_around(self, i: int) -> tuple[int, int] | None:
        """An office that begins at ``i``, the head of an "of" phrase: "chief of staff"."""
        for last in range(min(i + 2 * self._longest, len(self._doc) - 1), i - 1, -1):
            if self._joined(i, last) in self._titles.offices:
                return self._office_around(last + 1) or (i, last) if last + 1 < len(self._doc) else (i, last)
        return None

    def _behind(self, person: Name) -> Role | None:
        """The first office in the apposition behind a name, and what stands before and after it."""
        i = person.last + 1
        if i < len(self._doc) and self._doc[i].tag_ == "POS":
            return None
        if i < len(self._doc) and self._doc[i].text in OPENERS:
            i += 1
        elif not any(child.i > person.last for child in children(person.head, "appos", "acl:relcl")):
            return None
        for position in range(i, min(i + REACH, len(self._doc))):
            word = self._doc[position]
            if self._ends_apposition(word):
                return None
            office = None if position in self._by_token else self._office_around(position)
            if office is not None:
                role = self._role(*self._widened(*office))
                return None if self._acts(role.head) else self._with_complement(role)
        return None

    def _acts(self, noun: Token) -> bool:
        """Whether a noun behind a name is the next clause's subject: "…, sold by Ada Orrel, *an official* told the Meridian"."""
        return noun.dep_ in SUBJECTS and noun.i < noun.head.i and all(word.text not in OPENERS for word in self._doc[noun.i : noun.head.i])

    def _ends_apposition(self, word: Token) -> bool:
        """Whether the apposition is over at ``word``: a stop, another person or a verb that is not "is" or "was"."""
        if word.is_sent_start or word.text in (",", ";", ".", ")", ":", "”", '"'):
            return True
        name = self._by_token.get(word.i)
        if name is not None and name.kind is EntityKind.PERSON:
            return True
        return word.pos_ in ("VERB", "AUX", "ADP", "CCONJ") and word.lower_ not in SKIPPED

    def _with_complement(self, role: Role) -> Role:
        """The role with the organization that an "of", "at" or "for" phrase adds."""
        found = [name for name in self._complements(role.head) if name.kind in AFFILIATIONS]
        if not found:
            return role
        state = role.state or next((name for name in found if name.kind is EntityKind.STATE), None)
        best = next((name for name in found if name.kind is not EntityKind.STATE or name.head.head.i == role.head.i), None)
        span = Span(role.span.start, max(role.span.end, best.span.end if best else 0))
        return Role(role.office, span, role.head, best or role.affiliation, state, role.owner)

    def _complements(self, head: Token) -> Iterator[Name]:
        """Names in prepositional phrases on ``head`` and on nouns within them, outside clauses."""
        for child in children(head, "nmod", "nmod:desc", "compound"):
            if child.i < head.i:
                continue
            name = self._by_token.get(child.i)
            if name is not None:
                yield name
            yield from (self._by_token[word.i] for word in child.subtree if word.i in self._by_token and word.dep_ not in CLAUSES)
