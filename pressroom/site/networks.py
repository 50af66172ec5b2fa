"""Social networks: their names, and the address of a profile from a handle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
FEDIVERSE = re.compile(
    r"@?(?P<name>[\w.-]+)@(?P<server>[\w.-]+\.\w+)"
    r"|https?://(?P<host>[^/@]+)/(?:@|users/)(?P<user>[\w.-]+)"
)
"""An account as people write it, or the address of its profile."""
X_NAME = re.compile(r"\w{1,15}")


def fediverse_handle(handles: Iterable[tuple[str, str]]) -> str:
    """The Mastodon account among handles as `@name@server`; empty where there is none."""
    for network, handle in handles:
        if network.lower() == "mastodon":
            found = FEDIVERSE.fullmatch(handle.strip().rstrip("/"))
            if found:
                name, server = found["name"] or found["user"], found["server"] or found["host"]
                return f"@{name}@{server}"
    return ""


def x_handle(handles: Iterable[tuple[str, str]]) -> str:
    """The X account among handles as `@name`; empty where there is none."""
    for network, handle in handles:
        if network.lower() in ("x", "twitter"):
            name = handle.strip().rstrip("/").rpartition("/")[2].lstrip("@")
            return f"@{name}" if X_NAME.fullmatch(name) else ""
    return ""


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
