"""The JSON Schemas that editors check headers and sidecars with."""

from __future__ import annotations

import json

from pressroom.model.article import Article
from pressroom.reference.shapes import Schema, object_of
from pressroom.reference.subjects import FILES, KINDS

DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, str]:
    """Every schema's file name and text: one for each kind of article, its translations, and the rest."""
    found = {kind: object_of(Article, kind) for kind in KINDS}
    found["translation"] = object_of(Article, complete=False)
    found |= {subject.name: object_of(subject.model) for subject in FILES[1:]}
    return {f"{name}.json": _text(name, schema) for name, schema in found.items()}


def _text(name: str, schema: Schema) -> str:
    whole = {"$schema": DIALECT, "title": f"pressroom: {name}", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
