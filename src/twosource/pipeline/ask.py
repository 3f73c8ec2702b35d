"""A statement read as an article is read, and held against the ledger."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from twosource.config import DATA
from twosource.errors import InputError
from twosource.link.entities import normal
from twosource.link.view import ClaimView
from twosource.model.claim import Claim
from twosource.model.ids import document_id
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.reading import Reading
from twosource.model.text import Block, BlockKind, Document, Span
from twosource.model.weighed import Weighed
from twosource.pipeline.build import Machine
from twosource.store.ledger import Ledger
from twosource.vocabulary.linking import load_linking
from twosource.weigh.bearing import Naming, Worded
from twosource.weigh.derive import claim_views, singular
from twosource.weigh.statement import Known, together, weigh

LONGEST = 2_000  # characters; a statement is a sentence or two, not an article
NOTHING_READ = Weighed("not-found", "no event was read in the statement; say who did what, in a full sentence")

Words = Callable[[str], frozenset[str]]


def ask(statement: str, ledger: Ledger, machine: Machine) -> tuple[Reading, Weighed]:
    """How ``statement`` was read, and what the ledger holds for and against it.

    :raises InputError: where the statement is empty or far longer than a sentence.
    """
    reading = _read(statement, machine)
    weights = load_linking(DATA)
    words = content_words(machine, weights.shares)
    people = ledger.people({_surname(entity) for entity in reading.entities})
    called = ledger.called({normal(entity.name) for entity in reading.entities})
    asked = _asked(reading, keys_of(reading.entities, {*people, *called}), words, weights.light)
    answers = [weigh(claim, _candidates(claim.view, ledger, words), weights) for claim in asked]
    return reading, together(answers) if answers else NOTHING_READ


def content_words(machine: Machine, shares: frozenset[str]) -> Words:
    """A function from a text to its content words and ``shares``, in lower case and the singular."""
    vocab = machine.pipeline.nlp.vocab

    def words(text: str) -> frozenset[str]:
        pieces = "".join(sign if sign.isalnum() else " " for sign in text.casefold().replace("'s ", " ").replace("’s ", " ")).split()
        return frozenset(singular(piece) for piece in pieces if piece in shares or not vocab[piece].is_stop)

    return words


def keys_of(entities: Iterable[Entity], known: Collection[str]) -> dict[str, str]:
    """Key across articles for each named entity of the statement, which says too little to tell what kind of thing a name is.

    Of the keys ``known`` to the ledger, a surname is the one person who bears it, a full name one of whom the ledger has the
    surname only, and any other name the one thing that is called so, of whatever kind.
    """
    named = (entity for entity in entities if any(mention.form is MentionForm.NAME for mention in entity.mentions))
    return {entity.id: entity.reference or _key(entity, known) for entity in named}


def _key(entity: Entity, known: Collection[str]) -> str:
    name = normal(entity.name)
    own = _person(entity, known) if entity.kind is EntityKind.PERSON else f"{entity.kind.broad}:{name}"
    called = [key for key in known if key.partition(":")[2] == name]
    return called[0] if own not in known and len(called) == 1 else own


def _person(entity: Entity, known: Collection[str]) -> str:
    name, surname = normal(entity.name), _surname(entity)
    bearers = [key for key in known if key.startswith("person:") and key.endswith((f" {surname}", f":{surname}"))]
    is_only_one = len(bearers) == 1 and (name == surname or bearers[0] == f"person:{surname}")
    return bearers[0] if is_only_one else f"person:{name}"


def _surname(entity: Entity) -> str:
    return normal(entity.name).rsplit(" ", 1)[-1]


def _read(statement: str, machine: Machine) -> Reading:
    text = statement.strip()
    if not text or len(text) > LONGEST:
        raise InputError(f"a statement of 1 to {LONGEST} characters is needed, such as: twosource weigh \"Kestria sold drones to Velm\"")
    document = Document(document_id(text.encode()), "statement", text, blocks=(Block(Span(0, len(text)), BlockKind.BODY),))
    return machine.pipeline(document)


def _asked(reading: Reading, identities: Mapping[str, str], words: Words, light: frozenset[str]) -> list[Worded]:
    """The statement's claims; what none of them has taken up is laid beside each."""
    beside = tuple(_beside(reading, identities, words, light))
    return [replace(claim, beside=beside) for claim in _worded(reading, identities, words)]


