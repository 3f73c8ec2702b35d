"""Sentences by people who did not know the program, each of which words an event in its own way."""
