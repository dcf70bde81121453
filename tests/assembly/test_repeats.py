import msgspec

from dragoman.assembly.assembled import assemble
from dragoman.assembly.repeats import find_repeats, said_once
from dragoman.assembly.standing import Standing
from dragoman.records import Event, Statement
from tests.support.scenes import reading

ONCE = "The envoy of Sudria said on Friday that the three boats would stay in the strait until October."
OTHER = "Nobody on the quay had heard of it, and the shops opened as on any other day of the week."


def test_a_passage_given_twice_is_marked_where_it_stands_the_second_time():
    text = f"{ONCE}\n{OTHER}\n{ONCE}"
    (repeat,) = find_repeats(text)
    assert text[slice(*repeat.span)] == text[slice(*repeat.of)] == ONCE.rstrip(".")
    assert repeat.of[0] == 0
    assert repeat.span[0] == text.rindex("The envoy")


def test_case_and_signs_do_not_matter():
    text = f"{ONCE}\n{OTHER}\n“{ONCE.upper()}”"
    (repeat,) = find_repeats(text)
    assert text[slice(*repeat.span)] == ONCE.upper().rstrip(".")


def test_a_set_phrase_is_no_repeat():
    assert not find_repeats(f"{ONCE} The envoy of Sudria said on Friday that he was tired.")


def test_a_third_time_repeats_the_first():
    text = "\n".join([ONCE, OTHER, ONCE, ONCE])
    assert [repeat.of[0] for repeat in find_repeats(text)] == [0, 0]
    assert len({repeat.span for repeat in find_repeats(text)}) == 2


def test_a_passage_does_not_repeat_itself():
    for repeat in find_repeats("and so on " * 12):
        assert repeat.of[1] <= repeat.span[0]


def test_a_text_without_repeats_or_words_has_none():
    assert find_repeats("") == find_repeats("…") == find_repeats(f"{ONCE} {OTHER}") == ()


TWICE = "Turkey backed the reopening of the Kuwait railway in a speech on Monday. Iran was silent."
BETWEEN = " The weather was fine.\n"


def stated(text, start):
    """A statement and, inside it, another one and an event, as they stand where the passage begins at `start`."""

    def there(words):
        return text.index(words, start), text.index(words, start) + len(words)

    outer = Statement(
        id=f"st-{start}", source=(there("Turkey"),), cue=(there("backed"),), kind="indirect", act="support",
        content=(there("the reopening of the Kuwait railway"),), speakers=("TUR",), acts_for=("TUR",),
    )  # fmt: skip
    inner = Statement(
        id=f"st-in-{start}", source=(there("Iran"),), cue=(there("was"),), content=(there("silent"),), kind="indirect",
        act="assert", speakers=("IRN",), acts_for=("IRN",), inside=outer.id,
    )  # fmt: skip
    event = Event(
        id=f"ev-{start}", type="CONCEDE", anchors=(there("reopening"),), modality="occurred", attributed_to=outer.id
    )
    return [outer, inner], event


def twice(*starts):
    text = TWICE + BETWEEN + TWICE
    both = [stated(text, start) for start in starts]
    return reading(text, statements=[one for some, _ in both for one in some], events=[event for _, event in both])


def test_what_is_said_again_in_the_same_words_is_said_once():
    again = len(TWICE + BETWEEN)
    made = said_once(twice(0, again))
    assert [one.id for one in made.statements] == ["st-0", "st-in-0"]
    assert [one.id for one in made.events] == ["ev-0"]
    assert made.actors == twice(0, again).actors


def test_what_was_read_from_the_second_place_alone_stays():
    again = len(TWICE + BETWEEN)
    assert said_once(twice(again)) == twice(again)


def test_what_stays_is_told_in_what_stands_first():
    again = len(TWICE + BETWEEN)
    both = twice(0, again)
    without = msgspec.structs.replace(
        both, events=both.events[1:], statements=(both.statements[0], *both.statements[2:])
    )
    made = said_once(without)
    assert [(one.id, one.inside) for one in made.statements] == [("st-0", None), (f"st-in-{again}", "st-0")]
    assert [(one.id, one.attributed_to) for one in made.events] == [(f"ev-{again}", "st-0")]


def test_a_passage_that_stands_twice_in_a_report_is_one_piece_of_evidence():
    again = len(TWICE + BETWEEN)
    found = assemble([twice(0, again)], Standing.of([twice(0, again)]))
    assert [len(position.evidence) for position in found.positions if position.actor == "TUR"] == [1]
