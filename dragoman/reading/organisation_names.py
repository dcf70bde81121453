"""Names of organisations by the lexicons and the network, each grown to the whole of its name."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading import lexicons
from dragoman.reading.heads import PREPOSITIONS, body_at, leading_title, role_ending
from dragoman.reading.honorifics import honorifics_before
from dragoman.reading.lexicons import fold
from dragoman.reading.lookup import Hit
from dragoman.reading.names import NOT_NAMES, Name
from dragoman.reading.parse import Parse

_ORDINARY = frozenset(
    "labour meta apple vox diet bild amal fano hur fars petra sputnik intel reliance pew spiegel podemos congress "
    "senate commons solidarity fed rada cortes eta wam lega swift rand mit plan care memorial".split()
)

_CHAMBERS = frozenset("house senate parliament congress duma knesset bundestag diet assembly commons lords".split())


_SUBJECTS = frozenset("affairs issues matters relations rights studies policy communications operations".split())


def organisations(parse: Parse, hits: Sequence[Hit], at_hit: dict[int, Hit]) -> list[Name]:
    """Organisations by lexicon and by the network, each grown to the whole of its name."""
    forms = parse.words.forms
    out: list[Name] = []
    for entity in parse.entities:
        if entity.label not in ("Organization", "Facility", "Event", "Product", "Misc"):
            continue
        first, last = entity.first, entity.last
        while first < last and (parse.upos[first] == "DET" or not forms[first][0].isalnum()):
            first += 1
        while last > first and (forms[last - 1] in ("'s", "’s", "'") or not forms[last - 1][0].isalnum()):
            last -= 1
        while last > first and forms[last - 1] in PREPOSITIONS | {"the", "a", "and"}:
            last -= 1
        if first >= last or (last - first == 1 and forms[first] in ("North", "South", "East", "West")):
            continue
        held = [at_hit[word].kind for word in range(first, last) if word in at_hit]
        loose = [
            word
            for word in range(first, last)
            if word not in at_hit and forms[word] not in ("and", ",", "the", "of", "-")
        ]
        if held and not loose and "organisation" not in held and last - first > 1:
            continue  # "Bahrain and Egypt"
        if entity.label == "Organization":
            if last - first == 1 and parse.upos[first] not in ("PROPN", "NOUN", "X") and not forms[first].isupper():
                continue
            hit = at_hit.get(first)
            whole = hit is not None and (hit.first, hit.last) == (first, last) and hit.kind != "organisation"
            if whole or (hit is not None and hit.kind == "state" and last <= hit.last):
                continue  # a country or a city called an organisation (a team, a government) stays what it is
            if honorifics_before(forms, last, first) == first:
                continue  # "HRH"
            whole_title = role_ending(forms, last)
            if whole_title is not None and whole_title.first < first and hit is None:
                of_title = body_at(forms, first, last)
                if of_title is None or of_title.plural:
                    continue  # "Custodian of the [Two Holy Mosques]"
            titled = leading_title(forms, first, last) > first or role_ending(forms, last, first) is not None
            if titled and body_at(forms, first, last, capital=True) is None:
                continue  # "Foreign Minister Wang" or "Senate Minority Leader" taken for an organisation
            if (person := _person_within(forms, first, last)) > first:
                out.append(Name(person, last, "person", by="network", confidence=entity.confidence))
                continue
            if (sides := _divided(parse, first, last)) is not None:
                out += [Name(*side, "organisation", by="network", confidence=entity.confidence) for side in sides]
                continue
            first, last = grown(parse, first, last, at_hit)
            if fold(forms[last - 1]) in _SUBJECTS and body_at(forms, first, last) is None:
                continue  # "assistant secretary for East Asian and Pacific Affairs": what an office is for
            inner = [hit for hit in hits if hit.kind == "organisation" and first <= hit.first and hit.last <= last]
            exact = next((hit.id for hit in inner if (hit.first, hit.last) == (first, last)), None)
            exact = exact or _of_the_state_before(forms, first, last, at_hit)
            out.append(Name(first, last, "organisation", exact, by="network", confidence=entity.confidence))
        elif not any(h is not None and h.kind == "organisation" for h in (at_hit.get(first),)):
            out.append(Name(first, last, "other", by="network"))
    for hit in hits:
        if hit.kind == "none":
            out.append(Name(hit.first, hit.last, "other"))
        elif hit.kind == "organisation" and not _ordinary_word(parse, hit):
            out.append(Name(hit.first, hit.last, "organisation", hit.id))
    return out


def _divided(parse: Parse, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two names that the network took for one, where the report has each alone: "Democrats and Republicans"."""
    forms = parse.words.forms
    joints = [at for at in range(first + 1, last - 1) if forms[at] == "and"]
    if len(joints) != 1:
        return None
    sides = ((first, joints[0]), (joints[0] + 1, last))
    alone = {tuple(forms[entity.first : entity.last]) for entity in parse.entities}
    return sides if all(tuple(forms[a:b]) in alone for a, b in sides) else None


