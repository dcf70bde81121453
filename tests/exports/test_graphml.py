"""GraphML that every reader takes, whatever stands in it."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
from hostile import hostile

from dragoman.exports.graphml import pieces
from dragoman.exports.wrote import Wrote

NS = "{http://graphml.graphdrawing.org/xmlns}"


def _written() -> bytes:
    return b"".join(pieces(hostile(), Wrote()))


def test_all_data_is_of_declared_keys_and_all_ends_are_nodes():
    root = ElementTree.fromstring(_written())
    keys = {(key.get("id"), key.get("for")) for key in root.iter(f"{NS}key")}
    nodes = {node.get("id") for node in root.iter(f"{NS}node")}
    assert len(nodes) == 6
    for kind in ("node", "edge"):
        for one in root.iter(f"{NS}{kind}"):
            assert {(data.get("key"), kind) for data in one} <= keys
    ends = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{NS}edge")]
    assert len(ends) == 3 and {end for pair in ends for end in pair} <= nodes


def test_words_come_back_as_they_stand_but_for_what_xml_forbids():
    root = ElementTree.fromstring(_written())
    texts = {data.text for data in root.iter(f"{NS}data")}
    assert "would not open ]] the | port to Graustark" in texts
    assert "../../CON:\N{REPLACEMENT CHARACTER}|rebels]]" in texts


def test_rows_are_counted():
    wrote = Wrote()
    list(pieces(hostile(), wrote))
    assert wrote.rows == {"actors": 6, "tie edges": 1, "event edges": 1, "statement edges": 1}


def test_networkx_reads_it():
    graph = pytest.importorskip("networkx").read_graphml(BytesIO(_written()))
    assert (graph.number_of_nodes(), graph.number_of_edges(), graph.is_multigraph()) == (6, 3, True)
    assert graph.nodes["RUS"]["label"] == "Ruritania"
    tie = next(data for _, _, data in graph.edges(data=True) if data["what"] == "tie")
    assert (tie["weight"], tie["first"], tie["quotation"]) == (2.0, "2021-01-01", "arms ‖ armed")
