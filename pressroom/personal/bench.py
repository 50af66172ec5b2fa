"""Where personal kits are made: what all of them share, and what each reader may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from pressroom.embargo.clearance import clear_for
from pressroom.embargo.verdicts import Grant
from pressroom.kits.composing import Composing
from pressroom.outreach.ledger import Ledger
from pressroom.outreach.media_list import Outreach
from pressroom.personal.permission import Case
from pressroom.publishing.newsdesk import Copy
from pressroom.publishing.production import open_desk
from pressroom.sealing.secret import Keyring
from pressroom.settings import Settings
from pressroom.site.desk import Desk
from pressroom.site.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader may see, or all who may see the same."""

    desk: Desk
    holdings: Holdings
    composing: Composing


@dataclass(frozen=True)
class Bench:
    """The newsroom with its media list, ledger and secrets, at one moment."""

    copy: Copy
    outreach: Outreach
    ledger: Ledger
    ring: Keyring
    work: Path
    """A folder of nobody else's, for files that are about to be sealed."""
    _sights: dict[Grant, Sight] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.copy.settings

    @property
    def now(self) -> dt.datetime:
        """The moment, in the newsroom's zone."""
        return self.copy.clearance.public.now

    @property
    def case(self) -> Case:
        """What permissions are judged by."""
        lang = self.settings.default_lang
        return Case(self.copy.newsroom, self.outreach, self.ledger, self.now, lang)

    def sight(self, grant: Grant) -> Sight:
        """What a reader may see; worked out once for all of the same outlet."""
        if grant not in self._sights:
            clearance = clear_for(
                self.copy.newsroom,
                self.now,
                grant,
                lang=self.settings.default_lang,
                unfit=self.copy.unfit,
            )
            desk, holdings = open_desk(replace(self.copy, clearance=clearance))
            self._sights[grant] = Sight(desk, holdings, Composing(desk))
        return self._sights[grant]
