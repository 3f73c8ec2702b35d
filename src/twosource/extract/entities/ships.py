"""Names of ships: behind a noun for one ("the tanker *Pelican Dawn*") or behind the letters that ships bear ("*MV Pelican Dawn*")."""

import calendar
import re
from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.tokens import TokenIndex
from twosource.extract.tree import SUBJECTS, char_span, lemma_of
from twosource.model.text import Span
from twosource.vocabulary.nouns import Nouns

SHIP = "ship"  # the class of items
AIRLINES = frozenset({"carrier"})  # what an airline is called too
LETTERED = re.compile(r"\b(?:M/?V|M/?T|SS|USS|USNS|HMS|HMAS|HMCS|INS|ROKS|RFA|IRIS)(?: [A-Z][\w’'-]+){1,2}")
DAYS = frozenset({*calendar.day_name, *calendar.month_name})
LONGEST = 4  # words in a ship's name


def find_ships(tokens: TokenIndex, nouns: Nouns) -> Iterator[Span]:
    """Names of ships in the text, without the noun before them; so named once, with an article again."""
    yield from (Span(*match.span()) for match in LETTERED.finditer(tokens.text))
    named = [char_span(name) for noun in tokens.doc if is_ship(noun, nouns) and (name := _behind(noun)) and _is_its_name(name, noun)]
    yield from named
    if again := "|".join(sorted({re.escape(span.of(tokens.text)) for span in named})):
        yield from (Span(*match.span("name")) for match in re.finditer(rf"\b[Tt]he (?P<name>{again})\b", tokens.text))


def noun_before(first: int, tokens: TokenIndex, nouns: Nouns) -> Token | None:
    """The noun for a ship right before the name that begins with token ``first``."""
    return tokens.doc[first - 1] if first and is_ship(tokens.doc[first - 1], nouns) else None


def bears_letters(name: str) -> bool:
    """Whether a name begins with the letters that ships bear."""
    return LETTERED.match(name) is not None


def is_ship(noun: Token, nouns: Nouns) -> bool:
    """Whether a word is a noun for one ship."""
    airline = lemma_of(noun) in AIRLINES and (noun.i == 0 or noun.nbor(-1).lower_ != "aircraft")
    return noun.tag_ == "NN" and nouns.item_class(lemma_of(noun)) == SHIP and not airline


def _behind(noun: Token) -> list[Token]:
    """The words in capitals right behind a noun in its sentence."""
    words = []
    for word in noun.doc[noun.i + 1 : noun.sent.end]:
        if word.pos_ != "PROPN" or not word.text[0].isupper() or word.text in DAYS:
            break
        words.append(word)
    return words[:LONGEST]


def _is_its_name(name: list[Token], noun: Token) -> bool:
    """Whether words are a ship's name rather than whoever does something with it: "the ship *Orrel* bought"."""
    inside = {word.i for word in name}
    head = next((word for word in name if word.head.i not in inside), name[0])
    beside = head.head.i == noun.i or noun.head.i in inside
    both = noun.head.i == head.head.i and (head.dep_ == "obl:unmarked" or (head.dep_ == noun.dep_ and noun.dep_ in SUBJECTS))  # so far as the parser saw
    return beside or both
