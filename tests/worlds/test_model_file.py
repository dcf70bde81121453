"""model.toml both ways: what is written is what is read, and whoever edits it is told what is wrong, and where."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from dragoman.errors import ModelError
from dragoman.worlds.checking import mistakes_in
from dragoman.worlds.model import Fixed, Number, Uniform
from dragoman.worlds.model_file import from_toml, read_model, to_toml, write_model
from dragoman.worlds.numbers import numbers
from dragoman.worlds.toml_lines import lines
from tests.support.models import models, small
from tests.worlds.test_toml_lines import paths


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(models())
def test_what_is_written_reads_back_and_is_written_the_same_again(model):
    assert mistakes_in(model) == []
    text = to_toml(model)
    again = from_toml(text)
    assert again == model
    assert to_toml(again) == text
    assert set(lines(text)) | {()} == paths(tomllib.loads(text))


def test_a_file_is_written_whole_and_read_back(tmp_path):
    file = tmp_path / "model.toml"
    write_model(small(), file)
    assert read_model(file) == small()
    assert file.read_text().startswith("# A model of a situation")


def test_a_model_that_cannot_be_run_is_not_written(tmp_path):
    file = tmp_path / "model.toml"
    with pytest.raises(ModelError, match=r"actors\.BOR\.capability.default reaches from -1 to 1"):
        write_model(with_capability(Uniform(low=-1.0, high=1.0)), file)
    assert not file.exists()


def with_capability(spread):
    first, *others = small().actors
    return small(actors=(replace(first, capability=Number(default=spread)), *others))


def test_a_number_that_is_only_a_default_is_one_line():
    rows = to_toml(small()).split("\n")
    row = next(row for row in rows if row.startswith("capability"))
    assert row == 'capability = { default = { as = "uniform", low = 0.0, high = 1.0 }, reason = "assumed" }  # assumed'


def test_what_is_said_stands_under_its_number_with_its_words_and_source():
    text = to_toml(small())
    _, under = text.split("[actors.options.bias]  # from the reports\n")
    said = under.split("[[actors.options.bias.said]]\n")[1].split("\n\n")[0]
    assert 'speaker = "ada-linde"' in said and 'sources = ["r1:cl-1"]' in said
    assert 'text = "“It will”, she said."' in said and "reliability = [6.0, 4.0]" in said


def test_the_order_of_keys_in_a_file_says_nothing():
    text = (
        to_toml(small()).replace('name = "Borduria"\n', "").replace('id = "BOR"\n', 'name = "Borduria"\nid = "BOR"\n')
    )
    assert from_toml(text) == small()


def test_whoever_writes_by_hand_may_leave_out_what_is_usual():
    text = to_toml(small())
    start = text.index('  [[actors.options]]\n  id = "no-change"')
    end = text.index("  [[actors.options]]", start + 5)
    short = text[:start] + text[end:].replace('default = { as = "uniform", low = 0.0, high = 1.0 }', "default = 1")
    model = from_toml(short)
    assert [option.id for option in model.actors[0].options] == ["no-change", "open-port"]
    assert model.actors[1].capability.default == Fixed(value=1.0)


def test_names_of_mistakes_are_the_names_of_numbers():
    model = small()
    named = [name for name, _ in numbers(model)]
    spoilt = replace(model, precision=replace(model.precision, default=Fixed(value=-1.0)))
    with pytest.raises(ModelError) as caught:
        from_toml(to_toml(spoilt))
    assert any(f": {name}.default is -1, but has to" in caught.value.mistakes[0] for name in named)


def spoilt(old, new):
    """The small model's file with a change; the mistakes that it then has, and the changed text's lines."""
    text = to_toml(small())
    assert old in text
    text = text.replace(old, new, 1)
    with pytest.raises(ModelError) as caught:
        from_toml(text, "port.toml")
    return caught.value, text.split("\n")


@pytest.mark.parametrize(
    "old, new, at, message",
    [
        (
            'asker = "SYL"',
            'asker = "SYLV"',
            "asker =",
            'requests.SYLV.BOR.open-port.asker names "SYLV", but there is no such actor; did you mean "SYL"?',
        ),
        (
            'option = "open-port"\nstrength',
            'option = "open"\nstrength',
            'option = "open"',
            'requests.SYL.BOR.open.option names "open", but there is no such option of BOR; did you mean "open-port"?',
        ),
        (
            "mean = -1.0",
            "mean = nan",
            "  default = {",
            "actors.BOR.options.open-port.bias.default.mean is nan: write a finite number",
        ),
        (
            "a = 1.0, b = 3.0",
            "a = 0, b = 3.0",
            "port = {",
            "actors.BOR.ideal.port.default.a is 0.0: a Beta needs a and b above 0",
        ),
        (
            "low = -1.0, high = 1.0",
            "low = 1.0, high = -1.0",
            "number =",
            "affinities.BOR.SYL.number.default.low is 1.0, above high, which is -1.0: exchange them",
        ),
        (
            "low = -1.0, high = 1.0",
            "low = -1.0, high = 2",
            "number =",
            "affinities.BOR.SYL.number.default reaches from -1 to 2, but has to lie within -1 to 1",
        ),
        (
            'id = "SYL"',
            'id = "BOR"',
            "[[actors]]",
            "actors.BOR is there twice: keep one of the two, or give the other another id",
        ),
        ("steps = 12", "steps = 0", "steps", "clock.steps is 0: a run has at least one step"),
        ("steps = 12", "stepz = 12", "stepz", 'clock.stepz there is no "stepz" here; did you mean "steps"?'),
        ("steps = 12", "steps = true", "steps", "clock.steps is true, but must be a whole number"),
        (
            'unit = "month"',
            'unit = "moon"',
            "unit",
            "clock.unit is 'moon', but must be one of day, week, month, quarter, year",
        ),
        (
            'as = "lognormal", median = 2.0',
            'as = "lognormale", median = 2.0',
            "precision",
            "precision.default \"as\" is 'lognormale': write one of",
        ),
        ('name = "Sylvania"\n', "", "[[actors]]", 'actors.SYL has no "name": add it'),
        (
            'cause = "grain-trade"',
            'cause = "grain"',
            "cause",
            'names "grain", but there is no such factor; did you mean "grain-trade"?',
        ),
        (
            "reliability = [6.0, 4.0]",
            "reliability = [6.0, -4]",
            "reliability",
            "said.1.reliability.2 is -4.0: a reliability is a Beta, with a and b above 0",
        ),
        ("reliability = [6.0, 4.0]", "reliability = [6.0]", "reliability", "has 1 entries, but must have 2"),
        ('sources = ["r1:cl-1"]', "sources = []", "sources", "has no source: give REPORT:RECORD"),
        ('id = "grain-trade"', 'id = "grain trade"', "id", '"grain trade" is no id'),
        ("scale = -1.0", "scale = 2", "spread", "reaches from 0 to 1.8, but has to lie within -1 to 1"),
        (
            'actor = "BOR"\noption',
            'actor = "BOR"\nissue = "port"\noption',
            "[question]",
            "has to name either an actor with its option, or an issue",
        ),
    ],
)
def test_mistakes_name_the_line_and_say_what_to_do(old, new, at, message):
    error, rows = spoilt(old, new)
    found = next(each for each in error.mistakes if message in each)
    line = int(found.split(":")[0].removeprefix("line "))
    assert rows[line - 1].strip().startswith(at.strip())
    assert str(error).startswith("port.toml")


def test_all_mistakes_are_told_at_once():
    text = to_toml(small()).replace("steps = 12", "steps = 0").replace('asker = "SYL"', 'asker = "X"')
    with pytest.raises(ModelError) as caught:
        from_toml(text)
    assert len(caught.value.mistakes) == 2
    assert str(caught.value).startswith("model.toml has 2 mistakes:\n  line ")


def test_an_actor_without_options_is_told_what_to_add():
    text = to_toml(small())
    start = text.index("\n  [[actors.options]]", text.index('id = "SYL"'))
    end = text.index("\n  [actors.ideal]", start)
    with pytest.raises(ModelError, match='has no "options": add it'):
        from_toml(text[:start] + text[end:])
    with pytest.raises(ModelError, match=r"actors.SYL has no options: add \[\[actors.options\]\]"):
        from_toml(text[:start].replace('id = "SYL"\n', 'id = "SYL"\noptions = []\n') + text[end:])


def test_two_pins_of_one_number_contradict_each_other():
    pinned = [Number(default=Uniform(low=-1.0, high=1.0), pinned=Fixed(value=value)) for value in (0.5, -0.5)]
    pair = small().affinities[0]
    model = small(affinities=tuple(replace(pair, number=number) for number in pinned))
    with pytest.raises(ModelError, match=r"line \d+: affinities.BOR.SYL is there twice, with pins that contradict"):
        from_toml(to_toml(model))


@pytest.mark.parametrize(
    "data, message",
    [
        (b"name = ", "is no TOML: Invalid value"),
        (b"\xff\xfe", "is not UTF-8 at byte 0"),
        (b"", 'has no "name": add it'),
        (b"a = " + b"[" * 5000, "is no"),
    ],
)
def test_what_is_no_model_is_said_to_be_none(tmp_path, data, message):
    file = tmp_path / "model.toml"
    file.write_bytes(data)
    with pytest.raises(ModelError, match=message):
        read_model(file)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ModelError, match="cannot be read: No such file"):
        read_model(tmp_path / "model.toml")


def test_half_a_sign_is_not_written(tmp_path):
    with pytest.raises(ModelError, match="half a sign"):
        write_model(small(name="\ud800"), tmp_path / "model.toml")
