"""A situation's provenance: every record from its words, by its reading; every correction by its decision."""

from __future__ import annotations

import re

import pytest
from exported import TEXT, every_kind, situation, written

from dragoman.exports.names import record_urn, report_urn
from dragoman.exports.prov import fix_urn, literal, pasts
from dragoman.fixes import new
from dragoman.records import RECORD_TYPES, spans

REPORT = every_kind().report.id


@pytest.fixture
def made(tmp_path):
    return situation(tmp_path / "s")


def resources(made):
    """What the document says of each resource, by its name: the lines of its properties."""
    told = written(made, "prov").decode().rstrip("\n")
    assert all(line.startswith("@prefix") for line in told.split("\n\n")[0].splitlines())
    found = {}
    for block in told.split("\n\n")[1:]:
        for line in block.splitlines():
            assert re.match(r"<[^<>\"{}|^`\\\x00-\x20]+> |    [a-z]+:\w+ ", line), line
        found[block[1 : block.index(">")]] = block
    return found


def test_a_record_comes_from_its_words_by_its_reading(made):
    found = resources(made)
    reading = every_kind()
    for kind in RECORD_TYPES:
        for record in getattr(reading, kind):
            told = found[record_urn(REPORT, record.id)]
            assert f"prov:wasGeneratedBy <urn:dragoman:reading:{REPORT}>" in told
            assert "prov:wasAttributedTo <urn:dragoman:reader:reader>" in told
            for _, (start, end) in spans(record):
                assert f"<{report_urn(REPORT)}#char={start},{end}>" in told
                words = found[f"{report_urn(REPORT)}#char={start},{end}"]
                assert f"prov:value {literal(TEXT[start:end])}" in words
                assert f"prov:wasQuotedFrom <{report_urn(REPORT)}>" in words


def test_a_reading_used_the_report_and_no_network_that_it_may_not_have_used(made):
    found = resources(made)
    assert f"prov:used <{report_urn(REPORT)}> ;" in found[f"urn:dragoman:reading:{REPORT}"]
    assert not [name for name in found if name.startswith("urn:dragoman:network")]
    assert 'rdfs:label "dragoman" ;' in found["urn:dragoman:reader:reader"]


def test_the_reader_that_is_installed_is_told_with_version_and_network(made):
    from dragoman.assembly import fingerprints
    from dragoman.assembly.worker import READER
    from dragoman.store import Store

    own = fingerprints.of_reader(READER)
    Store.make(made.store.folder).settle(own)
    made.store.manifest = Store(made.store.folder).manifest
    found = resources(made)
    (network,) = (name for name in found if name.startswith("urn:dragoman:network"))
    assert re.search(r'dragoman:sha256 "[0-9a-f]{64}"', found[network])
    assert f"<{network}>" in found[f"urn:dragoman:reading:{REPORT}"]
    assert re.search(r'rdfs:label "dragoman \d', found[f"urn:dragoman:reader:{own}"])


def test_a_report_is_its_publishers_and_agencys_on_its_day(made):
    told = resources(made)[report_urn(REPORT)]
    assert 'dcterms:issued "2024-03-05"^^xsd:date' in told
    assert "dcterms:source <https://example.org/a%20b?q=%22x%22#one%23two>" in told
    assert (
        "<urn:dragoman:agent:publisher:The%20%22Post%22%20%26%20%7BSons%7D>, <urn:dragoman:agent:agency:Ag%25ncy_1>"
        in told
    )


def test_a_correction_makes_a_revision_and_a_rejection_an_end(made):
    retyped = made.fix("retype", f"{REPORT}:st-told", "warn", because='she "warns"').fix
    gone = made.fix("reject", f"{REPORT}:ti-arms").fix
    found = resources(made)
    old, now = f"{record_urn(REPORT, 'st-told')}:before:{retyped.id}", record_urn(REPORT, "st-told")
    assert (
        'rdfs:label "assert: Anna Vale"' in found[old]
        and f"wasGeneratedBy <urn:dragoman:reading:{REPORT}>" in found[old]
    )
    assert 'rdfs:label "warn: Anna Vale"' in found[now] and f"prov:wasRevisionOf <{old}>" in found[now]
    assert f"prov:wasGeneratedBy <{fix_urn(retyped)}>" in found[now]
    assert f"<{fix_urn(retyped)}> prov:used <{old}> ." in found[now]
    assert f"prov:wasInvalidatedBy <{fix_urn(gone)}>" in found[f"{record_urn(REPORT, 'ti-arms')}:before:{gone.id}"]
    assert record_urn(REPORT, "ti-arms") not in found
    assert 'rdfs:comment "she \\"warns\\""' in found[fix_urn(retyped)]
    assert re.search(r'prov:endedAtTime "2\d{3}-.*\+00:00"\^\^xsd:dateTime', found[fix_urn(retyped)])


