"""Going ahead of other work, for threads that keep deadlines."""
