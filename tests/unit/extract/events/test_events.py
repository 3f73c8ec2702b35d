"""Events of invented sentences, read with the model that is shipped: who did what to whom, in each construction."""

from functools import cache

import pytest

from twosource import config
from twosource.annotate import load_pipeline
from twosource.extract.events import extract_events
from twosource.model.event import EventMention
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.place import Place
from twosource.model.quantity import Quantity
from twosource.model.text import Block, BlockKind, Document, Span
from twosource.model.time import Interval, TimeExpression
from twosource.vocabulary.cues import load_cues
from twosource.vocabulary.event_types import load_event_types
from twosource.vocabulary.gazetteer import load_gazetteer

DATA = config.DATA / "event_types"


@cache
def tools():
    return load_pipeline("en"), load_event_types(DATA), load_cues(config.DATA / "languages" / "en"), load_gazetteer(config.DATA)


def events(text: str, *, blocks=(), times=(), places=(), quantities=(), entities=()) -> tuple[EventMention, ...]:
    pipeline, event_types, cues, gazetteer = tools()
    document = Document(id="d", path="d.txt", text=text, blocks=blocks)
    return extract_events(document, pipeline(text), entities, times, quantities, places, event_types=event_types, cues=cues, gazetteer=gazetteer)


def facts(text: str) -> list[tuple[str, str, dict[str, list[str]]]]:
    """Type, trigger and roles of every event of ``text``."""
    found = []
    for event in events(text):
        roles: dict[str, list[str]] = {}
        for argument in event.arguments:
            roles.setdefault(argument.role, []).append(argument.span.of(text))
        found.append((event.type, event.trigger.of(text), roles))
    return found


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


CONSTRUCTIONS = {
    "active": (
        "The yard supplied three patrol boats to the navy.",
        ("transfer", "supplied", {"supplier": ["The yard"], "item": ["three patrol boats"], "recipient": ["the navy"]}),
    ),
    "the recipient as object": (
        "The yard supplied the navy with patrol boats.",
        ("transfer", "supplied", {"supplier": ["The yard"], "recipient": ["the navy"], "item": ["patrol boats"]}),
    ),
    "passive": (
        "The tanks were sold to the rebels by a dealer.",
        ("transfer", "sold", {"item": ["The tanks"], "recipient": ["the rebels"], "supplier": ["a dealer"]}),
    ),
    "relative clause": (
        "The minister praised the tanks which the dealer sold to the rebels.",
        ("transfer", "sold", {"item": ["the tanks"], "supplier": ["the dealer"], "recipient": ["the rebels"]}),
    ),
    "participle": (
        "The drones built by the firm were old.",
        ("production", "built", {"item": ["The drones"], "producer": ["the firm"]}),
    ),
    "coordinated participants": (
        "The president and the king signed a treaty.",
        ("agreement", "signed", {"party": ["The president", "the king"], "topic": ["a treaty"]}),
    ),
    "nominal": (
        "The delivery of drones to the rebels began.",
        ("transfer", "delivery", {"item": ["drones"], "recipient": ["the rebels"]}),
    ),
    "possessive": (
        "The rebels' attack on the port failed.",
        ("attack", "attack", {"attacker": ["The rebels"], "target": ["the port"]}),
    ),
    "support verb": (
        "The army carried out a strike on the port.",
        ("attack", "strike", {"attacker": ["The army"], "target": ["the port"]}),
    ),
    "a noun in the trigger": (
        "The navy took delivery of three boats from the yard.",
        ("transfer", "took delivery of", {"recipient": ["The navy"], "item": ["three boats"], "supplier": ["the yard"]}),
    ),
    "a predicate that carries the noun": ("The ministry said that the deliveries are ongoing.", ("transfer", "deliveries", {})),
    "passive of people": ("The soldiers were stationed in Varnland.", ("deployment", "stationed", {"item": ["The soldiers"], "destination": ["Varnland"]})),
    "an office by its seat": (
        "The prosecutor's office urged the rebels to leave.",
        ("request", "urged", {"requester": ["The prosecutor's office"], "addressee": ["the rebels"], "topic": ["leave"]}),
    ),
    "a weapon that acts": ("A bomb killed two soldiers.", ("attack", "killed", {"item": ["A bomb"], "target": ["two soldiers"]})),
    "who is to do what is asked": (
        "The council demanded that the rebels leave the port.",
        ("request", "demanded", {"requester": ["The council"], "addressee": ["the rebels"], "topic": ["the rebels leave the port"]}),
    ),
    "a gerund after a preposition": (
        "The ministers held negotiations on buying four tanks.",
        ("negotiation", "negotiations", {"participant": ["The ministers"], "topic": ["buying four tanks"]}),
    ),
    "by and of of one noun": (
        "The purchase by the navy of three boats was delayed.",
        ("transfer", "purchase", {"recipient": ["the navy"], "item": ["three boats"]}),
    ),
    "before whom it was said": (
        "The minister told a press conference that the talks had failed.",
        ("meeting", "press conference", {"participant": ["The minister"]}),
    ),
    "the place of a tour": (
        "The minister made a tour of the shipyard.",
        ("visit", "tour", {"visitor": ["The minister"], "destination": ["the shipyard"]}),
    ),
    "purpose of a meeting": (
        "The ministers met to lower the tariffs.",
        ("meeting", "met", {"participant": ["The ministers"], "topic": ["lower the tariffs"]}),
    ),
    "two words for a preposition": (
        "The minister walked out of the treaty.",
        ("withdrawal", "walked out of", {"party": ["The minister"], "agreement": ["the treaty"]}),
    ),
    "object control": (
        "The president urged the rebels to leave.",
        ("request", "urged", {"requester": ["The president"], "addressee": ["the rebels"], "topic": ["leave"]}),
    ),
}


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_construction(name):
    sentence, wanted = CONSTRUCTIONS[name]
    assert wanted in facts(sentence)


