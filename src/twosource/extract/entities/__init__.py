"""Who and what an article names: names, persons with offices, descriptions, pronouns."""

from twosource.extract.entities.index import EntityIndex
from twosource.extract.entities.stage import extract_entities

__all__ = ["EntityIndex", "extract_entities"]
