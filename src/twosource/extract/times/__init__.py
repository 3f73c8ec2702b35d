"""Time expressions with their values, and the publication date that they bound."""

from twosource.extract.times.dating import bound_publication
from twosource.extract.times.sharing import date_claims
from twosource.extract.times.stage import extract_times, find_times

__all__ = ["bound_publication", "date_claims", "extract_times", "find_times"]
