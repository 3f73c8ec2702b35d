"""Offices and affiliations of persons as dated relations.

Read where a name has its title or apposition ("then-foreign minister A. Velm", "A. Velm, a fellow at the Halm
Institute since 2019") and where a clause tells of office ("Velm was named admiral in May", "resigned as premier").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.entities import EntityIndex
from twosource.extract.entities.names import Name
from twosource.extract.entities.persons import Role, RoleReader
from twosource.extract.fillers import subjects
from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import case_of, char_span, children, has_child, has_tree, lemma_of
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.office import Office, Standing
from twosource.model.text import Document, Span
from twosource.model.time import TimeExpression
from twosource.vocabulary.gazetteer import Gazetteer

LOOK_BACK = 12  # characters before an office in which "then-" or "former" may stand
YEARS = re.compile(r"\b((?:19|20)\d\d)\s?(?:to|until|till|through|and|[-–])\s?((?:19|20)\d\d)\b")
BEFORE, BEHIND = re.compile(r"(\w+)[\s-]+$"), re.compile(r"-(\w+)")  # the words beside an office
PARTS = re.compile(r"([\s-]+)")
FROM, TO = frozenset({"from", "since", "after"}), frozenset({"to", "until", "till", "before", "through", "-", "–"})


def extract_offices(
    document: Document, annotation: Doc, entities: Sequence[Entity], times: Sequence[TimeExpression], *, gazetteer: Gazetteer
) -> tuple[Office, ...]:
    """Offices that ``document`` tells of, in text order; one for each person and wording."""
    if not has_tree(annotation):
        return ()
    reader = _OfficeReader(TokenIndex(annotation), entities, times, gazetteer)
    found: dict[tuple[str, int], Office] = {}
    for office in (*reader.beside_names(), *reader.in_clauses()):
        found.setdefault((office.person, office.span.start), office)
    return tuple(sorted(found.values(), key=lambda office: (office.span, office.person)))


class _OfficeReader:
    """One document's names and times, and the offices read among them."""

    def __init__(self, tokens: TokenIndex, entities: Sequence[Entity], times: Sequence[TimeExpression], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._text = tokens.text
        self._titles = gazetteer.titles
        self._index = EntityIndex(entities)
        self._times = [time for time in times if time.kind == "DATE"]
        self._names = sorted(_names(tokens, entities, gazetteer), key=lambda name: name.span)
        self._roles = RoleReader(tokens, self._names, gazetteer.titles)

    def beside_names(self) -> Iterator[Office]:
        """Titles before names, appositions and relative clauses behind them, and "of the Halm Institute"."""
        for name in self._names:
            person = self._index.at(name.head.idx) if name.kind is EntityKind.PERSON else None
            if person is None:
                continue
            roles = list(self._roles.roles(name))
            yield from (self._office(person, role, self._reach(role, name)) for role in roles)
            body = self._roles.affiliation(name)
            if body is not None and not any(role.affiliation is body for role in roles):
                yield Office(body.span, person.id, None, body.span.of(self._text), self._of(body))

    def in_clauses(self) -> Iterator[Office]:
        """ "was appointed foreign minister", "became premier", "resigned as commander", "serves as envoy"."""
        for token in self._tokens.doc:
            kind = self._titles.tenure.get(lemma_of(token)) if token.pos_ == "VERB" else None
            for word in children(token, "xcomp", "obj", "obl") if kind is not None else ():
                told = (word.dep_ == "xcomp" or kind == "begins" and word.dep_ == "obj") and not has_child(word, "case")
                role = self._roles.at(word) if told or case_of(word) == "as" else None
                person = self._holder(token)
                if role is not None and person is not None and (told or case_of(word) == "as"):
                    yield self._tenure(self._office(person, role, char_span((token, *token.subtree))), token, kind)

    def _tenure(self, office: Office, verb: Token, kind: str) -> Office:
        """The office with what the verb says of its beginning or end."""
        when = office.since or office.until or next((time.timex for time in self._within(char_span((verb, *verb.subtree)))), None)
        if kind == "begins":
            return replace(office, since=when, until=None)
        if kind == "ends":
            return replace(office, standing=Standing.FORMER, since=None, until=when)
        past = verb.tag_ == "VBD" and not has_child(verb, "aux")
        return replace(office, standing=Standing.FORMER) if past and office.standing is Standing.CURRENT else office

    def _holder(self, verb: Token) -> Entity | None:
        """The person whom the clause is about: the object of "appointed", else its subject."""
        objects = [child for child in children(verb, "obj") if has_child(verb, "xcomp")]
        heads = objects or [filler.token for filler in subjects(verb)]
        found = [entity for entity in map(self._index.at, (word.idx for word in heads)) if entity is not None]
        return found[0] if len(found) == 1 and found[0].kind is EntityKind.PERSON else None

    # --- one office ---

    def _office(self, person: Entity, role: Role, reach: Span) -> Office:
        title, standing = self._standing(role)
        since, until = self._dates(reach)
        if until is not None and standing is Standing.CURRENT:
            standing = Standing.FORMER
        body = role.affiliation
        organization = self._of(body) if body is not None else self._owner(role)
        affiliation = body.span.of(self._text) if body is not None else None
        return Office(role.span, person.id, title, affiliation, organization, standing, since, until)

    def _standing(self, role: Role) -> tuple[str, Standing]:
        """The title without the words that say how it lies to the present, and what these say."""
        known = self._titles.standing
        before = BEFORE.search(self._text, max(0, role.span.start - LOOK_BACK), role.span.start)
        behind = BEHIND.match(self._text, role.span.end)
        words = role.office.replace("-", " ").lower().split()
        said = [known[word] for word in (*_words(before), *words, *_words(behind)) if word in known]
        title = "".join(part for part in PARTS.split(role.office) if part.lower() not in known).strip(" -") or role.office
        if not said and role.head.dep_ == "acl:relcl" and any(child.lower_ == "was" for child in children(role.head, "cop")):
            return title, Standing.FORMER
        return title, Standing(said[0]) if said else Standing.CURRENT

    def _reach(self, role: Role, name: Name) -> Span:
        """The apposition with what hangs on it, without the name; of a title before a name the title alone."""
        if role.span.start < name.span.start:
            return role.span
        words = [word for word in role.head.subtree if word.idx > name.span.start]
        return char_span((role.head, *words))

    def _dates(self, reach: Span) -> tuple[str | None, str | None]:
        """Since when and until when, of the times within ``reach``."""
        if years := YEARS.search(self._text, reach.start, reach.end):
            return years[1], years[2]
        since = until = None
        for time in self._within(reach):
            before = self._text[max(0, time.span.start - LOOK_BACK) : time.span.start].lower().split()
            word = time.direction or (before[-1] if before else "")
            if "/" in time.timex:
                first, _, last = time.timex.partition("/")
                since, until = since or first.strip("."), until or last.strip(".")
            elif word in FROM or time.direction == "since":
                since = since or time.timex
            elif word in TO:
                until = until or time.timex
        return since or None, until or None

    def _within(self, reach: Span) -> Iterator[TimeExpression]:
        return (time for time in self._times if reach.contains(time.span))

    def _of(self, name: Name) -> str | None:
        entity = self._index.at(name.head.idx)
        return entity.id if entity is not None else None

    def _owner(self, role: Role) -> str | None:
        """The state or body that a pronoun or description before the office stands for: "its foreign minister"."""
        owner = self._index.at(role.owner.idx) if role.owner is not None else None
        return owner.id if owner is not None and owner.kind is not EntityKind.PERSON else None


def _words(match: re.Match[str] | None) -> tuple[str, ...]:
    return (match[1].lower(),) if match else ()


def _names(tokens: TokenIndex, entities: Sequence[Entity], gazetteer: Gazetteer) -> Iterator[Name]:
    """Names as the entities have them; peoples of states are nobody's name."""
    for entity in entities:
        for mention in entity.mentions:
            if mention.form is MentionForm.NAME:
                first, last = tokens.range(mention.span)
                record = gazetteer.records.get(entity.reference or "")
                yield Name(mention.span, first, last, tokens.head_of(mention.head), entity.kind.broad, record)
