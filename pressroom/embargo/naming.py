"""Who names what: a thing that only withheld things name is kept back with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pressroom.embargo.verdicts import Verdict

LEFT_OUT = "left out with a text that has errors"
ONLY_WITHHELD = "only withheld articles speak of it"
UNREAD = "its article couldn't be read"
PUBLIC = Verdict()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is kept back, and when it opens by itself."""

    why: str
    opens: dt.datetime | None = None
    secret: bool = True
    """Whether it must not be told; not so of what merely is left out with a file that has an error."""


NOT_SECRET = Reason(LEFT_OUT, secret=False)


def under(reason: Reason | None) -> Verdict:
    """The verdict on what something says that is itself kept back for that reason, or isn't."""
    if reason is None:
        return PUBLIC
    return Verdict(ONLY_WITHHELD, reason.opens, left_out=not reason.secret)


class Names:
    """By whom each asset, person or topic is named: in public, or by which withheld things."""

    def __init__(self) -> None:
        self._public: set[str] = set()
        self._withheld: dict[str, list[dt.datetime]] = {}

    def add(self, named: Iterable[str], verdict: Verdict = PUBLIC) -> None:
        """Something under that verdict names these; what merely has errors doesn't count."""
        if verdict.left_out:
            return
        if verdict.public:
            self._public.update(named)
            return
        for name in named:
            opening = self._withheld.setdefault(name, [])
            if verdict.opens is not None:
                opening.append(verdict.opens)

    def public(self, name: str) -> bool:
        """Whether something public names it."""
        return name in self._public

    def anywhere(self, name: str) -> bool:
        """Whether anything names it."""
        return name in self._public or name in self._withheld

    def reason(self, name: str) -> Reason | None:
        """Why it is kept back: it is named, and by withheld things only."""
        if name in self._public or name not in self._withheld:
            return None
        return Reason(ONLY_WITHHELD, min(self._withheld[name], default=None))
