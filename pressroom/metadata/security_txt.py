"""security.txt: where to report a security problem (RFC 9116)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

PATH = ".well-known/security.txt"


def security_txt(
    contact: str, expires: dt.datetime, languages: Sequence[str], canonical: str
) -> bytes:
    """The file: whom to tell, in which languages, and until when that holds."""
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(languages)}",
        *([f"Canonical: {canonical}"] if canonical else []),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def expiry(now: dt.datetime) -> dt.datetime:
    """When a file made at `now` stops holding: eleven to twelve months on.

    The RFC wants less than a year, and a newsroom that isn't built any more shouldn't promise an ear for
    longer. At the first of a month, so that the file changes twelve times a year, not with each build.
    """
    return dt.datetime(now.year + 1, now.month, 1, tzinfo=dt.UTC)
