"""Every figure from so many items with such words, for what has to hold of all of them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

from dragoman.showing.figures import (
    Band,
    Edge,
    Factor,
    FanStep,
    Happening,
    Influence,
    Mean,
    Node,
    OptionCourse,
    OptionStep,
    Outcome,
    PositionLine,
    Standing,
    Swing,
    causal_map,
    fan,
    network,
    options_over_time,
    position_lines,
    settlement,
    timeline,
    tornado,
)

SVG = "{http://www.w3.org/2000/svg}"
PLAIN = ("the old bridge", "two ferries cross the strait at night", "Ruritania", "a very long name of a commission")
LINK = "https://example.org/report#:~:text=the%20words"


def _word(words, at):
    return f"{words[at % len(words)]} {at}" if at >= len(words) else words[at]


def a_timeline(count, words=PLAIN, link=LINK, **how):
    return timeline(
        (Happening(f"2030-{at % 5 + 1:02d}-{at * 7 % 28 + 1:02d}", _word(words, at), _word(words, at % 3),
                   ("event", "request", "no")[at % 3], hollow=at % 4 == 0, link=link) for at in range(count)),
        **how,
    )  # fmt: skip


def a_network(count, words=PLAIN, link=LINK, **how):
    nodes = [Node(str(at), _word(words, at), ("state", "person")[at % 2], at % 5 + 1, link) for at in range(count)]
    edges = [Edge(str(at), str(at * 3 // 2 % count), _word(words, at % 2), ("+", "-", None)[at % 3], at % 4 + 1,
                  at % 2 == 0, link) for at in range(count)]  # fmt: skip
    return network(nodes, edges, **how)


def some_position_lines(count, words=PLAIN, link=LINK, **how):
    of = max(1, min(5, count))
    lines = [
        PositionLine(_word(words, who), tuple(
            Standing(f"2030-{at % 12 + 1:02d}-11", (at % 5 - 2) / 2, _word(words, at), link)
            for at in range(count) if at % of == who
        ))
        for who in range(of if count else 0)
    ]  # fmt: skip
    return position_lines(lines, **how)


def a_causal_map(count, words=PLAIN, link=LINK, **how):
    factors = [Factor(str(at), _word(words, at), 1, link) for at in range(count)]
    influences = [
        Influence(str(at), str((at * 7 + 3) % count), "+-"[at % 2], at % 3 + 1, at % 5 == 0, at % 6 == 0, link)
        for at in range(count)
    ]
    return causal_map(factors, influences, **how)


def a_fan(count, words=PLAIN, link=LINK, **how):
    bands = lambda at: tuple(Band(share, 40 - at * share, 40 + at * share) for share in (0.5, 0.95))  # noqa: E731
    return fan([FanStep(_word(words, at), 40, bands(at + 1), link) for at in range(count)], **how)


def some_options(count, words=PLAIN, link=LINK, **how):
    courses = [
        OptionCourse(_word(words, at // 3), _word(words, at), (OptionStep("now", 0.2), OptionStep("then", at % 3 / 3)),
                     link)
        for at in range(count)
    ]  # fmt: skip
    return options_over_time(courses, worlds=200, **how)


def a_settlement(count, words=PLAIN, link=LINK, **how):
    outcomes = [Outcome(_word(words, at), at * 37 % 101, 1 / count, 0.5 / count, 1.5 / count, link)
                for at in range(count)]  # fmt: skip
    mean = Mean(48.5, (Band(0.5, 31, 66), Band(0.95, 0, 100)), "elsewhere")
    return settlement(outcomes, mean if count else None, anchors=(words[0], words[-1]), **how)


def a_tornado(count, words=PLAIN, link=LINK, **how):
    swings = [
        Swing(_word(words, at), *sorted((0.4, 0.4 + (at % 7 - 3) / 20)), 0.01, _word(words, at + 1), link)
        for at in range(count)
    ]
    return tornado(swings, 0.4, words[0], **how)


FIGURES = {
    each.__name__: each
    for each in (
        a_timeline, a_network, some_position_lines, a_causal_map, a_fan, some_options, a_settlement, a_tornado,
    )
}  # fmt: skip


def tree(figure):
    """The document as a tree; raises where it is not well-formed."""
    return ET.fromstring(figure.svg)


def marks(figure):
    """All marks: what can be reached by keyboard."""
    return [each for each in tree(figure).iter() if each.tag == f"{SVG}a" or each.get("tabindex") == "0"]


def overlapping(figure):
    """The pairs of labels that lie on each other by more than a rounding of coordinates."""
    return [
        (one.text, other.text) for one, other in combinations(figure.labels, 2)
        if one.text and other.text
        and one.x < other.x + other.width - 0.2 and other.x < one.x + one.width - 0.2
        and one.y < other.y + other.height - 0.2 and other.y < one.y + one.height - 0.2
    ]  # fmt: skip


def outside(figure):
    """The labels that do not lie within the figure."""
    return [
        label for label in figure.labels
        if label.x < -0.2 or label.y < -0.2 or label.x + label.width > figure.width + 0.2
        or label.y + label.height > figure.height + 0.2
    ]  # fmt: skip
