"""What a value may look like: the model's annotations as a JSON Schema and in words."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pressroom.model.keys import Localized, Refers, Shape, keys_of, yaml_name
from pressroom.model.parts import KitWish

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number"]}
MOMENT = r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?( ?(Z|[+-]\d\d:?\d\d))?)?$"
ZONED = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$"
LOCALIZED: Schema = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "propertyNames": {"pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$"},
            "additionalProperties": TEXT,
        },
    ]
}
REFERENCES = {
    "people": "the slug of a person",
    "topics": "the slug of a topic",
    "assets": "a path to a file, beside the article or from `content/`",
    "articles": "the slug of an article",
    "outlets": "the slug of an outlet",
    "journalists": "the slug of a journalist",
    "boilerplates": "the key of a boilerplate",
}


def hints_of(model: type) -> dict[str, Any]:
    """The annotations of a model's declared keys."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in keys_of(model)}


def optional(hint: Any) -> list[Any]:
    """The alternatives of an annotation but `None`."""
    if get_origin(hint) in (Union, types.UnionType):
        return [option for option in get_args(hint) if option is not types.NoneType]
    return [hint]


def schema_of(hint: Any) -> Schema:
    """The JSON Schema (draft 7) of a value with that annotation, as lenient as reading is."""
    options = optional(hint)
    if len(options) > 1:
        return {"anyOf": [schema_of(option) for option in options]}
    hint = options[0]
    if get_origin(hint) is Annotated:
        return _shaped(hint)
    if get_origin(hint) is Literal:
        values = get_args(hint)
        return {"type": "boolean"} if values == (True,) else {"enum": list(values)}
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0])
    return _plain(hint)


def _shaped(hint: Any) -> Schema:
    base, mark = get_args(hint)[:2]
    if base is dt.datetime:
        return {"type": "string", "pattern": ZONED}
    if isinstance(mark, Shape) and mark.pattern:
        pattern = mark.pattern.removeprefix("#")
        return {
            "type": "string",
            "pattern": f"^{'#?' if pattern != mark.pattern else ''}(?:{pattern})$",
        }
    return TEXT


def _several(inner: Any) -> Schema:
    """A list, or a single value in its place; pairs are a mapping."""
    if get_origin(inner) is tuple:
        return {"type": "object", "additionalProperties": schema_of(get_args(inner)[1])}
    one = schema_of(inner)
    return {"anyOf": [{"type": "array", "items": one}, one]}


def _plain(hint: Any) -> Schema:
    simple: dict[Any, Schema] = {
        str: TEXT,
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        dt.date: {"type": "string", "pattern": MOMENT},
        dt.datetime: {"type": "string", "pattern": MOMENT},
        Localized: LOCALIZED,
    }
    if hint in simple:
        return simple[hint]
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    whole = object_of(hint)
    if hint is KitWish:
        return {"anyOf": [{"type": "boolean"}, whole]}
    if short := getattr(hint, "SHORT", ""):
        return {"anyOf": [schema_of(hints_of(hint)[short]), whole]}
    return whole


def object_of(model: type, kind: str = "", *, complete: bool = True) -> Schema:
    """The schema of a model's keys: those an article of that kind may have, where a kind is given.

    `complete` asks for the required keys; a translation may leave them to its original.
    """
    properties: dict[str, Schema] = {}
    needed: list[Schema] = []
    hints = hints_of(model)
    for name, key in keys_of(model).items():
        if kind and key.only is not None and kind not in key.only:
            continue
        described = {"description": key.doc, **schema_of(hints[name])}
        properties[yaml_name(name)] = described | (
            {"examples": [key.example]} if key.example else {}
        )
        for alias in key.aliases:
            properties[alias] = described | {"description": f"Read as `{name}`. {key.doc}"}
        if complete and (key.required is True or (key.required and kind in key.required)):
            needed.append({"anyOf": [{"required": [n]} for n in (yaml_name(name), *key.aliases)]})
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"allOf": needed} if needed else {})


def in_words(hint: Any) -> str:
    """What to write, for people."""
    options = optional(hint)
    if len(options) > 1:
        return ", or ".join(in_words(option) for option in options)
    hint = options[0]
    if get_origin(hint) is Annotated:
        return _marked(get_args(hint)[1])
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint))
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return "`name: value` lines" if get_origin(inner) is tuple else f"list: {in_words(inner)}"
    simple: dict[Any, str] = {
        str: "text",
        bool: "true or false",
        int: "a whole number",
        dt.date: "a day, YYYY-MM-DD",
        dt.datetime: "a day, or a day and a time",
        Localized: "text, or one text a language",
    }
    if hint in simple:
        return simple[hint]
    if issubclass(hint, Enum):
        return _one_of([member.value for member in hint])
    group = f"[{_title(hint)}](#{_title(hint).lower().replace(' ', '-')})"
    if short := getattr(hint, "SHORT", ""):
        return f"{in_words(hints_of(hint)[short])}, or {group}"
    return f"true or false, or {group}" if hint is KitWish else group


def _marked(mark: Shape | Refers) -> str:
    return REFERENCES[mark.to] if isinstance(mark, Refers) else mark.says


def _one_of(values: Any) -> str:
    told = [f"`{str(value).lower()}`" for value in values]
    return f"{', '.join(told[:-1])} or {told[-1]}" if len(told) > 1 else told[0]


def _title(model: type) -> str:
    from pressroom.reference.subjects import PARTS

    return next(part.title for part in PARTS if part.model is model)


def default_of(field: dataclasses.Field[Any]) -> Any:
    """A field's default, made where it is made anew each time."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
