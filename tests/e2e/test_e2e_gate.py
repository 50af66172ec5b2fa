"""What may not be seen yet, or any more, is nowhere in the output; what may be seen is there by itself."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from built_site import TODAY, Output, build

OPENS = "2027-03-01T06:00:00-07:00"
A_SECOND_BEFORE = "2027-03-01T05:59:59-07:00"
STUDY = "first-five-years-study"
DRAFT = "community-bond-second-series"
WITHDRAWN = "chinatown-office-april"
NEWEST = "lamplight-house-first-keys"
TEXT = {".html", ".xml", ".json", ".ics", ".opml", ".svg", ".txt", ".css", ".js", ""}


def words_of(text: str) -> str:
    """The words of a text alone: punctuation and marks differ between formats, words don't."""
    return " ".join(re.findall(r"\w+", text.lower()))


@dataclass(frozen=True)
class Item:
    """One text of the sample as its writer wrote it, read without any of our own code."""

    file: Path
    header: dict[str, Any]
    body: str

    @property
    def slug(self) -> str:
        """What its address ends in."""
        return self.file.parent.name

    @property
    def sayings(self) -> list[str]:
        """What nobody may read: headline, deck, summary, first sentence, quotes, and figures."""
        head = [self.header.get(key) or "" for key in ("title", "subtitle", "summary")]
        quotes = [quote["text"] for quote in self.header.get("quotes") or ()]
        facts = [f"{fact['label']} {fact['value']}" for fact in self.header.get("facts") or ()]
        first = re.split(r"(?<=[.!?])\s", self.body.strip())[0]
        return [words_of(said) for said in (*head, first, *quotes, *facts) if said]


def read_item(file: Path) -> Item:
    """A file's header and body."""
    _, header, body = file.read_text("utf-8").split("---\n", 2)
    return Item(file, yaml.safe_load(header), body)


def items(newsroom: Path, slug: str) -> list[Item]:
    """All language versions of what lies in one folder."""
    found = [read_item(file) for file in sorted(newsroom.glob(f"content/*/{slug}/index*.md"))]
    assert found, slug
    return found


def withheld(newsroom: Path, moment: str) -> set[str]:
    """The slugs that the headers say must not be seen at a moment."""
    now = dt.datetime.fromisoformat(moment)
    found = set()
    for file in newsroom.glob("content/*/*/index*.md"):
        header = read_item(file).header
        opening = header.get("embargo") or header.get("date")
        if isinstance(opening, dt.datetime) and opening.tzinfo and opening > now:
            found.add(file.parent.name)
        if header.get("status") in ("draft", "withdrawn"):
            found.add(file.parent.name)
    return found


def unfolded(file: Path) -> str:
    """A file's text without escapes, folds and tags."""
    text = file.read_bytes().decode("utf-8", errors="replace")
    if file.suffix == ".json":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    plain = html.unescape(html.unescape(unquote(re.sub(r"\r?\n[ \t]", "", text))))
    return f"{text} {re.sub(r'<[^>]*>', ' ', plain)} {plain}"


