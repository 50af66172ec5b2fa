"""A small newsroom on disk with something of every kind, for whole kits: built by the real thing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from pressroom.build.reporter import Silent
from pressroom.kits.composing import Composing
from pressroom.kits.composition import compose
from pressroom.kits.kit import Kit
from pressroom.plugin.build import Built, Order, build_site, draft
from pressroom.plugin.sites import open_site
from pressroom.site.desk import Desk
from pressroom.site.kits import Subject, subjects

SAMPLE = Path(__file__).resolve().parents[2] / "content"
NOW = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
CONF = """\
SITENAME = "Prairie Lantern Newsroom"
SITEURL = "https://newsroom.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
PRESSROOM_LANGUAGES = ["en", "fr", "ar"]
PRESSROOM_LOGO = "media/logos/lantern.svg"
PRESSROOM_USAGE_TERMS = "Free for editorial use with credit."
"""
SIDECAR = """\
alt: {en: A key in a door, fr: Une clé dans une porte}
caption: {en: "Keys to a first home, Calgary", fr: "Les clés d’un premier logement"}
credit: Olena Kovalenko
usage_terms: Free with credit
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="120" height="80"/></svg>'
RELEASE = """\
---
title: First families get keys
date: 2026-11-19T09:00:00-07:00
summary: Nine families moved in on Wednesday.
location: Calgary, Alta.
topic: housing
contacts: [jo]
spokespeople: [harpreet]
photos: [keys.jpg]
audio: [media/sound/name.mp3]
quotes:
  - {text: A door is worth a lot., by: harpreet, approved: true}
facts:
  - {label: "=Homes", value: "41", source: Permit, as_of: 2026-11-06}
links:
  - {title: Points system, url: "https://points.example.org/"}
notes: Two words.
corrections:
  - {date: 2026-11-20T09:00:00-07:00, note: "Nine families, not ten."}
---
Nine families carried their boxes in.

## What it cost

Much.
"""
FRENCH = """\
---
title: Les premières familles reçoivent leurs clés
summary: Neuf familles ont emménagé mercredi.
translated_by: human
---
Neuf familles ont porté leurs cartons.
"""
FILES: Mapping[str, str] = {
    "organization.yml": "name: Prairie Lantern Newcomer Society\nshort_name: Prairie Lantern\n"
    "boilerplates:\n  default: {title: About us, short: We help., medium: We help newcomers.,"
    " long: We help newcomers settle.}\nlogos: [media/logos/lantern.svg]\n"
    "facts:\n  - {label: Languages, value: '41', source: Registry, as_of: 2026-01-05}\n",
    "people/jo.md": "---\nname: Jo Desk\nrole: Communications lead\nmedia_contact: true\n"
    "phone: 403-555-0101\nmobile: 403-555-0102\nafter_hours: 403-555-0103\nemail: jo@example.org\n"
    "hours: Weekdays, 8 to 4\nlanguages: [{lang: en, on_air: true}, {lang: fr}]\n---\nJo answers.\n",
    "people/harpreet.md": "---\nname: Harpreet Gill\nrole: Manager, housing\n"
    "pronunciation: HUR-preet GIL\nheadshot: media/people/harpreet.jpg\n"
    "languages: [{lang: en, on_air: true}, {lang: pa, on_air: true}]\ntopics: [housing]\n"
    "live: {tv: true}\n---\nHarpreet manages homes.\n",
    "topics/housing.md": "---\ntitle: Housing\nsummary: Homes people can pay.\n"
    "photos: [media/album/street.jpg]\n---\nRents rise.\n",
    "releases/keys/index.md": RELEASE,
    "releases/keys/index.fr.md": FRENCH,
    "advisories/tour/index.md": "---\ntitle: First look inside\ndate: 2026-11-20T09:00:00-07:00\n"
    "summary: A tour.\nlocation: Calgary, Alta.\ncontacts: [jo]\ntopic: housing\n"
    "starts: 2026-12-01T10:00:00-07:00\nvenue: Lamplight House\n---\nCome and see.\n",
    "events/fair/index.md": "---\ntitle: Job fair\nstarts: 2027-03-05T10:00:00-07:00\n"
    "date: 2026-11-01T09:00:00-07:00\nkit: false\n---\nJobs.\n",
    "events/walk/index.md": "---\ntitle: Dawn walk\nstarts: 2026-12-05T10:00:00-07:00\n"
    "date: 2026-11-02T09:00:00-07:00\n---\nWalk.\n",
    "stories/tea/index.md": "---\ntitle: Monday tea\ndate: 2026-10-01T09:00:00-06:00\n"
    "topic: housing\nkit: {title: Tea for desks, include: [media/album/street.jpg]}\n---\nTea.\n",
    "statements/fire/index.md": "---\ntitle: On the fire\ndate: 2026-09-01T09:00:00-06:00\n"
    "topic: housing\n---\nWe mourn.\n",
    "backgrounders/rent/index.md": "---\ntitle: How rent is counted\ntopic: housing\n"
    "date: 2026-06-01T09:00:00-06:00\nsummary: The method.\n---\nBy hand.\n",
    "releases/secret/index.md": "---\ntitle: Heliotrope Quarry purchase announced\n"
    "date: 2027-03-01T06:00:00-07:00\nstatus: embargoed\nembargo: 2027-03-01T06:00:00-07:00\n"
    "summary: The quarry called Heliotrope becomes ours in March.\nlocation: Calgary, Alta.\n"
    "contacts: [jo]\nspokespeople: [secretspeaker]\ntopic: housing\nphotos: [heliotropemap.jpg]\n"
    "---\nThe heliotrope vein runs under seven gravel fields.\n",
    "people/secretspeaker.md": "---\nname: Zebulon Quarryman\nrole: Geologist\n---\nKnows gravel.\n",
    "media/album/withdrawn.jpg.yml": SIDECAR
    + "people: [a child]\nconsent: {people: a parent, withdrawn: 2026-01-01}\n",
    "media/album/webonly.jpg.yml": SIDECAR
    + "people: [a man]\nconsent: {people: himself, scope: [web]}\n",
    "media/album/street.jpg.yml": SIDECAR.replace("key in a door", "street"),
    "media/people/harpreet.jpg.yml": SIDECAR.replace("Keys to a first home, Calgary", "Harpreet"),
    "media/logos/lantern.svg.yml": SIDECAR.replace("key in a door", "lantern"),
    "media/logos/lantern.svg": SVG,
    "media/sound/name.mp3.yml": "caption: How to say it\ncredit: Jo\nusage_terms: Free\n"
    "transcript: Harpreet Gill.\nduration: '0:02'\n",
    "releases/keys/keys.jpg.yml": SIDECAR,
    "releases/secret/heliotropemap.jpg.yml": SIDECAR,
}
PICTURES = (
    "releases/keys/keys.jpg",
    "releases/secret/heliotropemap.jpg",
    *(f"media/album/{name}.jpg" for name in ("withdrawn", "webonly", "street")),
    "media/people/harpreet.jpg",
)
SECRETS = ("heliotrope", "quarry", "zebulon", "secretspeaker", "withdrawn.jpg")


