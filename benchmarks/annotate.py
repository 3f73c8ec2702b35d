"""Speed and memory of the English reader, one thread: `python -m benchmarks.annotate TEXT...`.

Words are tokens that are no white space, punctuation included, as treebanks count. The clock
holds everything from text to a filled Doc: tokenisation, the model, decoding. Each text is read
once before, to warm caches as in a long run, unless `--cold`.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path


def memory() -> float:
    """Peak resident memory of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+", help="plain-text files or folders of them")
    parser.add_argument("--limit", type=int, default=200_000, help="characters in all")
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    texts = read_texts(options.texts, options.limit)
    figures = measure(texts, cold=options.cold)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:<28}{value:>12,.2f}")


def read_texts(paths: list[Path], limit: int) -> list[str]:
    """The files' texts, in order, until `limit` characters are full."""
    files = [
        file for path in paths
        for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])
    ]  # fmt: skip
    texts, size = [], 0
    for file in files:
        if size >= limit:
            break
        texts.append(file.read_text("utf-8", errors="replace")[: limit - size])
        size += len(texts[-1])
    return texts


def measure(texts: list[str], *, cold: bool) -> dict[str, float]:
    """Load times in seconds, words per second of clock and of processor time, peak memory."""
    start = time.perf_counter()
    import spacy  # noqa: F401  its own import time is shown apart

    imported = time.perf_counter()
    from twosource.annotate import load_pipeline

    nlp = load_pipeline("en")
    loaded = time.perf_counter()
    if not cold:
        for text in texts:
            nlp(text)
    clock, processor, words = time.perf_counter(), time.process_time(), 0
    for text in texts:
        words += sum(not token.is_space for token in nlp(text))
    return {
        "import spacy, s": imported - start,
        "load, s": loaded - imported,
        "words": words,
        "words/s (clock)": words / (time.perf_counter() - clock),
        "words/s (processor)": words / (time.process_time() - processor),
        "peak memory, MB": memory(),
    }


if __name__ == "__main__":
    main()
