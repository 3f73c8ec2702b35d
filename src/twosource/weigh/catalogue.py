"""What one article adds to the lists of articles, of what is named, and of who says what."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.link.view import ClaimView
from twosource.model.catalogue import Credit, Entry, Interest, Listed, Named, Quoted
from twosource.model.mention import MentionForm
from twosource.model.reading import Reading
from twosource.model.source import Source, side_of
from twosource.weigh.positions import positions_of, voice_key
from twosource.weigh.summarize import thing_id


def entry_of(reading: Reading, views: Sequence[ClaimView], identities: Mapping[str, str]) -> Entry:
    """All that ``reading`` adds. ``views``: its claim views, in its order; ``identities``: its entities → their keys across articles."""
    document, own = reading.document, {claim.id: claim.id for claim in reading.claims}
    positions = tuple(Quoted(each, each.sentence.of(document.text)) for each in positions_of(reading, views, identities, own))
    return Entry(
        Listed(document.path, document.title, document.outlet, document.published, len(reading.claims)),
        tuple(_named(reading, identities)),
        (*_credits(reading, views), *(_answer(quoted) for quoted in positions if quoted.position.claim is None)),
        positions,
    )


def _named(reading: Reading, identities: Mapping[str, str]) -> Iterator[Named]:
    for entity in reading.entities:
        if any(mention.form is MentionForm.NAME for mention in entity.mentions):
            yield Named(entity.id, thing_id(entity, identities), entity.name, entity.kind.value, entity.wikidata)


def _credits(reading: Reading, views: Sequence[ClaimView]) -> Iterator[Credit]:
    """Every step of every chain, outlets that only carry what others say too."""
    entities = {entity.id: entity for entity in reading.entities}
    for claim, view in zip(reading.claims, views, strict=True):
        for link, voice in zip(claim.chain, view.chain, strict=True):
            side, last = side_of(link.source, entities, reading.document.text), link is claim.chain[-1]
            key = voice_key(voice, side, reading.document.id)
            told = _interest(link.source, reading.document.text)
            yield Credit(key, voice.name, voice.kind, claim.id, last, last and view.polarity == "negative", told)


def _interest(source: Source, text: str) -> Interest | None:
    return Interest(source.interest, source.interest.of(text)) if source.interest is not None else None


def _answer(quoted: Quoted) -> Credit:
    """An answer that makes no claim is credited by no chain."""
    position = quoted.position
    return Credit(position.voice, position.name, position.kind)
