"""Who answers what was said of them, and how: denials, admissions, evasions, refusals."""

from twosource.extract.answers.stage import extract_answers

__all__ = ["extract_answers"]
