"""Everything taken out of one document: what the document stages hand to the store."""

from dataclasses import dataclass

from twosource.model.answer import Answer
from twosource.model.claim import Attribution, Claim
from twosource.model.decision import NOTHING_DECIDED, Corrections
from twosource.model.lineage import Derivation, Passage
from twosource.model.mention import Entity
from twosource.model.office import Office
from twosource.model.place import Place
from twosource.model.protection import Protection
from twosource.model.quantity import Quantity
from twosource.model.text import Document, Span
from twosource.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """The document and its facts, all with spans into ``document.text``.

    Facts that come from the ledger are as people left them; ``corrections`` tell what they decided.
    """

    document: Document
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    answers: tuple[Answer, ...] = ()
    protections: tuple[Protection, ...] = ()
    passages: tuple[Passage, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    offices: tuple[Office, ...] = ()
    corrections: Corrections = NOTHING_DECIDED
