"""When and where: events and advisories as templates see them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from pressroom.feeds.plan import calendar_path
from pressroom.language.dates import span, zone_name
from pressroom.language.words import words
from pressroom.model.keys import Localized
from pressroom.model.newsroom import PublicArticle
from pressroom.site.bodies import inline
from pressroom.site.desk import Desk
from pressroom.site.views.parts import HappeningView


def happening_view(desk: Desk, article: PublicArticle) -> HappeningView | None:
    """When and where an article's event is, or None where it has no time."""
    if article.starts is None:
        return None
    lang, zone = article.lang, desk.settings.timezone
    reason = article.cancelled if isinstance(article.cancelled, Localized) else None
    before = None if article.cancelled else article.moved_from
    return HappeningView(
        starts=article.starts.astimezone(zone),
        ends=article.ends.astimezone(zone) if article.ends else None,
        when=span(article.starts, article.ends, lang, zone),
        moved_from=before.astimezone(zone) if before else None,
        moved=moved(before, lang, zone) if before else "",
        other_zones=tuple(
            (
                zone_name(other, article.starts, lang),
                span(article.starts, article.ends, lang, other),
            )
            for other in map(ZoneInfo, desk.settings.zones)
        ),
        past=(article.ends or article.starts).astimezone(dt.UTC) <= desk.newsroom.now,
        venue=article.venue or "",
        address=article.address or "",
        online=article.online or "",
        rsvp=article.rsvp or "",
        rsvp_url=contact_url(article.rsvp or ""),
        accreditation=inline(article.accreditation or "", lang),
        photo_opportunity=inline(article.photo_opportunity or "", lang),
        cancelled=bool(article.cancelled),
        cancelled_reason=desk.text(reason, lang),
        calendar_url=desk.url(calendar_path(desk.path_of(article))),
    )


def moved(before: dt.datetime, lang: str, zone: dt.tzinfo) -> str:
    """That something was to start at another time."""
    said = words(lang).gettext("It was first announced for {when}.")
    return said.format(when=span(before, None, lang, zone))


def contact_url(text: str) -> str:
    """Where an RSVP leads: an address as it is, an e-mail as `mailto:`, else nothing."""
    if text.startswith(("https://", "http://", "mailto:", "tel:")):
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else ""
