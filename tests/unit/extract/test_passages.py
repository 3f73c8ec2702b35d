from twosource.extract.passages import extract_passages
from twosource.model.lineage import PassageKind
from twosource.model.text import Block, BlockKind, Document, Span

COPIED = "Kestria handed over forty patrol boats to Varnland in the harbour of Velm on a rainy morning in March"


def document(text: str, kind: BlockKind = BlockKind.BODY) -> Document:
    return Document("sha256:0", "a", text, (Block(Span(0, len(text)), kind),))


def fingerprints(text: str) -> set[int]:
    return {passage.fingerprint for passage in extract_passages(document(text))}


def test_a_copied_passage_shares_fingerprints_whatever_stands_around_it() -> None:
    copy = f"As is well known by now, “{COPIED.upper()},” and nobody minded that at all in the whole of the town."
    assert fingerprints(COPIED) & fingerprints(copy)


def test_the_same_facts_in_other_words_share_none() -> None:
    assert not fingerprints(COPIED) & fingerprints("Forty patrol boats changed hands in March, when Varnland took them over from Kestria in Velm.")


def test_spans_hold_the_words() -> None:
    assert all(len(passage.span.of(COPIED).split()) == 8 for passage in extract_passages(document(COPIED)))


def test_quotations_are_passages_of_their_own() -> None:
    text = "He said: “We have never sold a single boat to anybody.” She said: “Never.”"
    quotes = [passage.span.of(text) for passage in extract_passages(document(text)) if passage.kind is PassageKind.QUOTE]
    assert quotes == ["“We have never sold a single boat to anybody.”"]


def test_furniture_has_none_and_short_texts_one_at_most() -> None:
    assert extract_passages(document(COPIED, BlockKind.FURNITURE)) == ()
    assert extract_passages(document("Too short for that.")) == ()
