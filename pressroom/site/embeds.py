"""What others can frame: an article, each of its quotes and each of its facts; of a withdrawn one the notice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pressroom.build.artifact import Artifact
from pressroom.language.dates import medium_date
from pressroom.language.press import colon
from pressroom.model.kinds import HAPPENINGS
from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.share.embeds import Description, Passage, height_of, line_to_paste, oembed
from pressroom.site.articles import kind_label, notice_view, summary_of
from pressroom.site.cards import has_cards, link_card, may_be_passed_on, may_be_shared, status_of
from pressroom.site.desk import Desk
from pressroom.site.happenings import happening_view
from pressroom.site.parts import fact_views, quote_view
from pressroom.site.pictures import find, picture_view
from pressroom.site.reprints import Reprints, bundled
from pressroom.site.views.media import PictureView
from pressroom.site.views.parts import FactView, QuoteView
from pressroom.site.views.sharing import EmbedView

PICTURE = 124
"""Pixels of a picture in an embed."""
LABEL = 72
"""Pixels of a word such as `When` beside what it is of."""
ORDER = "This text was withdrawn on 22 November 2026 and should not be used at all."
READ_ON = "Picture: Read on it"
"""As long as what the theme says there is in most languages."""


def embed_of(desk: Desk, article: PublicArticle) -> EmbedView | None:
    """The embed of an article; None where it has none, as with cards."""
    if not has_cards(desk, article):
        return None
    happening = happening_view(desk, article)
    dated = happening is not None and article.kind.value in HAPPENINGS
    where = [happening.when, happening.venue, happening.address] if happening and dated else []
    picture = embedded_picture(desk, article)
    height = height_of(
        article.lang,
        _kicker(desk, article),
        Passage(article.title, 23, title=True),
        Passage(summary_of(desk, article), 16),
        *(Passage(told, 16, beside=LABEL) for told in where),
        *_foot(desk, article.lang, f"{READ_ON} {picture.credit}" if picture else READ_ON),
        more=PICTURE if picture else 0,
    )
    return _embed(desk, article, "event" if dated else "item", article.title, height)


def quote_embed(desk: Desk, article: PublicArticle, view: QuoteView) -> EmbedView:
    """The embed of a quote."""
    height = height_of(
        article.lang,
        Passage(view.marked, 22, title=True),
        *(Passage(told, 14, gap=0) for told in (view.by, view.role, view.translated)),
        *_foot(desk, article.lang, article.title),
        more=12,
    )
    title = f"{view.by}{colon(article.lang)}{_short(view.marked)}"
    return _embed(desk, article, "quote", title, height, view.anchor)


def fact_embed(desk: Desk, article: PublicArticle, view: FactView) -> EmbedView:
    """The embed of a fact."""
    height = height_of(
        article.lang,
        Passage(view.value, 40 if len(view.value) <= 16 else 24, title=True, gap=0),
        Passage(view.label, 18, title=True, gap=0),
        Passage(_sourced(view, article.lang), 14),
        *_foot(desk, article.lang, article.title),
    )
    title = f"{view.label}{colon(article.lang)}{view.value}"
    return _embed(desk, article, "fact", title, height, view.anchor)


def _kicker(desk: Desk, article: PublicArticle) -> Passage:
    """The line above a title: kind, day, and what became of it."""
    label = kind_label(article.kind, desk.words(article.lang))
    zone = desk.settings.timezone
    day = medium_date(article.date.astimezone(zone).date(), article.lang) if article.date else ""
    status = status_of(desk, article)
    return Passage(f"{label} {day} {status}", 15)


def _sourced(view: FactView, lang: str) -> str:
    return f"{view.source} {medium_date(view.as_of, lang)} as of" if view.as_of else view.source


def _foot(desk: Desk, lang: str, told: str) -> Iterator[Passage]:
    """The lines below: the organization's name, and what leads on."""
    yield Passage(_source(desk, lang), 16, gap=0)
    yield Passage(told, 15, gap=0)


def embeds_of(desk: Desk, article: PublicArticle) -> tuple[EmbedView, ...]:
    """Every embed of an article, its own first."""
    whole = embed_of(desk, article)
    if whole is None:
        return ()
    lang = article.lang
    return (
        whole,
        *(quote_embed(desk, article, view) for view in framed_quotes(desk, article)),
        *(fact_embed(desk, article, view) for view in fact_views(desk, article.facts, lang)),
    )


def framed_quotes(desk: Desk, article: PublicArticle) -> Iterator[QuoteView]:
    """The quotes that may stand on others' sites; each keeps its number."""
    for number, quote in enumerate(article.quotes, 1):
        if may_be_passed_on(desk, quote, article.lang):
            yield quote_view(desk, quote, article.lang, number)