def test_a_decision_that_was_taken_back_is_told_and_changes_nothing(made):
    before = resources(made)
    taken = made.fix("reject", f"{REPORT}:ti-arms").fix
    undo = made.fix("undo", taken.id).fix
    after = resources(made)
    assert {name: told for name, told in after.items() if "fix" not in name and "analyst" not in name} == before
    assert f"prov:wasInformedBy <{fix_urn(taken)}>" in after[fix_urn(undo)]


def test_an_actor_comes_from_those_that_were_merged_into_it():
    fix = new("merge", ("anna-vale", "rebels"), name="Anna Vale")
    found = {past.versions[-1][0]: past for past in pasts(every_kind(), [fix])}
    kept = found[record_urn(REPORT, "anna-vale")]
    assert [name for name, _ in kept.versions] == [
        f"{record_urn(REPORT, 'anna-vale')}:before:{fix.id}", record_urn(REPORT, "anna-vale")
    ]  # fmt: skip
    gone = f"{record_urn(REPORT, 'rebels')}:before:{fix.id}"
    assert set(kept.versions[-1][1].after) == {kept.versions[0][0], gone} and found[gone].ended == fix


def test_what_was_changed_twice_has_three_versions_under_three_names():
    fixes = [new("retype", ("st-told",), value=act) for act in ("warn", "hope")]
    (past,) = (p for p in pasts(every_kind(), fixes) if p.versions[0][1].record.id == "st-told")
    assert [version.record.act for _, version in past.versions] == ["assert", "warn", "hope"]
    assert len({name for name, _ in past.versions}) == 3
    assert past.versions[2][1].after == (past.versions[1][0],)


def test_what_was_rejected_and_added_again_ends_and_begins():
    record = {"id": "ti-arms", "to": "rebels", "kind": "arms", "evidence": [[0, 3]]}
    fixes = [new("reject", ("ti-arms",)), new("add", (REPORT,), value="ties", record=record)]
    arms = [p for p in pasts(every_kind(), fixes) if any(v.record.id == "ti-arms" for _, v in p.versions)]
    names = [name for past in arms for name, _ in past.versions]
    assert len(set(names)) == len(names) == 2


def test_strings_of_turtle_are_on_one_line():
    assert literal('a"b\\c\nd\re\tf\x00g\x07\u2028\ud800') == '"a\\"b\\\\c\\nd\\re\\tf\ufffdg\\u0007\\u2028\ufffd"'


def test_a_store_of_triples_reads_it_and_everything_leads_somewhere(made):
    rdflib = pytest.importorskip("rdflib")
    made.fix("merge", "anna-vale", "rebels")
    made.fix("reject", f"{REPORT}:st-none")
    graph = rdflib.Graph().parse(data=written(made, "prov"), format="turtle")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    of = {name: set(graph.subjects(rdflib.RDF.type, prov[name])) for name in ("Entity", "Activity", "Agent")}
    for name, subject, object_ in (
        ("wasDerivedFrom", "Entity", "Entity"), ("wasQuotedFrom", "Entity", "Entity"),
        ("wasRevisionOf", "Entity", "Entity"), ("wasGeneratedBy", "Entity", "Activity"),
        ("wasInvalidatedBy", "Entity", "Activity"), ("wasAttributedTo", "Entity", "Agent"),
        ("used", "Activity", "Entity"), ("wasAssociatedWith", "Activity", "Agent"),
    ):  # fmt: skip
        pairs = list(graph.subject_objects(prov[name]))
        assert pairs and all(one in of[subject] and other in of[object_] for one, other in pairs), name
    values = {str(value) for value in graph.objects(None, prov.value)}
    assert 'to open the "Blue\\Gate" port' in values
    assert all(len(list(graph.objects(one, prov.wasGeneratedBy))) <= 1 for one in of["Entity"])


def test_the_prov_package_reads_it(made):
    model = pytest.importorskip("prov.model")
    pytest.importorskip("rdflib")
    made.fix("retype", f"{REPORT}:st-told", "warn")
    read = model.ProvDocument.deserialize(content=written(made, "prov").decode(), format="rdf", rdf_format="turtle")
    kinds = {
        kind: len(list(read.get_records(kind))) for kind in (model.ProvEntity, model.ProvActivity, model.ProvAgent)
    }
    told = resources(made).values()
    assert kinds[model.ProvEntity] == sum(" a prov:Entity" in one for one in told)
    assert kinds[model.ProvActivity] == sum(" a prov:Activity" in one for one in told)
    assert kinds[model.ProvAgent] == sum(" a prov:Agent" in one for one in told)
    assert len(list(read.get_records(model.ProvUsage))) == 3
