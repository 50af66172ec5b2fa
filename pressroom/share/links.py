"""Links that pass something on: to each network's own page for a new post, without a tracker of anybody's."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

INTENTS: Mapping[str, str] = {
    # https://developer.x.com/en/docs/x-for-websites/tweet-button/guides/web-intent
    "x": "https://x.com/intent/post?text={text}",
    # https://docs.bsky.app/docs/advanced-guides/intent-links
    "bluesky": "https://bsky.app/intent/compose?text={text}",
    # https://developers.facebook.com/docs/threads/threads-web-intents
    "threads": "https://www.threads.com/intent/post?text={text}",
    # https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/share-on-linkedin
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url={url}",
    # https://developers.facebook.com/docs/sharing/reference/share-dialog
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    # https://faq.whatsapp.com/5913398998672934
    "whatsapp": "https://wa.me/?text={text}",
    # https://www.rfc-editor.org/rfc/rfc6068
    "newsletter": "mailto:?subject={subject}&body={text}",
}
"""What takes a post's whole text, or its link alone. Instagram takes nothing; Mastodon is on the server
that its user names."""
MASTODON = "https://{server}/share?text={text}"
"""Where a Mastodon server takes a post: https://docs.joinmastodon.org/client/intro/ (its own share page)."""


def intent(network: str, text: str, url: str, subject: str = "") -> str:
    """The address that opens a new post with that text; empty where a network has none."""
    pattern = INTENTS.get(network, "")
    told = {"text": text, "url": url, "subject": subject}
    return pattern.format(**{name: quote(value, safe="") for name, value in told.items()})


def tagged(url: str, campaign: str, *, network: str, slug: str, lang: str) -> str:
    """An address with the campaign's tags, such as `utm_source={network}&utm_campaign={slug}`; as it is
    without a campaign.
    """
    if not campaign:
        return url
    names = {"network": network, "slug": slug, "lang": lang}
    told = campaign.format(**{name: quote(value, safe="") for name, value in names.items()})
    before, hash_, anchor = url.partition("#")
    return f"{before}{'&' if '?' in before else '?'}{told}{hash_}{anchor}"
