"""The document in which an API says what it answers (OpenAPI 3.1), made from its endpoints."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import msgspec

from dragoman.page.endpoints import VALUES, Endpoint, Parameter


def document_of(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """The OpenAPI document of some endpoints: the Python form of its JSON."""
    types = list(dict.fromkeys(one.gives for one in endpoints if one.gives is not None))
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    schema_of = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in endpoints:
        paths.setdefault(plain(one.path), {})[one.method.lower()] = _operation(one, schema_of)
    paths["/api/openapi.json"] = {
        "get": {
            "summary": "This document.", "operationId": "get_openapi_json",
            "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {}}}}},
        }
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dragoman", "version": version("dragoman"),
            "description": "A situation as JSON. Served on this machine to this machine alone.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {
                **components,
                "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}},
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip


def _operation(one: Endpoint, schema_of: dict[Any, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = schema_of[one.gives] if one.gives is not None else {}
    if one.is_list:
        whole = {"type": "integer"}
        schema = {
            "type": "object", "required": ["total", "offset", "items"],
            "properties": {"total": whole, "offset": whole, "items": {"type": "array", "items": schema}},
        }  # fmt: skip
    error = {"description": "Said in words.", "content": {"application/json": {"schema": _ref("Error")}}}
    in_path = [
        {"name": part.strip("{}").partition(":")[0], "in": "path", "required": True, "schema": {"type": "string"}}
        for part in one.path.split("/") if part.startswith("{")
    ]  # fmt: skip
    given = {one.media: {"schema": schema if one.media.endswith("json") else {}}}
    told: dict[str, Any] = {
        "summary": one.says, "operationId": f"{one.method.lower()}_{_name(one.path)}",
        "parameters": [*in_path, *map(_parameter, one.takes)],
        "responses": {
            "200": {"description": one.says, "content": given},
            **({"400": error} if any(each.kind in VALUES for each in one.takes) else {}), "404": error,
        },
    }  # fmt: skip
    if one.form is not None:
        sent = {"application/x-www-form-urlencoded": {"schema": one.form}}
        told["requestBody"] = {"required": True, "content": sent}
        told["security"] = [{"token": []}]
        told["responses"] |= {"403": error, "409": error}
    return told


def _parameter(one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": one.kind} | ({"minimum": 0} if one.kind == "integer" else {})
    if one.several:
        schema = {"type": "array", "items": schema}
    return {"name": one.name, "in": "query", "description": one.says, "schema": schema}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def plain(path: str) -> str:
    """A path as OpenAPI writes it: its parts in braces by their names alone."""
    return path.replace(":path}", "}")


def _name(path: str) -> str:
    return plain(path).removeprefix("/api/").replace("/", "_").replace("{", "").replace("}", "")
