"""What an outlet says that it has heard: "the Meridian has learned from officials that …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.attribution.contents import clause_pieces, content_of
from twosource.extract.attribution.credit import Credit
from twosource.extract.attribution.pieces import QuotationIndex
from twosource.extract.attribution.speakers import source_of
from twosource.extract.attribution.verbs import cue_of
from twosource.extract.tree import case_of, children, mark_of
from twosource.vocabulary.cues import CueVerb, Does

HEAR = CueVerb("hear", "", Does.REPORT, frozenset({"clause"}), "always")


def hearing_credit(verb: Token, quotations: QuotationIndex) -> Iterator[Credit]:
    """The credit of whom it was heard from, told by the outlet; where nobody is named, of the outlet itself."""
    hearer = source_of(verb)
    teller = next((noun for noun in children(verb, "obl") if case_of(noun) == "from"), None)
    form, content = content_of(verb, HEAR, quotations)
    if not content and teller is not None:  # the parser hung it on the teller: "learned from two officials *that boats had come*"
        told = next((clause for clause in children(teller, "acl", "acl:relcl") if mark_of(clause) == "that"), None)
        form, content = "clause", clause_pieces(told, cut=()) if told is not None else ()
    if not content or hearer is None:
        return
    source, addressee = (hearer, None) if teller is None else (teller, hearer)
    yield Credit(verb, cue_of(verb, HEAR), Does.REPORT, "always", source, content, form, verb.i, addressee=addressee)
