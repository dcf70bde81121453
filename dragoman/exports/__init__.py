"""A situation for other tools: files that they read; one file per format, and `export` is the door to all.

`code` turns the events of a reading into what event data holds of them (folded, dated, placed, coded); `plover` and
`icews` write that down in the way of their field; `write` puts it where it belongs and counts what was left out. The
other formats take the `whole` situation.
"""
