"""Entities of invented articles: names, offices, states behind capitals and governments, items, and the index."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.tokens import Span as Named

import twosource
from twosource.extract.entities import EntityIndex, extract_entities
from twosource.model.mention import Entity, EntityKind, MentionForm
from twosource.model.text import Document
from twosource.vocabulary.gazetteer import Gazetteer, Record
from twosource.vocabulary.nouns import load_nouns, load_titles_of_persons

LANGUAGE = Path(twosource.__file__).parent / "data" / "languages" / "en"
VOCAB = English().vocab
RECORDS = (
    Record("kestria", EntityKind.STATE, "Kestria", demonyms=("Kestrian",), capitals=("Orsova",), government=("Stone House",)),
    Record("varnland", EntityKind.STATE, "Varnland", demonyms=("Varnish",), capitals=("Halm",)),
    Record("coast-guard", EntityKind.ORGANIZATION, "Kestrian Coast Guard", names=("KCG",), subclass="armed-force", state="kestria"),
    Record("naval-office", EntityKind.ORGANIZATION, "Naval Office", subclass="ministry", state="kestria"),
    Record("meridian", EntityKind.OUTLET, "Daily Meridian", subclass="outlet"),
    Record("gull-40", EntityKind.ITEM, "Gull-40", subclass="drone", state="kestria"),
    Record("rapier", EntityKind.ITEM, "Rapier", subclass="missile", ordinary=True),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    titles, nouns = load_titles_of_persons(LANGUAGE), load_nouns(LANGUAGE)
    return Gazetteer(RECORDS, titles=titles, nouns=nouns, families={"Gull": "drone"})


def parsed(table: str, names: Mapping[str, str] | None = None) -> Doc:
    """A Doc from words "text/TAG/label/head" with heads counted from 1 within each line; a line is a sentence."""
    words, tags, deps, heads, starts = [], [], [], [], []
    for line in table.strip().splitlines():
        offset = len(words)
        for place, cell in enumerate(line.split()):
            word, tag, label, head = cell.replace("\\n", "\n").rsplit("/", 3)
            words.append(word)
            tags.append(tag)
            deps.append(label)
            heads.append(offset + (int(head) - 1 if int(head) else place))
            starts.append(place == 0)
    pos = [POS.get(tag, "X") for tag in tags]
    lemmas = [word.lower().removesuffix("s") if tag in ("NNS", "NNPS") else word.lower() for word, tag in zip(words, tags, strict=True)]
    doc = Doc(VOCAB, words=words, tags=tags, pos=pos, deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts)
    spans = [(doc.text.index(name), name, label) for name, label in (names or {}).items()]
    doc.ents = [doc.char_span(start, start + len(name), label=label) for start, name, label in spans]
    assert all(isinstance(ent, Named) for ent in doc.ents)
    return doc


POS = {"NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "VBD": "VERB", "VBN": "VERB", "VBZ": "VERB",
       "IN": "ADP", "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "POS": "PART", "CD": "NUM", ".": "PUNCT", ",": "PUNCT", "CC": "CCONJ",
       "WP": "PRON", "WDT": "PRON", "HYPH": "PUNCT"}  # fmt: skip


def entities_of(doc: Doc, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    return extract_entities(Document("sha256:0", "brief.txt", doc.text), doc, gazetteer=gazetteer)


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(entity for entity in entities if entity.name == name)


def wordings(entity: Entity, doc: Doc) -> list[str]:
    return [mention.span.of(doc.text) for mention in entity.mentions]


MINISTER = "Kestrian/JJ/amod/3 Defense/NNP/compound/3 Minister/NNP/nmod:desc/4 Ada/NNP/nsubj/6 Orrel/NNP/flat/4 arrived/VBD/root/0 ././punct/6"


def test_a_title_gives_office_affiliation_and_state(gazetteer: Gazetteer) -> None:
    doc = parsed(MINISTER, {"Ada Orrel": "PER"})
    orrel = named(entities_of(doc, gazetteer), "Ada Orrel")
    assert (orrel.kind, orrel.office, orrel.affiliation, orrel.state) == (EntityKind.PERSON, "Defense Minister", "Kestrian", "kestria")
    assert wordings(orrel, doc) == ["Defense Minister", "Ada Orrel"]


def test_ranks_stand_between_office_and_name(gazetteer: Gazetteer) -> None:
    doc = parsed(
        "Coast/NNP/compound/2 Commander/NNP/nmod:desc/5 Rear/NNP/compound/4 Admiral/NNP/nmod:desc/5 Orrel/NNP/nsubj/6 left/VBD/root/0",
        {"Orrel": "PER"},
    )
    assert named(entities_of(doc, gazetteer), "Orrel").office == "Commander"


def test_an_apposition_gives_office_and_affiliation(gazetteer: Gazetteer) -> None:
    doc = parsed(
        "Ada/NNP/nsubj/13 Orrel/NNP/flat/1 ,/,/punct/5 senior/JJ/amod/5 fellow/NN/appos/1 at/IN/case/9 the/DT/det/9 Halm/NNP/compound/9"
        " Institute/NNP/nmod/5 ,/,/punct/5 of/IN/case/12 late/JJ/nmod/5 spoke/VBD/root/0",
        {"Ada Orrel": "PER", "Halm Institute": "ORG"},
    )
    orrel = named(entities_of(doc, gazetteer), "Ada Orrel")
    assert (orrel.office, orrel.affiliation) == ("senior fellow", "Halm Institute")


def test_a_surname_alone_is_the_same_person(gazetteer: Gazetteer) -> None:
    doc = parsed(f"{MINISTER}\nOrrel/NNP/nsubj/2 spoke/VBD/root/0", {"Ada Orrel": "PER"})
    doc.ents = [*doc.ents, Named(doc, 7, 8, label="PER")]
    orrel = named(entities_of(doc, gazetteer), "Ada Orrel")
    assert wordings(orrel, doc)[-1] == "Orrel"


def test_two_persons_of_one_surname_stay_two(gazetteer: Gazetteer) -> None:
    doc = parsed("Ada/NNP/nsubj/3 Orrel/NNP/flat/1 met/VBD/root/0 Bo/NNP/obj/3 Orrel/NNP/flat/4 ././punct/3\nOrrel/NNP/nsubj/2 left/VBD/root/0",
                 {"Ada Orrel": "PER", "Bo Orrel": "PER"})  # fmt: skip
    doc.ents = [*doc.ents, Named(doc, 6, 7, label="PER")]
    assert len([entity for entity in entities_of(doc, gazetteer) if entity.kind is EntityKind.PERSON]) == 3


@pytest.mark.parametrize(("table", "kind"), [
    ("He/PRP/nsubj/2 lives/VBZ/root/0 in/IN/case/5 the/DT/det/5 city/NN/obl/2 of/IN/case/7 Halm/NNP/nmod/5", EntityKind.PLACE),
    ("Drones/NNS/nsubj/2 strike/VB/root/0 Halm/NNP/obj/2", EntityKind.PLACE),
    ("Halm/NNP/nmod:poss/3 's/POS/case/1 streets/NNS/nsubj/4 emptied/VBD/root/0", EntityKind.PLACE),
    ("Halm/NNP/nmod:poss/3 's/POS/case/1 envoy/NN/nsubj/4 left/VBD/root/0", EntityKind.STATE),
    ("It/PRP/nsubj/2 depends/VBZ/root/0 on/IN/case/4 Halm/NNP/obl/2", EntityKind.STATE),
    ("Snow/NN/nsubj/2 fall/VB/root/0 on/IN/case/4 Halm/NNP/obl/2", EntityKind.PLACE),
    ("The/DT/det/3 road/NN/nsubj/7 between/IN/case/4 Halm/NNP/nmod/2 and/CC/cc/6 Vell/NNP/conj/4 closed/VBD/root/0", EntityKind.PLACE),
    ("Halm/NNP/obl:unmarked/3 -/HYPH/punct/1 backed/VBN/amod/4 rebels/NNS/nsubj/5 left/VBD/root/0", EntityKind.STATE),
])  # fmt: skip
def test_what_befalls_a_capital_befalls_the_town(gazetteer: Gazetteer, table: str, kind: EntityKind) -> None:
    doc = parsed(table)
    assert [entity.kind for entity in entities_of(doc, gazetteer) if entity.name in ("Halm", "Varnland")] == [kind]


def test_a_capital_that_acts_is_its_state(gazetteer: Gazetteer) -> None:
    doc = parsed("Orsova/NNP/nsubj/2 agreed/VBD/root/0 in/IN/case/4 Halm/NNP/obl/2 ././punct/2")
    entities = entities_of(doc, gazetteer)
    assert [(entity.kind, entity.name, entity.state) for entity in entities] == [
        (EntityKind.STATE, "Kestria", None),
        (EntityKind.PLACE, "Halm", "varnland"),
    ]


@pytest.mark.parametrize(("verb", "kind"), [("flew", EntityKind.PLACE), ("sold", EntityKind.STATE)])
def test_movement_tells_a_destination_from_a_recipient(gazetteer: Gazetteer, verb: str, kind: EntityKind) -> None:
    doc = parsed(f"They/PRP/nsubj/2 {verb}/VBD/root/0 to/IN/case/4 Halm/NNP/obl/2 ././punct/2")
    doc[1].lemma_ = {"flew": "fly", "sold": "sell"}[verb]
    assert [entity.kind for entity in entities_of(doc, gazetteer)] == [kind]


def test_government_and_demonym_lead_to_the_state(gazetteer: Gazetteer) -> None:
    doc = parsed(
        "The/DT/det/3 Kestrian/JJ/amod/3 regime/NN/nsubj/4 met/VBD/root/0 envoys/NNS/obj/4 ././punct/4\n"
        "The/DT/det/2 regime/NN/nsubj/3 paid/VBD/root/0 ././punct/3\nThe/DT/det/3 Stone/NNP/compound/3 House/NNP/nsubj/4 denied/VBD/root/0 it/PRP/obj/4"
    )
    state = named(entities_of(doc, gazetteer), "Kestria")
    assert wordings(state, doc) == ["The Kestrian regime", "Kestrian", "The regime", "Stone House"]


def test_people_of_a_state_carry_it(gazetteer: Gazetteer) -> None:
    doc = parsed("Kestrian/JJ/amod/3 missile/NN/compound/3 experts/NNS/nsubj/4 came/VBD/root/0 ././punct/4")
    experts = named(entities_of(doc, gazetteer), "Kestrian missile experts")
    assert (experts.kind, experts.state, experts.mentions[0].form) == (EntityKind.PERSON, "kestria", MentionForm.NOMINAL)


def test_those_a_state_only_backs_are_not_its_own(gazetteer: Gazetteer) -> None:
    doc = parsed("a/DT/det/5 Kestrian/JJ/amod/4 -/HYPH/punct/4 backed/VBN/amod/5 militia/NN/nsubj/6 fired/VBD/root/0")
    assert next(entity for entity in entities_of(doc, gazetteer) if entity.kind.broad is EntityKind.ORGANIZATION).state is None


def test_an_item_is_headed_by_its_noun(gazetteer: Gazetteer) -> None:
    doc = parsed("two/CD/nummod/3 Gull-40/NNP/compound/3 drones/NNS/nsubj/4 fell/VBD/root/0")
    (drones,) = entities_of(doc, gazetteer)
    assert (drones.kind, drones.reference, drones.name) == (EntityKind.ITEM, "gull-40", "Gull-40")
    assert drones.mentions[0].head.of(doc.text) == "drones"


def test_a_bare_number_continues_a_designation(gazetteer: Gazetteer) -> None:
    doc = parsed("The/DT/det/2 Gull-7/NNP/nsubj/5 and/CC/cc/4 12/CD/conj/2 fell/VBD/root/0")
    assert [(entity.name, entity.reference) for entity in entities_of(doc, gazetteer)] == [("Gull-7", "gull-7"), ("Gull-12", "gull-12")]


def test_a_common_word_needs_its_noun(gazetteer: Gazetteer) -> None:
    alone = parsed("Rapier/NN/nsubj/2 fell/VBD/root/0")
    beside = parsed("the/DT/det/3 Rapier/NNP/compound/3 missile/NN/nsubj/4 fell/VBD/root/0")
    assert [entities_of(doc, gazetteer)[:1] != () for doc in (alone, beside)] == [False, True]


def test_an_acronym_in_parentheses_is_the_same_body(gazetteer: Gazetteer) -> None:
    doc = parsed("Halm/NNP/compound/3 Naval/NNP/compound/3 Yard/NNP/nsubj/5 (HNY)/NNP/appos/3 paid/VBD/root/0 ././punct/5\nHNY/NNP/nsubj/2 left/VBD/root/0",
                 {"Halm Naval Yard": "ORG"})  # fmt: skip
    doc.ents = [*doc.ents, Named(doc, 6, 7, label="ORG")]
    yard = named(entities_of(doc, gazetteer), "Halm Naval Yard")
    assert wordings(yard, doc) == ["Halm Naval Yard", "HNY", "HNY"]


def test_numbered_resolutions_are_agreements(gazetteer: Gazetteer) -> None:
    doc = parsed("Under/IN/case/4 Security/NNP/compound/4 Council/NNP/compound/4 Resolution/NNP/obl/6 1977/CD/nummod/4 expired/VBD/root/0")
    (resolution,) = entities_of(doc, gazetteer)
    assert (resolution.kind, resolution.reference) == (EntityKind.AGREEMENT, "unscr-1977")


def test_a_heading_in_capitals_joins_the_person(gazetteer: Gazetteer) -> None:
    doc = parsed(
        "KESTRIA/NNP/nsubj/3 LETS/NNP/aux/3 ORREL/NNP/root/0 STAY/NNP/xcomp/3 IN/IN/case/6 HALM/NNP/obl/4 \\n/_SP/dep/6\n"
        "Ada/NNP/nsubj/3 Orrel/NNP/flat/1 left/VBD/root/0",
        {"Ada Orrel": "PER"},
    )
    orrel = named(entities_of(doc, gazetteer), "Ada Orrel")
    assert wordings(orrel, doc) == ["ORREL", "Ada Orrel"]


def test_reading_twice_gives_the_same_and_order_is_that_of_the_text(gazetteer: Gazetteer) -> None:
    doc = parsed(MINISTER, {"Ada Orrel": "PER"})
    entities = entities_of(doc, gazetteer)
    assert entities == entities_of(doc, gazetteer)
    starts = [entity.mentions[0].span.start for entity in entities]
    assert starts == sorted(starts)
    assert len({entity.id for entity in entities}) == len(entities)


def test_every_span_lies_in_the_text(gazetteer: Gazetteer) -> None:
    doc = parsed(MINISTER, {"Ada Orrel": "PER"})
    for entity in entities_of(doc, gazetteer):
        assert all(mention.span.contains(mention.head) and mention.span.end <= len(doc.text) for mention in entity.mentions)


def test_the_index_finds_heads_titles_and_references(gazetteer: Gazetteer) -> None:
    doc = parsed(MINISTER, {"Ada Orrel": "PER"})
    entities = entities_of(doc, gazetteer)
    index = EntityIndex(entities)
    orrel = named(entities, "Ada Orrel")
    assert index.at(doc.text.index("Minister")) == orrel
    assert index.at(doc.text.index("Orrel")) == orrel
    assert index.at(doc.text.index("arrived")) is None
    assert index.by_reference("kestria") == index.at(0)
    assert index.find(0) == (entities[0].mentions[0], entities[0])


def test_a_body_of_another_state_is_not_the_listed_one(gazetteer: Gazetteer) -> None:
    doc = parsed("The/DT/det/4 Varnish/JJ/amod/4 Naval/NNP/compound/4 Office/NNP/nsubj/5 paid/VBD/root/0")
    (state, office) = entities_of(doc, gazetteer)
    assert (state.name, office.kind, office.reference, office.state) == ("Varnland", EntityKind.STATE_ORGAN, None, "varnland")


@pytest.mark.parametrize(("name", "reference"), [("Kelm Cable Group", None), ("Kestrian Coast Guard", "coast-guard")])
def test_an_article_may_explain_an_acronym_its_own_way(gazetteer: Gazetteer, name: str, reference: str | None) -> None:
    first, second, third = name.split()
    table = f"{first}/NNP/compound/3 {second}/NNP/compound/3 {third}/NNP/nsubj/5 (KCG)/NNP/appos/3 paid/VBD/root/0 ././punct/5\nKCG/NNP/nsubj/2 left/VBD/root/0"
    doc = parsed(table, {name: "ORG"})
    doc.ents = [*doc.ents, Named(doc, 6, 7, label="ORG")]
    (group,) = [entity for entity in entities_of(doc, gazetteer) if entity.kind.broad is EntityKind.ORGANIZATION]
    assert (group.name, group.reference, wordings(group, doc)[-1]) == (name, reference, "KCG")


def test_a_body_of_a_state_is_one_in_either_order(gazetteer: Gazetteer) -> None:
    doc = parsed(
        "Parliament/NNP/nsubj/4 of/IN/case/3 Kestria/NNP/nmod/1 met/VBD/root/0 ././punct/4\n"
        "The/DT/det/3 Kestrian/JJ/amod/3 Parliament/NNP/nsubj/4 voted/VBD/root/0 ././punct/4\n"
        "Kestria/NNP/nmod:poss/3 's/POS/case/1 parliament/NN/nsubj/4 rose/VBD/root/0",
        {"Parliament of Kestria": "ORG", "Kestrian Parliament": "ORG"},
    )
    (parliament,) = [entity for entity in entities_of(doc, gazetteer) if entity.kind.broad is EntityKind.ORGANIZATION]
    assert (len(parliament.mentions), parliament.state) == (3, "kestria")


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Kestrian/JJ/amod/3 Defense/NNP/compound/3 Ministry/NNP/nsubj/4 spoke/VBD/root/0", "Kestrian Defense Ministry", EntityKind.STATE_ORGAN),
        ("Velm/NNP/compound/2 Brigade/NNP/nsubj/3 spoke/VBD/root/0", "Velm Brigade", EntityKind.ARMED_FORCE),
        ("Velm/NNP/compound/2 Institute/NNP/nsubj/3 spoke/VBD/root/0", "Velm Institute", EntityKind.ORGANIZATION),
        ("Velm/NNP/compound/2 Herald/NNP/nsubj/3 spoke/VBD/root/0", "Velm Herald", EntityKind.OUTLET),
        ("Radio/NNP/compound/2 Velm/NNP/nsubj/3 spoke/VBD/root/0", "Radio Velm", EntityKind.OUTLET),
        ("Herald/NNP/nsubj/2 spoke/VBD/root/0", "Herald", EntityKind.ORGANIZATION),
    ],
)
def test_organs_of_states_armed_forces_and_outlets_are_told_apart(gazetteer: Gazetteer, words: str, name: str, kind: EntityKind) -> None:
    entities = entities_of(parsed(words, {name: "ORG"}), gazetteer)
    assert named(entities, name).kind is kind


@pytest.mark.parametrize(("verb", "names"), [("tell", ["Daily Meridian", "Kestria"]), ("print", ["Daily Meridian Kestria"])])
def test_an_outlet_that_was_told_something_ends_before_the_next_name(gazetteer: Gazetteer, verb: str, names: list[str]) -> None:
    doc = parsed(f"They/PRP/nsubj/2 {verb}/VBP/root/0 Daily/NNP/compound/4 Meridian/NNP/iobj/2 Kestria/NNP/nsubj/6 left/VBD/ccomp/2", {"Daily Meridian Kestria": "ORG"})
    assert [entity.name for entity in entities_of(doc, gazetteer) if entity.name != "They"] == names


def test_a_name_that_the_model_saw_twice_is_found_a_third_time(gazetteer: Gazetteer) -> None:
    doc = parsed("\n".join(["Corvel/NNP/nsubj/2 paid/VBD/root/0 ././punct/2"] * 3))
    doc.ents = [Named(doc, 0, 1, label="ORG"), Named(doc, 3, 4, label="ORG")]
    assert len(named(entities_of(doc, gazetteer), "Corvel").mentions) == 3


def test_the_noun_behind_a_place_is_not_its_name(gazetteer: Gazetteer) -> None:
    doc = parsed("Talin/NNP/compound/2 province/NN/nsubj/3 burned/VBD/root/0", {"Talin province": "LOC"})
    assert named(entities_of(doc, gazetteer), "Talin").kind is EntityKind.PLACE


def test_names_in_small_letters_are_names_of_hasty_texts(gazetteer: Gazetteer) -> None:
    doc = parsed("talin/NN/nsubj/2 burned/VBD/root/0", {"talin": "LOC"})
    assert named(entities_of(doc, gazetteer), "talin").kind is EntityKind.PLACE


def ministries(table: str, gazetteer: Gazetteer, places: list[int]) -> list[Entity]:
    """The entities at words ``places``, each of which begins a name of two words."""
    doc = parsed(table)
    doc.ents = [Named(doc, place, place + 2, label="ORG") for place in places]
    return [entity for entity in entities_of(doc, gazetteer) if entity.kind is EntityKind.STATE_ORGAN]


@pytest.mark.parametrize(
    ("owner", "other", "expected"),
    [
        ("Velm/NNP", "Tarn/NNP", ["Velm 's Defence Ministry", "Tarn 's Defence Ministry"]),
        ("Velm/NNP", "Velm/NNP", ["Velm 's Defence Ministry"]),
        ("country/NN", "Tarn/NNP", ["Defence Ministry", "Tarn 's Defence Ministry"]),
    ],
)
def test_bodies_of_one_name_are_two_where_they_belong_to_two(gazetteer: Gazetteer, owner: str, other: str, expected: list[str]) -> None:
    line = "{}/nmod:poss/4 's/POS/case/1 Defence/NNP/compound/4 Ministry/NNP/nsubj/5 spoke/VBD/root/0 ././punct/5"
    found = ministries(f"{line.format(owner)}\n{line.format(other)}", gazetteer, [2, 8])
    assert [entity.name for entity in found] == expected


def test_a_body_that_every_state_has_is_nobody_in_other_articles_unless_its_state_is_told(gazetteer: Gazetteer) -> None:
    (unknown,) = ministries("The/DT/det/3 Defence/NNP/compound/3 Ministry/NNP/nsubj/4 spoke/VBD/root/0", gazetteer, [1])
    assert [mention.form for mention in unknown.mentions] == [MentionForm.NOMINAL]
    (told,) = ministries("The/DT/det/4 Kestrian/JJ/amod/4 Defence/NNP/compound/4 Ministry/NNP/nsubj/5 spoke/VBD/root/0", gazetteer, [2])
    assert (told.name, told.state) == ("Defence Ministry of Kestria", "kestria")
    assert told.mentions[0].form is MentionForm.NAME


def test_what_the_article_calls_a_daily_is_an_outlet(gazetteer: Gazetteer) -> None:
    doc = parsed("the/DT/det/3 daily/NN/compound/3 Korrel/NNP/nsubj/4 spoke/VBD/root/0", {"Korrel": "ORG"})
    assert named(entities_of(doc, gazetteer), "Korrel").kind is EntityKind.OUTLET


def test_the_next_clause_s_subject_is_no_apposition(gazetteer: Gazetteer) -> None:
    doc = parsed("It/PRP/nsubj/2 met/VBD/root/0 Brill/NNP/obj/2 ,/,/punct/2 an/DT/det/6 analyst/NN/nsubj/7 said/VBD/parataxis/2", {"Brill": "PER"})
    assert named(entities_of(doc, gazetteer), "Brill").office is None
