"""Stages in a row, checked before the first document is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from twosource.annotate import annotate
from twosource.errors import ConfigError, StageError, TwosourceError
from twosource.model.reading import Reading
from twosource.model.text import Document, Span
from twosource.pipeline.stage import PRODUCTS, Stage, load_stage

ANNOTATE = "annotate"
MEMORY = Lock()  # memory zones of two threads would end one another
GIVEN = ("document", "annotation")  # there before the first stage
FACTS = tuple(name for name in PRODUCTS.values() if name not in ("published", "events"))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What turns a document into a reading. Pure: the same document gives the same reading."""

    nlp: Language
    steps: tuple[tuple[Stage, Mapping[str, Any]], ...]  # with the values of the keyword-only parameters

    def __call__(self, document: Document) -> Reading:
        """All facts of ``document``.

        :raises StageError: naming the stage that could not go on.
        """
        with MEMORY, self.nlp.memory_zone():  # spaCy keeps every new word; here only until the document is done
            known: dict[str, Any] = {"document": document}
            known["annotation"] = _guarded(ANNOTATE, document, annotate, document, self.nlp)
            for stage, resources in self.steps:
                values = [known[name] for name in stage.requires]
                known[stage.provides] = _guarded(stage.name, document, stage.run, *values, **resources)
                if stage.provides == "published":
                    known["document"] = replace(document, published=known["published"])
            facts = {name: tuple(known.get(name, ())) for name in FACTS}
            return Reading(known["document"], tuple(_sentences(known["annotation"])), **facts)


def compose(names: Sequence[str], *, nlp: Language, resources: Mapping[Any, Any]) -> Pipeline:
    """The stages that ``names`` list, each given what it needs of ``resources`` (type → value).

    :raises ConfigError: naming every stage that cannot run where it stands in the list.
    """
    stages = [load_stage(name) for name in names]
    faults = list(_faults(stages, resources))
    if faults:
        raise ConfigError("\n".join(faults))
    return Pipeline(nlp, tuple((stage, {key: resources[kind] for key, kind in stage.resources.items()}) for stage in stages))


def _faults(stages: Sequence[Stage], resources: Mapping[Any, Any]) -> Iterator[str]:
    known = set(GIVEN)
    for stage in stages:
        for name in stage.requires:
            if name not in known:
                yield f"stage {stage.name} requires {name}, which no stage before it provides"
        for key, kind in stage.resources.items():
            if kind not in resources:
                yield f"stage {stage.name} needs {key}: {kind}, which the vocabulary does not hold"
        known.add(stage.provides)


def _guarded(stage: str, document: Document, run: Callable[..., Any], *values: Any, **resources: Any) -> Any:
    """The stage's product; whatever goes wrong is told with the stage's name."""
    try:
        return run(*values, **resources)
    except TwosourceError as error:
        raise StageError(stage, document.id, str(error)) from error
    except Exception as error:
        raise StageError(stage, document.id, f"{type(error).__name__}: {error}") from error


def _sentences(annotation: Doc) -> Iterator[Span]:
    """Sentences of the annotation, without the blanks around them."""
    for sentence in annotation.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        end = sentence.start_char + len(text.rstrip())
        if start < end:
            yield Span(start, end)
