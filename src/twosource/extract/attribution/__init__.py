"""Who says what, by which words: sources, cues, contents, quotations."""

from twosource.extract.attribution.stage import extract_attributions

__all__ = ["extract_attributions"]
