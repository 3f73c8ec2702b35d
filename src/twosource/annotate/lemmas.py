"""Lemmas as edit rules: how a form becomes its dictionary form.

A rule is `case:cut:ending` ("l:3:y" turns "Denied" into "deny") or, for irregular forms, the
lemma itself after an equals sign ("=be").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from twosource.annotate.inflection import irregular_base, regular_bases

_CASES = {"l": str.lower, "k": str, "t": str.capitalize}
UNSPECIFIED = "_"  # what treebanks write for the lemma of parts of misspelt words
_OPEN = frozenset({"NOUN", "VERB", "ADJ"})  # a word of these not seen before begins as its lemma does
# Such a token is nothing but its own lemma: no ending is taken from a number or a sign.
_UNINFLECTED = re.compile(r"[\W\d_]+\Z")


def rule_for(form: str, lemma: str) -> str:
    """The shortest rule that leads from form to lemma."""
    candidates = []
    for case, change in _CASES.items():
        base = change(form)
        shared = _shared_prefix(base, lemma)
        if shared:
            cut, ending = len(base) - shared, lemma[shared:]
            candidates.append((cut + len(ending), f"{case}:{cut}:{ending}"))
    # min keeps the first of equals: lower case, unless the form's own case fits better.
    return min(candidates, key=lambda found: found[0])[1] if candidates else f"={lemma}"


def apply_rule(form: str, rule: str) -> str:
    """The lemma that a rule makes of a form; the form itself where the rule would empty it."""
    if rule.startswith("="):
        return rule[1:]
    case, cut, ending = rule.split(":", 2)
    base = _CASES[case](form)
    return base[: len(base) - int(cut)] + ending if len(base) > int(cut) else form


def _shared_prefix(left: str, right: str) -> int:
    for length, (one, other) in enumerate(zip(left, right)):
        if one != other:
            return length
    return min(len(left), len(right))


class Lemmatizer:
    """Chooses a lemma: the one always seen in training, else what grammar allows, else what the network likes best.

    `seen` maps (form, UPOS) to the only lemma it ever had; `words` holds known (lemma, UPOS), and `spellings` words of
    which no more is known than that they are English.
    """

    def __init__(
        self,
        rules: Sequence[str],
        seen: Mapping[tuple[str, str], str],
        words: AbstractSet[tuple[str, str]],
        spellings: AbstractSet[str] = frozenset(),
    ) -> None:
        self._rules = rules
        self._seen = seen
        self._words = words
        self._spellings = spellings
        self._cache: dict[tuple[str, str, tuple[int, ...]], str] = {}

    def lemma(self, form: str, upos: str, ranked: tuple[int, ...]) -> str:
        """The lemma of a form; `ranked` are the numbers of its likeliest rules, best first."""
        key = (form, upos, ranked)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= 100_000:
                self._cache.clear()
            found = self._cache[key] = self._choose(form, upos, ranked)
        return found

    def _choose(self, form: str, upos: str, ranked: tuple[int, ...]) -> str:
        if seen := self._seen.get((form, upos)):
            return seen
        if _UNINFLECTED.match(form):
            return form
        made = (apply_rule(form, self._rules[number]) for number in ranked)
        candidates = [lemma for lemma in made if lemma != UNSPECIFIED and (upos not in _OPEN or lemma[:1].lower() == form[:1].lower())] or [form]
        if upos == "PROPN":  # a name is its own dictionary form, known or not
            return candidates[0]
        low = form.lower()
        if seen := self._seen.get((low, upos)):
            return seen
        if upos == "VERB" and (base := irregular_base(low)):
            return base
        if bases := regular_bases(low, upos):
            return self._regular(form, upos, candidates, bases)
        if upos == "VERB" and low in self._spellings:
            return low  # without an ending, and not irregular: "seed"
        if upos == "NOUN" and not low.endswith("s") and low in candidates:
            return low  # no plural: "striker", though "strike" is a word
        known = (lemma for lemma in candidates if (lemma, upos) in self._words)
        return next(known, candidates[0])

    def _regular(self, form: str, upos: str, candidates: Sequence[str], bases: Sequence[str]) -> str:
        """Of what the form may be an inflection of, a word that is known, else one so spelt; the network's favourite first."""
        likely = [*(lemma for lemma in candidates if lemma.lower() in bases), *bases]
        known = next((lemma for lemma in likely if (lemma, upos) in self._words), None)
        if known or (form, upos) in self._words:
            return known or form
        if upos == "NOUN" and candidates[0] == form:  # "logistics"
            return form
        spelt = [lemma for lemma in likely if lemma.lower() in self._spellings] or [bases[0]]
        return next((lemma for lemma in spelt if (lemma, "ADJ") not in self._words), spelt[0])  # "sever", not "severe"
