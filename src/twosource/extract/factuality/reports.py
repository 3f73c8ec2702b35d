"""Votes of verbs that report, and of verdicts on what others report."""

from spacy.tokens import Token

from twosource.extract.clauses import is_bare, is_imperative, is_subjunctive, scarcity, wordings
from twosource.extract.factuality.beside import emptied_by, negations
from twosource.extract.factuality.votes import Setting, Vote, signed_by
from twosource.extract.rebuttals import rebuttal_of
from twosource.extract.tree import (
    RELATIVE_TAGS,
    case_of,
    children,
    evaded_by,
    has_child,
    infinitive_mark,
    lemma_of,
    mark_of,
)
from twosource.extract.verdicts import verdict_of
from twosource.model.claim import Modality
from twosource.vocabulary.cues import Does

ASSERTING = frozenset({Does.REPORT, Does.ADMIT, Does.DENY, Does.SHOW, Does.CITE})
SAID_OF = frozenset({"csubj", "xcomp", "ccomp", "advcl", "acl"})  # clauses that an adjective or noun judges
SAYING = frozenset({Does.REPORT, Does.ADMIT, Does.DENY})  # left undone, these leave it open


def is_reporting(setting: Setting, governor: Token) -> bool:
    """Whether a verb reports its complement, so that the event is as its source says."""
    entries = setting.cues.verbs.get(lemma_of(governor), ())
    return any(entry.does is not Does.WANT and "clause" in entry.content for entry in entries)


def reported(setting: Setting, governor: Token, word: Token) -> list[Vote]:
    lemma = lemma_of(governor)
    if is_withheld(setting, governor) or _is_unshown(setting, governor, word) or _is_held_by_few(governor):
        return [Vote(governor, Modality.POSSIBLE)]
    if taken_back := _taken_back(setting, governor):
        return taken_back
    if lemma in setting.cues.supposing and is_imperative(governor):
        return [Vote(governor, Modality.CONDITIONAL)]
    if is_bare(word) and not setting.is_of("acts"):  # "Leave the gulf," he said
        return [Vote(governor, Modality.REQUESTED)]
    if is_subjunctive(word) and (setting.cues.governs(lemma) is Modality.REQUESTED or lemma == "suggest"):
        return [Vote(governor, Modality.REQUESTED)]
    votes = signed_by(setting, governor, f"{lemma} {mark_of(word) or 'that'}", *wordings(governor, word)[:-1], lemma)
    votes += _said_of_saying(setting, governor)
    votes += [Vote(child) for child in children(governor, "advmod") if child.lower_ in setting.cues.wrongly]  # "*falsely* reported that …"
    asserts = any(entry.does in ASSERTING and not entry.preposition for entry in setting.cues.verbs[lemma])
    gives = None if asserts else setting.cues.governs(lemma)
    return votes + ([Vote(governor, gives)] if gives is not None else [])


def _is_held_by_few(governor: Token) -> bool:
    """ "*few* believe that …", "*few* experts think that …"; but "a few"."""
    subjects = (subject for subject in children(governor, "nsubj") if not has_child(subject, "det"))
    return any(word.lower_ == "few" for subject in subjects for word in (subject, *children(subject, "amod", "nummod")))


def _taken_back(setting: Setting, governor: Token) -> list[Vote]:
    """What an outlet no longer says, or somebody makes of what says it: "an *earlier version* of this article said that …", "*corrected* a report that said …"."""
    for subject in children(governor, "nsubj"):
        if lemma_of(subject) in setting.cues.versions:
            return [Vote(child, Modality.POSSIBLE) for child in children(subject, "amod") if child.lower_ in setting.cues.former]
    relative = governor.dep_ == "acl:relcl" and any(child.tag_ in RELATIVE_TAGS for child in children(governor, "nsubj"))
    return denied_claim(setting, governor.head) if relative else []


def _said_of_saying(setting: Setting, governor: Token) -> list[Vote]:
    """Verdicts on whoever says something: "it is *wrong* to say that …", "to claim that … is *a lie*", "it is *not true* to say that …"."""
    judged, known = governor.head, setting.cues.to_say
    if infinitive_mark(governor) is None or governor.dep_ not in SAID_OF or judged.pos_ not in ("ADJ", "NOUN"):
        return []
    if lemma_of(judged) in known["right"]:
        return list(negations(setting, judged))
    if lemma_of(judged) in known["wrong"]:
        return [Vote(judged), *negations(setting, judged)]
    return [*(found := signed_by(setting, judged, lemma_of(judged), judged.lower_, _named(judged))), *(negations(setting, judged) if found else ())]


