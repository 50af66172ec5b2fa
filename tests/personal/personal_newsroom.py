"""A small newsroom with an embargoed release and a media list, in which every text has words of its own."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from PIL import Image

from pressroom.cli.main import main

NOW = "2026-11-23T09:00:00-07:00"
AFTER = "2027-03-01T06:00:00-07:00"
VISIT = Path(__file__).resolve().parents[1] / "sealing" / "visit_sealed.mjs"
CONF = """\
SITENAME = "Lantern Newsroom"
SITEURL = "https://newsroom.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
PRESSROOM_LANGUAGES = ["en", "fr", "ar"]
PRESSROOM_USAGE_TERMS = "Free with credit."
"""
STUDY = """\
---
title: Quillfeather tenants stay put, study shows
subtitle: Plumbago years after arrival
date: 2027-03-01T06:00:00-07:00
status: embargoed
embargo: 2027-03-01T06:00:00-07:00
summary: Sevenscore of the zanderberg households renewed their lease.
location: Calgary, Alta.
topic: housing
tags: [rent]
contacts: [jo-brandt]
spokespeople: [hana-cole, omar-saleh]
photos: [staircase-vellumoak.jpg, media/street/door.png]
files: [ledgerquartz-report.csv]
quotes:
  - {text: Nobody expected the wisteriahook to hold., by: hana-cole, approved: true}
facts:
  - {label: Brindlemoor renewals, value: 7 041, source: Study, as_of: 2026-10-31}
  - {label: Renewals in Eastvale, value: 1 203, source: Study, as_of: 2026-10-31}
notes: The gallowthread appendix follows.
angles:
  - {for: {outlet: bow-courier}, lead: "For the valley: **tumbleglass** rents fell."}
  - {for: {beat: settlement}, lead: "Newcomers of the marblefinch years did best."}
---
Cobblewick families carried their boxes in, and the [report](ledgerquartz-report.csv) says why.
"""
STUDY_FR = """\
---
title: Les locataires de Ventrebourg restent, dit l’étude
lang: fr
translated_by: human
summary: Les ménages du Pontdoré ont renouvelé leur bail.
location: Calgary (Alberta)
status: embargoed
embargo: 2027-03-01T06:00:00-07:00
---
Les familles de la rue Chardonneau ont porté leurs boîtes.
"""
STUDY_AR = """\
---
title: مستأجرو زعفرانة باقون
lang: ar
adapted: true
summary: جدّدت أسر القطمير عقودها.
location: كالغاري، ألبرتا
status: embargoed
embargo: 2027-03-01T06:00:00-07:00
---
حملت عائلات الخزامى صناديقها.
"""
FILES: Mapping[str, str] = {
    "pelicanconf.py": CONF,
    "content/organization.yml": "name: {en: Lantern Society, fr: Société Lanterne, ar: جمعية الفانوس}\n",
    "content/people/jo-brandt.md": """\
---
name: Jo Brandt
phone: 403-555-0101
email: jo@example.org
languages: [en]
media_contact: true
---
Answers.
""",
    "content/people/samir-aziz.md": """\
---
name: Samir Aziz
phone: 403-555-0102
email: samir@example.org
languages: [ar, en]
media_contact: true
---
Answers in Arabic.
""",
    "content/people/hana-cole.md": """\
---
name: Hana Cole
role: Director
languages: [{lang: en, on_air: true}]
topics: [housing]
---
Leads.
""",
    "content/people/omar-saleh.md": """\
---
name: Omar Saleh
role: Counsellor
languages: [{lang: ar, on_air: true}, fr]
---
Only the study speaks of the hidden pinwhistle counsellor.
""",
    "content/topics/housing.md": """\
---
title: Housing
facts:
  - {label: Homes in Eastvale, value: "88", source: City, as_of: 2026-01-31}
---
Homes.
""",
    "content/releases/keys/index.md": """\
---
title: First keys
date: 2026-11-19T09:00:00-07:00
summary: A public release.
location: Calgary, Alta.
topic: housing
contacts: [jo-brandt]
---
Nine families moved in.
""",
    "content/releases/study/index.md": STUDY,
    "content/releases/study/index.fr.md": STUDY_FR,
    "content/releases/study/index.ar.md": STUDY_AR,
    "content/releases/study/ledgerquartz-report.csv": "household,saffronmill\n1,2\n",
    "content/releases/study/ledgerquartz-report.csv.yml": "caption: The full report\n",
    "content/releases/study/staircase-vellumoak.jpg.yml": """\
alt: Stairs beside the humblethorn railing
caption: Fennelgate stairs
credit: Olena K.
usage_terms: Free with credit
""",
    "content/releases/draft/index.md": """\
---
title: Nobody sees the dandelionforge draft
date: 2026-11-19T09:00:00-07:00
status: draft
summary: A draft.
location: Calgary, Alta.
contacts: [jo-brandt]
---
Draft words of the barleycrypt.
""",
    "content/media/street/door.png.yml": """\
