"""Facts out of one annotated document, each with its span. No module here sees a database."""
