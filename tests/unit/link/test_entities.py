from twosource.link.entities import NamedEntity, link_entities


def person(name: str, number: int, state: str | None = "kestria") -> NamedEntity:
    return NamedEntity(f"ent_{number}", "person", name, True, state=state)


def test_vocabulary_record_makes_one() -> None:
    entities = [NamedEntity("ent_1", "state", "Kestria", True, "kestria"), NamedEntity("ent_2", "state", "the Kestrian government", True, "kestria")]
    keys, judgements = link_entities(entities)
    assert keys == {"ent_1": "kestria", "ent_2": "kestria"}
    assert len(judgements) == 1 and judgements[0].verdict == "same"


def test_surname_joins_its_only_bearer() -> None:
    keys, _ = link_entities([person("Ada Holm", 1), person("Holm", 2)])
    assert keys["ent_1"] == keys["ent_2"]


def test_surname_of_two_bearers_stays_apart() -> None:
    keys, _ = link_entities([person("Ada Holm", 1), person("Jon Holm", 2), person("Holm", 3)])
    assert len(set(keys.values())) == 3


def test_namesake_of_another_state_stays_apart() -> None:
    keys, _ = link_entities([person("Ada Holm", 1), person("Holm", 2, state="varnland")])
    assert keys["ent_1"] != keys["ent_2"]


def test_unnamed_people_get_no_key() -> None:
    keys, judgements = link_entities([NamedEntity("ent_1", "person", "a senior official", False), NamedEntity("ent_2", "person", "a senior official", False)])
    assert keys == {} and judgements == []