def photo(number: int) -> bytes:
    """A picture unlike the others."""
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), (40 * number % 255, 90, 120)).save(stream, "JPEG")
    return stream.getvalue()


def lay_out(root: Path, more: Mapping[str, str | bytes] | None = None, conf: str = CONF) -> Path:
    """The newsroom's files in a folder; `more` replaces some of them or adds to them."""
    sound = (SAMPLE / "media/audio/pronunciation-harpreet-gill.mp3").read_bytes()
    pictures = {name: photo(number) for number, name in enumerate(PICTURES)}
    files = {**FILES, **pictures, "media/sound/name.mp3": sound, **(more or {})}
    for name, content in files.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (root / "pelicanconf.py").write_text(conf, encoding="utf-8")
    return root


def publish(root: Path, now: dt.datetime = NOW, jobs: int = 1) -> Built:
    """Build the site as at a moment."""
    return build_site(open_site(root), Order(now, Silent(), jobs=jobs))


def desk_of(root: Path, now: dt.datetime = NOW) -> Desk:
    """The desk of what is public, without making a file."""
    return draft(open_site(root), now).desk


def subject(desk: Desk, name: str) -> Subject:
    """The subject of that slug: an article's, a topic's, or `organization`."""
    for found in subjects(desk):
        items = (*found.articles.values(), *found.topics.values())
        if name in {item.slug for item in items} or found.sort == name:
            return found
    raise KeyError(name)


def kit(desk: Desk, name: str, lang: str = "en") -> Kit:
    """A kit of the newsroom."""
    return compose(Composing(desk), subject(desk, name), lang)
