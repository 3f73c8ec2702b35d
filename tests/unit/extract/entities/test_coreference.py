"""Pronouns and descriptions of invented articles: what they lead back to, and where nothing is decided."""

from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

import twosource
from twosource.extract.entities import extract_entities
from twosource.extract.entities.coreference import bare_phrase
from twosource.model.mention import Entity, EntityKind
from twosource.model.text import Document, Span
from twosource.vocabulary.gazetteer import Gazetteer, Record
from twosource.vocabulary.nouns import load_nouns, load_titles_of_persons

LANGUAGE = Path(twosource.__file__).parent / "data" / "languages" / "en"
VOCAB = English().vocab
POS = {"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "VBD": "VERB", "VB": "VERB", "VBG": "VERB", "IN": "ADP", "DT": "DET",
       "PRP": "PRON", "PRP$": "PRON", "POS": "PART", "CD": "NUM", ".": "PUNCT", "CC": "CCONJ", "WP": "PRON", "WDT": "PRON"}  # fmt: skip
RECORDS = (
    Record("kestria", EntityKind.STATE, "Kestria", demonyms=("Kestrian",), capitals=("Orsova",)),
    Record("varnland", EntityKind.STATE, "Varnland", demonyms=("Varnish",), capitals=("Halm",)),
    Record("navy-yard", EntityKind.ORGANIZATION, "Halm Naval Agency", subclass="agency", state="varnland"),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(RECORDS, titles=load_titles_of_persons(LANGUAGE), nouns=load_nouns(LANGUAGE), families={})


def read(gazetteer: Gazetteer, table: str, *, people: tuple[str, ...] = (), bodies: tuple[str, ...] = ()) -> tuple[tuple[Entity, ...], str]:
    """Entities and text of sentences "text/TAG/label/head", a line each, heads counted from 1."""
    words, tags, deps, heads, starts = [], [], [], [], []
    for line in table.strip().splitlines():
        offset = len(words)
        for place, cell in enumerate(line.split()):
            word, tag, label, head = cell.rsplit("/", 3)
            words, tags, deps = [*words, word], [*tags, tag], [*deps, label]
            heads.append(offset + (int(head) - 1 if int(head) else place))
            starts.append(place == 0)
    lemmas = [word.lower().removesuffix("s") if tag == "NNS" else word.lower() for word, tag in zip(words, tags, strict=True)]
    doc = Doc(VOCAB, words=words, tags=tags, pos=[POS[tag] for tag in tags], deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts)
    labels = dict.fromkeys(people, "PER") | dict.fromkeys(bodies, "ORG")
    doc.ents = [doc.char_span(doc.text.index(name), doc.text.index(name) + len(name), label=label) for name, label in labels.items()]
    return extract_entities(Document("sha256:0", "brief.txt", doc.text), doc, gazetteer=gazetteer), doc.text


def meant(found: tuple[tuple[Entity, ...], str], word: str, *, last: bool = False) -> str | None:
    """Name of the entity that the first (or last) ``word`` is a mention of."""
    entities, text = found
    start = text.rindex(word) if last else text.index(word)
    return next((entity.name for entity in entities for mention in entity.mentions if mention.head.start == start), None)


def test_a_possessive_is_the_subject_of_its_clause(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Kestria/NNP/nsubj/2 sold/VBD/root/0 Varnland/NNP/iobj/2 its/PRP$/nmod:poss/5 ships/NNS/obj/2 ././punct/2")
    assert meant(found, "its") == "Kestria"


def test_an_embedded_subject_is_the_speaker(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Kestria/NNP/nsubj/2 said/VBD/root/0 it/PRP/nsubj/4 paid/VBD/ccomp/2 Varnland/NNP/obj/4 ././punct/2")
    assert meant(found, "it", last=True) == "Kestria"


def test_the_object_of_a_verb_is_not_its_subject(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Kestria/NNP/nsubj/2 paid/VBD/root/0 it/PRP/obj/2 ././punct/2")
    assert meant(found, "it") is None


def test_a_pronoun_takes_up_the_subject_before(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Kestria/NNP/nsubj/2 paid/VBD/root/0 Varnland/NNP/obj/2 ././punct/2\nIt/PRP/nsubj/2 left/VBD/root/0")
    assert meant(found, "It") == "Kestria"


def test_two_persons_alike_stay_undecided(gazetteer: Gazetteer) -> None:
    table = "Orrel/NNP/nsubj/4 and/CC/cc/3 Velm/NNP/conj/1 met/VBD/root/0 ././punct/4\nSome/DT/det/2 say/NN/nsubj/3 saw/VBD/root/0 him/PRP/obj/3"
    assert meant(read(gazetteer, table, people=("Orrel", "Velm")), "him") is None


def test_he_is_a_person_and_it_is_not(gazetteer: Gazetteer) -> None:
    table = "Orrel/NNP/nsubj/2 left/VBD/root/0 Kestria/NNP/obj/2 ././punct/2\nHe/PRP/nsubj/2 paid/VBD/root/0 ././punct/2"
    assert meant(read(gazetteer, table, people=("Orrel",)), "He") == "Orrel"


def test_a_relative_pronoun_is_the_noun_before(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Orrel/NNP/nsubj/4 who/WP/nsubj/3 spoke/VBD/acl:relcl/1 left/VBD/root/0", people=("Orrel",))
    assert meant(found, "who") == "Orrel"


def test_a_pronoun_before_its_name(gazetteer: Gazetteer) -> None:
    table = "If/IN/mark/3 he/PRP/nsubj/3 pays/VBD/advcl/5 Orrel/NNP/nsubj/5 wins/VBD/root/0"
    assert meant(read(gazetteer, table, people=("Orrel",)), "he") == "Orrel"


def test_the_country_is_the_subject_before_others(gazetteer: Gazetteer) -> None:
    table = "Kestria/NNP/nsubj/2 brought/VBD/root/0 Varnish/JJ/amod/4 experts/NNS/obj/2 into/IN/case/7 the/DT/det/7 country/NN/obl/2"
    assert meant(read(gazetteer, table), "country") == "Kestria"


def test_the_country_is_the_state_named_last(gazetteer: Gazetteer) -> None:
    table = ("Once/IN/mark/3 work/NN/nsubj/3 began/VBD/advcl/8 in/IN/case/5 Varnland/NNP/obl/3 the/DT/det/7 country/NN/nsubj/8 grew/VBD/root/0")
    assert meant(read(gazetteer, table), "country") == "Varnland"


def test_the_minister_is_the_one_minister(gazetteer: Gazetteer) -> None:
    table = ("Kestrian/JJ/amod/2 minister/NN/nmod:desc/3 Orrel/NNP/nsubj/4 left/VBD/root/0 ././punct/4\n"
             "The/DT/det/2 minister/NN/nsubj/3 spoke/VBD/root/0")  # fmt: skip
    assert meant(read(gazetteer, table, people=("Orrel",)), "minister", last=True) == "Orrel"


def test_the_minister_of_two_is_neither(gazetteer: Gazetteer) -> None:
    table = ("Kestrian/JJ/amod/2 minister/NN/nmod:desc/3 Orrel/NNP/nsubj/4 met/VBD/root/0 Varnish/JJ/amod/6 minister/NN/nmod:desc/7 Velm/NNP/obj/4 ././punct/4\n"
             "The/DT/det/2 minister/NN/nsubj/3 spoke/VBD/root/0 ././punct/3\n"
             "The/DT/det/3 Varnish/JJ/amod/3 minister/NN/nsubj/4 left/VBD/root/0")  # fmt: skip
    found = read(gazetteer, table, people=("Orrel", "Velm"))
    entities, text = found
    second = text.index("The minister") + 4
    assert next(entity.name for entity in entities for mention in entity.mentions if mention.head.start == second) == "minister"
    assert meant(found, "minister", last=True) == "Velm"


def test_a_heading_without_the_name_joins_the_officer(gazetteer: Gazetteer) -> None:
    table = ("Kestrian/JJ/amod/3 Defense/NNP/compound/3 Minister/NNP/nsubj/4 Leaves/VBD/root/0 ././punct/4\n"
             "Kestrian/JJ/amod/3 Defense/NNP/compound/3 Minister/NNP/nmod:desc/4 Orrel/NNP/nsubj/5 left/VBD/root/0")  # fmt: skip
    assert meant(read(gazetteer, table, people=("Orrel",)), "Minister") == "Orrel"


def test_an_indefinite_description_is_somebody_new(gazetteer: Gazetteer) -> None:
    table = ("A/DT/det/3 Kestrian/JJ/amod/3 official/NN/nsubj/4 left/VBD/root/0 ././punct/4\n"
             "A/DT/det/3 Kestrian/JJ/amod/3 official/NN/nsubj/4 spoke/VBD/root/0")  # fmt: skip
    entities, _ = read(gazetteer, table)
    assert [entity.name for entity in entities if entity.kind is EntityKind.PERSON] == ["Kestrian official"] * 2


def test_a_definite_description_leads_back(gazetteer: Gazetteer) -> None:
    table = ("Kestrian/JJ/amod/2 experts/NNS/nsubj/3 came/VBD/root/0 ././punct/3\nThe/DT/det/2 experts/NNS/nsubj/3 left/VBD/root/0")
    entities, text = read(gazetteer, table)
    assert meant((entities, text), "experts", last=True) == "Kestrian experts"


def test_the_agency_is_the_body_of_that_class(gazetteer: Gazetteer) -> None:
    table = ("The/DT/det/4 Halm/NNP/compound/4 Naval/NNP/compound/4 Agency/NNP/nsubj/5 paid/VBD/root/0 ././punct/5\n"
             "The/DT/det/2 agency/NN/nsubj/3 left/VBD/root/0")  # fmt: skip
    assert meant(read(gazetteer, table), "agency") == "Halm Naval Agency"


def test_a_definite_description_may_use_another_noun(gazetteer: Gazetteer) -> None:
    table = ("The/DT/det/4 Halm/NNP/compound/4 Naval/NNP/compound/4 Agency/NNP/nsubj/5 paid/VBD/root/0 ././punct/5\n"
             "The/DT/det/2 watchdog/NN/nsubj/3 left/VBD/root/0")  # fmt: skip
    assert meant(read(gazetteer, table), "watchdog") == "Halm Naval Agency"


def test_a_title_tells_her_from_him(gazetteer: Gazetteer) -> None:
    table = ("King/NNP/nmod:desc/2 Orrel/NNP/nsubj/3 met/VBD/root/0 Queen/NNP/nmod:desc/5 Velm/NNP/obj/3 ././punct/3\n"
             "She/PRP/nsubj/2 left/VBD/root/0")  # fmt: skip
    assert meant(read(gazetteer, table, people=("Orrel", "Velm")), "She") == "Velm"


def test_a_possessor_read_beyond_its_noun_leaves_the_noun() -> None:
    words = ["Kestria", "drones", "Varnland", "fell"]
    doc = Doc(VOCAB, words, heads=[1, 3, 0, 3], deps=["nmod:poss", "nsubj", "appos", "root"], pos=["PROPN", "NOUN", "PROPN", "VERB"])
    assert bare_phrase(doc[1]) == Span(8, 14)


def test_a_noun_that_is_not_followed_may_be_what_it_means(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "A/DT/det/2 fleet/NN/nsubj/3 waited/VBD/root/0 ././punct/3\nThe/DT/det/2 weather/NN/nsubj/3 changed/VBD/root/0 ././punct/3\n"
        "It/PRP/nsubj/2 worsened/VBD/root/0",
    )
    assert meant(found, "It") is None


def test_who_says_something_is_no_thing(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "Inspectors/NNS/nsubj/2 praised/VBD/root/0 results/NNS/obj/2 ././punct/2\nThe/DT/det/2 numbers/NNS/nsubj/3 rose/VBD/root/0 ././punct/3\n"
        "They/PRP/nsubj/2 said/VBD/root/0 all/DT/nsubj/4 slept/VBD/ccomp/2",
    )
    assert meant(found, "They") == "Inspectors"


def test_an_apposition_is_what_it_stands_beside(gazetteer: Gazetteer) -> None:
    found = read(
        gazetteer,
        "Orrel/NNP/nsubj/5 ,/./punct/4 an/DT/det/4 analyst/NN/appos/1 spoke/VBD/root/0 ././punct/5\nThe/DT/det/2 analyst/NN/nsubj/3 left/VBD/root/0",
        people=("Orrel",),
    )
    assert meant(found, "analyst") == meant(found, "analyst", last=True) == "Orrel"


def test_a_predicate_is_what_its_subject_is_unless_denied(gazetteer: Gazetteer) -> None:
    said = "Orrel/NNP/nsubj/4 was/VBD/cop/4 an/DT/det/4 analyst/NN/root/0"
    denied = "Orrel/NNP/nsubj/5 was/VBD/cop/5 not/DT/det/5 an/DT/det/5 analyst/NN/root/0"
    assert meant(read(gazetteer, said, people=("Orrel",)), "analyst") == "Orrel"
    assert meant(read(gazetteer, denied, people=("Orrel",)), "analyst") == "analyst"


def test_nobody_is_his_own_brother(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Brother/NN/nmod:desc/2 Orrel/NNP/nsubj/3 saw/VBD/root/0 his/PRP$/nmod:poss/5 brother/NN/obj/3", people=("Orrel",))
    assert meant(found, "his") == "Orrel"
    assert meant(found, "brother", last=True) != "Orrel"


def test_whom_somebody_urges_is_not_himself(gazetteer: Gazetteer) -> None:
    table = "Brandt/NNP/nsubj/2 phoned/VBD/root/0 Orrel/NNP/obj/2 and/CC/cc/5 urged/VBD/conj/2 him/PRP/obj/5 ././punct/2"
    entities, text = read(gazetteer, table, people=("Brandt", "Orrel"))
    (told,) = (entity for entity in entities if any(mention.span.of(text) == "him" for mention in entity.mentions))
    assert told.name == "Orrel"


def test_who_says_something_of_somebody_is_somebody_else(gazetteer: Gazetteer) -> None:
    table = """
        Halden/NNP/nsubj/2 won/VBD/root/0 ././punct/2
        He/PRP/nsubj/2 said/VBD/root/0 Otto/NNP/nsubj/5 {name}/NNP/flat/3 lost/VBD/ccomp/2 ././punct/2
    """
    assert meant(read(gazetteer, table.format(name="Reinholt"), people=("Halden", "Otto Reinholt")), "He") == "Halden"
    assert meant(read(gazetteer, table.format(name="Halden"), people=("Halden", "Otto Halden")), "He") is None


def test_whom_a_minister_meets_is_another_minister(gazetteer: Gazetteer) -> None:
    table = "The/DT/det/2 minister/NN/nsubj/3 met/VBD/root/0 the/DT/det/5 minister/NN/obj/3 ././punct/3"
    entities, _ = read(gazetteer, table)
    assert [len(entity.mentions) for entity in entities if entity.kind is EntityKind.PERSON] == [1, 1]


def test_her_may_be_whose_or_whom(gazetteer: Gazetteer) -> None:
    whom = "Brandt/NNP/nsubj/2 met/VBD/root/0 Orrel/NNP/obj/2 accusing/VBG/advcl/2 her/PRP/obj/4 ././punct/2"
    whose = "Orrel/NNP/nsubj/2 saw/VBD/root/0 her/PRP$/nmod:poss/4 brother/NN/obj/2 ././punct/2"
    assert meant(read(gazetteer, whom, people=("Brandt", "Orrel")), "her") == "Orrel"
    assert meant(read(gazetteer, whose, people=("Orrel",)), "her") == "Orrel"


def test_what_a_relative_pronoun_stands_for_is_not_its_subject(gazetteer: Gazetteer) -> None:
    table = "Kestria/NNP/nsubj/2 left/VBD/root/0 Varnland/NNP/obj/2 which/WDT/obj/6 it/PRP/nsubj/6 attacked/VBD/acl:relcl/3 ././punct/2"
    assert meant(read(gazetteer, table), "it") == "Kestria"


BOATS = "Kestria/NNP/nsubj/2 bought/VBD/root/0 six/CD/nummod/4 drones/NNS/obj/2 ././punct/2"


@pytest.mark.parametrize(
    ("then", "word"),
    [
        ("Two/CD/nsubj/2 came/VBD/root/0", "Two"),
        ("It/PRP/nsubj/2 sold/VBD/root/0 two/CD/nummod/4 more/JJ/obj/2", "more"),
        ("Another/DT/det/2 pair/NN/nsubj/3 came/VBD/root/0", "pair"),
    ],
)
def test_a_number_alone_counts_what_was_counted(gazetteer: Gazetteer, then: str, word: str) -> None:
    assert meant(read(gazetteer, f"{BOATS}\n{then} ././punct/2"), word) == "six drones"


@pytest.mark.parametrize(
    ("first", "then", "word"),
    [
        (BOATS, "Varnland/NNP/nsubj/2 kill/VBD/root/0 two/CD/obj/2", "two"),  # people, if anybody
        (BOATS, "Kestria/NNP/nsubj/2 sold/VBD/root/0 2019/CD/obj/2", "2019"),
        (BOATS, "Two/CD/nummod/2 men/NNS/nsubj/3 came/VBD/root/0", "Two"),
        ("Kestria/NNP/nsubj/2 bought/VBD/root/0 six/CD/nummod/4 drones/NNS/obj/2 and/CC/cc/7 four/CD/nummod/7 ships/NNS/conj/4", "Two/CD/nsubj/2 came/VBD/root/0", "Two"),
        ("Kestria/NNP/nsubj/2 bought/VBD/root/0 drones/NNS/obj/2", "Two/CD/nsubj/2 came/VBD/root/0", "Two"),
    ],
)
def test_a_number_alone_may_count_something_else(gazetteer: Gazetteer, first: str, then: str, word: str) -> None:
    assert meant(read(gazetteer, f"{first}\n{then} ././punct/2"), word) is None


@pytest.mark.parametrize(("first", "then", "noun"), [
    ("Orsan/NNP/compound/2 Dynamics/NNP/nsubj/3 grew/VBD/root/0", "The/DT/det/2 company/NN/nsubj/3 left/VBD/root/0", "company"),
    ("Dawn/NNP/compound/2 Front/NNP/nsubj/3 grew/VBD/root/0", "The/DT/det/2 group/NN/nsubj/3 left/VBD/root/0", "group"),
    ("Dawn/NNP/compound/2 Front/NNP/nsubj/3 grew/VBD/root/0", "The/DT/det/2 Front/NNP/nsubj/3 left/VBD/root/0", "Front"),
])  # fmt: skip
def test_a_body_may_be_called_by_what_its_name_says_it_is(gazetteer: Gazetteer, first: str, then: str, noun: str) -> None:
    name = " ".join(cell.split("/")[0] for cell in first.split()[:2])
    assert meant(read(gazetteer, f"{first}\n{then}", bodies=(name,)), noun, last=True) == name


def test_a_company_is_not_what_a_front_is_called(gazetteer: Gazetteer) -> None:
    table = "Dawn/NNP/compound/2 Front/NNP/nsubj/3 grew/VBD/root/0\nThe/DT/det/2 company/NN/nsubj/3 left/VBD/root/0"
    assert meant(read(gazetteer, table, bodies=("Dawn Front",)), "company") == "company"


def test_the_government_is_that_of_the_only_state(gazetteer: Gazetteer) -> None:
    then = "The/DT/det/2 government/NN/nsubj/3 left/VBD/root/0"
    assert meant(read(gazetteer, f"Kestria/NNP/nsubj/2 grew/VBD/root/0\n{then}"), "government") == "Kestria"
    assert meant(read(gazetteer, f"Kestria/NNP/nsubj/2 met/VBD/root/0 Varnland/NNP/obj/2\n{then}"), "government") == "government"


def test_whose_act_is_condemned_does_not_condemn_it(gazetteer: Gazetteer) -> None:
    table = "Kestria/NNP/nsubj/2 {}/VB/root/0 Varnland/NNP/obj/2 over/IN/case/6 its/PRP$/nmod:poss/6 attack/NN/obl/2"
    assert meant(read(gazetteer, table.format("condemn")), "its") == "Varnland"
    assert meant(read(gazetteer, table.format("call")), "its") == "Kestria"


def test_they_may_be_the_body_that_the_sentence_before_is_about(gazetteer: Gazetteer) -> None:
    table = "Dawn/NNP/compound/2 Front/NNP/nsubj/3 grew/VBD/root/0\nThey/PRP/nsubj/2 left/VBD/root/0"
    assert meant(read(gazetteer, table, bodies=("Dawn Front",)), "They") == "Dawn Front"


def test_what_is_sold_is_no_expert(gazetteer: Gazetteer) -> None:
    table = ("Forty/CD/nummod/2 drones/NNS/nsubj/3 left/VBD/root/0\n"
             "Experts/NNS/nsubj/2 say/VB/root/0 they/PRP/nsubj:pass/5 were/VBD/aux:pass/5 {}/VB/ccomp/2")  # fmt: skip
    assert meant(read(gazetteer, table.format("sell")), "they") == "Forty drones"
    assert meant(read(gazetteer, table.format("tire")), "they") == "Experts"


def test_a_wider_noun_means_the_only_thing_of_its_class(gazetteer: Gazetteer) -> None:
    table = "Forty/CD/nummod/2 drones/NNS/nsubj/3 left/VBD/root/0\nThe/DT/det/2 {}/NNS/nsubj/3 landed/VBD/root/0"
    assert meant(read(gazetteer, table.format("weapons")), "weapons") == "Forty drones"
    assert meant(read(gazetteer, table.format("ships")), "ships") == "ships"


def test_who_was_asked_is_who_refuses(gazetteer: Gazetteer) -> None:
    table = ("Kestria/NNP/nsubj/2 ask/VB/root/0 Varnland/NNP/obj/2 to/IN/mark/5 leave/VB/xcomp/2 but/CC/cc/8 it/PRP/nsubj/8 {}/VB/conj/2")
    assert meant(read(gazetteer, table.format("refuse")), "it") == "Varnland"
    assert meant(read(gazetteer, table.format("wait")), "it") == "Kestria"


def test_a_given_name_may_tell_her_from_him(gazetteer: Gazetteer) -> None:
    table = ("Ivo/NNP/compound/2 Brandt/NNP/nsubj/3 met/VBD/root/0 Lena/NNP/compound/5 Hark/NNP/obj/3\n"
             "{}/PRP/nsubj/2 left/VBD/root/0")  # fmt: skip
    people = ("Ivo Brandt", "Lena Hark")
    assert meant(read(gazetteer, table.format("She"), people=people), "She") == "Lena Hark"
    assert meant(read(gazetteer, table.format("He"), people=people), "He") == "Ivo Brandt"
