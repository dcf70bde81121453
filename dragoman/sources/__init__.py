"""Bytes in, a `Report` out: one file per kind of document, and `open` finds which it is."""
