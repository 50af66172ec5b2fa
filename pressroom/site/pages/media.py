"""The media library: all of it, album by album, and tag by tag."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pressroom.language.slugs import slug as slug_of
from pressroom.media.plan import Handout
from pressroom.model.assets import Medium
from pressroom.model.newsroom import PublicAsset
from pressroom.site.bodies import snippet
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.pictures import handout_download, picture_views, recording_views
from pressroom.site.views.links import DownloadView, LinkView
from pressroom.site.views.media import AlbumView


def plans(edition: Edition) -> Iterator[PagePlan]:
    """The library, its albums and its tags."""
    assets = library(edition)
    albums = _albums(assets)
    tags = _tags(assets)
    yield _page(edition, assets, (), albums, tags)
    for name, inside in albums.items():
        yield _page(edition, inside, (slug_of(name, "en"),), albums, tags, _title(name))
    tagged = edition.words.gettext("Tagged {tag}")
    for tag, inside in tags.items():
        place = ("tags", slug_of(tag, "en"))
        yield _page(edition, inside, place, albums, tags, tagged.format(tag=tag))


def library(edition: Edition) -> tuple[PublicAsset, ...]:
    """The public assets with a sidecar: those of the albums, the fullest first, then those beside
    articles."""
    desk = edition.desk
    found = [a for a in desk.newsroom.assets.values() if a.described and a.path in desk.media]
    size = Counter(a.album for a in found)
    return tuple(sorted(found, key=lambda a: (not a.album, -size[a.album], a.album, a.path)))


def _albums(assets: Sequence[PublicAsset]) -> Mapping[str, list[PublicAsset]]:
    albums: dict[str, list[PublicAsset]] = defaultdict(list)
    for asset in assets:
        if asset.album:
            albums[asset.album].append(asset)
    return dict(sorted(albums.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _tags(assets: Sequence[PublicAsset]) -> Mapping[str, list[PublicAsset]]:
    tags: dict[str, list[PublicAsset]] = defaultdict(list)
    for asset in assets:
        for tag in asset.tags:
            tags[tag].append(asset)
    return dict(sorted(tags.items()))


def _page(
    edition: Edition,
    assets: Sequence[PublicAsset],
    place: tuple[str, ...],
    albums: Mapping[str, list[PublicAsset]],
    tags: Mapping[str, list[PublicAsset]],
    heading: str = "",
) -> PagePlan:
    desk, lang = edition.desk, edition.lang
    path = edition.standing("media", *place)

    def fill() -> Context:
        words = edition.words
        library = words.gettext("Media library")
        paths = [f"/{asset.path}" for asset in assets]
        trail = (LinkView(title=library, url=edition.site.paths["media"]),) if place else ()
        page = edition.page(
            "media",
            heading or library,
            path,
            versions=desk.everywhere("media", *place),
            trail=trail,
        )
        return {
            "page": page,
            "albums": tuple(_album(edition, n, inside, place) for n, inside in albums.items()),
            "tags": tuple(_tag(edition, tag, len(inside), place) for tag, inside in tags.items()),
            "pictures": picture_views(desk, paths, lang),
            "recordings": recording_views(desk, paths, lang),
            "files": documents(edition, assets),
        }

    return edition.later(path, "media.html", fill)


def _title(name: str) -> str:
    told = name.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return told[:1].upper() + told[1:]


def _album(
    edition: Edition, name: str, inside: Sequence[PublicAsset], place: tuple[str, ...]
) -> AlbumView:
    slug = slug_of(name, "en")
    cover = [f"/{a.path}" for a in inside if a.medium is Medium.IMAGE][:1]
    return AlbumView(
        slug=slug,
        title=_title(name),
        url=edition.desk.url(edition.standing("media", slug)),
        pictures=picture_views(edition.desk, cover, edition.lang),
        count=len(inside),
        current=place == (slug,),
    )


def _tag(edition: Edition, tag: str, count: int, place: tuple[str, ...]) -> LinkView:
    slug = slug_of(tag, "en")
    url = edition.desk.url(edition.standing("media", "tags", slug))
    return LinkView(title=tag, url=url, count=count, current=place == ("tags", slug))


def documents(edition: Edition, assets: Sequence[PublicAsset]) -> tuple[DownloadView, ...]:
    """Documents of the library to download."""
    desk, found = edition.desk, []
    for asset in assets:
        plan = desk.media.get(asset.path)
        if asset.medium is Medium.FILE and isinstance(plan, Handout):
            label = snippet(desk.text(asset.caption, edition.lang)) or asset.path.rpartition("/")[2]
            found.append(handout_download(desk, label, plan, edition.lang))
    return tuple(found)
