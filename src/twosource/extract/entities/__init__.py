"""Who and what an article names: names, persons with offices, descriptions, pronouns."""

from twosource.extract.entities.stage import EntityIndex, extract_entities

__all__ = ["EntityIndex", "extract_entities"]
