"""What a form of an English verb or noun may be a form of, where training never met it.

The network ranks rules by what it saw of other words, and takes "ratified" to "ratifie" as readily as to "ratify"; grammar
knows which of them can be. The regular endings are the ones that any grammar of English lists; the irregular verbs stand in
``irregular_verbs.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_IRREGULAR = Path(__file__).with_name("irregular_verbs.txt")
_PREFIX = re.compile(r"(?:co-|re-?|over|under|out|mis|fore|un|up|with)(?=[a-z]{3})")
_DOUBLED = re.compile(r"([bdfgklmnprstvz])\1\Z")
_KEPT_DOUBLE = ("ll", "ss", "ff", "zz")  # "shell", "press": mostly the word's own
# A stem that would end oddly without an "e", or that would have doubled its end: "seiz-ed", "scrambl-ed", "reiterat-ed".
_WANTS_E = re.compile(
    r"(?:[cuvz]|(?<!n)g|[aeiou]s|[a-z]{2}at|[^aeiou][aeiou]d|[anr]ven|[bdfgkptz]l|[^aeiou][aiu]r|[^aeiou]in|\A[^aeiou]{1,3}[aeiou][^aeiouwxy])\Z"
)
_VOWEL = re.compile(r"[aeiouy]")
_NO_ENDING = ("ss", "us", "is")  # "press", "focus", "basis": their "s" is no ending


@cache
def irregular_verbs() -> Mapping[str, str]:
    """Past forms and participles to their dictionary form; ambiguous ones ("lay", "wound") are in the file as none."""
    lines = (line.split() for line in _IRREGULAR.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {form: base for base, *forms in lines for form in forms}


def irregular_base(form: str) -> str | None:
    """The dictionary form of an irregular verb's form in lower case, with or without a prefix: "overthrew", "upheld"."""
    known = irregular_verbs()
    if form in known:
        return known[form]
    prefix = _PREFIX.match(form)
    base = known.get(form[prefix.end() :]) if prefix else None
    return prefix[0] + base if base else None


def regular_bases(form: str, upos: str) -> tuple[str, ...]:
    """What a lower-case form can be a regular inflection of, by its spelling likeliest first.

    None where it has no ending, or is no verb or noun.
    """
    if upos == "NOUN":
        bases = _of_plural(form)
    elif upos in ("VERB", "AUX"):
        bases = _of_past(form) or _of_present(form)
    else:
        bases = []
    return tuple(base for base in bases if len(base) > 1)


def _of_past(form: str) -> list[str]:
    if form.endswith("ied"):
        return _of_i(form, "ied")
    if form.endswith("eed"):  # "agreed", but "seed" is no past form of "see"
        return [form[:-1]] if form[:-1] not in irregular_verbs().values() else []
    return _of_stem(form[:-2]) if form.endswith("ed") else []


def _of_present(form: str) -> list[str]:
    if form.endswith("ying"):
        return [form[:-3], form[:-4] + "ie"]
    if form.endswith("ing"):
        return _of_stem(form[:-3])
    return _of_s(form)


def _of_plural(form: str) -> list[str]:
    if form.endswith("men") and len(form) > 4:
        return [form[:-2] + "an"]
    if form.endswith("ves"):
        return [form[:-1], form[:-3] + "f", form[:-3] + "fe"]
    return _of_s(form)


def _of_s(form: str) -> list[str]:
    if form.endswith("ies"):
        return _of_i(form, "ies")
    if form.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return [form[:-2], form[:-1]]
    if form.endswith("es"):
        return [form[:-1], form[:-2]]
    return [form[:-1]] if form.endswith("s") and not form.endswith(_NO_ENDING) else []


def _of_i(form: str, ending: str) -> list[str]:
    bases = [form.removesuffix(ending) + "y", form[:-1]]
    return bases[::-1] if len(form) == 4 else bases  # "vied", "ties"


def _of_stem(stem: str) -> list[str]:
    """Of a form without its "ed" or "ing": "ship-ped", "seiz-ed", "shell-ed", "panick-ed"."""
    if not _VOWEL.search(stem):
        return []  # "bring"
    if stem.endswith("ick"):
        return [stem, stem[:-1]]
    if _DOUBLED.search(stem):
        return [stem, stem[:-1]] if stem.endswith(_KEPT_DOUBLE) else [stem[:-1], stem]
    return [stem + "e", stem] if _WANTS_E.search(stem) else [stem, stem + "e"]
