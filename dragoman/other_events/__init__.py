"""A situation beside other people's event data: which events both tell of, which one alone, and how far they agree.

The situation's reports and files of GDELT, ICEWS, POLECAT, PLOVER or ACLED in; a `EventComparison` out, every line of
which leads to our words and to their row. `files` opens tables, one file a format says what a row of it tells, `theirs`
and `ours` bring both sides to days, parties and types, `matching` pairs them, `agreement` counts, and `compare` is the
door.
"""
