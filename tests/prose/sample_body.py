"""A small newsroom's answers for bodies in tests: one person, some files, two facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pressroom.model.origin import Body
from pressroom.prose.render import Prose, render
from pressroom.prose.surroundings import Absent, Destination, Surroundings


@dataclass(frozen=True, kw_only=True)
class Shot:
    path: str
    src: str
    width: int = 1200
    height: int = 800
    sources: tuple[tuple[str, str], ...] = (("image/avif", "/m/intake-600.avif 600w"),)
    srcset: str = "/m/intake-600.jpg 600w, /m/intake-1200.jpg 1200w"
    alt: str = "Two people at the intake desk"
    alt_lang: str = ""
    caption: str = "<p>The <em>intake</em> desk</p>"
    credit: str = "Photo: Olena Kovalenko"


@dataclass(frozen=True, kw_only=True)
class Tape:
    path: str
    medium: str
    src: str
    type: str
    title: str = "Opening speech"
    caption: str = ""
    credit: str = ""
    transcript: str = ""
    captions_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Somebody:
    name: str = "Amira Haddad"
    url: str = "/people/amira-haddad/"
    role: str = "Executive director"
    organization: str = ""
    phone: str = "403-555-0101"
    phone_url: str = "tel:+14035550101"
    email: str = "amira@example.org"
    hours: str = "Weekdays, 9 to 5"


@dataclass(frozen=True, kw_only=True)
class Figure:
    label: str
    value: str
    source: str = "Annual report"
    source_url: str = "https://example.org/report"
    as_of: dt.date | None = dt.date(2026, 3, 31)


PICTURES = {
    "intake.jpg": Shot(path="releases/spring-report/intake.jpg", src="/m/intake-1200.jpg"),
    "/images/intake.jpg": Shot(path="images/intake.jpg", src="/m/old-intake.jpg"),
}
PICTURES["media/offices/north.jpg"] = replace(
    PICTURES["intake.jpg"], path="media/offices/north.jpg"
)
RECORDINGS = {
    "opening.mp4": Tape(
        path="media/opening.mp4",
        medium="video",
        src="/m/opening.mp4",
        type="video/mp4",
        transcript="Good morning.\n\nWelcome.",
        captions_url="/m/opening.vtt",
    ),
    "speech.mp3": Tape(
        path="media/speech.mp3", medium="audio", src="/m/speech.mp3", type="audio/mpeg"
    ),
}
FACTS = (
    Figure(label="People served", value="11,420"),
    Figure(label="Languages", value="14", source="", source_url="", as_of=None),
)
LINKS = {
    ("filename", "/releases/spring-report/index.md"): Destination("/releases/2026/spring-report/"),
    ("filename", "other.md"): Destination("/stories/2026/other/"),
    ("static", "/images/intake.jpg"): Destination("/images/intake.jpg", "images/intake.jpg"),
    ("static", "annual report.pdf"): Destination("/f/annual%20report.pdf", "f/annual report.pdf"),
    ("attach", "annual-report.pdf"): Destination("/f/annual-report.pdf", "f/annual-report.pdf"),
    ("static", "annual-report.pdf"): Destination("/f/annual-report.pdf", "f/annual-report.pdf"),
    ("path", "annual-report.pdf"): Destination("/f/annual-report.pdf", "f/annual-report.pdf"),
    ("index", ""): Destination("/"),
    ("tag", "housing"): Destination("/tags/housing/"),
    ("category", "settlement"): Destination("/topics/settlement/"),
    ("author", "Amira Haddad"): Destination("/authors/amira-haddad/"),
}
NAMES = {
    "people": ("amira-haddad", "daniel-okafor"),
    "assets": (*PICTURES, *RECORDINGS, "annual-report.pdf"),
    "links": tuple(target for _, target in LINKS if target),
}


def _link(kind: str, target: str, fragment: str) -> Destination | Absent:
    if "secret" in target:
        return Absent.WITHHELD
    found = LINKS.get((kind, target), Absent.UNKNOWN)
    if fragment and isinstance(found, Destination):
        return Destination(f"{found.url}#{fragment}", found.asset)
    return found


def _or_withheld(table, key):
    return Absent.WITHHELD if "secret" in key else table.get(key, Absent.UNKNOWN)


AROUND = Surroundings(
    lang="en",
    source="content/releases/spring-report/index.md",
    picture=lambda path: _or_withheld(PICTURES, path),
    recording=lambda path: _or_withheld(RECORDINGS, path),
    person=lambda slug: _or_withheld({"amira-haddad": Somebody()}, slug),
    link=_link,
    facts=FACTS,
    names=lambda what: NAMES[what],
)


def rendered(
    text: str, *, line: int = 10, markup: str = "md", lang: str = "en", **options
) -> Prose:
    """A body rendered among the sample's surroundings; its first line is line 10 of its file."""
    around = replace(AROUND, lang=lang, **options.pop("around", {}))
    return render(Body(text, line, markup), around, **options)


def said(prose: Prose) -> list[tuple[str, int]]:
    """Code and line of each problem."""
    return [(problem.code, problem.place.line) for problem in prose.problems]
