"""Words that credit statements and words that say how far they are meant (``data/languages/en/cues.yaml``)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from twosource.errors import VocabularyError
from twosource.model.claim import Modality
from twosource.vocabulary.loading import load_yaml


class Does(StrEnum):
    """What a source does with the content."""

    REPORT = "report"
    DENY = "deny"
    REJECT = "reject"
    ADMIT = "admit"
    CITE = "cite"
    SHOW = "show"
    THINK = "think"
    WANT = "want"
    ACT = "act"


CONTENTS = frozenset({"clause", "quote", "object", "infinitive", "participle"})
SIGNATURE = re.compile(r"[-+o]/[-+o]")
CREDITS = frozenset({"always", "clause", "never"})
NO_PASSIVE = frozenset({"in", "to", "for", "from", "on", "with", "of", "about", "behind"})  # last words of phrases that take what is told as no object
WORD_LISTS = (  # sections that are sets of words
    "media", "unnamed_credit", "viewpoints", "of_nouns", "declinable", "grantable", "verdicts", "issuing", "evasive", "phases", "endings",
    "settled", "press_words", "witnessing", "examined_by", "occasions", "hearing", "implicative", "occurrence", "participation", "attending", "talks", "awaiting", "approvals", "enacting",
    "resolving", "supposing", "motion", "creating", "purposive", "responding", "presupposing", "misgivings", "rehearsing",
    "professing", "headings", "stories", "charges", "wrongly", "verifying", "former", "versions", "linking", "guarding", "conditions", "leads", "funds", "rendering", "containing", "settling", "depending", "treating", "news",
)  # fmt: skip
SECTIONS = (
    *WORD_LISTS,
    "verbs", "adjectives", "prepositions", "cue_nouns", "event_groups", "speech_acts", "source_nouns", "withheld", "reasons", "interests",
    "modality", "signatures", "rebuttals", "undoing", "negation", "to_say", "standings",
)  # fmt: skip


Phrase = tuple[tuple[str, ...], str]  # its words, and a sign
Phrases = Mapping[str, tuple[Phrase, ...]]  # by one of their words


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb or adjective that can introduce what somebody says or thinks.

    ``preposition``: the last word of "call for", "make clear", else empty; ``fixed``: what stands between, "issue" in
    "take issue with".
    """

    lemma: str
    preposition: str
    does: Does
    content: frozenset[str]
    credits: str
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word says of its complement where it is affirmed and where it is denied: "+", "-" or "o" for open."""

    affirmed: str
    denied: str


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Words that give one modality, by how they stand to the event."""

    auxiliaries: frozenset[str]
    governors: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    marks: frozenset[str]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rebuttals:
    """Phrases by which something told is denied ("-") or left open ("o"), as their words with that sign, by one of their words.

    ``before``: what stands before it, by its last word; ``behind``: what is said of it, by its first; ``done``: of the former those that have a
    passive, by their verb.
    """

    before: Phrases
    behind: Phrases
    done: Phrases


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All of ``cues.yaml``, looked up by dictionary form, adjectives as they are written.

    ``verbs`` and ``adjectives``: most specific entry (with preposition) first. ``noun_prepositions``: what a noun of
    ``cue_nouns`` takes besides a clause ("hope for").
    """

    verbs: Mapping[str, tuple[CueVerb, ...]]
    adjectives: Mapping[str, tuple[CueVerb, ...]]
    media: frozenset[str]
    unnamed_credit: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    viewpoints: frozenset[str]
    cue_nouns: Mapping[str, Does]
    noun_prepositions: Mapping[str, tuple[str, ...]]
    of_nouns: frozenset[str]
    declinable: frozenset[str]
    grantable: frozenset[str]
    verdicts: frozenset[str]
    issuing: frozenset[str]
    evasive: frozenset[str]
    event_groups: Mapping[str, frozenset[str]]
    phases: frozenset[str]
    endings: frozenset[str]
    settled: frozenset[str]
    speech_acts: Mapping[str, str]  # event type -> role of who speaks
    source_nouns: Mapping[str, frozenset[str]]
    press_words: frozenset[str]
    withheld: tuple[str, ...]
    reasons: tuple[str, ...]
    witnessing: frozenset[str]
    interests: Mapping[str, frozenset[str]]  # offices, deeds, adjectives
    examined_by: frozenset[str]
    occasions: frozenset[str]
    hearing: frozenset[str]
    modality: Mapping[Modality, ModalWords]
    signatures: Mapping[str, Signature]
    rebuttals: Rebuttals
    implicative: frozenset[str]
    occurrence: frozenset[str]
    participation: frozenset[str]
    attending: frozenset[str]
    talks: frozenset[str]
    awaiting: frozenset[str]
    approvals: frozenset[str]
    enacting: frozenset[str]
    resolving: frozenset[str]
    supposing: frozenset[str]
    undoing: Mapping[str, frozenset[str]]  # what befalls plans (subject, object) and events
    motion: frozenset[str]
    negation: Mapping[str, frozenset[str]]
    creating: frozenset[str]
    purposive: frozenset[str]
    responding: frozenset[str]
    presupposing: frozenset[str]
    misgivings: frozenset[str]
    rehearsing: frozenset[str]
    professing: frozenset[str]
    headings: frozenset[str]
    stories: frozenset[str]
    charges: frozenset[str]
    wrongly: frozenset[str]
    verifying: frozenset[str]
    former: frozenset[str]
    versions: frozenset[str]
    to_say: Mapping[str, frozenset[str]]
    linking: frozenset[str]
    guarding: frozenset[str]
    conditions: frozenset[str]
    leads: frozenset[str]
    funds: frozenset[str]
    rendering: frozenset[str]
    containing: frozenset[str]
    settling: frozenset[str]
    depending: frozenset[str]
    news: frozenset[str]
    treating: frozenset[str]
    standings: Mapping[Modality, frozenset[str]]

    def is_medium(self, lemma: str) -> bool:
        """Whether something can be said in it: a statement, an interview, a network's name."""
        return lemma in self.media

    def is_told(self, lemma: str) -> bool:
        """Whether a noun is what somebody puts into the world with words: a statement, a claim, a picture."""
        return lemma in self.cue_nouns or self.is_medium(lemma) or any(self.is_source_noun(lemma, kind) for kind in ("document", "carrier", "remark"))

    def is_source_noun(self, lemma: str, kind: str) -> bool:
        """Whether ``lemma`` names a source of ``kind``, a key of ``source_nouns``: people, document, wire …"""
        return lemma in self.source_nouns[kind]

    def signature(self, *phrases: str) -> Signature | None:
        """What the first of ``phrases`` that is known says of its complement ("forget to", "forget")."""
        return next((self.signatures[phrase] for phrase in phrases if phrase in self.signatures), None)

    def governs(self, phrase: str) -> Modality | None:
        """The modality that a verb ("plan", "call for") gives to its complement."""
        return self._modality(phrase, "governors")

    def noun_gives(self, lemma: str) -> Modality | None:
        """The modality that a noun ("plan", "ability") gives to its complement."""
        return self._modality(lemma, "nouns")

    def adjective_gives(self, lemma: str) -> Modality | None:
        """The modality that an adjective ("potential", "set") gives to its noun or complement."""
        return self._modality(lemma, "adjectives")

    def adverb_gives(self, lemma: str) -> Modality | None:
        """The modality that an adverb ("perhaps") gives to its clause."""
        return self._modality(lemma, "adverbs")

    def auxiliary_gives(self, form: str) -> Modality | None:
        """The modality that an auxiliary ("will", "could") gives to its verb."""
        return self._modality(form, "auxiliaries")

    def mark_gives(self, mark: str) -> Modality | None:
        """The modality that a conjunction ("if") gives to its clause."""
        return self._modality(mark, "marks")

    def case_gives(self, preposition: str) -> Modality | None:
        """The modality that a preposition ("in case of") gives to its noun."""
        return self._modality(preposition, "cases")

    def standing(self, phrase: str) -> Modality | None:
        """The modality that a predicate ("in doubt") gives to its subject."""
        return next((modality for modality, phrases in self.standings.items() if phrase in phrases), None)

    def making(self, word: str) -> Modality | None:
        """The modality that what one makes of a thing gives to it: "possible", "closer"."""
        return self.adjective_gives(word) or self.standing(word)

    def _modality(self, word: str, use: str) -> Modality | None:
        return next((modality for modality, words in self.modality.items() if word in getattr(words, use)), None)


