"""Weights of the comparison between claims (``data/linking.yaml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import VocabularyError
from twosource.vocabulary.loading import load_yaml

REQUIRED = (
    "threshold", "margin", "weights", "agreeing_features", "days_apart", "days_out", "days_going_on", "news_for", "lasting", "symmetric", "same_kind",
    "generic", "one_role", "about", "light", "shares", "opposite", "progress",
)


@dataclass(frozen=True, slots=True)
class LinkingWeights:
    """The table in ``data/linking.yaml``; what each figure means is said there."""

    threshold: float
    margin: float
    weights: Mapping[str, float]
    within_document: int
    across_documents: int
    days_apart: int
    days_out: int
    days_going_on: int
    news_for: int
    lasting: frozenset[str]  # types
    symmetric: frozenset[str]  # roles
    kinds: Mapping[str, int]  # head word -> number of its group
    generic: frozenset[str]
    together: Mapping[str, frozenset[str]]  # role -> the roles that statements and articles use for one another
    about: frozenset[str]  # roles that hold what something is about
    light: frozenset[str]  # words that say nothing by themselves
    shares: frozenset[str]  # words that say how much of something
    opposite: Mapping[str, str]  # stage -> the one that it undoes
    progress: tuple[str, ...]  # stages that follow one another, the furthest last

    def one_role(self, role: str) -> frozenset[str]:
        """The roles that say the same as ``role``, itself among them."""
        return self.together.get(role, frozenset({role}))

    def of_role(self, role: str) -> float:
        return self.weights.get(role, self.weights["role"])


def load_linking(folder: Path) -> LinkingWeights:
    """Read and check ``folder/linking.yaml``. Raises VocabularyError naming every missing key."""
    table = load_yaml(folder / "linking.yaml")
    faults = [f"linking.yaml: '{key}' is missing" for key in REQUIRED if key not in table]
    if faults:
        raise VocabularyError(faults)
    features = table["agreeing_features"]
    return LinkingWeights(
        threshold=table["threshold"],
        margin=table["margin"],
        weights=table["weights"],
        within_document=features["within_document"],
        across_documents=features["across_documents"],
        days_apart=table["days_apart"],
        days_out=table["days_out"],
        days_going_on=table["days_going_on"],
        news_for=table["news_for"],
        lasting=frozenset(table["lasting"]),
        symmetric=frozenset(table["symmetric"]),
        kinds={word: number for number, group in enumerate(table["same_kind"]) for word in group},
        generic=frozenset(table["generic"]),
        together={role: frozenset(group) for group in table["one_role"] for role in group},
        about=frozenset(table["about"]),
        light=frozenset(table["light"]),
        shares=frozenset(table["shares"]),
        opposite={stage: other for one, two in table["opposite"] for stage, other in ((one, two), (two, one))},
        progress=tuple(table["progress"]),
    )