def is_withheld(setting: Setting, governor: Token) -> bool:
    """Whether something is neither said nor denied: "did not deny that …", "declined to confirm that …", "never admitted …"."""
    if not any(entry.does in SAYING for entry in setting.cues.verbs.get(lemma_of(governor), ())):
        return False
    nor = any(child.lower_ == "nor" for child in children(governor, "cc"))  # "neither confirmed nor denied …"
    return nor or evaded_by(governor, setting.cues.evasive) is not None or next(negations(setting, governor), None) is not None


def _is_unshown(setting: Setting, governor: Token, word: Token) -> bool:
    """Whether nothing bears something out: "did not find that …", "little evidence suggests that …"; not of what is known to be so."""
    lemma = lemma_of(governor)
    shows = any(entry.does is Does.SHOW for entry in setting.cues.verbs[lemma])
    if not shows or setting.cues.signature(f"{lemma} {mark_of(word) or 'that'}") is not None:
        return False
    if governor.dep_ == "acl" and infinitive_mark(governor) is not None and (governor.head.lower_ == "nothing" or next(emptied_by(setting, governor.head), None) is not None):
        return True  # "saw *nothing* to suggest that …"
    scarce = any(scarcity(subject) is not None for subject in children(governor, "nsubj"))
    return scarce or next(negations(setting, governor), None) is not None


def denied_claim(setting: Setting, noun: Token) -> list[Vote]:
    """ "denied all claims that …", "reports of … are false": the word above a noun that claims."""
    lemma = lemma_of(noun)
    if lemma in setting.cues.charges:  # who dismisses charges leaves it open whether they are true
        return [Vote(vote.word, Modality.POSSIBLE) for vote in _made_of(setting, noun)]
    told = setting.cues.is_told(lemma) or lemma in setting.cues.stories or setting.cues.noun_gives(lemma) is Modality.POSSIBLE  # "the idea that … is absurd"
    return _made_of(setting, noun) if told else []


def _made_of(setting: Setting, noun: Token) -> list[Vote]:
    """What is made of what a noun tells, by a phrase beside it or the word above it."""
    above, rebuttal = noun.head, rebuttal_of(noun, setting.cues)
    if rebuttal is not None:
        return [Vote(rebuttal.words[0], None if rebuttal.gives == "-" else Modality.POSSIBLE)]
    says = any(entry.does in SAYING and not entry.preposition for entry in setting.cues.verbs.get(lemma_of(above), ()))
    if noun.dep_ == "obj" and says and is_withheld(setting, above):  # "did not *deny* reports of a sale"
        return [Vote(above, Modality.POSSIBLE)]
    if noun.dep_ == "obl" and (scorned := signed_by(setting, above, *wordings(above, noun)[:-1])):  # "scoffed *at* claims that …"
        return scorned
    if noun.dep_ not in ("obj", "ccomp", "nsubj", "nsubj:pass") and case_of(noun) not in ("", "as"):
        return []
    far = verdict_of(above, setting.cues)
    if far is not None and far.noun.i == noun.i:
        return signed_by(setting, far.word, lemma_of(far.word), far.word.lower_)
    if not setting.cues.verifying.isdisjoint(wordings(above, noun)) and next(negations(setting, above), None) is not None:
        return [Vote(above, Modality.POSSIBLE)]
    verdicts = [*children(above, "xcomp"), *(child for child in children(above, "obl", "advcl") if "as" in (case_of(child), mark_of(child)))]
    judged = (signed_by(setting, word, *wordings(word, noun), word.lower_, _named(word)) for word in (above, *verdicts))  # "dismissed as *false*", "is a *fairy tale*"
    return next(filter(None, judged), [])


def _named(word: Token) -> str:
    """A noun with the nouns and adjectives before it."""
    return " ".join([*(child.lower_ for child in children(word, "compound", "amod")), lemma_of(word)])
