"""Rules on the list that sends the news by e-mail: readers learn who gets their address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from pressroom.checks.known import Known
from pressroom.problems import Problem, Rule, did_you_mean

SETTING = "PRESSROOM_EMAIL_LIST"
CONF = "== pelicanconf.py\n"

UNNAMED = Rule(
    code="R921",
    subject="settings",
    title="PRESSROOM_EMAIL_LIST doesn't say who gets readers' addresses",
    why="The page offers news by e-mail only where it can say who sends it (provider), where one signs "
    "up (url, https or mailto) and what becomes of the address (privacy, a sentence). url and privacy "
    "are one for all, or one a language. With field, what the provider calls the address, there is a "
    "form; extra names further fields of it.",
    bad=f'{CONF}PRESSROOM_EMAIL_LIST = {{"provider": "Chinook Lists", "url": "https://lists.example.org"}}',
    good=f"{CONF}PRESSROOM_EMAIL_LIST = {{"
    '"provider": "Chinook Lists", '
    '"url": "https://lists.example.org/lantern", '
    '"privacy": "Chinook Lists keeps your address until you leave, and gives it to nobody."}',
)
RULES = (UNNAMED,)
NEEDED = {
    "provider": "Name who sends the e-mail.",
    "url": "Write the address of the page where one signs up.",
    "privacy": "Say in a sentence what becomes of an address.",
}
KEYS = (*NEEDED, "field", "extra")


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rule above."""
    told = known.settings.email_list
    if not told:
        return
    for key in told:
        if key not in KEYS:
            yield _problem(key, f'has no key "{key}"', did_you_mean(str(key), KEYS))
    for key, hint in NEEDED.items():
        if not _texts(told.get(key)):
            yield _problem("", f"doesn't say its {key}", hint)
    for url in _texts(told.get("url")):
        if not _is_safe(url):
            yield _problem("url", f'has the url "{url}"', "Begin it with https:// or mailto:.")
    if not isinstance(told.get("extra", {}), Mapping):
        yield _problem("extra", "has an extra that is no mapping", 'Write {"name": "value"}.')


def _problem(key: str, what: str, hint: str) -> Problem:
    setting = f"{SETTING}.{key}" if key else SETTING
    return UNNAMED.in_setting(setting, f"{SETTING} {what}.", hint)


def _texts(told: object) -> list[str]:
    """The texts of a value that is one for all, or one a language; empty where one of them is."""
    texts = list(told.values()) if isinstance(told, Mapping) else [told]
    whole = all(isinstance(text, str) and text.strip() for text in texts)
    return [str(text) for text in texts] if whole else []


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        bool(parts.hostname)
        if parts.scheme == "https"
        else url.startswith("mailto:") and "@" in url
    )
