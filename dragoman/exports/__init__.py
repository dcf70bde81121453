"""A situation for other tools: files that these read out; one file per format, and `export` is the door to all.

Of event data, `code` turns the events of a reading into what it holds of them (folded, dated, placed, coded); `plover`
and `icews` write that down in the way of their field. Of the other formats some take readings one at a time (`source`),
some the `whole` situation with what its reports say only together. `write` puts everything where it belongs and counts
what was written and what was left out.
"""
