"""Who really stands behind an event: lineage, independence, denials, conflicts."""
