"""Semantic roles: decoding of scores, and what a Doc tells of them."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from twosource.annotate import Argument, Frame, argument_tokens
from twosource.annotate.roles import ROLES_KEY, RoleDecoder

LABELS = ["-", "ARG0", "ARG1", "ARGM-TMP"]
MET = {("sell", "VERB"): ["sell.01", "sell_out.02"], ("be", "VERB"): ["be.01"], ("sale", "NOUN"): ["sell.01"]}


@pytest.fixture
def decoder() -> RoleDecoder:
    return RoleDecoder(LABELS, ["be.01", "sell.01", "sell_out.02"], MET)


@pytest.fixture
def sold() -> Doc:
    """Velm praised the boats that Kestria sold in May."""
    words = ["Velm", "praised", "the", "boats", "that", "Kestria", "sold", "in", "May", "."]
    doc = Doc(
        spacy.blank("en").vocab, words=words,
        heads=[1, 1, 3, 1, 6, 6, 3, 8, 6, 1],
        deps=["nsubj", "root", "det", "obj", "obj", "nsubj", "acl:relcl", "case", "obl", "punct"],
    )  # fmt: skip
    doc.user_data[ROLES_KEY] = {
        1: Frame("praise.01", (("ARG0", 0), ("ARG1", 3))),
        6: Frame("sell.01", (("ARG1", 3), ("ARG0", 5), ("ARGM-TMP", 8))),
    }
    return doc


def scores(words: int, *links: tuple[int, str, float]) -> np.ndarray:
    table = np.zeros((1, words, len(LABELS)), np.float32)
    for word, label, score in links:
        table[0, word, LABELS.index(label)] = score
    return table


def test_a_numbered_argument_has_one_place(decoder):
    found = decoder.arguments(
        scores(5, (0, "ARG0", 1.0), (2, "ARG0", 3.0), (3, "ARGM-TMP", 1.0), (4, "ARGM-TMP", 1.0)),
        np.array([1]), np.zeros(5, int),
    )  # fmt: skip
    assert found == [[("ARG0", 2), ("ARGM-TMP", 3), ("ARGM-TMP", 4)]]


def test_arguments_stay_in_their_sentence(decoder):
    links = scores(4, (0, "ARG0", 5.0), (3, "ARG1", 5.0))
    assert decoder.arguments(links, np.array([1]), np.array([0, 0, 1, 1])) == [[("ARG0", 0)]]


def test_rolesets_are_those_of_the_lemma(decoder):
    senses = np.array([9.0, 1.0, 2.0])
    assert decoder.roleset("sell", "VERB", senses) == "sell_out.02"
    assert decoder.roleset("sale", "NOUN", senses) == "sell.01"
    assert decoder.roleset("be", "AUX", senses) == "be.01"
    assert decoder.roleset("blockade", "VERB", senses) == "blockade.01"


def test_a_token_tells_its_roles(sold):
    assert sold[6]._.roleset == "sell.01"
    assert [(label, head.text) for label, head in sold[6]._.roles] == [
        ("ARG1", "boats"), ("ARG0", "Kestria"), ("ARGM-TMP", "May")
    ]  # fmt: skip
    assert (sold[0]._.roleset, sold[0]._.roles) == ("", ())


def test_an_argument_is_without_what_holds_the_predicate(sold):
    boats = Argument("ARG1", sold[3])
    assert [token.text for token in argument_tokens(sold[6], boats)] == ["the", "boats"]
    assert len(argument_tokens(sold[1], boats)) == 7


def test_other_pipelines_have_no_roles():
    doc = spacy.blank("en")("Kestria sold boats.")
    assert {(token._.roleset, token._.roles) for token in doc} == {("", ())}


def test_roles_survive_storage(sold):
    read = Doc(sold.vocab).from_bytes(sold.to_bytes())
    assert read[6]._.roleset == "sell.01"
    assert [label for label, _ in read[6]._.roles] == ["ARG1", "ARG0", "ARGM-TMP"]
