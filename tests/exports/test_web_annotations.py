"""A situation as web annotations: every record, its words by quotation and by place, valid by the model."""

from __future__ import annotations

import json

import msgspec
import pytest
from exported import TEXT, every_kind, situation, written

from dragoman.exports import web_annotations
from dragoman.records import RECORD_TYPES, Reading, Report, own_words

#: The terms of the model's context that are used, each with what the Web Annotation Vocabulary makes of it.
TERMS = {
    "Annotation": "oa:Annotation", "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage", "Dataset": "dctypes:Dataset", "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector", "TimeState": "oa:TimeState", "Software": "as:Application",
    "describing": "oa:describing", "identifying": "oa:identifying", "classifying": "oa:classifying",
    "tagging": "oa:tagging", "format": "dc:format", "language": "dc:language", "value": "rdf:value",
    "start": "oa:start", "end": "oa:end", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "name": "foaf:name", "label": "rdfs:label", "total": "as:totalItems", "startIndex": "as:startIndex",
}  # fmt: skip
LINKS = {
    "body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
    "state": "oa:hasState", "cached": "oa:cachedSource", "generator": "as:generator", "first": "as:first",
    "last": "as:last", "partOf": "as:partOf",
}  # fmt: skip
SPACES = {
    "oa": "http://www.w3.org/ns/oa#", "dc": "http://purl.org/dc/elements/1.1/", "as": "http://www.w3.org/ns/activitystreams#",
    "dctypes": "http://purl.org/dc/dcmitype/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "foaf": "http://xmlns.com/foaf/0.1/",
}  # fmt: skip


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    return json.loads(written(situation(tmp_path_factory.mktemp("annotated") / "s"), "annotations"))


def test_a_collection_has_what_the_model_asks_for(collection):
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection" and collection["label"] == "s"
    page = collection["first"]
    assert page["type"] == "AnnotationPage" and page["partOf"] == collection["id"]
    assert collection["last"] == page["id"] and collection["total"] == len(page["items"])
    assert len({one["id"] for one in page["items"]}) == len(page["items"])


def test_every_record_is_there_with_all_its_fields(collection):
    found = {one["body"][2]["id"]: one["body"][2]["record"] for one in collection["first"]["items"]}
    reading = every_kind()
    for kind in RECORD_TYPES:
        for record in getattr(reading, kind):
            there = found[f"urn:dragoman:record:{reading.report.id}:{record.id}"]
            assert there == json.loads(msgspec.json.encode(record))
    head = found[f"urn:dragoman:report:{reading.report.id}"]
    assert "text" not in head and head["furniture"][0]["why"] == "invitation"


def test_words_are_quoted_exactly_where_they_stand(collection):
    quoted = 0
    for one in collection["first"]["items"]:
        targets = one["target"] if isinstance(one["target"], list) else []
        for target in targets:
            if target["source"].startswith("urn:"):
                continue
            words, place = target["selector"]
            start, end = place["start"], place["end"]
            assert words["exact"] == TEXT[start:end] != ""
            assert TEXT[:start].endswith(words.get("prefix", "")) and TEXT[end:].startswith(words.get("suffix", ""))
            quoted += 1
    reading = every_kind()
    own = [words for kind in RECORD_TYPES for record in getattr(reading, kind) for words in set(own_words(record))]
    assert quoted == len(own) + 2  # the other words of one that has none of its own


def test_a_web_page_is_targeted_with_the_text_that_was_read_as_its_state(collection):
    targets = [
        target for one in collection["first"]["items"] if isinstance(one["target"], list) for target in one["target"]
    ]
    pages = [target for target in targets if not target["source"].startswith("urn:")]
    assert {target["source"] for target in pages} == {"https://example.org/a%20b?q=%22x%22#one%23two"}
    assert {target["state"]["cached"] for target in pages} == {f"urn:dragoman:report:{every_kind().report.id}"}
    assert all("state" not in target for target in targets if target not in pages)


def test_a_record_without_own_words_targets_the_others(collection):
    (one,) = (one for one in collection["first"]["items"] if one["id"].endswith(":st-none"))
    assert [target["selector"][0]["exact"] for target in one["target"]] == ["she", "said"]


def test_lone_surrogates_come_out_valid():
    reading = Reading(report=Report(id="0" * 12, text="x\ud800y", title="\udc00"))
    (one,) = web_annotations.of_reading(reading)
    assert one["target"] == "urn:dragoman:report:000000000000" and one["body"][1]["value"] == "\ufffd"


def test_a_situation_without_records_is_an_empty_page(tmp_path):
    from situations import add_readings

    from dragoman.situation import Situation

    add_readings(tmp_path / "e", [])
    empty = json.loads(written(Situation(tmp_path / "e"), "annotations"))
    assert empty["total"] == 0 and empty["first"]["items"] == []


def test_processors_of_json_ld_know_every_term(collection):
    jsonld = pytest.importorskip("pyld").jsonld
    context = dict(SPACES) | TERMS | {name: {"@id": iri, "@type": "@id"} for name, iri in LINKS.items()}
    context |= {"id": "@id", "type": "@type", "items": {"@id": "as:items", "@type": "@id", "@container": "@list"}}
    context |= {name: {"@id": f"oa:{iri}", "@type": "@vocab"} for name, iri in
                (("motivation", "motivatedBy"), ("purpose", "hasPurpose"))}  # fmt: skip
    collection = collection | {"@context": [context, collection["@context"][1]]}
    (expanded,) = jsonld.expand(collection)
    assert terms(expanded) == terms_of(collection)
    back = jsonld.compact(expanded, collection["@context"])
    for one in collection["first"]["items"]:
        if isinstance(one["target"], list) and len(one["target"]) == 1:
            (one["target"],) = one["target"]  # as it is written short
    assert back["first"]["items"] == collection["first"]["items"]
    triples = jsonld.to_rdf(collection, {"format": "application/n-quads"})
    assert triples.count("<http://www.w3.org/ns/oa#Annotation>") == collection["total"]


def terms(value):
    """How many properties an expanded document has; records, which are JSON to it, count as one value."""
    if isinstance(value, list):
        return sum(map(terms, value))
    if not isinstance(value, dict) or "@value" in value:
        return 0
    if "@list" in value:
        return terms(value["@list"])
    return sum(1 + (terms(one) if name not in ("@id", "@type") else 0) for name, one in value.items())


def terms_of(value):
    """The same of a document as it is written: what a context does not know is dropped when it is expanded."""
    if isinstance(value, list):
        return sum(map(terms_of, value))
    if not isinstance(value, dict):
        return 0
    links = LINKS.keys() | {"items"}
    found = 0
    for name, one in value.items():
        if name == "@context":
            continue
        found += 1 + (terms_of(one) if name in links else 0)
        if name in links | {"motivation", "purpose"} and name != "items":
            # A reference by its IRI alone becomes an object with `@id`.
            found += sum(isinstance(each, str) for each in (one if isinstance(one, list) else [one]))
    return found
