"""GEXF 1.3 by the rules of its schema, with the days on which an edge is there."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from deeds import deeds
from hostile import hostile

from dragoman.assembly.assembled import Assembled
from dragoman.assembly.registry import registry_of_readings
from dragoman.exports.gexf import pieces
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote

NS = "{http://gexf.net/1.3}"
#: Of every element its attributes, and its children in their order, as the schema (github.com/gephi/gexf, 1.3) has it.
#: Of what 1.3 allows beyond that we write nothing.
ALLOWED = {
    "gexf": ({"version"}, ["meta", "graph"]),
    "meta": (set(), ["creator", "description"]),
    "creator": (set(), []),
    "description": (set(), []),
    "graph": (
        {"mode", "defaultedgetype", "idtype", "timeformat", "start", "end"}, ["attributes", "nodes", "edges"]
    ),
    "attributes": ({"class", "mode"}, ["attribute"]),
    "attribute": ({"id", "title", "type"}, []),
    "nodes": ({"count"}, ["node"]),
    "node": ({"id", "label"}, ["attvalues"]),
    "edges": ({"count"}, ["edge"]),
    "edge": ({"id", "source", "target", "type", "kind", "label", "weight"}, ["spells", "attvalues"]),
    "spells": (set(), ["spell"]),
    "spell": ({"start", "end"}, []),
    "attvalues": (set(), ["attvalue"]),
    "attvalue": ({"for", "value"}, []),
}  # fmt: skip


def _root(whole: Whole | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(b"".join(pieces(whole or hostile(), Wrote())))


def test_elements_attributes_and_their_order_are_those_of_the_schema():
    for one in _root().iter():
        attributes, children = ALLOWED[one.tag.removeprefix(NS)]
        assert set(one.keys()) <= attributes
        order = [children.index(child.tag.removeprefix(NS)) for child in one]
        assert order == sorted(order)


def test_counts_ids_and_declared_attributes_hold():
    root = _root()
    nodes, edges = [[one.get("id") for one in root.iter(f"{NS}{kind}")] for kind in ("node", "edge")]
    assert len(set(nodes)) == len(nodes) == int(root.find(f".//{NS}nodes").get("count")) == 6
    assert len(set(edges)) == len(edges) == int(root.find(f".//{NS}edges").get("count")) == 3
    declared = {of.get("class"): {one.get("id") for one in of} for of in root.iter(f"{NS}attributes")}
    assert [of.get("class") for of in root.iter(f"{NS}attributes")] == ["node", "edge"]  # graphology takes the last
    for kind in ("node", "edge"):
        used = {value.get("for") for one in root.iter(f"{NS}{kind}") for value in one.iter(f"{NS}attvalue")}
        assert used <= declared[kind]


def test_spells_are_days_within_those_of_the_graph():
    root = _root()
    graph = root.find(f"{NS}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    days = [day for spell in root.iter(f"{NS}spell") for day in (spell.get("start"), spell.get("end")) if day]
    assert (graph.get("start"), graph.get("end")) == (min(days), max(days)) == ("2021-01-01", "2024-02-29")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
    tie = next(edge for edge in root.iter(f"{NS}edge") if edge.get("label") == "arms")
    assert [dict(spell.items()) for spell in tie.iter(f"{NS}spell")] == [
        {"start": "2021-01-01"}, {"start": "2024-02-01"},
    ]  # fmt: skip


def test_an_edge_without_a_day_has_no_spells_and_is_counted():
    reading = deeds(published=None)
    wrote = Wrote()
    whole = Whole("w", [reading], registry_of_readings([reading]), Assembled())
    root = ElementTree.fromstring(b"".join(pieces(whole, wrote)))
    without = [edge for edge in root.iter(f"{NS}edge") if edge.find(f"{NS}spells") is None]
    assert len(without) == wrote.undated > 0


def test_networkx_reads_it():
    networkx = pytest.importorskip("networkx", minversion="3.5")
    graph = networkx.read_gexf(BytesIO(b"".join(pieces(hostile(), Wrote()))), version="1.3")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (6, 3)
    tie = next(data for _, _, data in graph.edges(data=True) if data["label"] == "arms")
    assert tie["weight"] == 2.0 and tie["spells"][0][0] == "2021-01-01"
