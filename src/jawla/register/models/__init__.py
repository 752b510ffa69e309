"""Records: one file a kind, each with its table and its declaration."""