def load_cues(folder: Path) -> CueLexicon:
    """Read and check ``folder/cues.yaml`` (a language's folder). Raises VocabularyError naming every fault."""
    path = folder / "cues.yaml"
    table = load_yaml(path)
    faults = _faults(table)
    if faults:
        raise VocabularyError([f"{path.name}: {fault}" for fault in faults])
    return _lexicon(table)


def _faults(table: Any) -> list[str]:
    """What is wrong with the file, one line each."""
    if not isinstance(table, dict):
        return ["is not a table"]
    faults = [f"'{section}' is missing" for section in SECTIONS if section not in table]
    groups = [(f"{part}, group {number}", group) for part in ("verbs", "adjectives") for number, group in enumerate(table.get(part, ()), start=1)]
    for where, group in groups:
        if group.get("does") not in set(Does):
            faults.append(f"{where}: 'does' is {group.get('does')!r}, not one of {', '.join(Does)}")
        faults += [f"{where}: content '{kind}' is unknown" for kind in group.get("content", ()) if kind not in CONTENTS]
        if group.get("credits") not in CREDITS:
            faults.append(f"{where}: 'credits' is {group.get('credits')!r}, not one of {', '.join(sorted(CREDITS))}")
    faults += [f"signature '{marks}' is not two of +, - and o" for marks in table.get("signatures", ()) if not SIGNATURE.fullmatch(str(marks))]
    faults += [f"rebuttals: '{where}' is missing" for where in ("before", "behind") if where not in table.get("rebuttals", {})]
    faults += [f"modality '{name}' is unknown" for part in ("modality", "standings") for name in table.get(part, ()) if name not in set(Modality)]
    return faults


