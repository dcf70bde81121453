"""Hostile input, made by the thousand: whatever a file, a parse, a situation or a model may hold, fed to dragoman.

    python -m fuzzing                          # which sources there are
    python -m fuzzing html --seconds 900       # fuzz one; ends with the account, exit status 1 if anything was found
    python -m fuzzing html --again FILE …      # do single items again, with the traceback

It needs atheris (`pip install atheris`), which follows the branches that are taken and keeps what leads to new ones.
An item is a finding where it raises what it should not, takes over `SECONDS` of CPU time or over `MEGABYTES` of memory.
Findings are kept in `runs/fuzzing/SOURCE/`, each with its traceback, three for each place in the code; the corpus that
grew lies beside them and is gone on with the next time. Every finding becomes a test where its cause is mended.

    targets.py      what is done with an item, by source: add a source here
    files.py        bytes → files of every kind, begun from small good and nasty ones
    news_files.py   feeds, agencies' formats and mail to begin from
    packed_files.py bytes → books, PDFs, archives and web archives, or what is packed into them
    trees.py        bytes → parses that no network would give, for the rules
    situations.py   bytes → situations with damaged files
    draw.py         choices out of bytes
    child.py        the process that atheris runs in
"""
