"""Models that a person may fetch in addition: what there is, fetching, checking, keeping."""
