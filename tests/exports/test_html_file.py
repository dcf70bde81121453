"""The whole situation as one HTML file: every link leads to its words, and words of reports stay words."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from html.parser import HTMLParser
from io import BytesIO

import pytest
from by_hand import reading, state, statement
from commands import dragoman
from deeds import deeds
from exported import every_kind
from hostile import first, second
from hypothesis import given, settings
from hypothesis import strategies as st
from situations import add_readings

from dragoman.errors import UsageError
from dragoman.exports.export import export
from dragoman.exports.one_file.links import Links, place, safe, words_place
from dragoman.exports.one_file.marked import Mark, marked
from dragoman.exports.one_file.spool import Spool
from dragoman.records import RECORD_TYPES, own_words
from dragoman.situation import Situation

VOID = {"meta", "br", "input", "link", "img", "hr"}


class Page(HTMLParser):
    """What a file holds: its elements with their attributes, its places with their words, how deep it is."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.words: dict[str, str] = {}
        self.content: dict[str, str] = {}
        self.deepest = 0
        self._stack: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()
        assert not self._stack, f"not closed: {self._stack}"

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        assert len(own) == len(attrs), f"an attribute stands twice in {tag}: {attrs}"
        self.elements.append((tag, own))
        if "id" in own:
            self.ids.append(own["id"])
            self.words[own["id"]] = ""
        if tag not in VOID:
            self._stack.append((tag, own.get("id")))
            self.deepest = max(self.deepest, len(self._stack))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self._stack and self._stack[-1][0] == tag, f"</{tag}> closes {self._stack[-3:]}"
        self._stack.pop()

    def handle_data(self, data):
        if self._stack and self._stack[-1][0] in ("script", "style"):
            self.content[self._stack[-1][0]] = data
        for _, id_ in self._stack:
            if id_ is not None:
                self.words[id_] += data

    @property
    def inside(self) -> list[str]:
        """Where its links within the file lead."""
        return [own["href"][1:] for _, own in self.elements if (own.get("href") or "").startswith("#")]


READINGS = {
    "hostile": lambda: [first(), second()], "every kind": lambda: [every_kind(), deeds()], "nothing": lambda: [],
}  # fmt: skip


def _situation(folder, readings) -> Situation:
    add_readings(folder, readings)
    return Situation(folder)


def _written(made, **days) -> tuple[str, object]:
    out = BytesIO()
    wrote = export(made, "html", out, **days)
    return out.getvalue().decode("utf-8"), wrote


@pytest.fixture(scope="module", params=READINGS)
def made(request, tmp_path_factory):
    readings = READINGS[request.param]()
    situation = _situation(tmp_path_factory.mktemp("one") / "crisis", readings)
    text, wrote = _written(situation)
    return readings, text, Page(text), wrote


def test_every_link_leads_to_a_place_and_every_place_is_there_once(made):
    readings, _, page, _ = made
    assert len(page.ids) == len(set(page.ids))
    assert len(page.inside) > 20 * len(readings)
    assert not set(page.inside) - set(page.ids)


def test_the_words_of_every_record_are_in_the_file_under_their_place(made):
    readings, _, page, _ = made
    for one in readings:
        for kind in RECORD_TYPES[1:]:
            for record in getattr(one, kind):
                for span in own_words(record):
                    there = page.words[words_place(one.report.id, span)]
                    said = one.report.text[slice(*span)]
                    assert _plain(there) == _plain(said), record.id


def _plain(words):
    return " ".join(re.sub("[\x00\x07\ufffd]", "", words).split())


def test_each_record_of_a_report_has_a_link_to_its_words(made):
    readings, _, page, _ = made
    for one in readings:
        for kind in RECORD_TYPES:
            for record in getattr(one, kind):
                spans = own_words(record)
                places = {words_place(one.report.id, span) for span in spans}
                assert not spans or places & set(page.inside), record.id


def test_nothing_of_a_report_becomes_an_element_or_an_attribute_that_runs(made):
    _, _, page, _ = made
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1 and tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "base", "link", "b:x"} & set(tags)
    for tag, own in page.elements:
        assert not [name for name in own if name.startswith("on") or name in ("style", "srcdoc", "src")], (tag, own)
        href = own.get("href") or "#"
        assert href.startswith(("#", "http://", "https://")), href