alt: {en: A door, fr: Une porte, ar: باب}
credit: Olena K.
usage_terms: Free with credit
tags: [rent, door]
""",
    "content/media/street/lamp.png.yml": """\
alt: A lamp
credit: Olena K.
usage_terms: Free with credit
tags: [rent, lamp]
""",
    "content/media/street/crowd.png.yml": """\
alt: A crowd
credit: Olena K.
usage_terms: Free with credit
tags: [rent]
people: [a family]
consent: {people: by form}
""",
    "outreach/outlets/bow-courier.yml": """\
name: The Bowmantle Courier
beats: [housing]
languages: [en]
regions: [Eastvale]
timezone: America/Toronto
formats: [docx]
embargo_terms: {accepted: 2026-09-01, how: by e-mail}
""",
    "outreach/outlets/al-jisr.yml": """\
name: صحيفة المرجانة
beats: [settlement]
languages: [ar, fr]
embargo_terms: {accepted: 2026-09-01, how: by e-mail}
""",
    "outreach/journalists/dana.yml": """\
name: Dana Whistlecombe
outlet: bow-courier
email: dana@bowmantle.example.org
consent: {basis: express, date: 2026-02-03}
""",
    "outreach/journalists/layla.yml": """\
name: ليلى العقيقي
outlet: al-jisr
email: layla@marjana.example.org
consent: {basis: express, date: 2026-02-03}
""",
    "outreach/journalists/marc.yml": """\
name: Marc Ferrandier
email: marc@example.net
languages: [fr]
consent: {basis: express, date: 2026-02-03}
""",
    "outreach/journalists/shut.yml": """\
name: Ida Nevermore
outlet: bow-courier
email: ida@bowmantle.example.org
consent: {basis: express, date: 2026-02-03}
do_not_contact: true
""",
}
SECRETS = (
    *("Quillfeather", "Plumbago", "Sevenscore", "zanderberg", "vellumoak", "ledgerquartz"),
    *("wisteriahook", "Brindlemoor", "gallowthread", "tumbleglass", "marblefinch", "Cobblewick"),
    *("Ventrebourg", "Pontdoré", "Chardonneau", "زعفرانة", "القطمير", "الخزامى", "saffronmill"),
    *("humblethorn", "Fennelgate", "pinwhistle", "Omar Saleh", "dandelionforge", "barleycrypt"),
)
"""A word of every withheld text, and the person whom only it names."""
RECIPIENTS = (
    *("Whistlecombe", "Bowmantle", "bow-courier", "dana@bowmantle.example.org", "العقيقي"),
    *("المرجانة", "layla@marjana.example.org", "al-jisr", "Ferrandier", "Nevermore"),
)
"""Names and addresses of the media list."""


def picture(number: int, suffix: str) -> bytes:
    """A small photograph."""
    image = Image.effect_noise((900, 600), 40 + number).convert("RGB")
    file = io.BytesIO()
    image.save(file, "JPEG" if suffix == ".jpg" else "PNG")
    return file.getvalue()


def lay_out(root: Path, more: Mapping[str, str] | None = None) -> Path:
    """The newsroom on disk."""
    for number, (name, text) in enumerate({**FILES, **(more or {})}.items()):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        if name.endswith((".jpg.yml", ".png.yml")):
            file.with_suffix("").write_bytes(picture(number, file.with_suffix("").suffix))
    return root


def run(root: Path, *words: str, now: str = NOW, **more: Any) -> Result:
    """A command on the newsroom, as at a moment."""
    when = () if words[:2] == ("kit", "secret") else ("--now", now)
    return CliRunner().invoke(main, [*words, "--site", str(root), *when], **more)


def made(root: Path, *words: str, now: str = NOW) -> list[dict[str, Any]]:
    """The kits that a command makes."""
    done = run(root, "kit", *words, "--format", "json", now=now)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def build(root: Path, now: str = NOW, *words: str) -> Path:
    """The newsroom published; its output."""
    done = run(root, "build", "--jobs", "1", *words, now=now)
    assert done.exit_code == 0, done.output
    return root / "output"


def visited(output: Path, visits: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What Chromium meets on each visit, with the headers that the site asks hosts for."""
    lines = (output / "_headers").read_text("utf-8").partition("\n\n")[0].splitlines()[1:]
    headers = dict(line.strip().split(": ", 1) for line in lines if "Transport" not in line)
    order = json.dumps({"root": str(output), "headers": headers, "visits": list(visits)})
    done = subprocess.run(
        ["node", str(VISIT)],
        input=order,
        capture_output=True,
        text=True,
        check=False,
        cwd=VISIT.parents[1],
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def path_of(kit: Mapping[str, Any]) -> str:
    """A kit's link without the host."""
    return str(kit["link"]).removeprefix("https://newsroom.example.org")


def moment(text: str) -> dt.datetime:
    """A time as it is written."""
    return dt.datetime.fromisoformat(text)
