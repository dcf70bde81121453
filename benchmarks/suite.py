"""The benchmarks by name: each a function from a `Setting` to its results, in the order in which `all` runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    attributions,
    calibration,
    cases,
    copies,
    coreference,
    entities,
    events_cost,
    examples,
    faults,
    found,
    gsr,
    judged_events,
    memory,
    misses,
    modality,
    outcomes,
    page_network,
    page_speed,
    places,
    quantisation,
    quantities,
    readers,
    registry,
    relations,
    spans,
    speakers,
    speed,
    swaps,
    syntax,
    times,
    typed,
    worlds_reference,
    worlds_rivals,
    worlds_speed,
)
from benchmarks.corpora import Corpus, NoCorpusError, find
from benchmarks.results import Result
from dragoman.records import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the corpora are and what is asked for: `corpus` instead of the benchmark's own, `limit` rows of it.

    `misses` is the folder into which the benchmarks of events write what went wrong; it holds the corpora's text.
    """

    data: Path | None = None
    corpus: Path | None = None
    limit: int | None = None
    float32: Path | None = None
    misses: Path | None = None

    def find(self, name: str) -> Corpus:
        """The corpus `name` of the data folder, or the one given in its place. Raises `NoCorpusError`."""
        return find(name, self.data, self.corpus, self.limit)


def run_attributions(setting: Setting) -> Iterator[Result]:
    """Who is said to have said what: the network's attributions, and the statements of the whole reading."""
    corpus = setting.find("polnear_dev")
    yield attributions.measure(corpus, "network", lambda text: attributions.of_parse(readers.network(text)))
    yield attributions.measure(corpus, "statements", lambda text: attributions.of_reading(readers.whole(text)))


def run_people(setting: Setting) -> Iterator[Result]:
    """How well PolNeAR's annotators agree with each other, by the same rules."""
    yield attributions.people(setting.find("polnear_multi_annotations"))


def run_entities(setting: Setting) -> Iterator[Result]:
    """Named entities."""
    yield entities.measure(
        setting.find("ner_worldwide_dev"), "network", lambda text: entities.of_parse(readers.network(text))
    )


def run_syntax(setting: Setting) -> Iterator[Result]:
    """Parts of speech and dependency trees, on the reader's own words and on given ones."""
    names = ("gum_dev", "ud_ewt_dev") if setting.corpus is None else ("",)
    for name in names:
        corpus = setting.find(name)
        yield syntax.measure(corpus, "own words", lambda row: readers.network(row["text"]))
        yield syntax.measure(corpus, "gold words", readers.network_on_words)


def run_coreference(setting: Setting) -> Iterator[Result]:
    """Chains of mentions."""
    corpus = setting.find("gum_dev")
    yield coreference.measure(corpus, "network", lambda text: coreference.of_parse(readers.network(text)))


def run_quantisation(setting: Setting) -> Iterator[Result]:
    """What the int8 network loses against the float32 one, which --float32 names."""
    if setting.float32 is None:
        raise NoCorpusError("the float32 network is not in the package: give it with --float32 RUN/float32/reader.onnx")
    full = readers.network_file(setting.float32)
    corpus = setting.find("polnear_dev")
    yield quantisation.measure(
        corpus,
        lambda text: attributions.of_parse(readers.network(text)),
        lambda text: attributions.of_parse(full(text)),
    )


def run_speakers(setting: Setting) -> Iterator[Result]:
    """Whether the actor behind a pronoun or a short name is the right one, by verdicts given by hand."""
    yield speakers.measure(
        setting.find("polnear_dev"), lambda row: readers.whole(row["text"], row.get("date")), speakers.JUDGED
    )


def run_quantities(setting: Setting) -> Iterator[Result]:
    """The numbers that sentences tell of something, with unit and bound, as marked by hand."""
    yield quantities.measure(find("bench_news", setting.data, setting.corpus), limit=setting.limit)


def run_places(setting: Setting) -> Iterator[Result]:
    """Names used as places, and where they lie, as marked by hand."""
    yield places.measure(find("bench_news", setting.data, setting.corpus), limit=setting.limit)


def run_cases(setting: Setting) -> Iterator[Result]:
    """Country and sector of actor phrases that stand alone."""
    yield cases.measure(setting.find("actor_cases_half"))


