"""The exceptions that dragoman raises, as one small tree.

    DragomanError                 everything below; catch this one
    ├── UsageError                the call is wrong: an option, a column map, a folder that is no situation
    ├── SourceError               one document cannot be read: says which and why; the pile goes on
    │   ├── LanguageError         it can be read, but is not in a language that dragoman knows
    │   └── NoReportError         it is whole, but of no kind that holds a report: an image in a web archive
    ├── RecordError               a record does not fit the codebook: names the field
    ├── SituationError            a situation's folder is damaged or of another version
    ├── ModelError                a model of a situation cannot be run: names the number, and its line in a file
    └── NetworkFileError          the network's file is missing or is not the one that was released

Every message names the file (and line and field where there is one) and says what to do.
"""

from __future__ import annotations

from collections.abc import Sequence


class DragomanError(Exception):
    """Base of all errors that dragoman raises on purpose."""


class UsageError(DragomanError):
    """The call cannot be carried out as it was made. Exit status 2."""


class SourceError(DragomanError):
    """One document cannot be read.

    `name` is the document as the user knows it (a path, `file.jsonl:17`), `reason` one line that says why and,
    where something can be done about it, what. `fleeting` where the same file may be read at another time: the disk or
    the network failed, memory ran out.
    """

    def __init__(self, name: str, reason: str, fleeting: bool = False) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.fleeting = fleeting

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, bool]]:
        # Exceptions cross process borders when reading runs on several cores.
        return type(self), (self.name, self.reason, self.fleeting)


class LanguageError(SourceError):
    """The document is in a language that the network was not trained on."""


class NoReportError(SourceError):
    """Nothing is wrong with it, but it is of a kind that holds no report: counted by `reason`, and no failure."""


class RecordError(DragomanError):
    """A record does not fit the codebook."""


class SituationError(DragomanError):
    """A situation's folder cannot be used as it is."""


class ModelError(DragomanError):
    """A model cannot be run as it is.

    `mistakes` has a line for each thing that is wrong, with the place and what to do; `name` is the model's file, where
    it has one.
    """

    def __init__(self, mistakes: Sequence[str], name: str = "the model") -> None:
        count = len(mistakes)
        opening = f"{name}: " if count == 1 else f"{name} has {count} mistakes:\n  "
        super().__init__(opening + "\n  ".join(mistakes))
        self.mistakes = tuple(mistakes)
        self.name = name

    def __reduce__(self) -> tuple[type[ModelError], tuple[tuple[str, ...], str]]:
        return type(self), (self.mistakes, self.name)


class NetworkFileError(DragomanError):
    """The network's file is missing, cut short, or not the one whose hash is on record."""
