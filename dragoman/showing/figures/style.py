"""How figures look: their colours by name, light and dark, and the style sheet that every figure carries.

The colours of series are those of Okabe and Ito (2008, "Color Universal Design"), darker where one has less than 3:1 on
the page (WCAG 2.2, 1.4.11), in an order in which neighbours differ in lightness, too; nothing is told by colour alone.
Paper, ink and rules are the brief's. Each painted element has its light colour as an attribute, for programs that know
no CSS variables, and a class that follows the theme.
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
#: What series are told apart by beside their colour, in order: dashes of a line, shape of a mark.
SERIES = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")
DASHES: tuple[str | None, ...] = (None, "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2", "1 2")
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "down", "ring")
#: For whom lines are for (+) and against (-): blue and vermilion, which the colour-blind tell apart.
FOR, AGAINST = "s1", "s2"

#: Text sizes and the height of a line, in units of the figure (pixels at its own size). Design values.
TITLE, BODY, SMALL = 16.0, 12.0, 11.0
LEADING = 1.25
#: Fonts of one width: Helvetica, and those made to its measures; `text.py` measures with the widest of them.
FONTS = 'Helvetica, Arial, "Liberation Sans", "Nimbus Sans", "DejaVu Sans Condensed", sans-serif'


def painted(fill: str | None = None, stroke: str | None = None) -> dict[str, str]:
    """Attributes that fill and stroke with colours of `COLOURS`; what is not given is not painted."""
    classes = [f"{what}-{name}" for what, name in (("f", fill), ("s", stroke)) if name]
    found = {"fill": COLOURS[fill][0] if fill else "none"}
    if stroke:
        found["stroke"] = COLOURS[stroke][0]
    return found | ({"class": " ".join(classes)} if classes else {})


def _sheet() -> str:
    light, dark = ("".join(f"--fig-{name}:{pair[at]};" for name, pair in COLOURS.items()) for at in (0, 1))
    rules = "".join(
        f".dm-figure .f-{name}{{fill:var(--fig-{name},{pair[0]})}}"
        f".dm-figure .s-{name}{{stroke:var(--fig-{name},{pair[0]})}}\n"
        for name, pair in COLOURS.items()
    )
    return (
        f".dm-figure{{{light}max-width:100%;height:auto;color-scheme:light dark}}\n"
        f"@media (prefers-color-scheme:dark){{.dm-figure{{{dark}}}}}\n"
        f"@media print{{.dm-figure{{{light}--fig-paper:#fff;--fig-ink:#000;--fig-soft:#333;--fig-wash:#f2f2f2}}}}\n"
        f"{rules}"
        ".dm-figure a{cursor:pointer}\n"
        ".dm-figure a:hover text,.dm-figure a:focus-visible text{text-decoration:underline}\n"
        ".dm-figure a:focus-visible,.dm-figure g:focus-visible"
        f"{{outline:2px solid var(--fig-link,{COLOURS['link'][0]});outline-offset:2px}}\n"
    )


#: The style sheet. A page whose security policy forbids styles inside serves it and takes `Figure.inline`.
STYLE = _sheet()