def run_copies(setting: Setting) -> Iterator[Result]:
    """Copies, cuts and rewrites of one report, found among all others; how long that takes."""
    yield copies.measure(setting.find("bench_news"))


def run_times(setting: Setting) -> Iterator[Result]:
    """Words that name a time, and the intervals that they mean; the annotation is our own."""
    yield times.measure(setting.find("bench_news"))


def run_modality(setting: Setting) -> Iterator[Result]:
    """Events of our own sentences, and whether they happened."""
    wrong: list[misses.Miss] = []
    sentences = modality.load(setting.corpus or modality.SENTENCES, setting.limit)
    yield modality.measure(sentences, readers.whole, misses=wrong)
    _write("modality", wrong, setting)


def run_swaps(setting: Setting) -> Iterator[Result]:
    """Whether swapping two states in a sentence swaps their roles, and nothing else."""
    wrong: list[misses.Miss] = []
    templates = swaps.load(setting.corpus or swaps.TEMPLATES)[: setting.limit]
    yield swaps.measure(readers.whole, templates, misses=wrong)
    _write("swaps", wrong, setting)


def run_found(setting: Setting) -> Iterator[Result]:
    """Who did what to whom in single sentences, the parties found by the reader."""
    wrong: list[misses.Miss] = []
    yield found.measure(setting.find("plv_train"), readers.whole, wrong)
    if setting.misses is not None:
        unseen = spans.unseen(find("cameo_srctgt_train", setting.data))
        _write("found", [miss for miss in wrong if spans.key(miss.text) not in unseen], setting)


def run_typed(setting: Setting) -> Iterator[Result]:
    """The type of events whose two parties are given."""
    from dragoman.reading.event_type import event_type

    wrong: list[misses.Miss] = []
    yield typed.measure(setting.find("plv_train"), event_type, setting.corpus is not None, wrong)
    _write("typed", wrong, setting)


def run_spans(setting: Setting) -> Iterator[Result]:
    """The words for source and target of what single sentences tell; the held-out fifth, and all rows."""
    wrong: list[misses.Miss] = []
    corpus = setting.find("cameo_srctgt_train")
    yield spans.measure(corpus, readers.whole)
    yield spans.measure(corpus, readers.whole, wrong, part="all rows")
    _write("spans", wrong, setting)


def run_gsr(setting: Setting) -> Iterator[Result]:
    """Events between coded actors, in sentences by which event coders are tested."""
    wrong: list[misses.Miss] = []
    yield gsr.measure(setting.find("petrarch_gsr_half"), readers.whole, wrong)
    _write("gsr", wrong, setting)


def run_judged_events(setting: Setting) -> Iterator[Result]:
    """Events read in the news, by verdicts given by hand: seven draws, the last one judged after all rules."""
    corpus = setting.find("bench_news")
    for which in judged_events.DRAWS:
        yield judged_events.measure(corpus, lambda row: readers.whole(row["text"]), which)


def run_relations(setting: Setting) -> Iterator[Result]:
    """Exchanges, ties, claims and forecasts of whole reports; --limit N takes the development reports alone."""
    texts = find("bench_news", setting.data, setting.corpus)
    read = relations.reader(readers.whole_report)
    wrong: list[misses.Miss] = []
    yield relations.measure(relations.load(relations.DEV, texts)[: setting.limit], read, relations.DEV, wrong)
    _write("relations", wrong, setting)  # of the final reports no misses are shown, so that no rule is made of them
    if setting.limit is None:
        for name in relations.FINAL:
            yield relations.measure(relations.load(name, texts), read, name)


def run_annotators(setting: Setting) -> Iterator[Result]:
    """How well two people agree on the relations of the final reports, by the same rules."""
    texts = find("bench_news", setting.data, setting.corpus)
    first, second = (relations.load(name, texts) for name in relations.FINAL)
    other = {reading.report.id: reading for reading in second}
    yield relations.measure(first, lambda gold: other[gold.report.id], relations.FINAL[0], what="people")


def run_registry(setting: Setting) -> Iterator[Result]:
    """Which actors of different reports are one: of annotated reports, and of pairs of names."""
    texts = find("bench_news", setting.data, setting.corpus)
    for names in ((relations.DEV,), relations.FINAL[:1], relations.FINAL[1:], (relations.DEV, relations.FINAL[0])):
        gold, who = registry.load(names, texts)
        name, edition = "+".join(names), registry.edition(registry.GOLD)
        yield registry.measure(name, registry.rows_given(gold, who), "given", edition)
        read = registry.rows_read(gold, who, lambda row: readers.whole_report(row.report))
        yield registry.measure(name, read, "read", edition)
    yield registry.measure_pairs(registry.load_pairs(), registry.edition(registry.PAIRS))


