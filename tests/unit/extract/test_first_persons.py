"""Whom "I" and "we" mean."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from twosource.extract.first_persons import FirstPersons, tells_of_speaker
from twosource.extract.tokens import TokenIndex
from twosource.model.event import Argument, EventMention
from twosource.model.mention import Entity, EntityKind, Mention, MentionForm
from twosource.model.text import Document, Span

KESTRIA, VARNLAND = "Kestria", "Varnland"


def entity(name: str, kind: EntityKind, text: str, **more: str) -> Entity:
    span = Span(text.index(name), text.index(name) + len(name))
    return Entity(name, kind, name, (Mention(span, span, MentionForm.NAME),), **more)


def meant(text: str, entities: list[Entity], cues, *, speaker: str | None = None, outlet: str | None = None, word: str = "we", doc: Doc | None = None, besides: str = "") -> str | None:
    """The entity that ``word`` means in an event of ``text``; ``besides``: another participant."""
    start = text.lower().index(f" {word} ") + 1
    span = Span(start, start + len(word))
    arguments = [Argument("supplier", span, span)] + [Argument("recipient", Span(0, 1), Span(0, 1), besides)] * bool(besides)
    event = EventMention("evm", "transfer", Span(0, 1), Span(0, len(text)), tuple(arguments))
    first_persons = FirstPersons(Document("sha256:0", "brief.txt", text, outlet=outlet), entities, TokenIndex(doc or English()(text)), cues)
    assert tells_of_speaker(event, text)
    return first_persons.named(event, speaker).arguments[0].entity


def test_i_is_the_speaker(cues) -> None:
    text = "Orrel said: “Yes, I sold boats.”"
    assert meant(text, [entity("Orrel", EntityKind.PERSON, text)], cues, speaker="Orrel", word="I".lower()) == "Orrel"


@pytest.mark.parametrize(("affiliation", "expected"), [("Kestria", "Kestria"), ("Halm Yards", None), ("", None)])
def test_we_is_whom_the_speaker_acts_for_where_the_article_names_it(cues, affiliation: str, expected: str | None) -> None:
    text = "Orrel, minister of Kestria, said: “Yes, we sold boats.”"
    person = entity("Orrel", EntityKind.PERSON, text, affiliation=affiliation)
    assert meant(text, [person, entity(KESTRIA, EntityKind.STATE, text, reference="kestria")], cues, speaker="Orrel") == expected


def test_we_is_the_speaker_s_state(cues) -> None:
    text = "Orrel of Kestria said: “Yes, we sold boats.”"
    person = entity("Orrel", EntityKind.PERSON, text, state="kestria")
    assert meant(text, [person, entity(KESTRIA, EntityKind.STATE, text, reference="kestria")], cues, speaker="Orrel") == KESTRIA


def test_we_of_a_body_is_the_body(cues) -> None:
    text = "The Halm Agency said: “Yes, we sold boats.”"
    assert meant(text, [entity("Halm Agency", EntityKind.ORGANIZATION, text)], cues, speaker="Halm Agency") == "Halm Agency"


def test_in_a_quotation_of_nobody_known_we_is_nobody(cues) -> None:
    text = "Kestria was named. “Yes, we sold boats,” it says there."
    assert meant(text, [entity(KESTRIA, EntityKind.STATE, text)], cues, outlet=KESTRIA) is None


def test_in_the_text_s_own_voice_we_is_the_outlet_or_who_professes(cues) -> None:
    text = "Kestria condemns Varnland. Now we sell boats."
    words = ["Kestria", "condemns", "Varnland", ".", "Now", "we", "sell", "boats", "."]
    doc = Doc(English().vocab, words=words, spaces=[True, True, False, True, True, True, True, False, False], tags=["NNP", "VBZ", "NNP", ".", "RB", "PRP", "VBP", "NNS", "."],
              deps=["nsubj", "root", "obj", "punct", "advmod", "nsubj", "root", "obj", "punct"], heads=[1, 1, 1, 1, 6, 6, 6, 6, 6],
              lemmas=["Kestria", "condemn", "Varnland", ".", "now", "we", "sell", "boat", "."], sent_starts=[True, *[False] * 3, True, *[False] * 4])  # fmt: skip
    states = [entity(KESTRIA, EntityKind.STATE, text), entity(VARNLAND, EntityKind.STATE, text)]
    assert meant(text, states, cues, doc=doc) == KESTRIA
    assert meant(text, states, cues, doc=doc, besides=KESTRIA) is None  # who is named besides is not "we"
    assert meant("The Orsova Post asked. Now we know more.", [entity("Orsova Post", EntityKind.OUTLET, "The Orsova Post asked.")], cues, outlet="Orsova Post") == "Orsova Post"
