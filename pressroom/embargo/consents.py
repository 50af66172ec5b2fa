"""May an asset be seen by what the people in it agreed to?"""

from __future__ import annotations

import datetime as dt

from pressroom.model.assets import Asset


def objection(asset: Asset, today: dt.date) -> str:
    """Why the consent doesn't cover the web today, in words; empty when it does."""
    consent = asset.consent
    if consent is None:
        return "no consent of the people in it" if asset.people else ""
    if consent.withdrawn is not None and consent.withdrawn <= today:
        return f"consent withdrawn on {consent.withdrawn}"
    if consent.until is not None and consent.until < today:
        return f"consent ended on {consent.until}"
    if "web" not in consent.scope:
        return "no consent for the web"
    return ""
