"""What of a mail's text is its own: a message that it forwards, and the signatures and replies that are left out.

Text in, text out.
"""

from __future__ import annotations

import re

from dragoman.sources.patterns import lazy

#: Words before a forwarded message up to which they are only its cover. A design value.
_COVER = 40
_FORWARD = lazy(
    r"^[> \t]*(?:-{2,}\s*(?:forwarded (?:message|by)\b.{0,80}?|original message)\s*-{2,}|begin forwarded message:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = lazy(r"\s*\*?(?P<name>from|date|sent|subject|to|cc|reply-to)\s*:\*?\s*(?P<value>.*)$", re.IGNORECASE)
_WROTE = lazy(r"(?:on|am|le|el)\b.{5,200}\b(?:wrote|schrieb|écrit|escribió)\s*:\s*$", re.IGNORECASE)


def forwarded(text: str) -> tuple[str, dict[str, str]]:
    """The message that a text forwards and its headers, where there is little before it; else the text, and nothing."""
    found = _FORWARD.search(text)
    if found is None or len(text[: found.start()].split()) > _COVER:
        return text, {}
    about: dict[str, str] = {}
    at = found.end()
    for line in text[at:].split("\n"):
        stripped = line.lstrip("> ")
        header = _FORWARDED.match(stripped)
        if stripped.strip() and header is None:
            break
        if header is not None:
            about.setdefault(header["name"].lower(), header["value"].strip())
        at += len(line) + 1
    if "from" not in about and "subject" not in about:
        return text, {}
    rest = text[at:]
    lines = [line for line in rest.split("\n") if line.strip()]
    if lines and all(line.startswith(">") for line in lines):
        rest = re.sub(r"(?m)^> ?", "", rest)
    return rest, about


def own(text: str) -> str:
    """A text without the signature below it and the messages that it quotes; as it is where there is nothing else."""
    signature = re.search(r"(?m)^-- ?$", text)
    if signature and text[: signature.start()].strip():
        text = text[: signature.start()]
    kept: list[str] = []
    last = -1  # the last line that says something and does not introduce what is quoted
    for line in text.split("\n"):
        if not line.startswith(">"):
            kept.append(line)
            last = len(kept) - 1 if line.strip() else last
        elif last >= 0:
            # The introduction of what is quoted may be broken over two lines.
            if _WROTE.match(kept[last]):
                del kept[last:]
                last = -1
            elif last and _WROTE.match(f"{kept[last - 1]} {kept[last]}"):
                del kept[last - 1 :]
                last = -1
    own = "\n".join(kept)
    return own if own.strip() else re.sub(r"(?m)^(?:> ?)+", "", text)
