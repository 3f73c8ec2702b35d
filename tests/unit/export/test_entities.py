from dataclasses import replace

from tests.conftest import make_reading, span_of
from twosource import export
from twosource.model.ids import content_id
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.office import Office, Standing
from twosource.model.protection import Protection
from twosource.model.reading import Reading
from twosource.store.ledger import Ledger

TEXT = "Kestria’s ships leave Varnland\n\nKestria did not sell about 40 patrol boats to Varnland in Orsova on 3 May, the Daily Meridian reported. Former minister Ada Orrel left.\n"


def with_office() -> Reading:
    reading = make_reading(TEXT)
    name, title = span_of("Ada Orrel", TEXT), span_of("Former minister", TEXT)
    person = Entity(content_id("ent", "orrel"), EntityKind.PERSON, "Ada Orrel", (Mention(name, name, MentionForm.NAME),))
    office = Office(title, person.id, "minister", None, reading.entities[0].id, Standing.FORMER, until="2030")
    return replace(reading, entities=(*reading.entities, person), offices=(office,))


def save(ledger: Ledger, reading: Reading) -> None:
    ledger.save(reading, reading.document.text.encode(), made_by="test", overrides={})


def person_in(ledger: Ledger) -> dict:
    (person,) = (entity for entity in export.entities(ledger) if entity["name"] == "Ada Orrel")
    return person


def test_an_office_is_kept_with_its_dates_and_words(ledger: Ledger) -> None:
    save(ledger, with_office())
    (office,) = person_in(ledger)["offices"]
    assert (office["title"], office["affiliation"], office["standing"]) == ("minister", "Kestria", "former")
    assert (office["since"], office["until"], office["as_of"]) == (None, "2030", "2031-05-04")
    assert TEXT[office["start"] : office["end"]] == office["text"] == "Former minister"


def test_whom_an_article_protects_has_no_office(ledger: Ledger) -> None:
    reading = with_office()
    hidden = Protection("prt_1", (reading.offices[0].person,), span_of("Ada Orrel", TEXT), span_of("left", TEXT), "safety", ())
    save(ledger, replace(reading, protections=(hidden,)))
    assert person_in(ledger)["offices"] == []


def test_everything_named_is_there_once(ledger: Ledger) -> None:
    save(ledger, with_office())
    assert sorted(entity["name"] for entity in export.entities(ledger)) == ["Ada Orrel", "Daily Meridian", "Kestria", "Varnland"]
