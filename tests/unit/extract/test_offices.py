"""Offices in invented articles, parsed by hand."""

from tests.unit.extract.entities.test_entities import entities_of, gazetteer, parsed
from twosource.extract.offices import extract_offices
from twosource.model.office import Office, Standing
from twosource.model.text import Document, Span
from twosource.model.time import Interval, TimeExpression
from twosource.vocabulary.gazetteer import Gazetteer

LEMMAS = {"named": "name", "resigned": "resign"}
__all__ = ["gazetteer"]


def offices_of(table: str, names: dict[str, str], gazetteer: Gazetteer, **times: str) -> tuple[Office, ...]:
    doc = parsed(table, names)
    for word in doc:
        word.lemma_ = LEMMAS.get(word.text, word.lemma_)
    found = [
        TimeExpression(Span(doc.text.index(timex), doc.text.index(timex) + len(timex)), "DATE", timex, Interval(), "year", direction=direction)
        for direction, timex in times.items()
    ]
    return extract_offices(Document("sha256:0", "a.txt", doc.text), doc, entities_of(doc, gazetteer), found, gazetteer=gazetteer)


def test_former_is_no_part_of_the_title(gazetteer: Gazetteer) -> None:
    (office,) = offices_of("Former/JJ/amod/2 minister/NN/nmod:desc/3 Orrel/NNP/nsubj/4 spoke/VBD/root/0", {"Orrel": "PER"}, gazetteer)
    assert (office.title, office.standing) == ("minister", Standing.FORMER)


def test_fellow_at_an_institute_since_a_year(gazetteer: Gazetteer) -> None:
    table = (
        "Orrel/NNP/nsubj/10 ,/,/punct/4 senior/JJ/amod/4 fellow/NN/appos/1 at/IN/case/7 Halm/NNP/compound/7 Institute/NNP/nmod/4"
        " since/IN/case/9 2019/CD/nmod/4 spoke/VBD/root/0"
    )
    (office,) = offices_of(table, {"Orrel": "PER", "Halm Institute": "ORG"}, gazetteer, since="2019")
    assert (office.title, office.affiliation, office.since, office.until) == ("senior fellow", "Halm Institute", "2019", None)
    assert office.organization is not None


def test_appointed_in_a_year(gazetteer: Gazetteer) -> None:
    table = "Orrel/NNP/nsubj:pass/3 was/VBD/aux:pass/3 named/VBN/root/0 minister/NN/xcomp/3 in/IN/case/6 2027/CD/obl/3"
    (office,) = offices_of(table, {"Orrel": "PER"}, gazetteer, at="2027")
    assert (office.title, office.standing, office.since) == ("minister", Standing.CURRENT, "2027")


def test_resigned_is_former(gazetteer: Gazetteer) -> None:
    table = "Orrel/NNP/nsubj/2 resigned/VBD/root/0 as/IN/case/4 minister/NN/obl/2 in/IN/case/6 2027/CD/obl/2"
    (office,) = offices_of(table, {"Orrel": "PER"}, gazetteer, at="2027")
    assert (office.standing, office.since, office.until) == (Standing.FORMER, None, "2027")


def test_affiliation_alone(gazetteer: Gazetteer) -> None:
    table = "Orrel/NNP/nsubj/5 of/IN/case/4 Halm/NNP/compound/4 Institute/NNP/nmod/1 spoke/VBD/root/0"
    (office,) = offices_of(table, {"Orrel": "PER", "Halm Institute": "ORG"}, gazetteer)
    assert (office.title, office.affiliation) == (None, "Halm Institute")


def test_years_in_a_row(gazetteer: Gazetteer) -> None:
    table = (
        "Orrel/NNP/root/0 ,/,/punct/5 who/WP/nsubj/5 was/VBD/cop/5 minister/NN/acl:relcl/1 from/IN/case/7 2013/CD/nmod/5 to/IN/case/9 2021/CD/nmod/5"
    )
    (office,) = offices_of(table, {"Orrel": "PER"}, gazetteer)
    assert (office.standing, office.since, office.until) == (Standing.FORMER, "2013", "2021")
