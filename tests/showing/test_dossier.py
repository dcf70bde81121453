"""A dossier has what the reports have on one actor, each line with its words; cut chapters say so."""

import pytest
from click.testing import CliRunner

import dragoman
from dragoman.cli import commands
from dragoman.errors import UsageError
from dragoman.records import Quoted
from dragoman.showing.dossier import CHAPTERS, as_brief, make_dossier
from dragoman.showing.dossier.desk import Case, Desk
from dragoman.showing.people import people_of
from dragoman.showing.told import told_of


@pytest.fixture(scope="module")
def gulf(tmp_path_factory):
    text = tmp_path_factory.mktemp("reports")
    (text / "one.txt").write_text(
        "Marvonia asked Qatar on Monday to close its port.\n\n"
        "Qatar’s Foreign Minister Adel Rahim refused. “We will not close <b>the port</b>,” Rahim said in Doha. "
        "“We will keep it open,” Rahim said.\n\nSaudi Arabia urged Qatar to talk. Qatar has troops in Kuwait.\n"
    )
    (text / "two.txt").write_text("Qatar’s Foreign Minister Adel Rahim said that the port would stay open in July.\n")
    into = tmp_path_factory.mktemp("folder") / "gulf"
    dragoman.build(text, into, jobs=1, published="2017-06-12")
    return dragoman.open(into)


def test_what_officials_say_is_in_the_dossier_of_their_state_and_in_their_own(gulf):
    for who in ("Qatar", "Rahim"):
        said = next(each for each in gulf.dossier(who).chapters if each.key == "said")
        assert any("will not close" in quote.words for line in said.lines for quote in line.quotes)


def test_an_official_has_his_role_and_for_whom_he_speaks(gulf):
    chapters = {each.key: each for each in gulf.dossier("Adel Rahim").chapters}
    assert chapters["roles"].lines[0].text == "Foreign Minister"
    assert chapters["speaks-for"].lines[0].parts[0].id == "QAT"
    voices = next(each for each in gulf.dossier("QAT").chapters if each.key == "voices")
    assert "Adel Rahim" in voices.lines[0].text


def test_every_quotation_is_words_of_its_report_and_has_a_source(gulf):
    dossier = gulf.dossier("QAT")
    texts = {report.id: report.text for report in gulf.reports()}
    quotes = [quote for each in dossier.chapters for line in each.lines for quote in line.quotes]
    assert quotes
    for quote in quotes:
        start, end = quote.span
        assert texts[quote.report][start:end]
        assert dossier.sources[quote.source - 1].of == quote.report


def test_a_chapter_that_is_cut_says_of_how_many_lines(gulf):
    short = as_brief(make_dossier(gulf.store, "QAT", 1))
    assert any("(1 of " in section.heading for section in short.sections)
    whole = gulf.dossier("QAT", 1000)
    assert not any(each.cut and each.key != "said" for each in whole.chapters)


def test_one_chapter_can_be_had_in_full(gulf):
    only = make_dossier(gulf.store, "QAT", only="said", latest=True)
    assert [each.key for each in only.chapters] == ["said"]
    assert len(only.chapters[0].lines) == only.chapters[0].total
    with pytest.raises(UsageError, match="there are names, roles"):
        make_dossier(gulf.store, "QAT", only="nothing")


def test_words_of_a_report_that_is_gone_are_shown_without_a_place(gulf):
    people, store = people_of(gulf.store), gulf.store
    case = Case(store, gulf.registry(), people, told_of(store), "QAT", people.known["QAT"].members)
    gone = Quoted(
        report="0" * 12, record="ex-00000000", type="exchanges", says="refused", spans=((0, 4),), quotes=("Not so",)
    )
    quote = Desk.of(case, []).quoted(gone)
    assert (quote.words, quote.report, quote.source) == ("Not so", None, None)


def test_the_command_writes_what_the_suffix_says(gulf, tmp_path):
    folder = str(gulf.store.folder)
    run = CliRunner().invoke(commands, ["dossier", folder, "qatar", "--out", str(tmp_path / "q.html"), "--lines", "1"])
    assert run.exit_code == 0, run.output
    html = (tmp_path / "q.html").read_text()
    assert "<h1>Dossier: Qatar</h1>" in html
    assert "<b>the port" not in html
    run = CliRunner().invoke(commands, ["dossier", folder, "QAT", "--format", "markdown"])
    assert run.output.startswith("# Dossier: Qatar")
    assert "## Sources" in run.output


def test_each_chapter_has_a_name_of_its_own():
    assert len({kind.key for kind in CHAPTERS}) == len(CHAPTERS)
