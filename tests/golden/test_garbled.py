"""Sentences cut off, run together and shuffled: nothing is to be made of them, but no stage may fail, and every span is in the text."""

import random

import pytest
import yaml

from tests.golden.conftest import Read
from tests.golden.test_sentences import SENTENCES

STRAY = (",", '"', "“", "”", ":", "—", "said", "that", "reports", "not", "(", ")", "by", "to", "No.", "Q:", ", said")


def garbled(sentence: str, others: list[str], dice: random.Random) -> str:
    words, kind = sentence.split(), dice.randrange(5)
    if kind == 0:
        return " ".join(words[: dice.randint(1, len(words))])
    if kind == 1:
        return " ".join(words[dice.randrange(len(words)) :])
    if kind == 2:
        return " ".join(dice.sample(words, len(words)))
    if kind == 3:
        other = dice.choice(others).split()
        return " ".join(words[: dice.randint(1, len(words))] + other[dice.randrange(len(other)) :])
    for _ in range(dice.randint(1, 4)):
        words.insert(dice.randint(0, len(words)), dice.choice(STRAY))
    return " ".join(words)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_stands_there_is_read(seed: int, read: Read) -> None:
    dice = random.Random(seed)
    known = [line.rsplit(" :: ", 1)[0] for file in sorted(SENTENCES.glob("*.yaml")) for line in yaml.safe_load(file.read_text(encoding="utf-8"))]
    text = dice.choice(["\n\n", " "]).join(garbled(sentence, known, dice) for sentence in dice.choices(known, k=40))
    reading = read(text)
    size = len(reading.document.text)
    assert all(0 <= claim.event.trigger.start < claim.event.trigger.end <= size for claim in reading.claims)
    assert all(0 <= piece.start < piece.end <= size for found in reading.attributions for piece in (*found.source, *found.cue, *found.content))


@pytest.mark.parametrize("text", ["Kestria sold the boats, said", "Kestria sold the boats to Varnland, the general, said", "saying We made a statement that"])
def test_a_text_may_end_anywhere(text: str, read: Read) -> None:
    assert read(text).document.text


def test_a_state_that_no_name_was_given_is_nobody_s_affiliation(read: Read) -> None:
    reading = read("of Hellenic countries, Brandt the pipeline to end their fringe country. The country’s minister Amir-Velt")
    minister = next(entity for entity in reading.entities if entity.name == "Amir-Velt")
    assert (minister.office, minister.affiliation) == ("minister", None)
