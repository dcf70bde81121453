"""What a proper name in a report is, and the small words of names."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: Words that stand inside personal names without a capital.
PARTICLES = frozenset(
    "al el bin ben ibn bint abu de da del della di du dos das la le van von der den ter ten ul ur ud y e zu af".split()
)


HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady madam madame mme mlle herr frau senor señor sheikh sheikha "
    "shri smt hon hon'ble honourable honorable eng engr".split()
)


NOT_NAMES = frozenset(
    """i the a an this that these those it he she they we you his her its their our my in on at of by for from to with
    and but or as if when while where after before since until although though because so yet however meanwhile
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec also see read more
    there here what who why how not no yes both some many most all other another one two three four five six
    seven eight nine ten last next first second earlier later today yesterday tomorrow asked according speaking
    following despite under over during against between among about internet covid covid-19 god english""".split()
)


DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """The words `first` to `last` (exclusive) are a proper name.

    `kind` is person, organisation, state (a name, a demonym, a seat), capital, people, region, city, area, or other.
    `id` is the code, slug or key that the lexicons give it; `adjective` says that it qualifies ("Chinese").
    """

    first: int
    last: int
    kind: str
    id: str | None = None
    adjective: bool = False
    by: str = "lexicon"
    confidence: float = 0.9


def with_kind(name: Name, kind: str) -> Name:
    """The same words under another kind."""
    return replace(name, kind=kind, id=None)