def _beside(reading: Reading, identities: Mapping[str, str], words: Words, light: frozenset[str]) -> Iterator[Naming]:
    """Names, amounts, dates and other words of the statement that stand in no part of a claim: nothing of it is passed over."""
    text, taken = reading.document.text, [span for claim in reading.claims for span in _spans(claim)]
    loose = [(mention.span, identities.get(entity.id, "")) for entity in reading.entities for mention in entity.mentions
             if mention.form is MentionForm.NAME]  # fmt: skip
    taken += [span for span, _ in loose if any(span.overlaps(other) for other in taken)]  # a name taken in part is taken whole
    loose += [(each.span, "") for each in (*reading.quantities, *reading.times)]
    left = [(span, key) for span, key in sorted(loose) if not any(span.overlaps(other) for other in taken)]
    for span, key in left:
        yield Naming(span.of(text), key, words(span.of(text)))
    for word in sorted(words(_without(text, [*taken, *(span for span, _ in left)])) - light):
        yield Naming(word, "", frozenset({word}))


def _without(text: str, spans: Iterable[Span]) -> str:
    """``text`` with blanks where ``spans`` stand."""
    signs = list(text)
    for span in spans:
        signs[span.start : span.end] = " " * (span.end - span.start)
    return "".join(signs)


def _spans(claim: Claim) -> Iterator[Span]:
    event = claim.event
    yield event.trigger
    yield from (part.span for part in (*event.arguments, *event.times, *event.places, *event.quantities))
    for link in claim.chain:
        yield link.source.span
        if link.cue_span:
            yield link.cue_span
    yield from claim.factuality.because


def _candidates(asked: ClaimView, ledger: Ledger, words: Words) -> Iterator[Known]:
    """Events of the statement's type in which one of its participants takes part, each with all its claims."""
    keys = {key for filler in asked.fillers for key in (filler.key, filler.state) if key}
    events = ledger.events_naming(asked.type, keys)
    documents = ledger.documents_of(claim for event in events for claim in event.claims)
    identities = ledger.identities(documents)
    worded = {claim.view.id: claim for reading in ledger.readings(documents) for claim in _worded(reading, identities, words)}
    yield from (Known(event.id, event.title, tuple(worded[claim] for claim in event.claims)) for event in events)


def _worded(reading: Reading, identities: Mapping[str, str], words: Words) -> Iterator[Worded]:
    """The claims of ``reading``, each with the words and names of its fillers and of its sentence."""
    text = reading.document.text
    names = {
        mention.span: identities[entity.id]
        for entity in reading.entities if entity.id in identities for mention in entity.mentions if mention.form is MentionForm.NAME
    }  # fmt: skip
    states = [mention.span for entity in reading.entities if entity.kind is EntityKind.STATE for mention in entity.mentions]
    bare = _without(text, [*(quantity.span for quantity in reading.quantities), *names, *states])
    for claim, view in zip(reading.claims, claim_views(reading, identities), strict=True):
        sentence, spans = claim.event.sentence, [filler.span for filler in view.fillers if filler.span]
        yield Worded(
            view, tuple(words(span.of(bare)) for span in spans), tuple(_keys_in(span, names) for span in spans),
            words(sentence.of(text)), _keys_in(sentence, names), before=words(_sentence_before(sentence, reading)),
        )  # fmt: skip


def _sentence_before(sentence: Span, reading: Reading) -> str:
    return next((span.of(reading.document.text) for span in reversed(reading.sentences) if span.end <= sentence.start), "")


def _keys_in(span: Span, names: Mapping[Span, str]) -> frozenset[str]:
    return frozenset(key for at, key in names.items() if span.contains(at))

