"""An invented world whose news spreads as its maker decided: truth for linking, origins, conflicts and drift.

    python -m evaluation.newsroom generate --articles 2000 -o DIR
    python -m evaluation.newsroom score DIR --ledger FILE

``generate`` writes ``articles/*.jsonl`` (read them with ``vocabulary = ["DIR/vocabulary"]``), ``vocabulary/`` with
the invented names, ``twosource.toml`` that says so, and ``truth.jsonl``, one line an event. Nothing in it is real.
"""
