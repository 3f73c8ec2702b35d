"""What a cue introduces, in trees as odd as parsers make them."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.extract.attribution.contents import last_phrase


def test_who_speaks_last_is_looked_for_no_higher_than_the_root() -> None:
    words = ["Ships", "left", ",", "officials", "said"]
    doc = Doc(
        Vocab(), words=words, heads=[1, 4, 3, 3, 3], deps=["nsubj", "ccomp", "punct", "root", "acl"], pos=["NOUN", "VERB", "PUNCT", "NOUN", "VERB"]
    )
    assert last_phrase(doc[4]) is None
