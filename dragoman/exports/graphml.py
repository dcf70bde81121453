"""GraphML (graphml.graphdrawing.org): the network of actors for networkx, igraph, yEd, Gephi and Cytoscape.

Directed, with parallel edges. Everything is in `data` elements of declared types; unknown is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from dragoman.exports.legal import legal
from dragoman.exports.network import Edge, edges
from dragoman.exports.whole import Who, Whole
from dragoman.exports.wrote import Wrote

#: Between several values in one.
BETWEEN = " ‖ "

Value = str | int | None
_NODE = {
    "label": "string", "kind": "string", "acts_for": "string", "country": "string", "names": "string",
    "roles": "string", "reports": "int",
}  # fmt: skip
_EDGE = {
    "label": "string", "what": "string", "kind": "string", "sign": "string", "modality": "string", "weight": "double",
    "first": "string", "last": "string", "sources": "string", "quotation": "string",
}  # fmt: skip


def pieces(whole: Whole, wrote: Wrote) -> Iterator[bytes]:
    """The file, piece by piece."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for letter, kind, keys in (("n", "node", _NODE), ("e", "edge", _EDGE)):
        for name, of in keys.items():
            yield f'<key id="{letter}-{name}" for="{kind}" attr.name="{name}" attr.type="{of}"/>\n'.encode()
    yield b'<graph id="situation" edgedefault="directed">\n'
    for who in whole.actors.values():
        yield f"<node id={attribute(who.id)}>{_data('n', of_node(who))}</node>\n".encode()
        wrote.add("actors")
    for edge in edges(whole, wrote):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        values = {**of_edge(edge), "weight": edge.weight, "first": edge.first, "last": edge.last}
        yield f"<edge id={attribute(edge.id)} {ends}>{_data('e', values)}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def of_node(who: Who) -> dict[str, Value]:
    """What a node knows of its actor."""
    return {
        "label": who.name, "kind": who.kind, "acts_for": who.acts_for, "country": who.country,
        "names": BETWEEN.join(who.names), "roles": BETWEEN.join(who.roles) or None, "reports": len(who.reports),
    }  # fmt: skip


def of_edge(edge: Edge) -> dict[str, Value]:
    """What an edge knows, but for its weight and days. `sources` and the parts of `quotation` correspond."""
    return {
        "label": edge.kind, "what": edge.what, "kind": edge.kind, "sign": edge.sign, "modality": edge.modality,
        "sources": " ".join(telling.source for telling in edge.tellings),
        "quotation": BETWEEN.join(telling.quotation for telling in edge.tellings),
    }  # fmt: skip


def attribute(value: str) -> str:
    """A value as an attribute of XML, with its quotation marks."""
    return quoteattr(legal(value))


def _data(letter: str, values: dict[str, Value]) -> str:
    return "".join(
        f'<data key="{letter}-{name}">{escape(legal(str(value)))}</data>'
        for name, value in values.items()
        if value is not None
    )
