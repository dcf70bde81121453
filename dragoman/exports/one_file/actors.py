"""The actors in the file: who they are, what they said, did, suffered, were told and asked, what ties them to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dragoman.exports.one_file import look
from dragoman.exports.one_file.links import place
from dragoman.exports.one_file.reports import Ties
from dragoman.exports.one_file.spool import Spool
from dragoman.exports.one_file.told import Teller, linked, quoted, text
from dragoman.exports.wrote import Wrote
from dragoman.records import ExchangeCourse
from dragoman.showing.acts import ANSWERS
from dragoman.showing.people import Known
from dragoman.showing.told import Told

#: What stands in the spool of an actor, with its heading; in this order.
_SPOOLED = {
    "said": "Said", "did": "Did", "befell": "Was done to it", "heard": "Was told",
}  # fmt: skip
#: So many lines stand open under a heading; more are closed, and opened by a click. A design value.
_FEW = 3


def actors(teller: Teller, told: Told, ties: Ties, spool: Spool, wrote: Wrote) -> Iterator[bytes]:
    """All actors, those of most reports first, behind a list of their names."""
    some = [known for id_, known in teller.people.known.items() if id_ in teller.links.actors]
    wrote.add("actors", len(some))
    if not some:
        yield look.render("none.html", none="The reports name nobody.")
        return
    names = sorted(((known.name, linked(teller.links.actor(known.id), text(known.name))) for known in some),
                   key=lambda pair: pair[0].casefold())  # fmt: skip
    yield look.render("names.html", names=[link for _, link in names])
    yield from look.chunked(_actor(teller, told, ties, spool, known) for known in some)


def _actor(teller: Teller, told: Told, ties: Ties, spool: Spool, known: Known) -> Iterator[bytes]:
    yield look.render("actor.html", known=known, place=place("a", known.id), facts=_facts(teller, known),
                      kind=known.kind.replace("-", " "))  # fmt: skip
    for key, heading in _SPOOLED.items():
        yield from _listed(heading, list(spool.pieces(f"{key} {known.id}")))
    for heading, some in _joined(teller, told, known.id).items():
        yield from _listed(heading, [_item(line) for line in some])
    yield from _listed("Ties", [_item(line) for line in ties.of(known.id)])
    if count := spool.count(f"in {known.id}"):
        yield look.render("within.html", count=count, few=count <= _FEW)
        yield from spool.pieces(f"in {known.id}")
        yield b"</p>\n" if count <= _FEW else b"</p></details>\n"
    yield b"</article>\n"


def _item(line: Markup) -> bytes:
    return f"<li>{line}</li>\n".encode("utf-8", "replace")


def _listed(heading: str, lines: Sequence[bytes]) -> Iterator[bytes]:
    if lines:
        yield look.render("listed.html", heading=heading, count=len(lines), few=len(lines) <= _FEW)
        yield from lines
        yield b"</ul>\n" if len(lines) <= _FEW else b"</ul></details>\n"


def _facts(teller: Teller, known: Known) -> list[tuple[str, Markup]]:
    """For whom it speaks, who speaks for it, roles, other names."""
    facts = []
    if known.acts_for and known.acts_for != known.id:
        facts.append(("Speaks for", teller.side(known.acts_for)))
    if known.id in teller.people.voices:
        voices = [id_ for id_, _ in teller.people.voices[known.id].most_common()]
        facts.append(("Speak for it", teller.sides(voices, "")))
    roles = dict.fromkeys(role for at in known.members if (role := teller.people.roles.get(at)))
    if roles:
        facts.append(("Roles", text("; ".join(roles))))
    others = [name for name in dict.fromkeys(known.also) if name and name != known.name]
    if others:
        facts.append(("Also called", text("; ".join(others))))
    return facts


def _joined(teller: Teller, told: Told, id_: str) -> dict[str, list[Markup]]:
    """What all reports together say of an actor, each as a link to where it stands in full."""
    return {
        "Asked and offered": [_exchange(teller, one) for one in told.asks.get(id_, ())],
        "Was asked and offered": [_exchange(teller, one) for one in told.asked.get(id_, ())],
        "Stands": [
            Markup("{}: {}").format(
                quoted(told.issues[one.issue].label, 120, f"#{place('i', one.issue)}"),
                ", ".join(dict.fromkeys(each.act for each in one.evidence)),
            )
            for one in told.stands.get(id_, ()) if one.issue in told.issues
        ],
        "Holds": [
            linked(f"#{place('c', one.id)}", text(
                f"{one.cause_label} {'raises' if one.sign == '+' else 'lowers'} {one.effect_label}"
            ))
            for one in told.holds.get(id_, ())
        ],
        "Is expected to": [
            quoted(one.action, 120, f"#{place('f', one.id)}") for one in told.expected.get(id_, ())
        ],
        "Contradictions": [
            linked(f"#{place('d', one.id)}", text(one.about)) for one in told.contradicts.get(id_, ())
        ],
    }  # fmt: skip


def _exchange(teller: Teller, one: ExchangeCourse) -> Markup:
    verb = "asked" if one.kind == "request" else "offered"
    return Markup("{} {} {}: {} <small>{}</small>").format(
        teller.sides(one.askers, "somebody"), verb, teller.sides(one.addressees, "somebody"),
        quoted(one.ask, 120, f"#{place('x', one.id)}"), ANSWERS[one.answer],
    )  # fmt: skip
