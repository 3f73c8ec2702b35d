"""python -m evaluation.newsroom generate | score"""

import argparse
from pathlib import Path

import evaluation.newsroom
from evaluation.newsroom.generate import generate


def main() -> None:
    parser = argparse.ArgumentParser(description=evaluation.newsroom.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("generate")
    making.add_argument("--articles", type=int, default=2000)
    making.add_argument("--seed", type=int, default=1)
    making.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    events, articles = generate(arguments.articles, arguments.output, arguments.seed)
    print(f"{articles:,} articles of {events:,} events in {arguments.output}")


if __name__ == "__main__":
    main()
