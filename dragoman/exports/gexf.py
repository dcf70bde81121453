"""GEXF 1.3 (gexf.net), dynamic: the network of actors over time, for Gephi, Gephi Lite and networkx.

Times are days. An edge is there in its `spells`, one for each time that is told of it; one of which no day is known is
always there, and so are actors. Attributes do not change with time: a second block of them for edges, which those that
do would need, is more than graphology (Gephi Lite) reads.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.exports.graphml import attribute, of_edge, of_node
from dragoman.exports.legal import one_line
from dragoman.exports.network import Edge, edges
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote

_NODE = {
    "kind": "string", "acts_for": "string", "country": "string", "names": "string", "roles": "string",
    "reports": "integer",
}  # fmt: skip
#: `relation` is the kind: readers have the edge's own `kind`, which keeps parallel edges apart, beside it.
_EDGE = {
    "what": "string", "relation": "string", "sign": "string", "modality": "string", "first": "string",
    "last": "string", "sources": "string", "quotation": "string",
}  # fmt: skip


def pieces(whole: Whole, wrote: Wrote) -> Iterator[bytes]:
    """The file, piece by piece."""
    found = edges(whole, wrote)
    days = sorted(day for edge in found for day in (edge.first, edge.last) if day)
    span = f' start="{days[0]}" end="{days[-1]}"' if days else ""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f"<meta><creator>dragoman</creator><description>{_text(whole.name)}</description></meta>\n".encode()
    yield f'<graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date"{span}>\n'.encode()
    # Readers take the title of an attribute or its id; they are one here.
    yield _declared("node", _NODE)
    yield _declared("edge", _EDGE)
    yield f'<nodes count="{len(whole.actors)}">\n'.encode()
    for who in whole.actors.values():
        values = of_node(who)
        label = attribute(one_line(str(values.pop("label"))))
        yield f"<node id={attribute(who.id)} label={label}>{_values(values)}</node>\n".encode()
        wrote.add("actors")
    yield f'</nodes>\n<edges count="{len(found)}">\n'.encode()
    for edge in found:
        yield _edge(edge, wrote).encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def _edge(edge: Edge, wrote: Wrote) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    values = of_edge(edge)
    label = attribute(one_line(str(values.pop("label"))))
    values["relation"] = values.pop("kind")
    values |= {"first": edge.first, "last": edge.last}
    # Gephi keeps two edges between the same nodes where they differ in kind.
    kind = attribute(" ".join(filter(None, (edge.what, edge.kind, edge.sign, edge.modality))))
    spells = sorted({told.spell for told in edge.tellings if any(told.spell)}, key=str)
    wrote.undated += not spells
    times = "".join(f"<spell{_between(start, end)}/>" for start, end in spells)
    return (
        f'<edge id={attribute(edge.id)} {ends} type="directed" kind={kind} label={label} weight="{edge.weight}">'
        f"{f'<spells>{times}</spells>' if times else ''}{_values(values)}</edge>\n"
    )


def _between(start: str | None, end: str | None) -> str:
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _declared(of: str, names: dict[str, str]) -> bytes:
    lines = "".join(f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in names.items())
    return f'<attributes class="{of}" mode="static">{lines}</attributes>\n'.encode()


def _values(values: dict[str, str | int | None]) -> str:
    known = ((name, attribute(str(value))) for name, value in values.items() if value is not None)
    lines = "".join(f'<attvalue for="{name}" value={value}/>' for name, value in known)
    return f"<attvalues>{lines}</attvalues>"


def _text(value: str) -> str:
    return one_line(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
