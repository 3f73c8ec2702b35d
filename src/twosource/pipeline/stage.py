"""What a stage requires and provides, read off its signature.

    def extract_claims(document: Document, events: tuple[EventMention, ...], *, cues: CueLexicon) -> tuple[Claim, ...]

requires ``document`` and ``events``, provides ``claims``, and needs the vocabulary's ``CueLexicon``.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from twosource.errors import ConfigError
from twosource.model.event import EventMention
from twosource.model.reading import Reading
from twosource.model.text import Publication, Span

# A stage's product is known by its type: tuple[Claim, ...] is what a Reading calls "claims".
PRODUCTS: Mapping[Any, str] = MappingProxyType(
    {get_args(hint)[0]: name for name, hint in get_type_hints(Reading).items() if get_args(hint) and get_args(hint)[0] is not Span}
    | {EventMention: "events", Publication: "published"}
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step from what is known of a document to more of it. ``resources``: keyword → type of the vocabulary."""

    name: str
    run: Callable[..., Any]
    requires: tuple[str, ...]
    provides: str
    resources: Mapping[str, Any] = field(default_factory=dict)


def load_stage(dotted: str) -> Stage:
    """The function that ``dotted`` names, as a stage.

    :raises ConfigError: where there is no such function, or its signature does not say what it provides.
    """
    module, _, name = dotted.rpartition(".")
    try:
        function = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigError(f"stage {dotted}: {error}") from error
    return describe(function)


def describe(function: Callable[..., Any]) -> Stage:
    """The stage that ``function``'s signature tells of."""
    name, hints = function.__name__, get_type_hints(function)
    product = hints.pop("return", None)
    made = product if product in PRODUCTS else next(iter(get_args(product)), None)
    if made not in PRODUCTS:
        raise ConfigError(f"stage {name}: its return type {product} is nothing that a document's reading holds")
    parameters = inspect.signature(function).parameters.values()
    required = tuple(each.name for each in parameters if each.kind is not each.KEYWORD_ONLY)
    resources = {each.name: hints.get(each.name) for each in parameters if each.kind is each.KEYWORD_ONLY}
    return Stage(name, function, required, PRODUCTS[made], resources)
