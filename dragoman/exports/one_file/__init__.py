"""The whole situation as one HTML file, which opens without anything installed and asks nobody for anything.

`pieces` writes it from the top down: the brief, exchanges, positions, figures, claims, forecasts and contradictions,
then one pass over the reports, whose texts and records wait on the disk (`spool`) for their turn, then actors, then
reports. Nothing of a report stays in memory when the next is read. `links` names the places in the file, `marked` sets
a text with the words that something leads to, `told` tells a record in a line.
"""

from dragoman.exports.one_file.file import pieces

__all__ = ["pieces"]
