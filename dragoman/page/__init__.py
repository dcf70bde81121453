"""The page: a situation shown in the browser, on loopback, from the folder as it stands.

`serve.serve(folder)` opens it. `app.py` is the Starlette application; every page is a file in `pages/` and a template
of the same name, whose handler takes what was asked (`asked.Asked`) and gives what to show; `reader.py` asks the
situation, one question at a time, and keeps what was made until the folder changes; `guard.py` lets in nobody but this
machine's user and sends the rules that keep a report's markup from doing anything.
"""
