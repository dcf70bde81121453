"""The page of addresses of the JSON API, from the document that the server itself gives (`/api/openapi.json`)."""

from __future__ import annotations

from typing import Any

from dragoman.page.api import document

HEAD = """\
# Addresses of the API

What `dragoman show` serves as JSON, from the document that it gives of itself at `/api/openapi.json`. Who can reach it,
and how lists are paged, is said with [the page](page.md#the-api); what the fields mean, in [the codebook](codebook.md).
"""


def page() -> str:
    """The whole page in Markdown: every address with what it takes."""
    lines = [HEAD]
    for path, methods in document()["paths"].items():
        for method, one in methods.items():
            lines += [f"## `{method.upper()} {path}`", "", one["summary"], "", *_taken(one.get("parameters", []))]
    return "\n".join(lines)


def _taken(parameters: list[dict[str, Any]]) -> list[str]:
    if not parameters:
        return []
    rows = [f"| `{one['name']}` | {one['in']} | {one.get('description', '')} |" for one in parameters]
    return ["| takes | in | |", "| --- | --- | --- |", *rows, ""]
