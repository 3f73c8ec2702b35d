"""What a time expression means: one reader per ``reads`` of ``timex.yaml``, from groups of words to a value.

Each takes the candidate and its Context and gives a Value, or ``None`` where the words are no time after all
(30 February, a fifth quarter). Without a day of publication, relative words keep their X for the unknown parts.
"""

from dataclasses import replace

from twosource.extract.times.clock import CLOCK
from twosource.extract.times.dates import DATES
from twosource.extract.times.lengths import LENGTHS
from twosource.extract.times.relative import RELATIVE
from twosource.extract.times.value import Context, Value
from twosource.extract.times.words import Candidate
from twosource.extract.times.year_parts import PARTS
from twosource.vocabulary.timex import TimexLexicon

MODS = {"more": "MORE_THAN", "over": "MORE_THAN", "less": "LESS_THAN", "at": "EQUAL_OR_MORE", "up": "EQUAL_OR_LESS", "no": "EQUAL_OR_LESS"}
READERS = DATES | CLOCK | PARTS | RELATIVE | LENGTHS


def read_value(candidate: Candidate, context: Context) -> Value | None:
    """The value of ``candidate``, with the modifier that its words give; ``None`` where it is no time."""
    value = READERS[candidate.rule.reads](candidate, context)
    if value is None or value.modifier:
        return value
    return replace(value, modifier=_modifier(candidate, context.lexicon))


def _modifier(candidate: Candidate, lexicon: TimexLexicon) -> str | None:
    word = candidate.word("mod")
    if word is None:
        return None
    classes = ("stage", "edge", "rough")
    known = next((str(lexicon.values[name][word]) for name in classes if word in lexicon.values[name]), None)
    return "EQUAL_OR_LESS" if candidate.groups["mod"][:2] == ("at", "most") else known or MODS.get(word)