def test_the_policy_lets_only_its_own_style_and_script_run_and_asks_nobody(made):
    _, text, page, _ = made
    (policy,) = [own["content"] for tag, own in page.elements if own.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    for name in ("style", "script"):
        content = re.search(f"<{name}>(.*?)</{name}>", text, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_the_file_says_how_much_there_is_in_it(made):
    readings, text, page, wrote = made
    assert wrote.reports == len(readings) == sum(own.get("class") == "report" for _, own in page.elements)
    assert wrote.bytes == len(text.encode())
    assert wrote.rows.get("records", 0) == sum(len(getattr(one, kind)) for one in readings for kind in RECORD_TYPES)
    for prefix, row in (("a.", "actors"), ("x.", "exchanges"), ("c.", "claims"), ("f.", "forecasts")):
        assert wrote.rows[row] == sum(id_.startswith(prefix) for id_ in page.ids)


def test_the_same_situation_gives_the_same_bytes(tmp_path):
    situation = _situation(tmp_path / "crisis", [first(), second()])
    assert _written(situation)[0] == _written(situation)[0]


def test_an_actor_has_what_it_said_and_what_was_done_to_it(tmp_path):
    _, page = _page(_situation(tmp_path / "crisis", [first(), second()]))
    quill = next(id_ for id_ in page.ids if id_.startswith("a.") and page.words[id_].strip().startswith("Zoë"))
    assert "refused, to Syria: would not open" in _plain(page.words[quill])
    syria = _plain(page.words["a.SYR"])
    assert "Was done to it Russia attacked Syria only planned: shell" in syria
    assert "Was told Zoë" in syria and "Was asked and offered" not in syria
    assert "Asked and offered Syria asked Russia: to open the port no" in syria
    assert "Ties Russia arms Syria: arms" in syria


def _page(situation, **days):
    text, _ = _written(situation, **days)
    return text, Page(text)


def test_days_choose_the_reports_and_what_is_told_of_them(tmp_path):
    situation = _situation(tmp_path / "crisis", [first(), second()])
    _, page = _page(situation, since="2024-03")
    (report,) = [id_ for id_ in page.ids if id_.startswith("r.")]
    assert report == place("r", second().report.id)
    assert not set(page.inside) - set(page.ids)
    assert not [id_ for id_ in page.ids if page.words[id_].startswith("Zoë")]


def test_marks_in_marks_and_across_each_other_keep_their_places_and_the_text():
    text = "one two three four\n\nfive"
    marks = [
        Mark((0, 13), "a", "x"),
        Mark((4, 7), "b", tag="mark"),
        Mark((8, 23), "c"),
        Mark((4, 7), "d"),
        Mark((18, 20), "e"),
    ]
    found = "".join(marked(text, marks))
    page = Page(found)
    assert sorted(page.ids) == ["a", "b", "c", "d", "e"]
    assert page.words["a"] == "one two three" and page.words["b"] == page.words["d"] == "two"
    assert page.words["c"] == "three"  # and goes on behind what began first, without a name
    assert found.count("<p ") == 2


@given(
    st.text(alphabet="ab <&\"'\n\r\x00\u202eש", max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=12),
)
@settings(max_examples=200, deadline=None)
def test_any_marks_in_any_text_give_sound_markup_that_says_the_text(text, spans):
    spans = [(a, b) for a, b in spans if a < b <= len(text)]
    page = Page("".join(marked(text, [Mark(span, f"w.{at}", "m") for at, span in enumerate(spans)])))
    assert sorted(page.ids) == sorted(f"w.{at}" for at in range(len(spans)))
    told = Page(f'<div id="all">{"".join(marked(text, []))}</div>').words["all"]
    lines = [line for line in re.split("[\n\r]", text) if line.strip()]
    assert told.split("\n")[:-1] == [line.replace("\x00", "\ufffd") for line in lines]


def test_ten_thousand_marks_within_each_other_are_written_at_once_and_not_too_deep():
    text = "word " * 10_000
    marks = [Mark((at, len(text) - at), f"m.{at}", "statement", tag="mark") for at in range(0, 20_000, 2)]
    started = time.perf_counter()
    page = Page("".join(marked(text, marks)))
    assert time.perf_counter() - started < 10
    assert len(page.ids) == 10_000 and page.deepest < 40


def test_a_line_of_a_million_spaces_is_no_paragraph():
    started = time.perf_counter()
    assert list(marked(" " * 1_000_000, [])) == []
    assert time.perf_counter() - started < 2


def test_names_of_places_are_plain_and_never_those_of_others():
    assert safe("CHN") == "CHN" and safe("liu-pengyu") == "liu-pengyu"
    assert safe('a"b') == "a_22_b" != safe("a_22_b")


def test_links_lead_only_to_what_the_file_holds_and_are_remembered():
    links = Links({"r1"}, {"CHN"})
    assert links.words("r1", (3, 9)) == "#r1.3-9" and links.cited == {"r1": {(3, 9)}}
    assert links.words("r2", (3, 9)) is None and "r2" not in links.cited
    assert links.actor("r1:CHN") == "#a.CHN" and links.actor("USA") is None


def test_the_spool_gives_back_what_it_was_given_by_its_key_in_order():
    with Spool() as spool:
        for at in range(300):
            spool.add("even" if at % 2 == 0 else "odd", b"%d " % at * 100)
        assert [piece.split()[0] for piece in spool.pieces("odd")] == [b"%d" % at for at in range(1, 300, 2)]
        assert spool.count("even") == 150 and spool.count("none") == 0 and list(spool.pieces("none")) == []


def test_a_report_about_a_report_that_is_gone_is_still_told(tmp_path):
    text = "Norland said talks failed."
    made = reading(text, (state(text, "NOR", "Norland"),),
                   (statement(text, "st-1", "NOR", "NOR", "Norland", "said", "talks failed"),))  # fmt: skip
    _, page = _page(_situation(tmp_path / "crisis", [made]))
    assert "talks failed" in page.words[place("a", "NOR")]


def test_the_command_writes_it_and_says_its_size(tmp_path):
    _situation(tmp_path / "crisis", [first(), second()])
    out = tmp_path / "crisis.html"
    said = dragoman("export", tmp_path / "crisis", "--to", "html", "--out", out).stderr
    assert re.match(rf"2 reports in \d+ kB written to {re.escape(str(out))}\n", said)
    assert "  exchanges: 1\n" in said
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>\n") and text.endswith("</html>\n")


def test_forms_and_all_are_refused(tmp_path):
    situation = _situation(tmp_path / "crisis", [second()])
    for how in ({"form": "csv"}, {"everything": True}):
        with pytest.raises(UsageError, match="html has"):
            export(situation, "html", BytesIO(), **how)
