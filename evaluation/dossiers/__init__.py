"""Articles of several storylines, by hand, with their truth: events across articles, origins, denials."""
