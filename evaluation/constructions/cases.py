"""One sentence of a group, alone or in a frame, and whether it is read as meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle

from twosource.model.reading import Reading

DAYS = re.compile("day|week|month", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: what it was made of, and whether it is read as meant in a text."""

    template: str
    sentence: str
    holds: Callable[[Reading, str], bool]
    before: str = ""  # the sentence that it goes on from
    date: str = ""  # the article's

    @property
    def text(self) -> str:
        """What is read."""
        said = f"{self.before} {self.sentence}".lstrip()
        return f"{self.date}\n\n{said}" if self.date else said

    def fits(self, frame: str) -> bool:
        """Whether a frame leaves the sentence what it is: behind the one that it goes on from, on the day that it tells."""
        parts = frame.startswith(("{C}", "{c}")) or ". " not in frame
        return (parts or not self.before) and not (self.date and DAYS.search(frame))


def within(tried: Iterable[Case], frames: dict) -> Iterator[Case]:
    """The same cases with each sentence in one of the frames, which are taken in turn; what ends in no full stop is left as it is."""
    turn = cycle(frames["sentences"])
    for case in tried:
        bare = case.sentence.removesuffix(".")
        if bare == case.sentence:
            yield case
            continue
        name = bare.startswith(tuple(frames["names"]))
        parts = {"C": bare, "c": bare if name else bare[:1].lower() + bare[1:]}
        yield replace(case, sentence=filled(next(filter(case.fits, turn)), parts))


def filled(template: str, parts: dict[str, str]) -> str:
    """``template`` with its parts; a name in capitals, or 1, begins a sentence."""
    for name, words in parts.items():
        template = template.replace(f"{{{name}}}", _capital(words) if name.isupper() or name == "1" else words)
    return template


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