def test_agreement_to_supply_is_two_events_and_the_infinitive_borrows_its_subject():
    text = "The firm agreed to supply missiles to the army."
    agreed, supply = events(text)
    assert (agreed.type, supply.type) == ("agreement", "transfer")
    (supplier,) = supply.filling("supplier")
    assert supplier.span.of(text) == "The firm" and supplier.elided


def test_second_verb_shares_subject():
    text = "The minister visited the port and met the governor."
    visit, meeting = events(text)
    assert [a.span.of(text) for a in visit.filling("destination")] == ["the port"]
    assert [(a.span.of(text), a.elided) for a in meeting.filling("participant")] == [
        ("The minister", True),
        ("the governor", False),
    ]


def test_headline_counts_as_a_sentence():
    assert [event.type for event in events("Kestria Buys Tanks From Varnland\n\nThe port is closed.")] == ["transfer"]


def test_verb_and_noun_of_one_event_are_one_mention():
    assert [event.trigger.of("The attack killed two guards.") for event in events("The attack killed two guards.")] == [
        "attack"
    ]


def test_noun_that_points_back_takes_over_the_participants():
    text = "Rebels attacked the port. The attack surprised the governor."
    first, second = events(text)
    assert [a.span.of(text) for a in second.filling("target")] == ["the port"]
    assert all(a.elided for a in second.arguments) and not any(a.elided for a in first.arguments)


def test_idle_noun_is_no_event():
    assert facts("The shipment was late.") == [] and facts("They sat in the meeting room.") == []


def test_a_noun_is_an_event_again_where_one_of_its_type_was_told_before():
    assert [kind for kind, _, _ in facts("Varnland condemned the launch.")] == ["condemnation"]
    told = facts("Kestria tested a missile on Monday. Varnland condemned the launch.")
    assert [(kind, trigger) for kind, trigger, _ in told] == [("test", "tested"), ("condemnation", "condemned"), ("test", "launch")]
    assert [kind for kind, _, _ in facts("Kestria tested a missile on Monday. Varnland feared another launch.")] == ["test"]


def test_who_speaks_of_what_was_told_before_did_not_do_it():
    text = "Kestria tested a missile on Monday. A spokesman for Varnland declined to comment on the launch."
    first, second = events(text)
    assert [argument.span.of(text) for argument in second.filling("tester")] == [argument.span.of(text) for argument in first.filling("tester")]


def test_what_an_item_is_the_vocabulary_says_by_its_name_alone():
    def kinds(text: str, name: str) -> list[str]:
        item = Entity("e", EntityKind.ITEM, name, (Mention(span(text, name), span(text, name), MentionForm.NAME),))
        return [event.type for event in events(text, entities=(item,))]

    assert kinds("Kestria fired an Iskander-M at the port.", "Iskander-M") == ["attack"]
    assert kinds("The plant builds the Leopard 2.", "Leopard 2") == ["production"]
    assert kinds("Kestria fired a Blandford at the port.", "Blandford") == []


def test_furniture_carries_no_events():
    text = "Rebels attacked the port."
    assert events(text, blocks=(Block(Span(0, len(text)), BlockKind.FURNITURE),)) == ()


