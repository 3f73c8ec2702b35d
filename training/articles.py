"""News articles of our own with the facts in them: `python -m training.articles OUT` writes both for `evaluation.claims`.

`training/articles/README.md` tells how they are written.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.facts import in_words, write_out

ARTICLES = Path(__file__).with_name("articles")
PUBLISHED = "2024-05-15 00:00:00"  # of no consequence: no times are marked
NEXT_ARTICLE = "\n---\n"
ORDINAL = re.compile(r"@(\d)$")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """``at`` and each role's place are ``(start, end)`` in characters of the article's text."""

    type: str
    at: Place
    roles: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """``name`` is the file's with the article's number in it; the first paragraph of ``text`` is the headline."""

    name: str
    text: str
    facts: tuple[Fact, ...]


def read_articles(folder: Path = ARTICLES) -> Iterator[Article]:
    """Every article of the folder's files, in order; raises ValueError where a line is none of ours or words are not in their sentence."""
    for file in sorted(folder.glob("*.txt")):
        for number, written in enumerate(file.read_text("utf-8").split(NEXT_ARTICLE), 1):
            yield _article(f"{file.stem}-{number:02}", written)


def _article(name: str, written: str) -> Article:
    text, sentence, start, facts, new_paragraph = "", "", 0, [], False
    for line in written.strip().splitlines():
        kind, _, content = line.partition(" ")
        if kind == "S":
            text += ("\n\n" if new_paragraph else " ") * bool(text)
            sentence, new_paragraph, start = content, not text, len(text)
            text += sentence
        elif kind == "F":
            facts.append(_fact(content, sentence, start))
        elif line:
            raise ValueError(f"{name}: a line begins with S or F, not {line[:40]!r}")
        else:
            new_paragraph = True
    return Article(name, text, tuple(facts))


def _fact(line: str, sentence: str, start: int) -> Fact:
    trigger, kind, *rest = (part.strip() for part in line.split("|"))
    told = (part.partition("=") for part in ";".join(rest).split(";") if part.strip())
    return Fact(kind, _place(trigger, sentence, start), tuple((role.strip(), _place(words.strip(), sentence, start)) for role, _, words in told))


def _place(words: str, sentence: str, start: int) -> Place:
    """Where the words stand, whole, for the first time or for the one that ``@2`` tells."""
    ordinal = ORDINAL.search(words)
    words = words[: ordinal.start()].strip() if ordinal else words
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    if len(found) < (number := int(ordinal[1]) if ordinal else 1):
        raise ValueError(f"{words!r} stands {len(found)} times in {sentence!r}")
    return start + found[number - 1], start + found[number - 1] + len(words)


def _record(fact: Fact) -> dict:
    """As a whole fact of `training/facts`; what is not marked as if it had happened and nobody were its source."""
    roles: dict[str, list[Place]] = {}
    for role, place in fact.roles:
        roles.setdefault(role, []).append(place)
    return {
        "type": fact.type, "at": fact.at, "roles": roles, "when": [], "where": [], "quantity": None,
        "polarity": "positive", "modality": "actual", "chain": [],
    }  # fmt: skip


def _page(text: str) -> dict[str, str]:
    return {"title": text.partition("\n")[0], "maintext": text, "language": "en", "date_publish": PUBLISHED}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    write_out(out, ((one.name, _page(one.text), [in_words(_record(fact), one.text) for fact in one.facts]) for one in read_articles()))


if __name__ == "__main__":
    main()
