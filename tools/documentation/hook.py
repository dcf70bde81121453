"""What MkDocs calls while it builds the site: pages that are made or lie elsewhere, links to them, colours.

Three pages are made from the code. Pages that belong to the documentation but lie beside what they describe (the model
card, the benchmarks) are taken from there; nothing is copied by hand. A link out of `docs/` to a file of the repository
leads to that file within the site, so that the site works by itself, from a disk, without a network.
"""

from __future__ import annotations

import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from dragoman.showing.tokens import COLOURS, MONO, SANS, SERIF  # noqa: E402
from tools.documentation import addresses, commands, records  # noqa: E402

#: Pages that lie elsewhere in the repository, by their names in the site.
ELSEWHERE = {
    "benchmarks.md": "benchmarks/README.md",
    "modality.md": "benchmarks/modality.md",
    "model-card.md": "training/MODEL_CARD.md",
    "training.md": "training/README.md",
    "examples.md": "examples/README.md",
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
}
#: Pages that are made from the code, by their names in the site.
MADE = {"commands.md": commands.page, "record-examples.md": records.page, "addresses.md": addresses.page}
_LINK = re.compile(r"(\]\(|(?:src|href|srcset)=\")(?![a-z]+:|#|/)([^)\s\"#]*)")


def here() -> dict[str, str]:
    """The pages of `ELSEWHERE` that there are."""
    return {page: path for page, path in ELSEWHERE.items() if (ROOT / path).is_file()}


def on_config(config: Any, **_: Any) -> Any:
    """Leaves out of the navigation what is not there; which pages may be missing is for tests/test_docs.py to say."""
    config.nav = [part for part in map(_present, config.nav) if part]
    return config


def _present(part: Any) -> Any:
    """A part of the navigation without pages that are not there; nothing where none is."""
    if isinstance(part, str):
        return part if part in MADE or part in here() or (ROOT / "docs" / part).is_file() else None
    if isinstance(part, list):
        return [one for one in map(_present, part) if one]
    return {title: found for title, inner in part.items() if (found := _present(inner))}


def on_files(files: Files, *, config: Any, **_: Any) -> Files:
    """Adds made pages, pages from elsewhere, and the files of the repository to which pages link."""
    for name, make in MADE.items():
        files.append(File.generated(config, name, content=make()))
    for name, path in here().items():
        files.append(File.generated(config, name, content=(ROOT / path).read_text(encoding="utf-8")))
    files.append(File.generated(config, "assets/tokens.css", content=colours()))
    icon = ROOT / "dragoman" / "page" / "static" / "icon.svg"
    files.append(File.generated(config, "assets/icon.svg", abs_src_path=str(icon)))
    wanted = {
        target
        for file in files.documentation_pages()
        for _, link in _LINK.findall(file.content_string)
        if (target := _target(file.src_uri, link)) and not target.startswith("docs/")
    }
    for path in sorted(wanted - set(ELSEWHERE.values())):
        if (ROOT / path).is_file():
            files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Turns links between files of the repository into links between pages of the site."""
    return _LINK.sub(lambda found: found[1] + _moved(page.file.src_uri, found[2]), markdown)


def _target(page: str, link: str) -> str:
    """The file in the repository to which a link of a page leads; "" where it leads to its own page."""
    at = ELSEWHERE.get(page, f"docs/{page}")
    return posixpath.normpath(posixpath.join(posixpath.dirname(at), link)) if link else ""


def _moved(page: str, link: str) -> str:
    target = _target(page, link)
    if not target or not (ROOT / target).exists():
        return link  # within the page, or to a page that is made
    pages = {path: name for name, path in ELSEWHERE.items()}
    place = pages.get(target) or target.removeprefix("docs/")
    return posixpath.relpath(place, posixpath.dirname(page) or ".")


def colours() -> str:
    """The theme's colours and type from the design tokens that page, figures and print share."""
    out = [f":root{{--dm-serif:{SERIF};--dm-sans:{SANS};--dm-mono:{MONO}}}"]
    for at, scheme in enumerate(("default", "slate")):
        value = {name: pair[at] for name, pair in COLOURS.items()}
        of = {
            "default-fg-color": "ink", "default-fg-color--light": "soft", "default-fg-color--lighter": "rule",
            "default-fg-color--lightest": "wash", "default-bg-color": "paper", "primary-fg-color": "paper",
            "primary-bg-color": "ink", "primary-bg-color--light": "soft", "accent-fg-color": "link",
            "typeset-a-color": "link", "typeset-color": "ink", "code-bg-color": "wash", "code-fg-color": "ink",
            "typeset-table-color": "rule", "typeset-table-color--light": "wash", "footer-bg-color": "paper",
            "footer-bg-color--dark": "paper", "footer-fg-color": "ink", "footer-fg-color--light": "soft",
            "footer-fg-color--lighter": "soft", "code-hl-string-color": "ink", "code-hl-number-color": "ink",
            "code-hl-keyword-color": "link", "code-hl-comment-color": "soft", "code-hl-name-color": "ink",
            "code-hl-variable-color": "ink", "code-hl-function-color": "ink", "code-hl-constant-color": "ink",
            "code-hl-operator-color": "soft", "code-hl-punctuation-color": "soft", "code-hl-special-color": "link",
            "code-hl-generic-color": "soft",
        }  # fmt: skip
        rules = "".join(f"--md-{name}:{value[token]};" for name, token in of.items())
        out.append(f"[data-md-color-scheme={scheme}]{{{rules}--dm-rule:{value['rule']};--dm-wash:{value['wash']}}}")
    return "\n".join(out) + "\n"
