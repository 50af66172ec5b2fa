"""Social networks: their names, and the address of a profile from a handle."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "x": "X",
    "twitter": "X",
    "threads": "Threads",
    "whatsapp": "WhatsApp",
    "tiktok": "TikTok",
    "telegram": "Telegram",
    "wechat": "WeChat",
}
PROFILES: Mapping[str, str] = {
    "bluesky": "https://bsky.app/profile/{}",
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}/",
    "linkedin": "https://www.linkedin.com/company/{}",
    "youtube": "https://www.youtube.com/@{}",
    "x": "https://x.com/{}",
    "twitter": "https://x.com/{}",
    "threads": "https://www.threads.net/@{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "telegram": "https://t.me/{}",
    "whatsapp": "https://wa.me/{}",
}


def profile(network: str, handle: str) -> tuple[str, str]:
    """A network's name and the address of a handle on it; the address is empty where none is known."""
    name = NAMES.get(network.lower(), network.title())
    if handle.startswith(("https://", "http://")):
        return name, handle
    bare = handle.lstrip("@")
    if network.lower() == "mastodon" and "@" in bare:
        user, _, server = bare.partition("@")
        return name, f"https://{server}/@{user}"
    pattern = PROFILES.get(network.lower(), "")
    return name, pattern.format(bare) if pattern else ""
