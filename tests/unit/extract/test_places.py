"""Places in invented articles; the names of towns are real, since GeoNames decides about them."""

import pytest
import spacy
from spacy.tokens import Doc

from twosource.extract.places import extract_places
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.place import Place
from twosource.model.text import Document, Span
from twosource.vocabulary.places import PlaceIndex

pytestmark = pytest.mark.usefixtures("without_place_cache")
UNPARSED = Doc(spacy.blank("en").vocab)


def entity(text: str, name: str, kind: EntityKind = EntityKind.PLACE, *, of: str | None = None) -> Entity:
    """An entity with all mentions of ``name``; ``of`` names the state that a capital stands for."""
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    spans = [Span(start, start + len(name)) for start in starts]
    return Entity(f"ent_{name}", kind, of or name, tuple(Mention(span, span, MentionForm.NAME) for span in spans))


def places_of(text: str, place_index: PlaceIndex, *entities: Entity) -> tuple[Place, ...]:
    return extract_places(Document("d", "d.txt", text), UNPARSED, entities, places=place_index)


def test_a_large_town_without_rivals_is_resolved(place_index: PlaceIndex) -> None:
    text = "The yard in Istanbul was shown."
    (place,) = places_of(text, place_index, entity(text, "Istanbul"))
    assert (place.geonames, place.country, place.precision) == (745044, "TR", "city")
    assert "no namesake" in place.why


def test_namesakes_stay_unresolved(place_index: PlaceIndex) -> None:
    text = "The yard in Tripoli was shown."
    (place,) = places_of(text, place_index, entity(text, "Tripoli"))
    assert (place.geonames, place.latitude, place.precision) == (None, None, "unresolved")
    assert "LB, LY" in place.why


def test_the_article_names_the_state(place_index: PlaceIndex) -> None:
    text = "The yard in Tripoli was shown. Lebanon denied it."
    (place,) = places_of(text, place_index, entity(text, "Tripoli"), entity(text, "Lebanon", EntityKind.STATE))
    assert (place.country, place.why) == ("LB", "the article names its state")


def test_the_state_right_after_prevails_everywhere(place_index: PlaceIndex) -> None:
    text = "In Paris, Texas, a yard was shown. Paris said no more."
    first, second = places_of(text, place_index, entity(text, "Paris"))
    assert first.geonames == second.geonames
    assert first.country == "US"


def test_a_state_has_no_point(place_index: PlaceIndex) -> None:
    text = "The yard in Lebanon was shown."
    (place,) = places_of(text, place_index, entity(text, "Lebanon", EntityKind.STATE))
    assert (place.country, place.precision, place.latitude) == ("LB", "country", None)


def test_a_state_that_acts_is_no_place(place_index: PlaceIndex) -> None:
    text = "Lebanon denied it."
    assert places_of(text, place_index, entity(text, "Lebanon", EntityKind.STATE)) == ()


def test_a_capital_that_is_a_location_is_its_town(place_index: PlaceIndex) -> None:
    text = "The envoys spoke in Moscow. Moscow agreed."
    (place,) = places_of(text, place_index, entity(text, "Moscow", EntityKind.STATE, of="Russia"))
    assert (place.geonames, place.span) == (524901, Span(20, 26))


def test_a_region_has_no_point(place_index: PlaceIndex) -> None:
    text = "Drills in the Gulf of Oman ended."
    (place,) = places_of(text, place_index, entity(text, "Gulf of Oman"))
    assert (place.precision, place.latitude) == ("region", None)


@pytest.mark.parametrize("words", ["near the port of Istanbul", "30 km north of Istanbul", "outside Istanbul"])
def test_near_is_not_in(place_index: PlaceIndex, words: str) -> None:
    text = f"A base {words} was shown."
    (place,) = places_of(text, place_index, entity(text, "Istanbul"))
    assert place.precision == "near"


def test_an_unknown_name_is_kept(place_index: PlaceIndex) -> None:
    text = "A base near the port of Orsovalund was shown."
    (place,) = places_of(text, place_index, entity(text, "Orsovalund"))
    assert (place.name, place.geonames, place.precision) == ("Orsovalund", None, "near")


def test_facilities_are_not_resolved(place_index: PlaceIndex) -> None:
    text = "They showed the Halvard Works."
    (place,) = places_of(text, place_index, entity(text, "Halvard Works", EntityKind.FACILITY))
    assert place.precision == "unresolved"


def test_the_state_behind_in_is_stated_too(place_index: PlaceIndex) -> None:
    text = "Ships left Valencia in eastern Spain."
    (place,) = places_of(text, place_index, entity(text, "Valencia"))
    assert (place.country, place.precision) == ("ES", "city")


def test_a_province_is_not_its_town(place_index: PlaceIndex) -> None:
    text = "Fires burned in Isfahan province."
    (place,) = places_of(text, place_index, entity(text, "Isfahan"))
    assert (place.precision, place.geonames, place.latitude) == ("region", None, None)


def test_one_of_the_united_states_is_no_town_elsewhere(place_index: PlaceIndex) -> None:
    text = "Troops left Virginia."
    (place,) = places_of(text, place_index, entity(text, "Virginia"))
    assert (place.country, place.precision, place.latitude) == ("US", "region", None)


def test_a_facility_lies_where_the_words_put_it(place_index: PlaceIndex) -> None:
    text = "The Velm depot 40 km north of Istanbul burned."
    depot, town = places_of(text, place_index, entity(text, "Velm depot", EntityKind.FACILITY), entity(text, "Istanbul"))
    assert (depot.latitude, depot.country, town.precision) == (None, "TR", "near")
    assert "40 km north of Istanbul" in depot.why


def test_an_unknown_town_keeps_its_state(place_index: PlaceIndex) -> None:
    text = "A base near the port of Amirabad in northern Iran was hit."
    (place,) = places_of(text, place_index, entity(text, "Amirabad"))
    assert (place.country, place.precision, place.geonames) == ("IR", "near", None)
