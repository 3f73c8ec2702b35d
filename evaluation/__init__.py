"""Gold in, figures out. Corpora are never part of the repository: scripts take their folder in CORPORA."""
