"""Slugs: the last part of an address, made from a title in any script."""

from __future__ import annotations

import functools
import re
import unicodedata

LONGEST = 80
"""Characters in a slug."""
HEAVIEST = 200
"""Bytes of its UTF-8: a file system's limit on a name is 255, and `.html` or a hash may follow."""

LATIN = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ħ": "h", "ı": "i", "ĸ": "k", "ŋ": "ng", "ŧ": "t", "ƒ": "f", "ə": "e", "ǝ": "e",
        "ɓ": "b", "ɖ": "d", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ɣ": "g", "ƙ": "k", "ƴ": "y",
        "ɨ": "i", "ʉ": "u", "ȼ": "c", "ƚ": "l", "ⱥ": "a", "ⱦ": "t",
    }
)  # fmt: skip
"""Latin letters that Unicode doesn't take apart into a letter and an accent."""

OWN_FOLDING = {"de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})}
"""Where a language spells an accented letter otherwise than by leaving the accent out."""

APOSTROPHES = frozenset("'’‘‛ʼʻʹʾʿ´`′＇׳״ꞌ")
"""Left out, so that `l’accueil` is `laccueil` and `п’ять` is `пять`."""

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters without a shape of their own (Default_Ignorable_Code_Point), the ZWNJ aside."""

ZWNJ = "\u200c"
HALF_SPACE = frozenset({"fa", "prs"})
"""Persian writes a ZWNJ between the parts of a word, as others write a hyphen."""

ARABIC_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670\u06d6-\u06ed]")
"""Tatweel, harakat and Koranic signs; hamzas and maddas (U+0653–U+0655) are part of their letter."""

GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f'’](?=\d{3}(?!\d))")
"""What parts thousands: `11,420` is one word."""

PLAIN_GAP = re.compile("[^a-z0-9]+")

ACCENTS = (
    range(0x0300, 0x0370),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE20, 0xFE30),
)
VIRAMA = 9
KEEP_COMPAT = frozenset("\u00a0\u202f\u0e33\u0eb3\u0f77\u0f79")
"""Spaces within a number, and vowels of Thai, Lao and Tibetan that taking apart would spoil."""


@functools.lru_cache(maxsize=65536)
def slug(text: str, lang: str) -> str:
    """The slug of a text: words of lower-case letters, vowel signs and digits, with hyphens between.

    Latin letters become ASCII; every other script stays itself, with all of its signs (only
    Arabic loses its optional vowel marks). In NFC; at most 80 characters and 200 bytes, cut
    between words. Empty when the text has neither a letter nor a digit: callers have a file's
    name to fall back to, or a problem to report.
    """
    spelled = _ascii(text) if text.isascii() else "".join(_spelled(_prepared(text, lang)))
    whole = "-".join(word for word in spelled.split("-") if word)
    return _cut(unicodedata.normalize("NFC", whole))


def _ascii(text: str) -> str:
    """The same for plain English, thirty times as fast: a large newsroom asks for many slugs."""
    text = GROUPED.sub("", text.lower()).replace("'", "").replace("`", "")
    return PLAIN_GAP.sub("-", text)


def _prepared(text: str, lang: str) -> str:
    """The text in lower case and taken apart (NFD), without what is dropped in any place."""
    base = lang.replace("_", "-").split("-")[0].lower()
    text = "".join(map(_plain, unicodedata.normalize("NFD", text))).lower()
    text = unicodedata.normalize("NFC", text)
    text = text.translate(OWN_FOLDING.get(base, {}))
    text = GROUPED.sub("", UNSEEN.sub("", text))
    text = text.replace(ZWNJ, "-" if base in HALF_SPACE else "")
    return ARABIC_SIGNS.sub("", unicodedata.normalize("NFD", text))


def _plain(char: str) -> str:
    """A presentation form, ligature, full-width or raised character as the plain ones it stands for."""
    if char in KEEP_COMPAT or not unicodedata.decomposition(char).startswith("<"):
        return char
    return unicodedata.normalize("NFKC", char)


def _spelled(text: str) -> list[str]:
    """What a slug keeps of each character: itself, its ASCII letters, a hyphen, or nothing."""
    kept: list[str] = []
    bare = True  # nothing yet that a mark could sit on
    latin = False
    for char in text:
        if char in APOSTROPHES:
            continue
        category = unicodedata.category(char)
        if category in ("Mn", "Mc"):
            if not bare and not (latin and _is_accent(char)):
                kept.append(char)
        elif category[0] in "LN":
            kept.append(char.translate(LATIN))
            bare, latin = False, char.isdecimal() or _is_latin(char)
        elif category != "Me":
            kept.append("-")
            bare, latin = True, False
    return kept


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN ")


def _is_accent(char: str) -> bool:
    return any(ord(char) in block for block in ACCENTS)


def _cut(text: str) -> str:
    """The text cut to the limits after a whole word, or, where words are long, a whole letter."""
    end = len(text)
    while end > LONGEST or len(text[:end].encode()) > HEAVIEST:
        end -= 1
    if end == len(text):
        return text
    if text[end] == "-":
        return text[:end]
    hyphen = text.rfind("-", 0, end)
    if hyphen >= end // 2:
        return text[:hyphen]
    while end > 1 and not _parts_between(text[end - 1], text[end]):
        end -= 1
    return text[:end].rstrip("-")


def _parts_between(before: str, after: str) -> bool:
    """Whether one letter ends and another begins here, so that a conjunct stays whole."""
    return unicodedata.category(after)[0] != "M" and unicodedata.combining(before) != VIRAMA
