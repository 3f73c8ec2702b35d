"""The invented world's articles as files, a stream of any length."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from evaluation.newsroom.happenings import happening
from evaluation.newsroom.spread import spread
from evaluation.newsroom.truth import truth
from evaluation.newsroom.world import make_world, write_vocabulary
from evaluation.newsroom.writing import Article, write

PER_FILE = 1000


def stories(articles: int, seed: int) -> Iterator[tuple[dict, list[Article]]]:
    """Happenings with their truth and their articles, until there are ``articles``; the last story is told to its end."""
    world, written = make_world(), 0
    for number in count():
        if written >= articles:
            return
        told = spread(happening(number, world, seed), world, seed)
        paths = [path_of(written + place) for place in range(len(told.reports))]
        made = write(told, paths, seed)
        written += len(made)
        yield truth(told, made), made


def path_of(number: int) -> str:
    """How the reader names the article: its file and its line."""
    return f"{number // PER_FILE:03}.jsonl:{number % PER_FILE + 1}"


def generate(articles: int, folder: Path, seed: int) -> tuple[int, int]:
    """Write everything into ``folder``; the numbers of events and of articles."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    write_vocabulary(make_world(), folder / "vocabulary")
    (folder / "twosource.toml").write_text(f"vocabulary = [{json.dumps(str((folder / 'vocabulary').resolve()))}]\n")
    events = written = 0
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truths:
        for line, made in stories(articles, seed):
            truths.write(json.dumps(line, ensure_ascii=False) + "\n")
            _append(folder / "articles", made)
            events, written = events + 1, written + len(made)
    return events, written


def _append(folder: Path, made: list[Article]) -> None:
    for article in made:
        name, line = article.path.split(":")
        with (folder / name).open("w" if line == "1" else "a", encoding="utf-8") as file:
            file.write(json.dumps(article.record(), ensure_ascii=False) + "\n")
