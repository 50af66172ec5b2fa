"""Pictures and recordings in structured data: whose they are, and on which terms one gets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pressroom.media.imprint import publisher
from pressroom.media.plan import Picture
from pressroom.media.rights import imprint
from pressroom.metadata.graph import Node, node
from pressroom.metadata.vocabulary import digital_source, duration
from pressroom.site.desk import Desk
from pressroom.site.structured import names
from pressroom.site.views.media import PictureView, RecordingView


def image(desk: Desk, view: PictureView) -> Node:
    """A picture. Only one that may be handed out says on which terms, and where one gets it."""
    url, width, height = _shown(desk, view)
    offered = bool(view.downloads)
    place = names.absolute(desk, view.url)
    told = _imprint(desk, view.path)
    return node(
        "ImageObject",
        names.asset(desk, view.path),
        url=url,
        contentUrl=url,
        width=f"{width} px",  # a Distance, which is text
        height=f"{height} px",
        description=view.alt,
        caption=view.caption.striptags(),
        creditText=view.credit,
        copyrightNotice=told[0],
        license=(view.licence_url or place) if offered else "",
        acquireLicensePage=place if offered else "",
        dateCreated=view.taken,
        contentLocation=node("Place", name=view.place) if view.place else None,
        digitalSourceType=digital_source(told[1]),
    )


def images(desk: Desk, views: Iterable[PictureView]) -> tuple[Node, ...]:
    """Several pictures."""
    return tuple(image(desk, view) for view in views)


def _shown(desk: Desk, view: PictureView) -> tuple[str, int, int]:
    """Address and size of the file that stands for a picture: what search engines take, if there is one."""
    plan = desk.media.get(view.path)
    if isinstance(plan, Picture):
        made = plan.shared or plan.src
        return names.absolute(desk, desk.url(made.path)), made.width, made.height
    return names.absolute(desk, view.src), view.width, view.height


def _imprint(desk: Desk, path: str) -> tuple[str, str]:
    """The copyright notice and the source type that the picture's files themselves carry."""
    asset, found = desk.newsroom.assets.get(path), desk.plain.get(path)
    if asset is None or found is None or path not in desk.media:
        return "", ""
    told = imprint(asset, found, publisher(desk.newsroom.organization, desk.settings))
    return told.copyright, told.source_type


def recording(
    desk: Desk, view: RecordingView, published: dt.datetime | None, still: str = ""
) -> Node:
    """A video or sound that appeared at that moment; `still` is a picture's address that stands for it."""
    url = names.absolute(desk, view.src)
    captions = names.absolute(desk, view.captions_url)
    return node(
        "VideoObject" if view.medium == "video" else "AudioObject",
        names.asset(desk, view.path),
        name=view.title,
        description=view.caption.striptags() or view.title,
        url=url,
        contentUrl=url,
        encodingFormat=view.type,
        uploadDate=published,
        duration=duration(view.duration),
        transcript=view.transcript,
        creditText=view.credit,
        thumbnailUrl=still if view.medium == "video" else "",
        caption=node("MediaObject", contentUrl=captions, encodingFormat="text/vtt")
        if captions
        else None,
    )
