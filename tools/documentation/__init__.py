"""The documentation: a site made of `docs/` and of what the code says of itself, and its commands run for real.

`hook.py` is what MkDocs calls; `commands.py`, `records.py` and `addresses.py` each write a page of the reference.
`blocks.py` finds the commands in the pages, `playing.py` and `running.py` run them, with ids that are there from
`standing_in.py`; `python -m tools.documentation` writes what they print now into the pages.
"""
