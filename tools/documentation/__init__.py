"""The documentation: a site made of `docs/` and of what the code says of itself, and its commands run for real.

`hook.py` is what MkDocs calls; `commands.py`, `records.py` and `addresses.py` each write one page of the reference from
the code. `blocks.py` finds the commands in the pages, `running.py` runs them; `python -m tools.documentation` writes what
they print now into the pages.
"""
