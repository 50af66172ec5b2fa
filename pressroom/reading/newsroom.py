"""Everything under `content/` read into one Newsroom, with every mistake found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pressroom.language.slugs import slug as slug_of
from pressroom.model.article import Article
from pressroom.model.assets import Asset, medium_of
from pressroom.model.coverage import Coverage
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import Newsroom
from pressroom.model.organization import Organization
from pressroom.model.origin import Body, Origin
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.problems import SETTINGS, Problem, Severity
from pressroom.reading.files import Found, Role, find
from pressroom.reading.memory import Memory
from pressroom.reading.nodes import Malformed
from pressroom.reading.others import OtherReaders
from pressroom.reading.required import require, say
from pressroom.reading.sheet import Sheet
from pressroom.reading.sources import Source, load, refused, yaml_of
from pressroom.reading.strays import strays
from pressroom.reading.translations import inherit
from pressroom.reading.typed import fields_of
from pressroom.reading.unfit import Unfit, unfit
from pressroom.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `refused` are the paths (from the site's folder) of files with an error."""

    newsroom: Newsroom
    problems: tuple[Problem, ...]
    refused: frozenset[str]
    unfit: Unfit = Unfit()
    characters: frozenset[str] | None = frozenset()
    """Every character beyond ASCII that any file says, or more; None where that isn't known."""


def read(
    settings: Settings,
    others: OtherReaders | None = None,
    memory: Memory | None = None,
    jobs: int = 1,
) -> Reading:
    """Read the whole content. Files with an error are left out of the newsroom and named.

    `others` read the formats that aren't ours. `memory` has what was read before; what it hasn't is read
    in up to `jobs` processes.
    """
    root = settings.root / settings.content
    if not root.is_dir():
        message = f"The content folder {settings.content} doesn't exist."
        hint = "Make it, or set PATH."
        problem = Problem("F125", SETTINGS, message, hint, setting="PATH")
        empty = Newsroom(organization=_organization_named(settings))
        return Reading(empty, (problem,), frozenset())
    found = find(settings, others.suffixes if others else ())
    texts = [f for f in found if f.role is not Role.ASSET]
    if memory is None or others is not None:
        sources = [load(f, settings, others) for f in texts]
    else:
        sources = memory.sources(texts, lambda f: load(f, settings), jobs)
    inherit(sources)
    return assemble(found, sources, settings)


def assemble(found: Sequence[Found], sources: Sequence[Source], settings: Settings) -> Reading:
    """The newsroom from what each file said."""
    by_role: dict[Role, list[Source]] = {role: [] for role in Role}
    for source in sources:
        by_role[source.found.role].append(source)
    sidecars = {s.found.path.rpartition(".")[0]: s for s in by_role[Role.SIDECAR]}
    assets = [_asset(f, sidecars.get(f.path), settings) for f in found if f.role is Role.ASSET]
    organizations = _each(_organization, by_role[Role.ORGANIZATION], settings)
    articles = _each(_article, by_role[Role.ARTICLE], settings)
    newsroom = Newsroom(
        organization=organizations[0] if organizations else _organization_named(settings),
        articles=articles,
        people=_each(_person, by_role[Role.PERSON], settings),
        topics=_with_implied(_each(_topic, by_role[Role.TOPIC], settings), articles, sources),
        pages=_each(_page, by_role[Role.PAGE], settings),
        assets={a.path: a for a in assets if a is not None},
        coverage=_each(_coverage, by_role[Role.COVERAGE], settings),
    )
    problems = (*(p for s in sources for p in s.problems), *strays(found, settings))
    broken = frozenset(s.path for s in sources if s.broken)
    said = [s.characters for s in sources]
    known = [each for each in said if each is not None]
    characters = frozenset().union(*known) if len(known) == len(said) else None
    return Reading(newsroom, problems, broken, unfit(sources, settings), characters)


def _each(
    make: Callable[[Source, Settings], T | None], sources: Sequence[Source], settings: Settings
) -> tuple[T, ...]:
    made = (make(source, settings) for source in sources)
    return tuple(value for value in made if value is not None)


def _slugged(source: Source, settings: Settings, from_title: bool) -> None:
    """Fill in language, slug and translation key where the header doesn't say them."""
    values = source.values
    values.setdefault("lang", source.found.lang or settings.default_lang)
    if "slug" not in values:
        title = str(values.get("title", ""))
        basis = title if from_title and title else source.found.slug
        values["slug"] = slug_of(basis, values["lang"]) or slug_of(
            source.found.slug, values["lang"]
        )
    if not values["slug"]:
        say(source, "F126", "", "No address can be made of its name.", "Add a line slug: …")
    values.setdefault("translation_key", values["slug"])


