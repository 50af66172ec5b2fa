"""Requests to other machines over HTTP: patient, and never in the way of anything."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass

TRIES = 3
PAUSE = 2.0
"""Seconds before a second try; twice as long before the third."""
LONGEST_PAUSE = 30.0
"""Seconds to wait at most, whatever a server asks for."""
TIMEOUT = 15.0
AGENT = "pressroom (newsroom publishing)"
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status of HTTP, 0 where nothing did; `why` says so in words."""

    status: int
    body: bytes = b""
    why: str = ""

    @property
    def good(self) -> bool:
        """Whether the request was taken."""
        return 200 <= self.status < 300


def ask(
    url: str,
    data: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    pause: Callable[[float], None] = time.sleep,
) -> Answer:
    """Get an address, or post `data` to it. What may pass is tried again; nothing is ever raised.

    A server that is busy (429, 5xx) or away is asked three times in all; one that refuses, once.
    """
    wait = PAUSE
    answer = Answer(0)
    for attempt in range(TRIES):
        answer, asked = _once(url, data, headers or {})
        if answer.good or (answer.status and answer.status != 429 and answer.status < 500):
            return answer
        if attempt + 1 < TRIES:
            pause(min(max(wait, asked), LONGEST_PAUSE))
            wait *= 2
    return answer


def _once(url: str, data: bytes | None, headers: Mapping[str, str]) -> tuple[Answer, float]:
    """One try, and the seconds that the server asks to wait."""
    request = urllib.request.Request(url, data, {"User-Agent": AGENT, **headers})
    if request.type not in ("http", "https"):
        return Answer(400, why=f"{url} is no address of the web"), 0
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            return Answer(response.status, response.read(LARGEST)), 0
    except urllib.error.HTTPError as error:
        asked = error.headers.get("Retry-After", "") if error.headers else ""
        why = f"{error.code} {error.reason}"
        return Answer(error.code, why=why), float(asked) if asked.isdigit() else 0
    except (OSError, ValueError) as error:  # away, too slow, not HTTP, no such name
        reason = getattr(error, "reason", error)
        return Answer(0, why=str(reason)), 0