def _of_the_state_before(forms: Sequence[str], first: int, last: int, at_hit: dict[int, Hit]) -> str | None:
    """A known body behind the name of its own state, or a known party behind a region: "Karnataka Congress"."""
    place, body = at_hit.get(first), at_hit.get(last - 1)
    if place is None or body is None or place.first != first or (place.last, body.last) != (body.first, last):
        return None
    if body.kind != "organisation":
        return None
    entry = lexicons.organisations().organisations[body.id]
    if place.kind in ("state", "adjective") and place.id == entry.country:
        return body.id
    region = lexicons.places().names.get(place.id) if place.kind == "region" else None
    if region is None:
        return None
    if region.country == "IND" and fold(forms[last - 1]) == "congress":
        return "indian-national-congress"
    return body.id if entry.kind == "party" and region.country == entry.country else None


def _person_within(forms: Sequence[str], first: int, last: int) -> int:
    """Where a person's name begins behind the body of an office: "Speaker of the [House Newt Gingrich]"."""
    if (
        last - first != 3
        or fold(forms[first]) not in _CHAMBERS
        or fold(forms[first + 1]) not in lexicons.people().given
    ):
        return first
    return first + 1 if body_at(forms, first + 1, last) is None else first


def _ordinary_word(parse: Parse, hit: Hit) -> bool:
    """A name that is also a word, at the head of a sentence, with no other witness that it is a name."""
    if hit.last - hit.first > 1 or fold(parse.form(hit.first)) not in _ORDINARY:
        return False
    if parse.form(hit.first).isupper():  # in a headline in capitals a word as well
        begin, end = parse.sentences[parse.sentence_of[hit.first]]
        long = [form for form in parse.words.forms[begin:end] if len(form) > 3]
        return len(long) > 3 and all(form.isupper() for form in long)
    at = hit.first
    begins = at == 0 or parse.sentence_of[at - 1] != parse.sentence_of[at] or not parse.form(at - 1)[0].isalnum()
    return begins and parse.upos[at] != "PROPN"


def grown(parse: Parse, first: int, last: int, at_hit: dict[int, Hit]) -> tuple[int, int]:
    """An organisation's name with the country before it and the complement behind it that belong to it."""
    forms = parse.words.forms
    body = body_at(forms, first, last)
    if body is not None and first > 0:
        hit = at_hit.get(first - 1)
        if hit is not None and hit.last == first and hit.kind in ("adjective", "state", "region-adjective"):
            first = hit.first
    first, last = _run_around(parse, first, last)
    body = body_at(forms, first, last)
    for word in (first, last - 1):
        hit = at_hit.get(word)
        if hit is not None and hit.kind == "organisation":
            first, last = min(first, hit.first), max(last, hit.last)
    if body is not None and last + 1 < len(forms) and forms[last] in ("of", "for") and forms[last + 1][0].isupper():
        hit = at_hit.get(last + 1)
        if hit is not None and hit.first == last + 1 and hit.kind in ("state", "region"):
            last = hit.last
    if (
        fold(forms[last - 1]) in ("embassy", "consulate")
        and last + 1 < len(forms)
        and forms[last] == "in"
        and forms[last + 1][0].isupper()
    ):
        hit = at_hit.get(last + 1)
        last = hit.last if hit is not None and hit.first == last + 1 else last + 2
    return first, last


def _run_around(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The run of capitals around a name that the network cut: "US-China [Dialogue Initiative] on Global Issues"."""
    forms, sentence = parse.words.forms, parse.sentence
    at = last
    while (
        at < len(forms)
        and sentence[at] == sentence[first]
        and at - last < 7
        and (forms[at][0].isupper() or forms[at] == "-")
    ):
        at += 2 if forms[at] == "-" and _tight(parse, at) else 1
    if at > last and body_at(forms, first, last) is None:
        end = next(
            (e for e in range(min(at, len(forms)), last, -1) if body_at(forms, first, e, capital=True) is not None),
            last,
        )
        last = end
    if body_at(forms, first, last, capital=True) is None:
        return first, last
    while first >= 2 and forms[first - 1] in ("-", "–") and _tight(parse, first - 1) and forms[first - 2][0].isupper():
        first -= 2
    if (
        last + 2 < len(forms)
        and forms[last] in ("on", "for", "of")
        and forms[last + 1][0].isupper()
        and forms[last + 2][0].isupper()
    ):
        at = last + 1
        while (
            at < len(forms)
            and sentence[at] == sentence[first]
            and forms[at][0].isupper()
            and fold(forms[at]) not in NOT_NAMES
        ):
            at += 1
        if forms[last] != "of" or at - last > 2:
            last = at
    return first, last


def _tight(parse: Parse, at: int) -> bool:
    """Whether a hyphen stands between two words without a space."""
    words = parse.words
    return 0 < at < len(words) - 1 and bool(
        words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]
    )
