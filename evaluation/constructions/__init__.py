"""Sentences put together from templates, read for what they are known to say; see `__main__`."""
