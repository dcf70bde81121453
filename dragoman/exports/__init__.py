"""A situation for other tools: its readings in, files that these read out; one file per format.

Of event data, `code` turns the events of a reading into what it holds of them (folded, dated, placed, coded); `plover`
and `icews` write that down in the way of their field. The other formats take a whole situation (`source`). `write` puts
everything where it belongs and counts what was written and what was left out.
"""
