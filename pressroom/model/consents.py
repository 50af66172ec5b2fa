"""May a picture, somebody's words or a person be shown by what people agreed to?"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pressroom.model.assets import Asset
from pressroom.model.parts import Consent, Quote
from pressroom.model.people import Person

Use = Literal["web", "press", "social"]
PURPOSES: dict[Use, str] = {"web": "the web", "press": "the press", "social": "social media"}


def objection(asset: Asset, today: dt.date, use: Use = "web") -> str:
    """Why the consent doesn't cover a use today, in words; empty when it does."""
    if asset.consent is None:
        return "no consent of the people in it" if asset.people else ""
    return lapse(asset.consent, today, use)


def silence(said: Quote | Person, today: dt.date) -> str:
    """Why a quote or a person may not be shown today, in words; empty when they may.

    Neither needs a consent on record; one that is there must cover the web and the press, since a
    newsroom is for both.
    """
    if said.consent is None:
        return ""
    return lapse(said.consent, today, "web") or lapse(said.consent, today, "press")


def may_be_shared(said: Quote | Person, today: dt.date) -> bool:
    """Whether a quote or a person may be made into something for social media today."""
    return said.consent is None or not lapse(said.consent, today, "social")


def covered(consent: Consent, today: dt.date) -> frozenset[Use]:
    """The uses a consent covers today: none at all where it doesn't cover the web."""
    uses: list[Use] = [use for use in PURPOSES if not lapse(consent, today, use)]
    return frozenset(uses) if "web" in uses else frozenset()


def lapse(consent: Consent, today: dt.date, use: Use) -> str:
    """Why a consent doesn't cover a use today, in words; empty when it does."""
    if consent.withdrawn is not None and consent.withdrawn <= today:
        return f"consent withdrawn on {consent.withdrawn}"
    if consent.until is not None and consent.until < today:
        return f"consent ended on {consent.until}"
    if use not in consent.scope:
        return f"no consent for {PURPOSES[use]}"
    return ""
