"""What can be fuzzed, by name: what is done with an item, what items to begin from, and what to splice in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fuzzing import files, news_files, packed_files, situations, trees


class Target(NamedTuple):
    """`run` raises where an item shows a defect; `seeds` are items to begin from, `words` pieces of others.

    Branches are counted in `packages`: not in dragoman.worlds, whose kernels numba could not compile then. Those
    of a library are worth it where dragoman answers for whatever it raises.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    words: Sequence[bytes] = ()
    longest: int = 4096
    packages: Sequence[str] = ("dragoman.sources",)

    def dictionary(self, folder: Path) -> list[str]:
        """libFuzzer's option for the words, put into `folder`; none without words: an empty file would end the run."""
        if not self.words:
            return []
        shown = ("".join(f"\\x{byte:02x}" for byte in word) for word in self.words)
        (folder / "words.txt").write_text("".join(f'"{word}"\n' for word in shown))
        return [f"-dict={folder / 'words.txt'}"]


def _all_files() -> Iterator[bytes]:
    kinds = files.suffixes()
    for suffix, seeds in ((".txt", files.texts), (".html", files.pages), (".jsonl", files.objects),
                          (".csv", files.rows), (".parquet", files.columnar)):  # fmt: skip
        for item in seeds():
            yield bytes([kinds.index(suffix)]) + item[1:]


_WORDS = files.WORDS | news_files.WORDS | packed_files.WORDS
_TOML = (b"[[actors]]", b"default = ", b"nan", b"inf", b"-1e308", b"9223372036854775808", b"pinned = ", b"horizon = ",
         b'{ as = "normal", mean = ', b'as = "beta"', b"[" * 50, b'id = "', b"\\ud800")  # fmt: skip
_STORED = ("dragoman.store", "dragoman.folder", "dragoman.parts", "dragoman.kept", "dragoman.fixes", "dragoman.journal",
           "dragoman.fixing", "dragoman.records")  # fmt: skip
_PDF = ("dragoman.sources", "pypdf._reader", "pypdf._page", "pypdf._cmap", "pypdf._text_extraction", "pypdf.filters",
        "pypdf.generic._base", "pypdf.generic._data_structures")  # fmt: skip
TARGETS: dict[str, Target] = {
    "text": Target(files.read_as(".txt", ".md"), files.texts, _WORDS["text"]),
    "html": Target(files.read_as(".html"), files.pages, _WORDS["html"], 8192),
    "json": Target(files.read_as(".jsonl", ".json"), files.objects, _WORDS["json"]),
    "table": Target(files.read_as(".csv", ".tsv", ".tab"), files.rows, _WORDS["table"]),
    "parquet": Target(files.read_as(".parquet"), files.columnar, (b"PAR1",)),
    "feed": Target(files.read_as(".xml", ".json"), news_files.feeds, _WORDS["feed"], 8192),
    "mail": Target(files.read_as(".eml", ".mbox", ".mhtml", ".emlx"), news_files.mails, _WORDS["mail"], 8192),
    "book": Target(packed_files.read_packed("book", "EPUB, DOCX and ODT, whole and by their parts."),
                   packed_files.books, _WORDS["book"], 8192),
    "pdf": Target(packed_files.read_packed("pdf", "PDFs, whole and by the operations of a page."),
                  packed_files.pdfs, _WORDS["pdf"], packages=_PDF),
    "archive": Target(packed_files.read_packed("archive", "Archives: damaged, and sound with damaged files inside."),
                      packed_files.archives, _WORDS["archive"], 8192),
    "warc": Target(packed_files.read_packed("warc", "Web archives: damaged, and sound with any answer of a server."),
                   packed_files.webs, _WORDS["warc"], 8192),
    "file": Target(files.read_any, _all_files, [word for words in _WORDS.values() for word in words], 8192),
    "rules": Target(trees.read_tree, trees.seeds, (), 2048, ("dragoman.reading",)),
    "reader": Target(trees.read_text, files.texts, _WORDS["text"], 2048, ("dragoman.reading",)),
    "situation": Target(situations.open_damaged, situations.seeds, _WORDS["json"], 4096, _STORED),
    "model": Target(situations.read_model, situations.models, _TOML, 16384, ("dragoman.errors",)),
}  # fmt: skip