def embedded_picture(desk: Desk, article: PublicArticle) -> PictureView | None:
    """The first picture that may stand on others' sites: its people agreed to press and social media."""
    for path in article.photos:
        asset = find(desk, path, article)
        if asset and may_be_shared(desk, asset) and asset.path not in desk.newsroom.web_only:
            return picture_view(desk, path, article.lang, beside=article)
    return None


def oembed_artifacts(desk: Desk, reprints: Reprints | None = None) -> Iterator[Artifact]:
    """The description of every embed; none without the site's full address. `reprints` know those of the
    last site.
    """
    if not desk.addresses.origin:
        return
    for article in desk.articles:
        name = f"oembed {article.origin.path}"
        make = partial(_descriptions, desk, article)
        yield from bundled(reprints, name, make, given=(article,))
    for notice in desk.newsroom.notices:
        yield from _of_notice(desk, notice)


def _descriptions(desk: Desk, article: PublicArticle) -> Iterator[Artifact]:
    for embed in embeds_of(desk, article):
        told = _description(desk, article, embed)
        anchor = embed.url.rstrip("/").rpartition("/")[2] if _is_part(embed) else ""
        path = desk.addresses.embed(desk.path_of(article), anchor)
        yield Artifact(f"{path}oembed.json", oembed, (told,))


def notice_paths(desk: Desk, notice: Notice) -> tuple[str, ...]:
    """Every output path at which a withdrawn article was framed: of itself and of its parts."""
    page = desk.addresses.notice(notice)
    return tuple(desk.addresses.embed(page, anchor) for anchor in ("", *notice.parts))


def _of_notice(desk: Desk, notice: Notice) -> Iterator[Artifact]:
    title = notice_title(desk, notice)
    link = desk.addresses.absolute(desk.url(desk.addresses.notice(notice)))
    height = _notice_height(desk, notice)
    for path in notice_paths(desk, notice):
        frame = desk.addresses.absolute(desk.url(path))
        line = line_to_paste(frame, title, height, link, title, _source(desk, notice.lang))
        told = Description(
            title=title,
            html=line,
            height=height,
            provider=_source(desk, notice.lang),
            provider_url=_home(desk, notice.lang),
        )
        yield Artifact(f"{path}oembed.json", oembed, (told,))


def notice_title(desk: Desk, notice: Notice) -> str:
    """What a frame of something withdrawn says first."""
    words = desk.words(notice.lang)
    label = kind_label(notice.kind, words)
    return words.gettext("Withdrawn: {kind}").format(kind=label)


def _notice_height(desk: Desk, notice: Notice) -> int:
    view = notice_view(desk, notice)
    return height_of(
        notice.lang,
        Passage(f"{view.kind_label} {view.kind_label}", 18),
        Passage(notice_title(desk, notice), 23, title=True),
        Passage(ORDER, 16),
        Passage(view.reason, 16),
        Passage(f"In its place: {view.replaced_by.title}" if view.replaced_by else "", 16),
        *_foot(desk, notice.lang, READ_ON),
    )


def _is_part(embed: EmbedView) -> bool:
    return embed.sort in ("quote", "fact")


def _embed(
    desk: Desk, article: PublicArticle, sort: str, title: str, height: int, anchor: str = ""
) -> EmbedView:
    full = desk.addresses.absolute
    path = desk.addresses.embed(desk.path_of(article), anchor)
    frame = full(desk.url(path))
    link = full(desk.url(desk.path_of(article))) + (f"#{anchor}" if anchor else "")
    return EmbedView(
        sort=sort,
        title=title,
        url=frame,
        html=line_to_paste(frame, title, height, link, article.title, _source(desk, article.lang)),
        height=height,
        oembed=f"{frame}oembed.json" if desk.addresses.origin else "",
    )


def _description(desk: Desk, article: PublicArticle, embed: EmbedView) -> Description:
    card = link_card(desk, article)
    return Description(
        title=embed.title,
        html=embed.html,
        height=embed.height,
        thumbnail=desk.addresses.absolute(card.url) if card else "",
        thumbnail_size=(card.width, card.height) if card else (0, 0),
        provider=_source(desk, article.lang),
        provider_url=_home(desk, article.lang),
    )


def _home(desk: Desk, lang: str) -> str:
    return desk.addresses.absolute(desk.url(desk.addresses.home_of(lang)))


def _source(desk: Desk, lang: str) -> str:
    told = desk.newsroom.organization
    return desk.text(told.short_name, lang) or desk.text(told.name, lang) or desk.settings.site_name


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0].rstrip(",;:") + "…"
