"""What newsrooms say, in schema.org's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

SCHEMA = "https://schema.org/"
ARTICLES: Mapping[str, str] = {
    "release": "NewsArticle",
    "story": "NewsArticle",
    "statement": "NewsArticle",
    "advisory": "NewsArticle",
    "backgrounder": "Article",
    "event": "Event",
}
"""The type of an article by its kind."""
ORGANIZATIONS: Mapping[str, str] = {
    "organization": "Organization",
    "ngo": "NGO",
    "government": "GovernmentOrganization",
    "school": "EducationalOrganization",
    "university": "CollegeOrUniversity",
    "research": "ResearchOrganization",
    "health": "MedicalOrganization",
    "library": "LibrarySystem",
    "media": "NewsMediaOrganization",
    "arts": "PerformingGroup",
    "sports": "SportsOrganization",
    "union": "WorkersUnion",
    "party": "PoliticalParty",
    "cooperative": "Cooperative",
    "company": "Corporation",
}
"""The type of an organization, https://schema.org/Organization, by what its file says it is."""
PAGES: Mapping[str, str] = {
    "about": "AboutPage",
    "archive": "CollectionPage",
    "contacts": "ContactPage",
    "corrections": "CollectionPage",
    "coverage": "CollectionPage",
    "events": "CollectionPage",
    "home": "CollectionPage",
    "list": "CollectionPage",
    "media": "MediaGallery",
    "people": "CollectionPage",
    "person": "ProfilePage",
    "search": "SearchResultsPage",
    "tags": "CollectionPage",
    "topic": "CollectionPage",
    "topics": "CollectionPage",
}
"""The type of a page by its kind; any other is a WebPage."""
RENAMED: Mapping[str, str] = {
    "digitalCreation": "DigitalArt",
    "humanEdits": "MinorHumanEdits",
    "softwareImage": "DigitalArt",
}
SOURCES = frozenset(
    {
        "AlgorithmicMedia",
        "AlgorithmicallyEnhanced",
        "Composite",
        "CompositeCapture",
        "CompositeSynthetic",
        "CompositeWithTrainedAlgorithmicMedia",
        "DataDrivenMedia",
        "DigitalArt",
        "DigitalCapture",
        "MinorHumanEdits",
        "NegativeFilm",
        "PositiveFilm",
        "Print",
        "ScreenCapture",
        "TrainedAlgorithmicMedia",
        "VirtualRecording",
    }
)
"""IPTC's digital source types that schema.org has, without `DigitalSource` at their end."""


def event_status(*, cancelled: bool, moved: bool = False) -> str:
    """Whether an event takes place as announced."""
    word = "EventCancelled" if cancelled else "EventRescheduled" if moved else "EventScheduled"
    return SCHEMA + word


def attendance(*, here: bool, online: bool) -> str:
    """How one attends an event: at a place, online, or either."""
    word = {(True, False): "Offline", (False, True): "Online", (True, True): "Mixed"}
    found = word.get((here, online), "")
    return f"{SCHEMA}{found}EventAttendanceMode" if found else ""


def digital_source(word: str) -> str:
    """An IPTC digital source type, by its name or address; empty where schema.org has none like it."""
    name = word.rpartition("/")[2]
    found = RENAMED.get(name, name[:1].upper() + name[1:])
    return f"{SCHEMA}{found}DigitalSource" if found in SOURCES else ""


def duration(told: str) -> str:
    """A running time as people write it (`1:30`, `1:02:03`) in ISO 8601; empty where it is no such."""
    if not re.fullmatch(r"\d+(:\d{1,2}){1,2}", told):
        return ""
    *hours, minutes, seconds = (int(part) for part in told.split(":"))
    long = f"{hours[0]}H" if hours and hours[0] else ""
    return f"PT{long}{minutes}M{seconds}S"
