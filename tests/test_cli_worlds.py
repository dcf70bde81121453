"""The commands that run a situation forward: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import dragoman

from dragoman import cli, cli_worlds
from dragoman.worlds import hand, seals, simulate
from tests.support.crises import first, reading, second, store_of

QUICK = ("--worlds", "300", "--steps", "2")
REFUSAL = "Tehran has no intention to interfere"
BIAS = "actors.IRN.options.use-influence-lower.bias"


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="module")
def crisis(tmp_path_factory) -> Path:
    """Turkey asks Iran to use its influence over Kuwait; nothing may be written there."""
    return store_of(tmp_path_factory.mktemp("crisis"), first(), second()).folder


@pytest.fixture
def own(tmp_path) -> Path:
    """The same, to be changed."""
    return store_of(tmp_path, first(), second()).folder


@pytest.fixture
def cli_of(monkeypatch, capsys):
    """The command line in this process, which has the kernel ready."""

    def call(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main()
        found = capsys.readouterr()
        return Done(end.value.code, found.out, found.err)

    return call


# run


def test_a_run_as_a_process_of_its_own_answers_and_says_on_what_it_stands(crisis):
    found = dragoman("run", crisis, *QUICK)
    assert found.returncode == 0 and found.stderr == ""
    first_line = found.stdout.splitlines()[0]
    assert re.match(r"Will Iran use its influence over Kuwait .*\? In \d+(\.\d)? of 100 worlds \(± \d", first_line)
    assert "assumed, wide" in found.stdout and "not scored forecasts" in found.stdout
    assert "goes on as before" not in found.stdout


def test_a_settlement_says_that_it_is_not_the_choice(crisis, cli_of):
    found = cli_of("run", crisis, *QUICK)
    assert "whoever acts decides on that alone" in " ".join(found.out.split())
    assert re.search(r"4 have a say; where Kuwait and Qatar\s+stand is assumed", found.out)


def test_a_scenario_is_told_beside_the_base(crisis, cli_of):
    found = cli_of("run", crisis, *QUICK, "--set", "precision=0", "--force", "Turkey=press-harder@1")
    assert found.status == 0 and "against base, world by world on the same random numbers" in found.out
    assert "Changed: precision." in found.out and "Turkey: press Iran harder" in found.out


def test_sentences_are_told_with_what_they_do(crisis, cli_of):
    found = cli_of("run", crisis, *QUICK, "--sentences", "2")
    assert re.search(r"The answer is .* over 300 worlds; ", found.out)
    assert REFUSAL in found.out and "(without it " in found.out
    assert "\n1.  " in found.out and "\n3.  " not in found.out and "more move it less" in found.out


def test_json_has_a_part_for_all_that_was_asked_for(crisis, cli_of):
    plain = cli_of("run", crisis, *QUICK, "--json").json
    assert set(plain) == {"answer"}
    answer = plain["answer"]
    assert answer["kind"] == "chance" and 0 <= answer["answer"] <= 1 and answer["worlds"] == 300
    assert {"assumed", "told", "pinned", "set"} <= set(answer) and answer["issues"][0]["parties"]["IRN"] == "Iran"
    both = cli_of("run", crisis, *QUICK, "--set", "precision=0", "--sentences", "1", "--json").json
    assert set(both) == {"answer", "base", "apart", "sentences"}
    assert both["base"] == answer and both["apart"]["assumptions"] == ["precision"]
    assert both["apart"]["answer"]["before"] == pytest.approx(answer["answer"])


def test_the_same_seed_gives_the_same_and_another_does_not(crisis, cli_of):
    one, two = (cli_of("run", crisis, *QUICK, "--threads", threads, "--json").out for threads in (1, 2))
    assert one == two
    assert cli_of("run", crisis, *QUICK, "--seed", 5, "--json").out != one


def test_another_question_is_asked_in_words(crisis, cli_of):
    found = cli_of("run", crisis, "Will Iran help Turkey?", *QUICK)
    assert found.status == 0 and found.out.startswith("Will Iran help Turkey?")


def test_a_scenario_file_is_run_and_its_mistakes_are_named(crisis, cli_of, tmp_path):
    file = tmp_path / "squeeze.toml"
    file.write_text('force = ["TUR=press-harder@1-2"]\nworlds = 200\nsteps = 2\n')
    assert cli_of("run", crisis, "--scenario", file).out.startswith("squeeze: Will Iran")
    file.write_text('forse = ["TUR=press-harder"]\n')
    found = cli_of("run", crisis, "--scenario", file)
    assert found.status == 2 and f"{file}: a scenario has no 'forse'" in found.err and "force" in found.err


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["--set", "nonsense=1"], "the model has no number 'nonsense'"),
        (["--set", "precision"], "write NAME=VALUE"),
        (["--set", "precision=hgh"], "write 0.8, 0.2..0.9"),
        (["--set", "precision=-1"], "is -1, but has to lie within 0 and up"),
        (["--set", "salience=high"], "give the name in full"),
        (["--set", "actors.IRN.options.no-change.bias=high"], "give a number"),
        (["--force", "IRN=use-influence-lower", "--force", "IRN=no-change"], "in the same step"),
        (["--force", "IRN=dance"], "has the options no-change, use-influence-lower"),
        (["--force", "Atlantis=dance"], "actors are IRN"),
        (["--force", "IRN=no-change@3"], "the run has the steps 1 to 2"),
        (["--hold", "food-prices=2"], "a factor stands between -1 and 1"),
        (["--hold", "wheat=1"], "the model has no factor 'wheat'; it has"),
        (["--shock", "food-prices=nan"], "is no number"),
        (["--drop-claim", "zz"], "no sentence 'zz'"),
        (["--drop-speaker", "ada-lindt"], "did you mean ada-linde"),
        (["--seal", "soon"], "write it as 2026-12-31"),
        (["--seal", "2020-01-01"], "has passed"),
        (["--seal", "2999-01-01", "--set", "precision=1"], "a scenario is no forecast"),
        (["--steps", "0"], "--steps"),
        (["--model", "none.toml", "Will Iran help Turkey?"], "give one of the two"),
        (["Will Atlantis rise?"], "say who would do what, or ACTOR/OPTION"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(crisis, cli_of, words, advice):
    found = cli_of("run", crisis, "--worlds", 100, *(() if "--steps" in words else ("--steps", 2)), *words)
    assert (found.status, found.out) == (2, "") and advice in found.err
    assert not (crisis / seals.SEALS).exists()


def test_a_situation_in_which_nothing_is_asked_says_what_to_do(tmp_path, cli_of):
    empty = store_of(tmp_path, reading("Turkey and Iran have a border.")).folder
    for command in ("run", "model"):
        found = cli_of(command, empty)
        assert (found.status, found.out) == (2, "") and "ask a question" in found.err


def test_a_folder_that_is_no_situation_is_told(tmp_path, cli_of):
    for command in ("run", "model", "assume", "seals"):
        found = cli_of(command, tmp_path / "none")
        assert found.status == 2 and "make one with `dragoman build" in found.err


# model


def test_a_model_is_printed_edited_and_run(crisis, cli_of, tmp_path):
    printed = cli_of("model", crisis)
    assert printed.status == 0 and REFUSAL in printed.out and "# assumed" in printed.out
    file = tmp_path / "model.toml"
    file.write_text(printed.out)
    base = cli_of("run", crisis, *QUICK, "--json").json["answer"]
    assert cli_of("run", crisis, *QUICK, "--json", "--model", file).json["answer"] == base
    file.write_text(printed.out.replace("default = 100.0", "default = 0.0", 1))
    assert cli_of("run", crisis, *QUICK, "--json", "--model", file).json["answer"]["answer"] != base["answer"]


def test_a_model_file_with_nan_is_refused_with_its_line(crisis, cli_of, tmp_path):
    lines = cli_of("model", crisis).out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("precision"))
    lines[at] = "precision = { default = nan }"
    file = tmp_path / "model.toml"
    file.write_text("\n".join(lines))
    found = cli_of("run", crisis, "--model", file)
    assert (found.status, found.out) == (1, "")
    assert f"{file}: line {at + 1}: precision.default is nan: write a finite number" in found.err
    assert cli_of("run", crisis, "--model", tmp_path / "none.toml").status == 1


def test_a_model_is_kept_in_the_situation_and_not_written_over_unasked(own, cli_of):
    assert cli_of("model", own, "--keep").out == f"{own / 'model.toml'}\n"
    file = own / "model.toml"
    file.write_text(file.read_text().replace("Will Iran use", "Will Tehran use"))
    assert cli_of("run", own, *QUICK).out.startswith("Will Tehran use")
    found = cli_of("model", own, "--keep")
    assert found.status == 2 and "--force writes over it" in found.err
    assert cli_of("model", own, "Will Atlantis rise?", "--keep", "--force").status == 2
    assert "Will Tehran use" in file.read_text()  # what is there stays where no other can be made
    assert cli_of("model", own, "--keep", "--force").status == 0
    assert "Will Iran use" in file.read_text()


# assume


def test_a_pin_changes_what_is_run_until_it_is_undone(own, cli_of):
    base = cli_of("run", own, *QUICK, "--json").json["answer"]
    assert cli_of("assume", own).err == "nothing was changed by hand\n"
    pinned = cli_of("assume", own, "pin", BIAS, "-6", "--because", "it would be\x1b[2J too dear")
    assert pinned.status == 0 and f"pin {BIAS} to -6" in pinned.out and "\x1b" not in pinned.out
    change = pinned.out.split()[0]
    after = cli_of("run", own, *QUICK, "--json").json["answer"]
    assert after["pinned"] == [BIAS] and after["answer"] < base["answer"]
    assert cli_of("assume", own).out == pinned.out
    assert cli_of("assume", own, "undo", change[:6]).status == 0
    assert cli_of("run", own, *QUICK, "--json").json["answer"] == base
    listed = cli_of("assume", own).out.splitlines()
    assert listed[0].endswith("(undone)") and f"undo {change}" in listed[1]


def test_sentences_and_speakers_are_dropped_weighed_and_restored(own, cli_of):
    base = cli_of("run", own, *QUICK, "--json").json["answer"]
    assert cli_of("assume", own, "drop", "--speaker", "ada-linde").status == 0
    assert cli_of("run", own, *QUICK, "--json").json["answer"]["answer"] != base["answer"]
    assert cli_of("assume", own, "restore", "--speaker", "ada-linde").status == 0
    assert cli_of("run", own, *QUICK, "--json").json["answer"] == base
    weighed = cli_of("assume", own, "weigh", "ex-1", "0", "--json").json
    assert (weighed["kind"], weighed["source"], weighed["factor"]) == ("weigh", "ex-1", 0.0)
    kinds = [json.loads(line)["kind"] for line in cli_of("assume", own, "--json").out.splitlines()]
    assert kinds == ["drop", "restore", "weigh"]


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["pin", "precision"], "pin takes 2 words"),
        (["pin", "precision", "-1"], "has to lie within 0 and up"),
        (["pin", "precision", "nan"], "write a finite number"),
        (["pin", "nonsense", "1"], "no number 'nonsense'"),
        (["drop", "zz"], "no sentence 'zz'"),
        (["weigh", "ex-1", "-2"], "a weight is 0 or more"),
        (["weigh", "ex-1", "much"], "'much' is no number"),
        (["undo", "hd-0"], "no change 'hd-0'"),
        (["marry", "x"], "marry"),
    ],
)
def test_a_change_that_cannot_be_made_is_not_written_down(crisis, cli_of, words, advice):
    found = cli_of("assume", crisis, *words)
    assert (found.status, found.out) == (2, "") and advice in found.err
    assert not (crisis / hand.HAND).exists()


def test_a_line_that_is_no_change_is_told_and_the_rest_counts(own, cli_of):
    cli_of("assume", own, "pin", "precision", "2")
    with (own / hand.HAND).open("a") as file:
        file.write("{\n")
    found = cli_of("assume", own)
    assert f"{hand.HAND}: line 2 was skipped" in found.err and "pin precision to 2" in found.out


# seals


def test_a_run_tells_of_changes_that_wait_and_of_lines_that_are_none(own, cli_of):
    store = cli_of("assume", own, "pin", BIAS, "0.5")
    assert store.status == 0
    with (own / hand.HAND).open("a") as file:
        file.write("not a change\n")
    found = cli_of("run", own, "Will Kuwait leave the league?", *QUICK)
    assert found.status == 0
    assert "line 2 was skipped" in found.err and f"pin {BIAS} to 0.5: waits" in found.err


def test_figures_are_written_where_one_says_also_with_an_equals_sign(crisis, cli_of, tmp_path):
    out = tmp_path / "a=b.svg"
    assert cli_of("run", crisis, *QUICK, "--figure", f"options={out}").status == 0
    assert out.read_text().startswith("<?xml")
    assert cli_of("run", crisis, *QUICK, "--figure", "options").status == 2


def test_an_answer_is_sealed_resolved_and_scored(own, cli_of):
    assert cli_of("seals", own).err.startswith("nothing is sealed")
    sealed = cli_of("run", own, *QUICK, "--seal", "2999-01-01", "--own", "0.2")
    (id_,) = re.findall(r"sealed as (sl-[0-9a-f]{8}), until 2999-01-01", sealed.out)
    listed = cli_of("seals", own).out
    assert listed.startswith(f"{id_}  until 2999-01-01  Will Iran") and "your own 0.2: waiting" in listed
    found = cli_of("seals", own, "resolve", id_, "no", "--source", "r1")
    assert found.status == 0 and "it did not happen" in found.out and "Too few to rank" in found.out
    score = cli_of("seals", own, "--json").json
    (seal,) = score["seals"]
    assert seal["resolution"]["source"] == "r1" and seal["seal"]["own"] == 0.2
    brier = {one["who"]: one["brier"] for one in score["board"]["scores"]}
    assert brier["own number"] == pytest.approx(0.04) and brier["the model"] == pytest.approx(
        seal["seal"]["answer"] ** 2
    )


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["resolve"], "resolve takes the id of a seal"),
        (["resolve", "sl-0", "no"], "no seal 'sl-0'"),
        (["resolve", "sl-0", "perhaps"], "'perhaps' is no number"),
        (["score"], "score"),
    ],
)
def test_what_cannot_be_resolved_is_told(crisis, cli_of, words, advice):
    found = cli_of("seals", crisis, *words)
    assert (found.status, found.out) == (2, "") and advice in found.err


# On a terminal.


def test_that_the_kernel_is_compiled_is_told_where_it_takes_a_while(monkeypatch, capsys):
    monkeypatch.setattr(cli_worlds, "PATIENCE", 0.01)
    monkeypatch.setattr(simulate, "warm", lambda: time.sleep(0.3))
    cli_worlds._ready()
    assert capsys.readouterr().err == ""  # no terminal
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli_worlds._ready()
    assert capsys.readouterr().err.startswith("compiling the kernel, once")
