"""What leads to what: claims that one thing moves another, in the words of those who make them.

A `Story` in, paragraphs out: observers, officials and the reports themselves apart. Which way an effect goes is left to
the words, which say it better than a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.records import Claim, Factor
from dragoman.showing.brief import Paragraph
from dragoman.showing.prose import lower
from dragoman.showing.story import Story
from dragoman.showing.voices import View, Voice, carrier, chosen, is_free, own_words, phrase_of, told, voice_of

#: Views told of each voice, and fewest chances in 100 that one is right: of what is said to cause something, and of
#: what somebody is said to aim at. Design values; as many claims pass as before confidences were calibrated
#: (docs/confidence.md).
MOST: dict[Voice, int] = {"observer": 4, "official": 2, "report": 1}
LEAST_CONFIDENCE, LEAST_AIM = 0.5, 0.55
#: Acts that state how things are. What is asked or promised moves nothing yet.
_STATING = frozenset(("assert", "deny", "criticise", "support", "warn", "predict"))
_POINTING = re.compile(r"(?:it|this|that|these|those|they|he|she|we|i|you|which|who|what|them|him|her)", re.IGNORECASE)
#: Longest name for what a pronoun means, in words. A design value.
_LONGEST_NAME = 5


def leads_to(story: Story) -> list[Paragraph]:
    """What observers, officials and the reports themselves say moves what."""
    return told(story, chosen(story, _claims(story), MOST))


def _claims(story: Story) -> Iterator[View]:
    for at, reading in enumerate(story.readings):
        for claim in reading.claims:
            least = LEAST_AIM if claim.intended else LEAST_CONFIDENCE
            if claim.confidence < least or not _is_whole(claim):
                continue
            view = _view(story, at, claim)
            if view is not None:
                yield view


def _is_whole(claim: Claim) -> bool:
    """Whether cause and effect both say what is meant."""
    return not any(_POINTING.fullmatch(factor.text.strip()) for factor in (claim.cause, claim.effect))


def _view(story: Story, at: int, claim: Claim) -> View | None:
    text = story.readings[at].report.text
    spans = [claim.cause.span, claim.effect.span]
    known = {key for side in story.sides for key in side}
    sides = (story.standing(at, actor) for factor in (claim.cause, claim.effect) for actor in factor.actors)
    is_of_story = any(set(side) & known for side in sides)
    if not claim.holders:
        if not is_of_story:
            return None  # what a thing is made of is no part of the story
        own = own_words(story, at, [*claim.evidence, *spans])
        return View("report", claim.confidence, None, own[1], at, own[0], (claim.id,)) if own else None
    said = carrier(story, at, claim.holders, spans)
    if said is None or said.at != at or said.statement.act not in _STATING or not is_free(story, said):
        return None
    voice, found = voice_of(said), phrase_of(story, said, spans)
    if voice is None or found is None:
        return None
    phrase, passage = found
    for factor in (claim.cause, claim.effect):
        named = _named(phrase, text, factor)
        if named is None:
            return None
        phrase = named
    return View(
        voice,
        said.weight + 2 * claim.confidence + 0.8 * is_of_story - 0.6 * claim.intended,
        said,
        phrase,
        at,
        passage,
        (claim.id,),
    )


def _named(phrase: str, text: str, factor: Factor) -> str | None:
    """A phrase with [what it stands for] in place of a pronoun for cause or effect; `None` where it cannot be put."""
    start, end = factor.span
    pronoun = text[start:end]
    if not _POINTING.fullmatch(pronoun):
        return phrase
    place = re.compile(rf"\b{re.escape(pronoun)}(?={re.escape(text[end : end + 10])})", re.IGNORECASE)
    found = place.search(phrase)
    if found is None or len(factor.text.split()) > _LONGEST_NAME:
        return None
    if factor.text.lower() in phrase[: found.start()].lower():
        return phrase  # named before it
    return f"{phrase[: found.start()]}[{lower(factor.text, text)}]{phrase[found.end() :]}"