def _article(source: Source, settings: Settings) -> Article | None:
    kind = source.found.kind or Kind.STORY
    if source.unreadable:
        return None
    classic = source.found.ordinary
    if classic and source.style == "none":
        hint = "It is left out; give it a title and a date to publish it."
        say(source, "F101", "", "It has no header.", hint, Severity.WARNING)
        return None
    titled = settings.pelican.get("SLUGIFY_SOURCE", "title") == "title"
    _slugged(source, settings, from_title=classic and titled)
    if source.found.in_folder:
        source.values.setdefault("translation_key", source.found.slug)
    require(source, Article, kind)
    if "topic" in source.values and classic:
        source.unknown["category"] = source.values["topic"]
        source.values["topic"] = slug_of(source.values["topic"], source.values["lang"])
    article: Article | None = _made(
        Article, source, kind=kind, body=source.body, extra=dict(source.unknown)
    )
    return article


def _made(model: type, source: Source, **more: Any) -> Any:
    if source.broken:
        return None
    return model(origin=Origin(source.path, source.lines), **source.values, **more)


def _person(source: Source, settings: Settings) -> Person | None:
    if source.unreadable:
        return None
    values = source.values
    values.setdefault("lang", source.found.lang or settings.default_lang)
    values.setdefault("slug", slug_of(source.found.slug, values["lang"]))
    require(source, Person, None)
    person: Person | None = _made(Person, source, body=source.body)
    return person


def _topic(source: Source, settings: Settings) -> Topic | None:
    if source.unreadable:
        return None
    _slugged(source, settings, from_title=False)
    require(source, Topic, None)
    topic: Topic | None = _made(Topic, source, body=source.body)
    return topic


def _page(source: Source, settings: Settings) -> Page | None:
    if source.unreadable:
        return None
    _slugged(source, settings, from_title=source.style != "yaml")
    require(source, Page, None)
    page: Page | None = _made(Page, source, body=source.body, extra=dict(source.unknown))
    return page


def _keyed(source: Source, model: type, settings: Settings) -> None:
    """Read a YAML file's keys as a model's."""
    try:
        header = yaml_of(source)
    except Malformed as trouble:
        source.problems += refused(source.found, source.path, trouble).problems
        return
    sheet = Sheet(source.path, settings.timezone)
    source.values, source.unknown = fields_of(sheet, header, model)
    source.lines, source.problems = sheet.lines, [*source.problems, *sheet.problems]


def _coverage(source: Source, settings: Settings) -> Coverage | None:
    if not source.broken:
        _keyed(source, Coverage, settings)
    if source.broken:
        return None
    source.values.setdefault("lang", settings.default_lang)
    require(source, Coverage, None)
    coverage: Coverage | None = _made(Coverage, source, slug=source.found.slug)
    return coverage


def _organization(source: Source, settings: Settings) -> Organization | None:
    if not source.broken:
        _keyed(source, Organization, settings)
    if source.broken:
        return None
    require(source, Organization, None)
    organization: Organization | None = _made(Organization, source)
    return organization


def _organization_named(settings: Settings) -> Organization:
    name = Localized((("", settings.site_name or "Newsroom"),))
    return Organization(origin=Origin("pelicanconf.py"), name=name)


def _asset(found: Found, sidecar: Source | None, settings: Settings) -> Asset | None:
    path = f"{settings.content.as_posix()}/{found.path}"
    if sidecar is not None and not sidecar.broken:
        _keyed(sidecar, Asset, settings)
    if sidecar is not None and sidecar.broken:
        return None
    origin = Origin(sidecar.path, sidecar.lines) if sidecar else Origin(path)
    return Asset(
        path=found.path,
        medium=medium_of(found.path),
        origin=origin,
        owner=found.owner,
        album=found.album,
        described=sidecar is not None,
        **(sidecar.values if sidecar else {}),
    )


def _with_implied(
    topics: tuple[Topic, ...], articles: Iterable[Article], sources: Iterable[Source]
) -> tuple[Topic, ...]:
    """The topics, and a bare one for each category that only ordinary articles name."""
    known = {t.slug for t in topics}
    names = {s.path: s.unknown.get("category", "") for s in sources}
    implied: dict[tuple[str, str], Topic] = {}
    for article in articles:
        name = names.get(article.origin.path)
        if not article.topic or article.topic in known or not name:
            continue
        implied.setdefault(
            (article.topic, article.lang),
            Topic(
                origin=article.origin,
                body=Body(),
                implied=True,
                title=name,
                slug=article.topic,
                lang=article.lang,
                translation_key=article.topic,
            ),
        )
    return (*topics, *(implied[k] for k in sorted(implied)))
