"""A reader: what a kit has to know of the journalist it is made for."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pressroom.model.article import Article
from pressroom.outreach.checks import folded
from pressroom.outreach.matching import angle_for
from pressroom.outreach.media_list import Journalist, Outreach


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Reader:
    """A journalist as a kit sees them. Has no printed form, so that none stands in a log by accident."""

    slug: str
    name: str
    outlet: str = ""
    """The slug of their outlet."""
    outlet_name: str = ""
    languages: tuple[str, ...] = ()
    """That they read, the best first."""
    interests: tuple[str, ...] = ()
    """Their beats and regions."""
    regions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    """That they prefer, as kits call them."""
    zone: ZoneInfo | None = None

    @property
    def called(self) -> str:
        """Name and outlet."""
        return ", ".join(part for part in (self.name, self.outlet_name) if part)


def reader_of(outreach: Outreach, journalist: Journalist) -> Reader:
    """What the media list says of somebody that matters for a kit."""
    outlet = outreach.outlet_of(journalist)
    zone = outreach.timezone_of(journalist)
    regions = outreach.regions_of(journalist)
    return Reader(
        slug=journalist.slug,
        name=journalist.name,
        outlet=outlet.slug if outlet else "",
        outlet_name=outlet.name if outlet else "",
        languages=outreach.languages_of(journalist),
        interests=(*outreach.beats_of(journalist), *regions),
        regions=regions,
        formats=outreach.formats_of(journalist),
        zone=ZoneInfo(zone) if zone else None,
    )


@dataclass(frozen=True, slots=True)
class Lead:
    """What a story means for its reader, and the language that is said in."""

    text: str = ""
    lang: str = ""


def lead_for(
    versions: tuple[Article, ...], lang: str, outreach: Outreach, journalist: Journalist
) -> Lead:
    """The angle that is most somebody's own: of the version in their language, else of another."""
    for version in sorted(versions, key=lambda v: v.lang != lang):
        angle = angle_for(version, outreach, journalist)
        if angle is not None:
            return Lead(angle.lead.strip(), version.lang)
    return Lead()


def suits(versions: tuple[Article, ...], outreach: Outreach, journalist: Journalist) -> bool:
    """Whether a story is for somebody: an angle of it is, or its topic or a tag is one of their beats."""
    if any(angle_for(version, outreach, journalist) for version in versions):
        return True
    subjects = {folded(word) for v in versions for word in (*v.tags, v.topic or "") if word}
    subjects |= {word.replace("-", " ") for word in subjects}
    return bool(subjects & {folded(beat) for beat in outreach.beats_of(journalist)})
