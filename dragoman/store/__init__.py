"""The situation's folder as a place to put readings into and to ask: the one place with SQL.

In: rows of the three tables (`parts`), in any order and cut up anyhow. Out: the same rows in order, and answers to
questions about them. DuckDB runs in process over the Parquet parts; any number may read while one builds.

While a build runs it adds *fresh* parts, of which the later one counts where two speak of the same report or place. At
its end `settle` puts all rows in order: `reports` and `records` by the report's id, in a number of parts that depends
on the number of reports alone; `places` by the hash of their path, likewise. So the same documents give the same bytes,
however the work was cut up and wherever it was interrupted, and adding a report rewrites one part, not all.

Whoever reads sees the records as the analyst's fixes have them: the view `records` has, in the place of those that a
fix is about, what `fixing` makes of them, so that no question has to know of fixes. A build sees what was read.

`store.py` opens, grows and settles the folder; `questions.py` has what can be asked of it, `wanted.py` how; `tables.py`
the views, `decided.py` what decisions make of them, `held.py` the rows that a server keeps in memory.
"""

from dragoman.store.decided import Effects
from dragoman.store.questions import Head, Seen, Stretch, Summary
from dragoman.store.store import Store
from dragoman.store.wanted import Wanted

__all__ = ["Effects", "Head", "Seen", "Store", "Stretch", "Summary", "Wanted"]
