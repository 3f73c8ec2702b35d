"""What the stages know of words, names and places, loaded once from ``data/``. Holds no words itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from twosource.vocabulary.answers import AnswerLexicon, load_answers
from twosource.vocabulary.cues import CueLexicon, load_cues
from twosource.vocabulary.event_types import EventTypes, load_event_types
from twosource.vocabulary.gazetteer import Gazetteer, load_gazetteer
from twosource.vocabulary.lineage import LineageLexicon, load_lineage
from twosource.vocabulary.page import PageLexicon, load_page
from twosource.vocabulary.places import PlaceIndex, load_places
from twosource.vocabulary.protection import ProtectionLexicon, load_protection
from twosource.vocabulary.quantities import QuantityLexicon, load_quantities
from twosource.vocabulary.timex import TimexLexicon, load_timex

SUFFIXES = (".yaml", ".onnx", ".json", ".gz")  # what of a folder decides about results


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All parts. ``version`` is a hash of the files: a changed word is another vocabulary."""

    event_types: EventTypes
    gazetteer: Gazetteer
    cues: CueLexicon
    answers: AnswerLexicon
    timex: TimexLexicon
    quantities: QuantityLexicon
    places: PlaceIndex
    page: PageLexicon
    lineage: LineageLexicon
    protection: ProtectionLexicon
    version: str

    @property
    def verbs(self) -> frozenset[str]:
        """Dictionary forms of the verbs that stand in the vocabulary."""
        triggers = (trigger for kind in self.event_types.types.values() for trigger in kind.triggers)
        return frozenset({*self.cues.verbs, *(trigger.words[0] for trigger in triggers if trigger.pos == "VERB")})


def load_vocabulary(folder: Path, language: str = "en", *, more: Sequence[Path] = ()) -> Vocabulary:
    """Everything under ``folder`` (the package's ``data``) for one language, and the names of the folders ``more``.

    :raises VocabularyError: with the faults found.
    """
    words = folder / "languages" / language
    gazetteer = load_gazetteer(folder, language, more=more)
    return Vocabulary(
        event_types=load_event_types(folder / "event_types"),
        gazetteer=gazetteer,
        cues=load_cues(words),
        answers=load_answers(words),
        timex=load_timex(words),
        quantities=load_quantities(words),
        places=load_places(folder, language),
        page=replace(load_page(words), outlets=gazetteer.outlets),
        lineage=load_lineage(words),
        protection=load_protection(words),
        version="+".join([hash_files(folder, without="demo"), *map(hash_files, more)]),
    )


def hash_files(folder: Path, *, without: str = "") -> str:
    """Eight hexadecimal digits over the names and contents of ``folder``'s data files, but for one folder's."""
    digest = blake2b(digest_size=4)
    for path in sorted(path.relative_to(folder) for path in folder.rglob("*") if path.suffix in SUFFIXES):
        if path.parts[0] != without:
            digest.update(path.as_posix().encode())
            digest.update((folder / path).read_bytes())
    return digest.hexdigest()
