"""The media library's own care: what an asset lacks, and what its file already says."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any, TypeVar

import yaml

from pressroom.media import rules
from pressroom.media.embedded import Embedded
from pressroom.media.inspect import Inspected
from pressroom.model.assets import Asset, Medium
from pressroom.model.consents import objection
from pressroom.model.keys import Localized
from pressroom.problems import Problem

A = TypeVar("A", bound=Asset)

PRINT_SIZE = 2400
"""Pixels on the longer side: 8 inches (20 cm) at 300 dots an inch, half a broadsheet's width."""
FILLED: dict[str, str] = {
    "alt": "alternative text",
    "caption": "caption",
    "credit": "credit",
    "usage_terms": "terms of use",
    "licence_url": "licence",
}
"""Keys that what is in a file may fill, and what they are called."""


def filled(asset: A, inspected: Inspected) -> tuple[A, tuple[Problem, ...]]:
    """The asset with the words of its own file where the sidecar has none, and a warning that says so."""
    words = _own_words(inspected.embedded)
    found = {name: words[name] for name in FILLED if words[name] and not getattr(asset, name)}
    if not found:
        return asset, ()
    *first, last = [FILLED[name] for name in found]
    told = f"{', '.join(first)} and {last}" if first else last
    problem = rules.FILLED.problem(
        asset.origin.place(),
        f"The {told} {'come' if len(found) > 1 else 'comes'} from the file itself.",
        f"Check and write {'them' if len(found) > 1 else 'it'} into {asset.path}.yml.",
    )
    return dataclasses.replace(asset, **found), (problem,)


def _own_words(told: Embedded) -> dict[str, Any]:
    """The file's words as a sidecar would have them."""
    return {
        "alt": _localized(told.alt),
        "caption": _localized(told.caption),
        "credit": _localized(told.credit or told.creator),
        "usage_terms": _localized(told.terms),
        "licence_url": told.licence_url or None,
    }


def _localized(text: str) -> Localized | None:
    return Localized((("", text),)) if text else None


def remarks(asset: Asset, inspected: Inspected) -> tuple[Problem, ...]:
    """Warnings about a file that is good and yet not what its owner may think."""
    place = asset.origin.place()
    found = []
    if inspected.animated:
        found.append(
            rules.STILL.problem(
                place,
                "The moving picture is shown still.",
                "Publish it as a video to show it moving.",
            )
        )
    if "position track" in inspected.traces:
        found.append(
            rules.POSITIONS.problem(
                place,
                "The film has a track that records where it was made.",
                "Export it with picture and sound only.",
            )
        )
    return tuple(found)


def lacks(
    asset: Asset, inspected: Inspected, today: dt.date, terms: Localized | None = None
) -> tuple[str, ...]:
    """What an asset needs before a picture desk can use it, in words; empty when it is complete.

    Consent is judged by the asset as it was read, not as it was cleared. `terms` are the
    newsroom's own for files that name none.
    """
    picture = asset.medium is Medium.IMAGE
    found = {
        "alternative text": picture and not asset.alt,
        "credit": not asset.credit,
        "terms of use": not (asset.usage_terms or terms),
        "size for print": picture and not _prints(inspected),
        "captions": asset.medium is Medium.VIDEO and not asset.captions_file,
        "transcript": asset.medium in (Medium.VIDEO, Medium.AUDIO) and not asset.transcript,
        objection(asset, today): True,
    }
    return tuple(name for name, missing in found.items() if missing and name)


def _prints(inspected: Inspected) -> bool:
    return inspected.mode == "vector" or max(inspected.width, inspected.height) >= PRINT_SIZE


def describe(name: str, inspected: Inspected) -> str:
    """The text of a sidecar to fill in, with what the file already says."""
    told = inspected.embedded
    size = f", {inspected.width} × {inspected.height} pixels" if inspected.picture else ""
    lines = [f"# {name}: {inspected.format}{size}, {inspected.bytes / 1e6:.1f} MB"]
    if inspected.traces:
        lines.append(f"# It also holds: {', '.join(inspected.traces)}. None of this is published.")
    lines += [
        _line("alt", told.alt, "what it shows, for those who don't see it; not the caption again"),
        _line("caption", told.caption, "as printed: who, what, where, when"),
        _line("credit", told.credit or told.creator, "who made it, as printed"),
        _line("usage_terms", told.terms, "what others may do with it"),
        _line("licence_url", told.licence_url, "", needed=False),
        _line("taken", told.taken.isoformat() if told.taken else "", "", needed=False),
        _line("place", told.place, "", needed=False),
        _line("source_type", _source_type(inspected), "the IPTC digital source type", needed=False),
        "# people: [who is recognizable: people slugs or plain descriptions]",
        "# consent: {people: who agreed and how, scope: [web, press, social], until: 2030-12-31}",
    ]
    return "\n".join(lines) + "\n"


def _line(key: str, value: str, meaning: str, needed: bool = True) -> str:
    hint = f"  # {meaning}" if meaning else ""
    if not value:
        return f"{'' if needed else '# '}{key}:{hint}"
    plain = key == "taken"
    return f"{key}: {value if plain else _quoted(value)}{hint if needed else ''}"


def _quoted(text: str) -> str:
    return str(yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**9)).strip()


def _source_type(inspected: Inspected) -> str:
    return inspected.embedded.source_type or ("digitalCapture" if inspected.embedded.camera else "")
