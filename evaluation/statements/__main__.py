"""How ``weigh`` fares on faithful statements and on distortions of them.

    python -m evaluation.statements seeds --ledger LEDGER [--misses]
    python -m evaluation.statements sample [--misses]

``seeds_twisted`` and ``sample_twisted`` hold distortions only. Without a ledger the sample dossier is read. A faithful
statement is found unless the verdict is "not-found" or "contradicted"; a distorted one is confirmed if it is
"corroborated" or "supported".
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from twosource.cli.reading import read_into
from twosource.config import DATA, Config, load_config
from twosource.model.weighed import Weighed
from twosource.pipeline.ask import ask
from twosource.pipeline.build import build
from twosource.store.ledger import Ledger
from twosource.weigh.statement import CONFIRMING

HERE = Path(__file__).parent
DEMO = DATA / "demo"
REFUSED = ("not-found", "contradicted")


@dataclass(frozen=True, slots=True)
class Asked:
    """One statement and what the ledger answered."""

    statement: str
    faithful: bool
    answer: Weighed

    @property
    def right(self) -> bool:
        verdict = self.answer.verdict
        return verdict not in REFUSED if self.faithful else verdict not in CONFIRMING


def statements(name: str) -> Iterator[tuple[str, bool]]:
    """Statements of the file ``name``.yaml, each with whether it is faithful."""
    for entry in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")):
        if "faithful" in entry:
            yield entry["faithful"], True
        yield from ((distorted, False) for distorted in entry["distorted"])


def run(name: str, ledger: Ledger, config: Config) -> list[Asked]:
    """Every statement of ``name`` held against ``ledger``."""
    machine = build(config)
    return [Asked(statement, faithful, ask(statement, ledger, machine)[1]) for statement, faithful in statements(name)]


@contextmanager
def sample() -> Iterator[tuple[Ledger, Config]]:
    """The sample dossier, read into a ledger that lasts as long as the block."""
    config = replace(load_config(), vocabulary=(DEMO / "vocabulary",))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "sample.db"), create=True) as ledger:
        read_into(ledger, [DEMO / "articles"], config)
        yield ledger, config


def summary(asked: Sequence[Asked]) -> str:
    """Shares of both kinds, and how often each verdict was given."""
    lines = []
    for faithful, name, right in ((True, "faithful", "found"), (False, "distorted", "not confirmed")):
        chosen = [each for each in asked if each.faithful is faithful]
        verdicts = Counter(each.answer.verdict for each in chosen)
        given = ", ".join(f"{verdict} {count}" for verdict, count in verdicts.most_common())
        lines.append(f"{name}: {sum(each.right for each in chosen)} of {len(chosen)} {right} ({given})")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(path.stem for path in HERE.glob("*.yaml")))
    parser.add_argument("--ledger", type=Path, help="a ledger into which the articles were read")
    parser.add_argument("--misses", action="store_true", help="print every statement that was answered wrongly")
    options = parser.parse_args()
    if options.ledger:
        with Ledger.open(options.ledger) as ledger:
            asked = run(options.name, ledger, load_config())
    else:
        with sample() as (ledger, config):
            asked = run(options.name, ledger, config)
    print(summary(asked))
    for each in asked if options.misses else ():
        if not each.right:
            print(f"{'faithful' if each.faithful else 'DISTORTED'} {each.answer.verdict}: {each.statement}\n    {each.answer.why}")


if __name__ == "__main__":
    main()
