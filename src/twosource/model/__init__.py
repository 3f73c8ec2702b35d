"""Frozen types, one concept a file. Imports nothing else of Twosource."""
