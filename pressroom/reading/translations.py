"""What a translation takes from its original: everything that isn't said in a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pressroom.reading.files import Role
from pressroom.reading.sources import Source

SHARED: dict[Role, tuple[str, ...]] = {
    Role.ARTICLE: (
        *("date", "topic", "tags", "hashtags", "authors", "location", "translation_key"),
        *("contacts", "spokespeople", "photos", "video", "audio", "files", "boilerplate", "kit"),
        *("starts", "ends", "venue", "address", "online", "rsvp", "cancelled", "moved_from"),
    ),
    Role.PERSON: (
        *("name", "slug", "role", "organization", "pronunciation", "pronunciation_audio"),
        *("languages", "topics", "live", "hours", "phone", "mobile", "after_hours", "email"),
        *("handles", "headshot", "media_contact", "consent"),
    ),
    Role.TOPIC: ("hashtags", "spokespeople", "photos", "links", "kit", "translation_key"),
}
"""Keys whose value serves every language, so that a translation needn't repeat them."""


def inherit(sources: Sequence[Source]) -> None:
    """Fill what a translation leaves out from the file without a language in its name beside it."""
    groups: dict[tuple[Role, str], list[Source]] = defaultdict(list)
    for source in sources:
        if source.found.role in SHARED:
            folder = source.found.path.rpartition("/")[0]
            groups[source.found.role, f"{folder}/{source.found.slug}"].append(source)
    for group in groups.values():
        originals = [s for s in group if not s.found.lang]
        if len(originals) == 1:
            for source in group:
                if source is not originals[0]:
                    _fill(source, originals[0])


def _fill(source: Source, original: Source) -> None:
    source.original = original.found.path.rpartition("/")[2]
    if original.broken:
        shared = frozenset(SHARED[source.found.role])
        known = shared if original.unreadable else shared & original.lines.keys()
        source.untaken = known - original.values.keys()
    for name in SHARED[source.found.role]:
        if name in original.values and name not in source.values:
            source.values[name] = original.values[name]
    if source.found.role is Role.ARTICLE and not source.found.in_folder:
        key = original.values.get("translation_key") or original.values.get("slug")
        if key:
            source.values.setdefault("translation_key", key)
