"""Events of the vocabulary with their arguments, times, places and amounts."""

from twosource.extract.events.stage import extract_events, read_triggers

__all__ = ["extract_events", "read_triggers"]
