"""Events for other tools: a situation's readings in, files that existing scripts read out; one file per format.

`code` turns the events of a reading into what event data holds of them (folded, dated, placed, coded); `plover` and
`icews` write that down in the way of their field; `write` puts it where it belongs and counts what was left out.
"""