def run_calibration(setting: Setting) -> Iterator[Result]:
    """Whether confidences are probabilities, type by type; --limit takes so many reports of each set."""
    given = outcomes.every(setting.data, readers.uncalibrated, setting.limit)
    for kind in RECORD_TYPES:
        yield calibration.measure(given, kind)


def run_events_cost(setting: Setting) -> Iterator[Result]:
    """How much longer reading takes because events are read; --limit is the number of articles."""
    corpus = find("bench_news", setting.data, setting.corpus)
    yield events_cost.measure(corpus, readers.whole, setting.limit or events_cost.ARTICLES)


def run_examples(setting: Setting) -> Iterator[Result]:
    """Records of all types against the annotated example reports."""
    yield examples.measure(setting.corpus or examples.GOLD, readers.whole_report)


def run_speed(setting: Setting) -> Iterator[Result]:
    """How fast reading is, beside its network alone and beside spaCy; --limit is the number of articles."""
    corpus = find("bench_news", setting.data, setting.corpus)
    yield speed.measure(corpus, setting.limit or speed.ARTICLES)


def run_faults(setting: Setting) -> Iterator[Result]:
    """Whether builds killed at random moments heal, byte for byte; --limit is the number of kills."""
    yield from faults.measure(setting.limit)


def run_memory(setting: Setting) -> Iterator[Result]:
    """Whether memory stays flat over a long pile; --limit is the number of articles."""
    corpus = find("bench_news", setting.data, setting.corpus)
    yield memory.measure(corpus, setting.limit or memory.ARTICLES)


def run_worlds_reference(setting: Setting) -> Iterator[Result]:
    """The baselines of worlds against what others published of them; reads no corpus."""
    yield from worlds_reference.measure()


def run_worlds_rivals(setting: Setting) -> Iterator[Result]:
    """How long 10,000 worlds take here, in pygambit, in FCMpy and in Mesa, as far as each does the same work."""
    yield worlds_rivals.measure()


def run_worlds_speed(setting: Setting) -> Iterator[Result]:
    """How fast worlds run, whether the cost is linear and the bits the same; --limit is the number of worlds."""
    yield from worlds_speed.measure(setting.limit or worlds_speed.WORLDS)


def run_page_network(_: Setting) -> Iterator[Result]:
    """How long a network of 300 actors takes to be drawn, the first time and from its stored layout."""
    yield from page_network.measure()


def run_page_speed(setting: Setting) -> Iterator[Result]:
    """How fast pages of the situation that --corpus names answer 8 readers; --limit is the addresses of a kind."""
    if setting.corpus is None:
        raise NoCorpusError("name the folder of a situation with --corpus")
    yield from page_speed.measure(setting.corpus, setting.limit)


def _write(benchmark: str, wrong: list[misses.Miss], setting: Setting) -> None:
    if setting.misses is not None:
        misses.write(benchmark, wrong, setting.misses)


SUITE: dict[str, Callable[[Setting], Iterator[Result]]] = {
    "attributions": run_attributions,
    "people": run_people,
    "entities": run_entities,
    "syntax": run_syntax,
    "coreference": run_coreference,
    "quantisation": run_quantisation,
    "speakers": run_speakers,
    "quantities": run_quantities,
    "places": run_places,
    "cases": run_cases,
    "copies": run_copies,
    "times": run_times,
    "modality": run_modality,
    "swaps": run_swaps,
    "typed": run_typed,
    "found": run_found,
    "spans": run_spans,
    "gsr": run_gsr,
    "judged_events": run_judged_events,
    "relations": run_relations,
    "annotators": run_annotators,
    "registry": run_registry,
    "examples": run_examples,
    "calibration": run_calibration,
    "events_cost": run_events_cost,
    "speed": run_speed,
    "faults": run_faults,
    "memory": run_memory,
    "worlds_reference": run_worlds_reference,
    "worlds_rivals": run_worlds_rivals,
    "worlds_speed": run_worlds_speed,
    "page_network": run_page_network,
    "page_speed": run_page_speed,
}
