"""Words of the lines that say from where a page was taken (``languages/*/lineage.yaml``)."""

import re
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

REQUIRED = ("whole", "article", "before_outlet", "before_last", "loose_before", "loose_behind")


@dataclass(frozen=True, slots=True)
class LineageLexicon:
    """``elsewhere`` finds "the full article"; ``outlet`` what stands behind the last "by" or "in" of a line.

    ``parts`` part the names of a byline; ``loose`` finds words before or behind an outlet's name that are none of it.
    """

    elsewhere: re.Pattern[str]
    outlet: re.Pattern[str]
    parts: re.Pattern[str]
    loose: re.Pattern[str]


def load_lineage(folder: Path) -> LineageLexicon:
    """Read ``lineage.yaml`` of a language's ``folder``.

    :raises VocabularyError: naming the lists that are missing.
    """
    table = load_yaml(folder / "lineage.yaml")
    if missing := [key for key in REQUIRED if not table.get(key)]:
        raise VocabularyError([f"lineage.yaml: '{key}' is missing" for key in missing])
    whole, article, before, last, ahead, behind = ("|".join(map(re.escape, table[key])) for key in REQUIRED)
    return LineageLexicon(
        elsewhere=re.compile(rf"\b(?:{whole})\s+(?:{article})\b", re.IGNORECASE),
        outlet=re.compile(rf".*\b(?:{before})\s+(?:the\s+)?(?P<outlet>[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*)*)"),
        parts=re.compile(rf"\s*[,|/]\s*|\s+(?:{last})\s+"),
        loose=re.compile(rf"^(?:{ahead})\s+|\s+(?:{behind})$", re.IGNORECASE),
    )
