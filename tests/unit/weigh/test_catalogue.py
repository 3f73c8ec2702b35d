from tests.conftest import make_reading
from twosource.weigh.catalogue import entry_of
from twosource.weigh.derive import claim_views


def test_an_article_adds_what_it_names_credits_and_reports() -> None:
    reading = make_reading()
    identities = {reading.entities[0].id: "kestria"}
    entry = entry_of(reading, tuple(claim_views(reading, identities)), identities)
    assert (entry.listed.path, entry.listed.title, entry.listed.claims, entry.listed.day) == ("brief.txt", "Kestria’s ships leave Varnland", 1, "2031-05-04")
    assert [each.name for each in entry.named] == ["Kestria", "Varnland", "Daily Meridian"]
    assert entry.named[0].thing != entry.named[0].entity and entry.named[1].thing == entry.named[1].entity
    (credit,) = entry.credits
    assert (credit.name, credit.kind, credit.claim, credit.origin, credit.denies) == ("Daily Meridian", "outlet", reading.claims[0].id, True, True)


def test_a_position_keeps_its_sentence_and_the_claims_that_it_is_of() -> None:
    reading = make_reading()
    (quoted,) = entry_of(reading, tuple(claim_views(reading, {})), {}).positions
    assert quoted.quote == reading.claims[0].event.sentence.of(reading.document.text)
    assert (quoted.position.stance, quoted.position.events) == ("denies", (reading.claims[0].id,))
