"""Models that others have used for the same questions, one a file, each held to figures that others published.

Numbers go in and numbers come out: nothing here reads a situation. They are what the model of `dragoman.worlds` is
measured against, and none of them is part of it.
"""
