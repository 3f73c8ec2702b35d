"""The command line: parses, calls, renders. Only here is anything printed."""

from twosource.cli.app import main

__all__ = ["main"]