@pytest.mark.parametrize(("text", "trigger", "there"), [
    ("The test of a missile was announced in Orvale.", "test", False),
    ("Crowds in Orvale celebrated the attack on a convoy.", "attack", False),
    ("The premier said in Orvale that rebels had attacked a convoy.", "attacked", False),
    ("The test of a missile took place in Orvale.", "test", True),
    ("It was in Orvale that rebels attacked a convoy.", "attacked", True),
    ("The minister left for Orvale, where rebels had attacked a convoy.", "attacked", True),
])  # fmt: skip
def test_an_event_is_where_it_was_and_not_where_it_was_told(text, trigger, there):
    orvale = Place(span(text, "Orvale"), "Orvale")
    (event,) = (event for event in events(text, places=(orvale,)) if event.trigger.of(text) == trigger)
    assert event.places == ((orvale,) if there else ())


def test_time_place_and_amount_go_to_their_own_event():
    text = "Rebels attacked the port in Orvale on Monday, and the navy sent forty tanks to Varn on Friday."
    monday, friday = (
        TimeExpression(span(text, day), "DATE", "XXXX", Interval(), "weekday") for day in ("Monday", "Friday")
    )
    orvale = Place(span(text, "Orvale"), "Orvale")
    forty = Quantity(span(text, "forty tanks"), 40, 40, "tank", False)
    attack, transfer = events(text, times=(monday, friday), places=(orvale,), quantities=(forty,))
    assert (attack.times, attack.places, attack.quantities) == ((monday,), (orvale,), ())
    assert (transfer.times, transfer.quantities) == ((friday,), (forty,))


@pytest.mark.parametrize(
    ("text", "time", "types"),
    [
        ("Varnland quit the treaty in 2018 and imposed sanctions.", "2018", {"withdrawal", "sanction"}),
        ("Varnland quit the treaty before imposing sanctions in May.", "May", {"withdrawal", "sanction"}),
        ("Exports will stop after January 15, when the embargo expires.", "January 15", {"expiry"}),
        ("The embargo expired when the treaty ended on May 9.", "May 9", {"expiry"}),
    ],
)
def test_a_time_is_shared_by_the_clauses_that_it_holds_for(text: str, time: str, types: set[str]):
    found = events(text, times=(TimeExpression(span(text, time), "DATE", "XXXX", Interval(), "date"),))
    assert {event.type for event in found if event.times} & {"withdrawal", "sanction", "expiry"} == types


def test_argument_is_linked_to_its_entity():
    text = "The yard supplied boats to Kestria."
    mention = Mention(span(text, "Kestria"), span(text, "Kestria"), MentionForm.NAME)
    (event,) = events(text, entities=(Entity("ent_1", EntityKind.STATE, "Kestria", (mention,)),))
    assert [argument.entity for argument in event.filling("recipient")] == ["ent_1"]


def test_the_state_in_an_item_is_its_supplier_where_none_is_named():
    text = "The army bought Kestrian ships."
    mention = Mention(span(text, "Kestrian"), span(text, "Kestrian"), MentionForm.NAME)
    (event,) = events(text, entities=(Entity("ent_1", EntityKind.STATE, "Kestria", (mention,)),))
    assert [argument.entity for argument in event.filling("supplier")] == ["ent_1"]


def test_reading_twice_gives_the_same_ids_and_each_explains_itself():
    text = "The army carried out a strike on the port."
    (first,), (second,) = events(text), events(text)
    assert first == second
    assert first.rule == "strike NOUN, carried by 'carry'"


def test_event_of_not_doing_has_the_negation_in_its_trigger():
    text = "The firm did not comply with the treaty."
    (violation,) = events(text)
    assert (violation.type, violation.trigger.of(text)) == ("violation", "not comply")
    assert facts("The firm complied with the treaty.") == []


def test_word_serves_a_type_once_and_longest_trigger_wins():
    assert [(t, trigger) for t, trigger, _ in facts("An air strike hit the depot.")] == [("attack", "air strike")]


def test_line_of_many_clauses_is_read():
    text = "The rebels attacked the port and " * 300 + "left."
    assert len(events(text)) >= 250


@pytest.mark.parametrize(("text", "trigger", "kind"), [
    ("The envoy left the country on Monday.", "left", "visit"),
    ("The troops left the country on Monday.", "left", "withdrawal"),
    ("The ministers held talks in Halm.", "talks", "meeting"),
    ("The talks on the border ended.", "talks", "negotiation"),
])  # fmt: skip
def test_a_word_names_one_event(text, trigger, kind):
    assert [event.type for event in events(text) if event.trigger.of(text) == trigger] == [kind]
