"""May an asset be used by what the people in it agreed to?"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pressroom.model.assets import Asset

Use = Literal["web", "press", "social"]
PURPOSES: dict[Use, str] = {"web": "the web", "press": "the press", "social": "social media"}


def objection(asset: Asset, today: dt.date, use: Use = "web") -> str:
    """Why the consent doesn't cover a use today, in words; empty when it does."""
    consent = asset.consent
    if consent is None:
        return "no consent of the people in it" if asset.people else ""
    if consent.withdrawn is not None and consent.withdrawn <= today:
        return f"consent withdrawn on {consent.withdrawn}"
    if consent.until is not None and consent.until < today:
        return f"consent ended on {consent.until}"
    if use not in consent.scope:
        return f"no consent for {PURPOSES[use]}"
    return ""
