"""Design tokens: every colour and size that page, figures and printed matter share, by name, in one place.

The colours of series are those of Okabe and Ito (2008, "Color Universal Design"), darker where one has less than 3:1 on
the page (WCAG 2.2, 1.4.11), in an order in which neighbours differ in lightness, too; nothing is told by colour alone.
Text colours have 4.5:1 or more on paper and wash (1.4.3); a test reckons it.
"""

from __future__ import annotations

#: Each colour by its name: on a light page, on a dark one.
COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#fdfcf9", "#1a1917"),
    "ink": ("#1b1b1b", "#e8e4dc"),
    "soft": ("#5a5a5a", "#a7a196"),
    "rule": ("#cfcac0", "#4a463f"),
    "wash": ("#efece4", "#2a2825"),
    "link": ("#7a2e12", "#e8a27c"),
    "s1": ("#0072b2", "#56b4e9"),
    "s2": ("#d55e00", "#e69f00"),
    "s3": ("#009e73", "#2fc79b"),
    "s4": ("#b5578f", "#cc79a7"),
    "s5": ("#1b1b1b", "#e8e4dc"),
    "s6": ("#8a6d00", "#f0e442"),
    "s7": ("#3f7fa6", "#d55e00"),
}
#: Washes behind marked words in the reader, light enough for ink on them at 7:1.
MARKS: dict[str, tuple[str, str]] = {
    "mark-statement": ("#e3edf4", "#1f3340"),
    "mark-statement-2": ("#cfe0ec", "#284455"),
    "mark-statement-3": ("#b9d2e4", "#315569"),
    "mark-event": ("#fbe8d5", "#43301a"),
    "mark-actor": ("#e4efe6", "#21362c"),
    "mark-at": ("#fff0a8", "#55480e"),
    "mark-damage": ("#f3dfe9", "#452a3a"),
}
#: Sizes. Lengths in rem, so that they follow what the reader has set the browser to.
SIZES: dict[str, str] = {
    "text": "1rem", "small": ".875rem", "tiny": ".8rem", "head": "1.5rem", "subhead": "1.125rem",
    "gap": ".5rem", "wide": "1.25rem", "measure": "42rem", "page": "82rem", "touch": "1.6rem",
}  # fmt: skip
SERIF = 'Georgia, "Times New Roman", "DejaVu Serif", serif'
SANS = 'system-ui, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
MONO = 'ui-monospace, "DejaVu Sans Mono", monospace'


def themed() -> str:
    """The tokens as custom properties: light, dark by the system or `data-theme`, black on white in print."""
    every = COLOURS | MARKS
    light, dark = ("".join(f"--{name}:{pair[at]};" for name, pair in every.items()) for at in (0, 1))
    sizes = "".join(f"--{name}:{value};" for name, value in SIZES.items())
    paper = "--paper:#fff;--ink:#000;--soft:#444;--rule:#999;--wash:#f2f2f2;--link:#000;"
    return (
        f":root{{{light}{sizes}--serif:{SERIF};--sans:{SANS};--mono:{MONO};color-scheme:light}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}color-scheme:dark}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}color-scheme:dark}}}}\n"
        f"@media print{{:root,:root:not([data-theme=light]){{{light}{paper}color-scheme:light}}}}\n"
    )
