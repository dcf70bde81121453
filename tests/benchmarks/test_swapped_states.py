"""The benchmark of swapped states on toy readings."""

import pytest

from benchmarks.swaps import PAIRS, Template, fill, forms, load, measure
from dragoman.records import Actor, Event, Mention, Reading, Report

TEMPLATE = Template("x", "{A} shelled {B_adj} ports.", "shelled", "ASSAULT", ("A",), ("B",), "occurred")
NAMES = {"JPN": ("Japan", "Japanese"), "KEN": ("Kenya", "Kenyan")}


def read(text: str, turned: bool = False, modality: str = "occurred", ports: bool = False) -> Reading:
    """A reader of the one template: actor and recipient by their places, or, `turned`, always Japan and Kenya."""
    mentions = {
        code: next((text.index(form), text.index(form) + len(form)) for form in reversed(of) if form in text)
        for code, of in NAMES.items()
    }
    order = ["JPN", "KEN"] if turned else sorted(mentions, key=lambda code: mentions[code])
    actors = [Actor(id=c, kind="state", name=c, country=c, mentions=(Mention(span=mentions[c], form="name"),))
              for c in NAMES]  # fmt: skip
    start, end = mentions[order[1]]
    whom = (start, text.index(".")) if ports else (start, end)
    actors.append(Actor(id="ports", kind="asset", name="ports", mentions=(Mention(span=whom, form="nominal"),)))
    at = text.index("shelled")
    event = Event(
        id="ev-1", type="ASSAULT", anchors=((at, at + 7),), modality=modality, actors=(order[0],),
        actor_spans=(mentions[order[0]],), recipients=("ports" if ports else order[1],), recipient_spans=(whom,),
    )  # fmt: skip
    return Reading(report=Report(id="r", text=text), actors=tuple(actors), events=(event,))


def test_states_have_a_name_an_adjective_and_a_capital_of_one_word() -> None:
    assert forms("KEN") == {"": "Kenya", "_adj": "Kenyan", "_capital": "Nairobi"}
    for code in {code for pair in PAIRS for code in pair}:
        assert all(form.isalpha() and form[0].isupper() for form in forms(code).values())


def test_a_span_has_the_same_place_whoever_is_named() -> None:
    one, other = fill(TEMPLATE.template, "JPN", "KEN"), fill(TEMPLATE.template, "KEN", "JPN")
    assert (one.text, other.text) == ("Japan shelled Kenyan ports.", "Kenya shelled Japanese ports.")
    for words, same in (("Kenyan", "Japanese"), ("Kenyan ports", "Japanese ports"), ("shelled", "shelled")):
        start, again = one.text.index(words), other.text.index(same)
        assert one.place((start, start + len(words))) == other.place((again, again + len(same)))
    assert one.place((0, 5)) != one.place((14, 20))
    assert one.place((6, 13)) != one.place((6, 12))


def test_a_reader_that_goes_by_places_is_right_and_swaps() -> None:
    result = measure(read, [TEMPLATE], [("JPN", "KEN")])
    assert {name: result[name] for name in ("right", "modality", "templates right", "swapped")} == {
        "right": 1.0, "modality": 1.0, "templates right": 1.0, "swapped": 1.0,
    }  # fmt: skip


def test_a_reader_that_knows_who_shells_whom_is_right_half_the_time_and_does_not_swap() -> None:
    result = measure(lambda text: read(text, turned=True), [TEMPLATE], [("JPN", "KEN")])
    assert (result["right"], result["templates right"], result["swapped"]) == (0.5, 0.0, 0.0)
    assert result["right, type alone"] == 1.0


def test_what_changes_beside_the_roles_is_no_swap() -> None:
    def moody(text: str) -> Reading:
        return read(text, modality="planned" if text.startswith("Kenya") else "occurred")

    result = measure(moody, [TEMPLATE], [("JPN", "KEN")])
    assert (result["right"], result["modality"], result["swapped"]) == (1.0, 0.5, 0.0)


def test_a_party_without_a_country_is_whoever_its_words_name() -> None:
    assert measure(lambda text: read(text, ports=True), [TEMPLATE], [("JPN", "KEN")])["right"] == 1.0


@pytest.mark.parametrize("template", load(), ids=lambda template: template.id)
def test_every_template_can_be_filled(template: Template) -> None:
    assert "{" not in fill(template.template, "JPN", "KEN").text
    assert template.anchor in fill(template.template, "JPN", "KEN").text
