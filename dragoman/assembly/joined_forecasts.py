"""Forecasts of all reports, each once: what is expected of one actor, with every holder's band beside the others'.

`ForecastTold`s of all reports in, `JoinedForecast`s out. Two are one where the same actor is to do the same (`issues`);
where the reports do not say who, only where they say much the same of the same countries.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from dragoman.assembly.concepts import EMPTY, LESS, MORE
from dragoman.assembly.contradictions import days_apart
from dragoman.assembly.holdings import Says, Telling, count, holders_of, holdings, quote, words_of
from dragoman.assembly.issues import Form, make_form, same, weight
from dragoman.assembly.origins import Origins
from dragoman.assembly.standing import Identity, Sides
from dragoman.records import EventType, Forecast, JoinedForecast, Reading

#: How like the words of two forecasts have to be beyond being one issue: shared weight as a share of all weight, and
#: fewest stems in common where they are not the same. Without an actor all have to be the same, and so many. Design
#: values, set on bench news by eye.
ALIKE, LEAST, LEAST_OF_NOBODY = 0.4, 2, 3
#: Days within which two reports foretell one thing: what is expected again next year is another. A design value.
WITHIN = 92
#: How many earlier forecasts on one actor, or with one word, a new one is compared with. A design value.
PAST = 200


class ForecastTold(msgspec.Struct, frozen=True, gc=False):
    """A forecast of one report in normal form; `form` is `None` where its words say too little to be known again."""

    actor: str | None
    action: str
    form: Form | None
    type: EventType | None
    telling: Telling


def forecasts_in(reading: Reading, sides: Sides, identity: Identity | None = None) -> Iterator[ForecastTold]:
    """The forecasts of a report."""
    for forecast in reading.forecasts:
        doers = holders_of(reading, sides, [forecast.actor], identity) if forecast.actor else ()
        form = make_form(reading, sides, forecast.action, doers)
        words = reading.report.text[slice(*forecast.action)]
        holders = holders_of(reading, sides, forecast.holders, identity)
        yield ForecastTold(
            "+".join(doers) or None, " ".join(words.split()).strip(" ,;"), form, forecast.type,
            _telling(reading, forecast, holders),
        )  # fmt: skip


def _telling(reading: Reading, forecast: Forecast, holders: tuple[str, ...]) -> Telling:
    says: Says = "will not" if forecast.negated else "will"
    quoted = quote(reading, forecast.id, "forecasts", says, holders, [forecast.action])
    return Telling(says, quoted, forecast.low, forecast.high, words_of(forecast.condition), forecast.horizon)


def join_forecasts(told: Iterable[ForecastTold], origins: Origins) -> tuple[JoinedForecast, ...]:
    """All forecasts, each once; those of most holders and origins first."""
    groups: list[list[ForecastTold]] = []
    # By actor and word; of nobody's also by all words, which have to be the same. With how many there were before of
    # the same actor and word.
    known: defaultdict[tuple[str | None, str, frozenset[str]], list[tuple[int, list[ForecastTold]]]] = defaultdict(list)
    counts: Counter[tuple[str | None, str]] = Counter()
    for each in sorted(told, key=lambda one: (one.telling.quoted.on or "9999", one.telling.quoted.report,
                                              one.telling.quoted.spans)):  # fmt: skip
        every = each.form.stems if each.form and each.actor is None else frozenset[str]()
        keys = [(each.actor, stem, every) for stem in sorted(each.form.head)] if each.form else []
        near = {
            id(group): group
            for key in keys for at, group in known.get(key, ())[-PAST:] if at >= counts[key[:2]] - PAST
        }  # fmt: skip
        group = next((group for group in near.values() if _near(group[-1], each) and _same(group[0], each)), None)
        if group is None:
            group = []
            groups.append(group)
            for key in keys:
                known[key].append((counts[key[:2]], group))
                counts[key[:2]] += 1
        group.append(each)
    found = [_joined(group, origins) for group in groups]
    return tuple(sorted(found, key=lambda each: (-each.origins, -len(each.held))))


def _same(one: ForecastTold, other: ForecastTold) -> bool:
    if one.form is None or other.form is None or one.actor != other.actor:
        return False
    shared = one.form.stems & other.form.stems
    if len(shared) < LEAST and one.form.stems != other.form.stems:
        return False
    every = one.form.stems | other.form.stems
    telling = shared - EMPTY - MORE - LESS  # that both raise something makes them no one
    if one.actor is None and (shared != every or len(telling) < LEAST_OF_NOBODY):
        return False
    return bool(telling) and weight(shared) >= ALIKE * weight(every) and same(one.form, other.form)


def _near(last: ForecastTold, other: ForecastTold) -> bool:
    apart = days_apart(last.telling.quoted.on, other.telling.quoted.on)
    return apart is None or apart <= WITHIN


def _joined(group: list[ForecastTold], origins: Origins) -> JoinedForecast:
    first = group[0]
    counts = Counter(each.action for each in group if not _is_turned(first, each))
    action = min(counts, key=lambda words: (-counts[words], len(words)))
    tellings = [_turned(each) if _is_turned(first, each) else each.telling for each in group]
    name = hashlib.sha256(repr((first.telling.quoted.report, first.telling.quoted.record)).encode()).hexdigest()[:8]
    return JoinedForecast(
        id=f"jf-{name}", actor=first.actor, action=action,
        type=next((each.type for each in group if each.type), None), held=holdings(tellings, origins),
        origins=count((each.quoted for each in tellings), origins),
    )  # fmt: skip


def _is_turned(first: ForecastTold, other: ForecastTold) -> bool:
    return first.form is not None and other.form is not None and first.form.turned != other.form.turned


def _turned(told: ForecastTold) -> Telling:
    """The telling of the opposite: "will stop shelling" where the forecast is that somebody shells."""
    one = told.telling
    low = None if one.high is None else round(1 - one.high, 2)
    high = None if one.low is None else round(1 - one.low, 2)
    return Telling("will" if one.says == "will not" else "will not", one.quoted, low, high, one.condition, one.horizon)
