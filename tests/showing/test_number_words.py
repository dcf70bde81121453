from dragoman.showing.number_words import PARTS, words_of_numbers
from dragoman.worlds.model_file import read_model
from dragoman.worlds.numbers import numbers
from tests.test_notebook import ROOT


def strait():
    return read_model(ROOT / "examples" / "worlds" / "strait.toml")


def test_every_number_has_words_in_the_order_of_the_model():
    model = strait()
    words = words_of_numbers(model)
    assert list(words) == [name for name, _ in numbers(model)]
    assert {each.part for each in words.values()} <= set(PARTS)
    assert all(each.title and each.measure for each in words.values())


def test_numbers_are_called_by_whom_they_are_between_and_not_by_ids():
    model = strait()
    words = words_of_numbers(model)
    names = {actor.id: actor.name for actor in model.actors}
    hold, ask, pair = model.holds[0], model.requests[0], model.affinities[0]
    share = words[f"holds.{hold.of}.{hold.over}.{hold.channel}.share"]
    assert (share.part, share.title) == ("ties", f"{names[hold.of]} → {names[hold.over]}")
    strength = words[f"requests.{ask.asker}.{ask.actor}.{ask.option}"]
    assert (strength.part, strength.title) == ("pressures", f"{names[ask.asker]} → {names[ask.actor]}")
    assert words[f"affinities.{pair.actor}.{pair.other}"].title == f"{names[pair.actor]} towards {names[pair.other]}"
    assert words["precision"].part == "choice"
