"""How far a source commits itself to an event: polarity and modality, with the words that decide.

From the event's word upward through the words that govern it (judge.py), each step may add a vote (votes.py): a negation, a
verb's signature, or a modality. Votes of words that hang on a word: beside.py; of verbs that report: reports.py; of what
governs a clause: clausal.py; of what governs a noun: nominal.py. After Karttunen (1971, 2012) and Sauri and Pustejovsky (2012), with UD labels.
"""

from twosource.extract.factuality.judge import judge_factuality

__all__ = ["judge_factuality"]