def everything(site: Output) -> dict[str, str]:
    """All that the output says, file by file: names, texts, and the packets written into pictures."""
    said = {}
    for file in site.files():
        path = file.relative_to(site.folder).as_posix()
        packets = b" ".join(re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", file.read_bytes(), re.S))
        text = unfolded(file) if file.suffix in TEXT else html.unescape(packets.decode("utf-8"))
        said[path] = f"{words_of(path)} {words_of(text)}"
    return said


def what_pictures_tell(site: Output) -> str:
    """What exiftool finds in all media, in words."""
    command = ["exiftool", "-r", "-j", "-a", "-struct", "-XMP:all", "-IPTC:all", "-EXIF:all"]
    done = subprocess.run(
        [*command, str(site.folder / "media")], capture_output=True, text=True, check=True
    )
    return words_of(done.stdout)


def found(said: dict[str, str], what: str) -> list[str]:
    """The files that say something."""
    return [path for path, words in said.items() if what in words]


def test_nothing_withheld_is_in_any_byte(newsroom: Path, site: Output) -> None:
    """No headline, deck, summary, first sentence, quote or figure of what is withheld is anywhere."""
    hidden = withheld(newsroom, TODAY)
    assert {STUDY, DRAFT, WITHDRAWN} <= hidden
    said = everything(site) | {"what pictures tell": what_pictures_tell(site)}
    for slug in hidden:
        for item in items(newsroom, slug):
            for saying in item.sayings:
                assert found(said, saying) == [], (slug, saying)
        if slug != WITHDRAWN:
            assert found(said, words_of(slug)) == []


def test_a_withdrawn_text_leaves_a_notice(site: Output) -> None:
    """Its address stays and says why, and where to read on."""
    (notice,) = [page for page in site.pages.values() if WITHDRAWN in page.url]
    assert notice.kind == "page-notice"
    assert "never signed" in notice.text
    assert notice.all("//main//a[contains(@href, 'northeast-office-opens')]")


def test_a_picture_without_consent_is_nowhere(site: Output) -> None:
    """A picture whose people took back their consent is in no file, by name or by caption."""
    said = everything(site)
    assert found(said, "community garden jpg") == []
    assert [file for file in site.files() if "community-garden" in file.name] == []


def test_no_link_shows_a_picture_that_is_not_for_social_media(newsroom: Path, site: Output) -> None:
    """Pictures whose people agreed to the web alone stay out of what pages offer to networks."""
    sidecars = (newsroom / "content").rglob("*.yml")
    told = {f: yaml.safe_load(f.read_text("utf-8")) for f in sidecars if len(f.suffixes) > 1}
    kept = {
        f.name.partition(".")[0]
        for f, said in told.items()
        if "consent" in said and "social" not in said["consent"].get("scope", ["social"])
    }
    assert kept
    offered = "//meta[@property='og:image' or @name='twitter:image']/@content"
    shown = {str(each) for page in site.pages.values() for each in page.all(offered)}
    drawn = {each for each in shown if "/cards/" in each}  # named after articles
    assert shown > drawn
    assert [each for each in shown - drawn for name in kept if name in each] == []
    words = "//meta[@property='og:image:alt' or @name='twitter:image:alt']/@content"
    described = {str(each) for page in site.pages.values() for each in page.all(words)}
    told_of = [said["alt"] for f, said in told.items() if f.name.partition(".")[0] in kept]
    alts = [alt for each in told_of for alt in (each.values() if type(each) is dict else [each])]
    assert alts
    assert [each for each in described for alt in alts if alt in each] == []


def test_an_embargo_opens_by_itself_and_shuts_again(another_newsroom: Path) -> None:
    """At its minute the study is on the site with no edit; built as of a second before, it is nowhere.

    The second build follows the first in the same folder, with its cache and its output.
    """
    opened = build(another_newsroom, now=OPENS)
    page = opened.release(STUDY)
    (english, *_) = [item for item in items(another_newsroom, STUDY) if item.file.stem == "index"]
    assert page.all("normalize-space(//h1)") == english.header["title"]
    said = everything(opened)
    assert len(found(said, english.sayings[0])) > 5
    assert any(path.endswith("all.rss.xml") for path in found(said, words_of(STUDY)))
    assert found(said, items(another_newsroom, DRAFT)[0].sayings[0]) == []

    said = everything(build(another_newsroom, now=A_SECOND_BEFORE))
    for item in items(another_newsroom, STUDY):
        for saying in (words_of(STUDY), *item.sayings):
            assert found(said, saying) == [], saying


def test_what_was_not_out_yet_is_not_there(another_newsroom: Path) -> None:
    """Built as of an earlier day, the newsroom shows nothing that came later."""
    before = "2026-11-19T08:59:59-07:00"
    later = withheld(another_newsroom, before) - withheld(another_newsroom, TODAY)
    assert NEWEST in later
    said = everything(build(another_newsroom, now=before))
    for slug in later:
        for item in items(another_newsroom, slug):
            assert found(said, item.sayings[0]) == [], slug
