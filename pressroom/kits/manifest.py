"""kit.json: what is in an archive, for programs: sizes, hashes, captions, credits and licences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pressroom.build.archive import Member
from pressroom.kits.kit import Kit
from pressroom.kits.tables import plain
from pressroom.media.formats import media_type
from pressroom.media.plan import Rendition
from pressroom.site.desk import Desk
from pressroom.site.kits import Subject
from pressroom.site.views.media import PictureView, RecordingView
from pressroom.site.views.people import PersonView

Rights = Mapping[str, str | int]
"""What must be printed beside a file and what may be done with it."""
TEXTS = {
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
}


def manifest(
    desk: Desk,
    subject: Subject,
    kit: Kit,
    members: Iterable[Member],
    rights: Mapping[str, Rights],
    linked: Iterable[RecordingView],
) -> bytes:
    """kit.json, for all members but itself."""
    full = desk.addresses.absolute
    house = desk.newsroom.organization
    told: dict[str, Any] = {
        "version": 1,
        "title": kit.title,
        "kind": kit.sort if kit.sort != "article" else subject.articles[kit.lang].kind.value,
        "language": kit.lang,
        "languages": list(subject.languages),
        "published": kit.date.isoformat() if kit.date else None,
        "organization": desk.text(house.name, kit.lang),
        "kit": kit.address,
        "page": full(kit.item.url),
        "summary": kit.sentence,
        "usage_terms": kit.terms,
        **({"prepared_for": kit.prepared} if kit.prepared else {}),
        **({"embargo": kit.embargo} if kit.embargo else {}),
        "contacts": [_contact(person) for person in kit.contacts],
        "files": [_file(member, rights.get(member.name, {})) for member in members],
        "linked": [_linked(recording, full(recording.src)) for recording in linked],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _file(member: Member, rights: Rights) -> dict[str, Any]:
    return {
        "path": member.name,
        "media_type": TEXTS.get(Path(member.name).suffix) or media_type(Path(member.name)),
        "bytes": member.size,
        "sha256": member.sha256,
        **rights,
    }


def _contact(person: PersonView) -> dict[str, str]:
    told = {
        "name": person.name,
        "role": person.role,
        "phone": person.phone,
        "mobile": person.mobile,
        "after_hours": person.after_hours,
        "email": person.email,
    }
    return {key: value for key, value in told.items() if value}


def rights_of(picture: PictureView, file: Rendition) -> Rights:
    """What is known of a picture."""
    told: dict[str, str | int] = {
        "caption": plain(picture),
        "credit": picture.credit,
        "usage_terms": picture.usage_terms,
        "licence_url": picture.licence_url,
        "alt": picture.alt,
        "width": file.width,
        "height": file.height,
    }
    return {key: value for key, value in told.items() if value}


def rights_of_recording(recording: RecordingView) -> Rights:
    """What is known of a film or sound."""
    told = {
        "caption": str(recording.caption.striptags()),
        "credit": recording.credit,
        "usage_terms": recording.usage_terms,
    }
    return {key: value for key, value in told.items() if value}


def _linked(recording: RecordingView, url: str) -> dict[str, Any]:
    return {
        "url": url,
        "media_type": recording.type,
        "title": recording.title,
        **rights_of_recording(recording),
    }
