"""What a report is called where it has no title, and what its language is called."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.showing.passages import cut

#: Characters of a text that stand for a title. A design value.
_OPENING = 96
#: Languages in which a reader may meet reports; others are told by their codes.
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


class Heading(NamedTuple):
    """The words at the head of a report; `is_title` says that they are its title, not the first of its text."""

    words: str
    is_title: bool


def heading(title: str | None, text: str) -> Heading:
    """The title, else the first words of the text."""
    if title and title.strip():
        return Heading(" ".join(title.split()), True)
    return Heading(cut(text[: 4 * _OPENING], _OPENING).replace(" […]", "\N{NO-BREAK SPACE}…") or "No words", False)


def language(code: str | None) -> str | None:
    """The name of a language by its code."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code) if code else None
