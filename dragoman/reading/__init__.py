"""A report in, its records out (`read`). The network makes one pass; each file beside it owns one kind of record."""
