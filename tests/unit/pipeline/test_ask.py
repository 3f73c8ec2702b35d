"""What a statement's names stand for, given what the ledger knows."""

import pytest

from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Span
from twosource.pipeline.ask import keys_of

HERE = Span(0, 4)


def key(name: str, kind: EntityKind, *known: str, reference: str | None = None) -> str:
    entity = Entity("ent_1", kind, name, (Mention(HERE, HERE, MentionForm.NAME),), reference=reference)
    return keys_of([entity], set(known))["ent_1"]


@pytest.mark.parametrize("kind", [EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.STATE_ORGAN])
def test_a_name_is_the_one_thing_that_is_called_so(kind: EntityKind) -> None:
    assert key("Velm", kind, "place:velm", "place:velmont") == "place:velm"


def test_two_things_of_a_name_leave_it_what_it_was_read_as() -> None:
    assert key("Velm", EntityKind.PERSON, "place:velm", "organization:velm") == "person:velm"


def test_what_the_ledger_knows_by_its_own_kind_stays() -> None:
    assert key("Velm", EntityKind.ORGANIZATION, "place:velm", "organization:velm") == "organization:velm"
    assert key("Holm", EntityKind.PERSON, "place:holm", "person:ada holm") == "person:ada holm"


def test_a_reference_needs_no_ledger() -> None:
    assert key("Velm", EntityKind.STATE, "place:velm", reference="velm") == "velm"


def test_a_surname_is_its_only_bearer() -> None:
    assert key("Holm", EntityKind.PERSON, "person:ada holm") == "person:ada holm"
    assert key("Holm", EntityKind.PERSON, "person:ada holm", "person:jon holm") == "person:holm"
    assert key("Ada Holm", EntityKind.PERSON, "person:holm") == "person:holm"
