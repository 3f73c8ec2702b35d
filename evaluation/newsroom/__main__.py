"""python -m evaluation.newsroom generate | score"""

import argparse
from pathlib import Path

import evaluation.newsroom
from evaluation.newsroom.generate import generate
from evaluation.newsroom.score import Told, read_truth, score
from twosource.store.ledger import Ledger


def main() -> None:
    parser = argparse.ArgumentParser(description=evaluation.newsroom.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("generate")
    making.add_argument("--articles", type=int, default=2000)
    making.add_argument("--seed", type=int, default=1)
    making.add_argument("-o", "--output", type=Path, required=True)
    scoring = commands.add_parser("score")
    scoring.add_argument("folder", type=Path)
    scoring.add_argument("--ledger", type=Path, required=True)
    scoring.add_argument("--misses", action="store_true", help="print every event whose known origins are not the true ones")
    arguments = parser.parse_args()
    if arguments.command == "generate":
        events, articles = generate(arguments.articles, arguments.output, arguments.seed)
        print(f"{articles:,} articles of {events:,} events in {arguments.output}")
    else:
        _score(arguments)


def _score(arguments: argparse.Namespace) -> None:
    with Ledger.open(arguments.ledger) as ledger:
        figures, told = score(read_truth(arguments.folder), ledger)
    for name, value in figures.items():
        print(f"{name:40} {value:.3f}")
    for pair in told if arguments.misses else ():
        if pair.origins["known"] != pair.true["known"]:
            _print_miss(pair)


def _print_miss(pair: Told) -> None:
    ours = [(origin["name"], origin["basis"]) for origin in pair.origins.get("list", ()) if origin["stance"] == "supports"]
    print(f"\n{pair.true['id']} {pair.true['type']}: {pair.origins['known']} for {pair.true['known']}")
    print(f"  true {pair.true['origins']}\n  ours {ours} in {pair.event and pair.event['id']}")
    print("  " + " ".join(f"{article['path']}={article['kind']}" for article in pair.true["articles"]))


if __name__ == "__main__":
    main()
