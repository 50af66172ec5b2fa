"""Pictures, recordings and documents as templates see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pressroom.language.numbers import megabytes
from pressroom.language.slugs import slug as slug_of
from pressroom.language.tags import best
from pressroom.language.words import Words
from pressroom.media.plan import Handout, Picture, Rendition, srcset
from pressroom.model.assets import Asset, Medium, asset_at
from pressroom.model.keys import Localized
from pressroom.model.newsroom import PublicArticle, PublicAsset
from pressroom.site.bodies import inline, snippet
from pressroom.site.desk import Desk
from pressroom.site.views.links import DownloadView, LinkView
from pressroom.site.views.media import PictureView, RecordingView


def folder_of(item: PublicArticle | Asset | None, desk: Desk) -> str:
    """The folder that an item's own file lies in, relative to `content/`."""
    if item is None:
        return ""
    path = item.origin.path.removeprefix(f"{desk.settings.content.as_posix()}/")
    return path.rpartition("/")[0]


ON_DARK = "on-dark"
"""The tag of a logo that is made for dark grounds; `PRESSROOM_LOGO_DARK` is one without it."""


def find(desk: Desk, written: str, beside: PublicArticle | None = None) -> PublicAsset | None:
    """The public asset a text names."""
    path = asset_at(written, folder_of(beside, desk), desk.newsroom.assets)
    return desk.newsroom.assets[path] if path else None


def picture_views(
    desk: Desk, paths: Iterable[str], lang: str, *, beside: PublicArticle | None = None
) -> tuple[PictureView, ...]:
    """Those of the pictures that are public, in the order given."""
    views = (picture_view(desk, path, lang, beside=beside) for path in paths)
    return tuple(view for view in views if view is not None)


def picture_view(
    desk: Desk, written: str, lang: str, *, beside: PublicArticle | None = None
) -> PictureView | None:
    """A picture, or None where it isn't public or no picture."""
    asset = find(desk, written, beside)
    plan = desk.media.get(asset.path) if asset else None
    if asset is not None and plan is None:
        return _plain_view(desk, asset, lang)
    if asset is None or not isinstance(plan, Picture):
        return None
    *better, plainest = plan.sources
    return PictureView(
        path=asset.path,
        anchor=anchor(asset.path),
        url=desk.url(library_path(desk, asset, lang)) + f"#{anchor(asset.path)}",
        src=desk.url(plan.src.path),
        width=plan.width,
        height=plan.height,
        sources=tuple((s[0].media_type, srcset(s, desk.url)) for s in better),
        srcset="" if plan.vector else srcset(plainest, desk.url),
        alt=desk.text(asset.alt, lang),
        alt_lang=other_lang(asset.alt, lang, desk),
        caption=inline(desk.text(asset.caption, lang), lang),
        credit=desk.text(asset.credit, lang),
        usage_terms=desk.text(asset.usage_terms or desk.settings.usage_terms, lang),
        terms_lang=other_lang(asset.usage_terms or desk.settings.usage_terms, lang, desk),
        licence_url=asset.licence_url or "",
        place=desk.text(asset.place, lang),
        taken=asset.taken,
        people=_people(desk, asset, lang),
        source_type=source_type(asset.source_type or "", desk.words(lang)),
        tags=asset.tags,
        downloads=_picture_downloads(desk, plan, lang),
        vector=plan.vector,
        on_dark=asset.path == desk.settings.logo_dark or ON_DARK in asset.tags,
    )


def _plain_view(desk: Desk, asset: PublicAsset, lang: str) -> PictureView | None:
    """A picture that is only copied: an ordinary blog's, without renditions or rights."""
    found = desk.plain.get(asset.path)
    if found is None or not found.picture:
        return None
    return PictureView(
        path=asset.path,
        anchor=anchor(asset.path),
        url=desk.url(desk.static_path(asset.path)),
        src=desk.url(desk.static_path(asset.path)),
        width=found.width,
        height=found.height,
        sources=(),
        srcset="",
        alt=desk.text(asset.alt, lang),
    )


def anchor(path: str) -> str:
    """The id of an asset on a page."""
    return slug_of(re.sub(r"[/.]", " ", path.removeprefix("media/")), "en") or "asset"


def library_path(desk: Desk, asset: PublicAsset, lang: str) -> str:
    """The output path of the media library's page that shows an asset."""
    album = slug_of(asset.album, "en")
    more = (album,) if album else ()
    return desk.addresses.standing(
        "media", lang if lang in desk.languages else desk.settings.default_lang, *more
    )


def other_lang(text: Localized | None, lang: str, desk: Desk) -> str:
    """The language that a text is told in where it isn't there in `lang`; nothing where it is."""
    if text is None or text.has(lang):
        return ""
    tags = [tag for tag, _ in text.texts if tag]
    return best(desk.settings.default_lang, tags) or next(iter(tags), "")


def _people(desk: Desk, asset: PublicAsset, lang: str) -> tuple[LinkView, ...]:
    links = []
    for named in asset.people:
        person = desk.person(named, lang)
        url = desk.url(desk.addresses.person(person, lang)) if person else ""
        links.append(LinkView(title=person.name if person else named, url=url))
    return tuple(links)


