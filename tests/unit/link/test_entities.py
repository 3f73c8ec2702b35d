from collections.abc import Iterable

from twosource.link.entities import NamedEntity, link_entities
from twosource.link.rulings import NOBODY_SAID, Rulings


def keys_of(entities: Iterable[NamedEntity], rulings: Rulings = NOBODY_SAID) -> dict[str, str]:
    return {entity: identity.key for entity, identity in link_entities(entities, rulings).items()}


def person(name: str, number: int, state: str | None = "kestria") -> NamedEntity:
    return NamedEntity(f"ent_{number}", "person", name, True, state=state)


def test_vocabulary_record_makes_one() -> None:
    entities = [NamedEntity("ent_1", "state", "Kestria", True, "kestria"), NamedEntity("ent_2", "state", "the Kestrian government", True, "kestria")]
    assert keys_of(entities) == {"ent_1": "kestria", "ent_2": "kestria"}
    assert {identity.why for identity in link_entities(entities).values()} == {"the vocabulary's «kestria»"}


def test_surname_joins_its_only_bearer() -> None:
    keys = keys_of([person("Ada Holm", 1), person("Holm", 2)])
    assert keys["ent_1"] == keys["ent_2"]


def test_surname_of_two_bearers_stays_apart() -> None:
    keys = keys_of([person("Ada Holm", 1), person("Jon Holm", 2), person("Holm", 3)])
    assert len(set(keys.values())) == 3


def test_namesake_of_another_state_stays_apart() -> None:
    keys = keys_of([person("Ada Holm", 1), person("Holm", 2, state="varnland")])
    assert keys["ent_1"] != keys["ent_2"]


def test_unnamed_people_get_no_key() -> None:
    assert keys_of([NamedEntity("ent_1", "person", "a senior official", False), NamedEntity("ent_2", "person", "a senior official", False)]) == {}


def test_names_that_a_person_says_are_one_are_one() -> None:
    entities = [person("Ada Holm", 1), person("A. M. Holm", 2), person("Holm", 3)]
    keys = keys_of(entities, Rulings(same=frozenset({("person:a. m. holm", "person:ada holm")})))
    assert keys["ent_1"] == keys["ent_2"] != keys["ent_3"]


def test_one_that_a_person_says_is_another_is_another() -> None:
    keys = keys_of([person("Ada Holm", 1), person("Ada Holm", 2)], Rulings(different=frozenset({("ent_2", "person:ada holm")})))
    assert keys == {"ent_1": "person:ada holm", "ent_2": "person:ada holm#ent_2"}
