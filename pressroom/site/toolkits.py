"""The toolkit for partners: ready posts, pictures, hashtags and embeds of an article, on a page and in a file."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.language.numbers import megabytes
from pressroom.language.press import joined
from pressroom.model.kinds import HAPPENINGS, Kind
from pressroom.model.newsroom import PublicArticle
from pressroom.share.posts import Material, Post, posts
from pressroom.site.articles import article_link, kind_label, summary_of
from pressroom.site.cards import card_path, card_view, cards_of, has_cards
from pressroom.site.desk import Desk
from pressroom.site.embeds import embeds_of
from pressroom.site.happenings import happening_view
from pressroom.site.kits import original, short
from pressroom.site.networks import profile
from pressroom.site.parts import change_views
from pressroom.site.views.links import DownloadView
from pressroom.site.views.sharing import HandleView, PostView, SocialCardView, ToolkitView

PASSED_ON = frozenset({Kind.RELEASE, Kind.STORY, Kind.ADVISORY, Kind.EVENT})
"""What partners are asked to pass on; a statement may be about a loss."""


def has_toolkit(desk: Desk, article: PublicArticle) -> bool:
    """Whether partners get a page for an article."""
    return article.kind in PASSED_ON and has_cards(desk, article) and not article.cancelled


def toolkit_path(desk: Desk, article: PublicArticle) -> str:
    """The output path of an article's toolkit."""
    return desk.addresses.toolkit(desk.path_of(article))


def toolkit_url(desk: Desk, article: PublicArticle) -> str:
    """The address of an article's toolkit; empty where it has none."""
    return desk.url(toolkit_path(desk, article)) if has_toolkit(desk, article) else ""


def versions_of(desk: Desk, article: PublicArticle) -> dict[str, PublicArticle]:
    """An article's versions that have a toolkit, by language, the original first."""
    found = desk.versions(article)
    first = original(desk, found)
    ordered = (first, *(lang for lang in sorted(found) if lang != first))
    return {lang: found[lang] for lang in ordered if has_toolkit(desk, found[lang])}


def toolkit_view(desk: Desk, article: PublicArticle) -> ToolkitView:
    """An article's toolkit as its page shows it."""
    lang, path = article.lang, toolkit_path(desk, article)
    happening = happening_view(desk, article)
    return ToolkitView(
        title=article.title,
        kind_label=kind_label(article.kind, desk.words(lang)),
        lang=lang,
        item=article_link(desk, article),
        link=link_of(desk, article),
        date=article.date.astimezone(desk.settings.timezone) if article.date else None,
        happening=happening if article.kind.value in HAPPENINGS else None,
        corrections=change_views(article.corrections, lang),
        posts=tuple(_view(post) for post in posts_of(desk, article)),
        hashtags=hashtags_of(desk, article),
        handles=handles_of(desk, article),
        cards=tuple(_cards(desk, article)),
        embeds=embeds_of(desk, article),
        qr_url=desk.url(f"{path}qr.svg"),
        qr_downloads=tuple(
            _download(desk, f"{path}qr.{suffix}", suffix.upper(), media, lang)
            for suffix, media in (("svg", "image/svg+xml"), ("png", "image/png"))
        ),
        archive=_archive(desk, article),
    )


def posts_of(desk: Desk, article: PublicArticle) -> tuple[Post, ...]:
    """The ready posts of an article."""
    happening = happening_view(desk, article) if article.kind.value in HAPPENINGS else None
    when = joined(article.lang, happening.when, happening.venue) if happening else ""
    return posts(
        Material(
            lang=article.lang,
            title=article.title,
            summary=summary_of(desk, article),
            when=when,
            url=link_of(desk, article),
            slug=article.slug,
            hashtags=hashtags_of(desk, article),
            written=dict(article.posts),
            campaign=desk.settings.campaign,
        )
    )


def hashtags_of(desk: Desk, article: PublicArticle) -> tuple[str, ...]:
    """An article's hashtags, then its topic's and the organization's, each once."""
    topic = desk.topic(article.topic, article.lang) if article.topic else None
    told = desk.newsroom.organization.hashtags
    every = (*article.hashtags, *(topic.hashtags if topic else ()), *told)
    found: dict[str, str] = {}
    for tag in every:
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def handles_of(desk: Desk, article: PublicArticle) -> tuple[HandleView, ...]:
    """Whom to mention: the organization's accounts, then those of the people who speak for it."""
    people = (desk.person(slug, article.lang) for slug in article.spokespeople)
    every = [*desk.newsroom.organization.handles]
    every += [pair for person in people if person and person.shared for pair in person.handles]
    return tuple(_handle(network, handle) for network, handle in dict.fromkeys(every))


def _handle(network: str, handle: str) -> HandleView:
    name, url = profile(network, handle)
    bare = handle.rstrip("/").rpartition("/")[2] if "://" in handle else handle
    return HandleView(name=name, handle=f"@{bare.lstrip('@')}", url=url)


def link_of(desk: Desk, article: PublicArticle) -> str:
    """The full address of an article."""
    return desk.addresses.absolute(desk.url(desk.path_of(article)))


def _view(post: Post) -> PostView:
    return PostView(
        network=post.network,
        name=post.name,
        text=post.text,
        length=post.length,
        limit=post.limit,
        subject=post.subject,
        share_url=post.intent,
    )


def archive_path(desk: Desk, article: PublicArticle) -> str:
    """The output path of the archive of an article's whole toolkit; `article` is its original."""
    day = article.date or article.starts
    when = f"{day.astimezone(desk.settings.timezone):%Y-%m-%d}_" if day else ""
    return f"{toolkit_path(desk, article)}{when}{short(article.slug)}_share.zip"


def _archive(desk: Desk, article: PublicArticle) -> DownloadView | None:
    first = next(iter(versions_of(desk, article).values()))
    path = archive_path(desk, first)
    if not desk.size(path):
        return None
    return _download(desk, path, "ZIP", "application/zip", article.lang)


def _cards(desk: Desk, article: PublicArticle) -> Iterator[tuple[SocialCardView, DownloadView]]:
    for planned in cards_of(desk, article):
        card = card_view(desk, article, planned)
        label = "JPEG" if card.type == "image/jpeg" else "PNG"
        path = card_path(desk, article, planned)
        yield (
            card,
            _download(desk, path, label, card.type, article.lang, card.width, card.height),
        )


def _download(
    desk: Desk, path: str, label: str, media: str, lang: str, width: int = 0, height: int = 0
) -> DownloadView:
    size = desk.size(path)
    return DownloadView(
        label=label,
        url=desk.url(path),
        type=media,
        width=width,
        height=height,
        size=megabytes(size, lang) if size else "",
    )