def source_type(word: str, words: Words) -> str:
    """An IPTC digital source type in words; nothing for a plain photograph."""
    _ = words.gettext
    told: Mapping[str, str] = {
        "digitalCreation": _("Digital illustration"),
        "digitalArt": _("Digital illustration"),
        "dataDrivenMedia": _("Chart made from data"),
        "algorithmicMedia": _("Made by an algorithm"),
        "trainedAlgorithmicMedia": _("Generated by AI"),
        "compositeWithTrainedAlgorithmicMedia": _("Edited with generative AI"),
        "compositeSynthetic": _("Composite with synthetic parts"),
        "composite": _("Composite of several pictures"),
        "compositeCapture": _("Composite of several pictures"),
        "virtualRecording": _("Recording of a virtual event"),
        "screenCapture": _("Screenshot"),
        "print": _("Scan of a print"),
        "negativeFilm": _("Scan of a negative"),
        "positiveFilm": _("Scan of a slide"),
        "minorHumanEdits": _("Retouched"),
        "humanEdits": _("Retouched"),
    }
    return told.get(word.rpartition("/")[2], "")


def _picture_downloads(desk: Desk, plan: Picture, lang: str) -> tuple[DownloadView, ...]:
    _ = desk.words(lang).gettext
    offers: tuple[tuple[str, Rendition | None], ...] = (
        (_("Screen size"), plan.screen),
        (_("Print size"), plan.print),
        (_("Original"), plan.original),
    )
    return tuple(_download(desk, label, made, lang) for label, made in offers if made)


def _download(desk: Desk, label: str, made: Rendition, lang: str) -> DownloadView:
    size = desk.size(made.path) or made.bytes
    return DownloadView(
        label=label,
        url=desk.url(made.path),
        type=made.media_type,
        width=made.width,
        height=made.height,
        size=megabytes(size, lang) if size else "",
    )


def recording_views(
    desk: Desk, paths: Iterable[str], lang: str, *, beside: PublicArticle | None = None
) -> tuple[RecordingView, ...]:
    """Those of the videos and sounds that are public."""
    views = (recording_view(desk, path, lang, beside=beside) for path in paths)
    return tuple(view for view in views if view is not None)


def recording_view(
    desk: Desk, written: str, lang: str, *, beside: PublicArticle | None = None
) -> RecordingView | None:
    """A video or sound, or None where it isn't public or neither."""
    asset = find(desk, written, beside)
    plan = desk.media.get(asset.path) if asset else None
    if asset is None or not isinstance(plan, Handout) or asset.medium is Medium.FILE:
        return None
    captions = find(desk, asset.captions_file, beside) if asset.captions_file else None
    captions_plan = desk.media.get(captions.path) if captions else None
    _ = desk.words(lang).gettext
    caption = desk.text(asset.caption, lang)
    return RecordingView(
        path=asset.path,
        anchor=anchor(asset.path),
        medium=asset.medium.value,
        src=desk.url(plan.path),
        type=plan.media_type,
        title=snippet(caption) or desk.text(asset.alt, lang) or plan.path.rpartition("/")[2],
        caption=inline(caption, lang),
        credit=desk.text(asset.credit, lang),
        usage_terms=desk.text(asset.usage_terms or desk.settings.usage_terms, lang),
        terms_lang=other_lang(asset.usage_terms or desk.settings.usage_terms, lang, desk),
        transcript=desk.text(asset.transcript, lang),
        captions_url=desk.url(captions_plan.path) if isinstance(captions_plan, Handout) else "",
        duration=asset.duration or "",
        downloads=(handout_download(desk, _("Download"), plan, lang),)
        if is_offered(desk, asset)
        else (),
    )


def is_offered(desk: Desk, asset: PublicAsset) -> bool:
    """Whether a recording may be handed out: credit and terms are known, and consent covers it."""
    terms = asset.usage_terms or desk.settings.usage_terms
    return bool(asset.credit and terms) and asset.path not in desk.newsroom.web_only


def handout_download(desk: Desk, label: str, plan: Handout, lang: str) -> DownloadView:
    """A file that isn't a picture, to download."""
    size = desk.size(plan.path) or plan.bytes
    return DownloadView(
        label=label,
        url=desk.url(plan.path),
        type=plan.media_type,
        size=megabytes(size, lang) if size else "",
    )


def downloads(
    desk: Desk, paths: Iterable[str], lang: str, *, beside: PublicArticle | None = None
) -> tuple[DownloadView, ...]:
    """Documents to download, by their caption or else their name."""
    found = []
    for path in paths:
        asset = find(desk, path, beside)
        plan = desk.media.get(asset.path) if asset else None
        if asset is not None and isinstance(plan, Handout):
            label = snippet(desk.text(asset.caption, lang)) or path.rpartition("/")[2]
            found.append(handout_download(desk, label, plan, lang))
    return tuple(found)