def _lexicon(table: dict[str, Any]) -> CueLexicon:
    return CueLexicon(
        **{name: frozenset(table[name]) for name in WORD_LISTS},
        verbs=_entries(table["verbs"]),
        adjectives=_entries(table["adjectives"]),
        prepositions=tuple(tuple(words.split()) for words in table["prepositions"]),
        cue_nouns={words.split()[0]: Does(does) for does, nouns in table["cue_nouns"].items() for words in nouns},
        noun_prepositions=_prepositions(words for nouns in table["cue_nouns"].values() for words in nouns),
        event_groups={name: frozenset(types) for name, types in table["event_groups"].items()},
        speech_acts=dict(table["speech_acts"]),
        source_nouns={kind: frozenset(nouns) for kind, nouns in table["source_nouns"].items()},
        withheld=tuple(table["withheld"]),
        reasons=tuple(table["reasons"]),
        interests={use: frozenset(words) for use, words in table["interests"].items()},
        modality={Modality(name): _modal_words(words) for name, words in table["modality"].items()},
        signatures={words: Signature(*marks.split("/")) for marks, group in table["signatures"].items() for words in group},
        rebuttals=_rebuttals(table["rebuttals"]),
        undoing={kind: frozenset(words) for kind, words in table["undoing"].items()},
        negation={use: frozenset(words) for use, words in table["negation"].items()},
        to_say={use: frozenset(words) for use, words in table["to_say"].items()},
        standings={Modality(name): frozenset(phrases) for name, phrases in table["standings"].items()},
    )


def _prepositions(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """ "hope for" as the preposition of its noun; nouns without one are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for words in phrases:
        noun, _, preposition = words.partition(" ")
        if preposition:
            found[noun] = (*found.get(noun, ()), preposition)
    return found


def _entries(groups: list[dict[str, Any]]) -> dict[str, tuple[CueVerb, ...]]:
    """Cue words by lemma; a word in several groups keeps their order, entries with a preposition first."""
    found: dict[str, list[CueVerb]] = {}
    for group in groups:
        for words in group["words"]:
            lemma, *others = words.split()
            preposition = others.pop() if others else ""
            cue = CueVerb(lemma, preposition, Does(group["does"]), frozenset(group["content"]), group["credits"], tuple(others))
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(sorted(cues, key=lambda cue: not cue.preposition)) for lemma, cues in found.items()}


def _rebuttals(table: dict[str, dict[str, list[str]]]) -> Rebuttals:
    before, behind = ([(tuple(words.split()), gives) for gives, phrases in table[where].items() for words in phrases] for where in ("before", "behind"))
    done = [(phrase, gives) for phrase, gives in before if phrase[-1] not in NO_PASSIVE]
    return Rebuttals(_by_word(before, -1), _by_word(behind, 0), _by_word(done, 0))


def _by_word(phrases: Iterable[Phrase], place: int) -> Phrases:
    """The phrases by their word at ``place``, the longest first."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase, gives in sorted(phrases, key=lambda pair: -len(pair[0])):
        found[phrase[place]] = (*found.get(phrase[place], ()), (phrase, gives))
    return found


def _modal_words(words: dict[str, list[str]]) -> ModalWords:
    uses = ("auxiliaries", "governors", "nouns", "adjectives", "adverbs", "marks", "cases")
    return ModalWords(*(frozenset(words.get(use, ())) for use in uses))
