"""The fonts of PDFs and cards: our own for the scripts of the interface, installed ones for all others."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pressroom.typesetting.cmap import characters_in

OWN = Path(__file__).parent / "fonts"
DEBIAN = Path("/usr/share/fonts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A family and its files, the upright one first."""

    family: str
    files: tuple[Path, ...]

    def has(self, char: str) -> bool:
        """Whether it has the character."""
        return ord(char) in characters_in(self.files[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a script's font comes from: a package of PyPI, of Debian, or either."""

    family: str
    script: str
    """How the names of its characters begin in Unicode: `ETHIOPIC`."""
    package: str = ""
    file: str = ""
    """The file within the package's module folder."""
    debian: str = "fonts-noto-core"
    debian_family: str = ""
    """The family's name in Debian's package where it is another."""
    debian_file: str = ""

    @property
    def install(self) -> str:
        """What to install, for people."""
        told = [f"{self.package} (pip)"] if self.package else []
        return " or ".join([*told, f"{self.debian} (apt)"] if self.debian else told)


def _own(family: str, *names: str) -> Face:
    return Face(family=family, files=tuple(OWN / f"{name}.ttf" for name in names))


TEXT = _own("Pressroom Text", "newsreader-text", "newsreader-text-italic")
HEADLINE = _own("Pressroom Headline", "newsreader-headline")
SANS = _own("Pressroom Sans", "source-sans")
CYRILLIC = _own("Pressroom Text Cyrillic", "literata-text", "literata-text-italic")
NASKH = _own("Pressroom Naskh", "amiri", "amiri-bold")
GURMUKHI = _own("Pressroom Gurmukhi", "noto-serif-gurmukhi")
BASIC = (TEXT, HEADLINE, SANS)
"""Set with every text: names, figures and addresses are in the Latin script everywhere."""
FURTHER = (CYRILLIC, NASKH, GURMUKHI)

CJK = "justmytype_intl_cjk"


def _cjk(script: str, code: str) -> Source:
    return Source(
        family=f"Noto Sans {code}",
        script=script,
        package="justmytype-intl-cjk",
        file=f"{CJK}/fonts/ofl/notosans{code.lower()}/NotoSans{code}[wght].ttf",
        debian="fonts-noto-cjk",
        debian_family=f"Noto Sans CJK {code}",
        debian_file="opentype/noto/NotoSansCJK-Regular.ttc",
    )


def _pack(script: str, pack: str) -> Source:
    name = script.title()
    folder = f"justmytype_intl_{pack.replace('-', '_')}/fonts/ofl"
    return Source(
        family=f"Noto Sans {name}",
        script=script,
        package=f"justmytype-intl-{pack}",
        file=f"{folder}/notosans{name.lower()}/NotoSans{name}[wdth,wght].ttf",
        debian_file=f"truetype/noto/NotoSans{name}-Regular.ttf",
    )


def _noto(script: str, family: str = "") -> Source:
    name = family or script.title()
    file = f"truetype/noto/NotoSans{name.replace(' ', '')}-Regular.ttf"
    return Source(family=f"Noto Sans {name}", script=script, debian_file=file)


HAN = {"zh-Hant": "TC", "ja": "JP", "ko": "KR"}
"""Which forms Chinese characters have; those of mainland China elsewhere."""
OTHERS = (
    _cjk("HIRAGANA", "JP"), _cjk("KATAKANA", "JP"), _cjk("HANGUL", "KR"), _cjk("BOPOMOFO", "TC"),
    _pack("ETHIOPIC", "africa"), _pack("HEBREW", "rtl"),
    *(_pack(s, "south-asia") for s in ("DEVANAGARI", "BENGALI", "TAMIL", "TELUGU")),
    *(_pack(s, "sea") for s in ("THAI", "LAO", "KHMER", "MYANMAR")),
    *(_noto(s) for s in ("GUJARATI", "KANNADA", "MALAYALAM", "SINHALA", "GEORGIAN", "ARMENIAN",
                         "CHEROKEE", "TIFINAGH", "THAANA", "SYRIAC", "MONGOLIAN")),
    _noto("ORIYA"), _noto("NKO", "NKo"), _noto("CANADIAN SYLLABICS", "Canadian Aboriginal"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """The fonts a text is set in, by family, and the characters that none of them has."""

    families: tuple[str, ...]
    files: tuple[Path, ...]
    missing: tuple[str, ...] = ()


def cast(characters: frozenset[str], lang: str) -> Casting:
    """Choose the fonts for these characters in a language: only what the text needs, in fixed order."""
    left = {c for c in characters if ord(c) not in _basic() and _is_shown(c)}
    # the sans has Greek and Cyrillic letters as well, but a text is set in a serif
    chosen = [CYRILLIC] if any(_is_greek_or_cyrillic(c) for c in characters) else []
    left = {c for c in left if not any(face.has(c) for face in chosen)}
    for face in (NASKH, GURMUKHI):
        if any(face.has(c) for c in left):
            chosen.append(face)
            left = {c for c in left if not face.has(c)}
    for source in _sources(left, lang):
        found = _installed(source)
        if found and any(found.has(c) for c in left):
            chosen.append(found)
            left = {c for c in left if not found.has(c)}
    faces = (*BASIC, *chosen)
    return Casting(
        families=tuple(face.family for face in faces),
        files=tuple(file for face in faces for file in face.files),
        missing=tuple(sorted(left)),
    )


def _is_greek_or_cyrillic(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("GREEK", "CYRILLIC")) and CYRILLIC.has(char)


@cache
def _basic() -> frozenset[int]:
    """What the fonts have that set every text."""
    return frozenset().union(*(characters_in(face.files[0]) for face in BASIC))


def _is_shown(char: str) -> bool:
    """Whether it needs a glyph: neither a space nor a control, nor one that shapes others."""
    if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp"):
        return False
    return not (char.isspace() or char == "\u034f" or "\ufe00" <= char <= "\ufe0f")


def _sources(characters: Iterable[str], lang: str) -> Iterator[Source]:
    names = {unicodedata.name(c, "") for c in characters}
    if any(is_han(c) for c in characters):
        yield _han(lang)
    for source in OTHERS:
        if any(name.startswith(source.script) for name in names):
            yield source


def is_han(char: str) -> bool:
    """Whether it is a Chinese character, or a mark or form that goes with them."""
    name = unicodedata.name(char, "")
    return name.startswith(("CJK", "IDEOGRAPHIC", "FULLWIDTH")) or "\u3000" <= char <= "\u303f"


def _han(lang: str) -> Source:
    code = next((code for tag, code in HAN.items() if lang.startswith(tag)), "SC")
    return _cjk("CJK", code)


def source_of(char: str, lang: str) -> Source | None:
    """What would have a character; None where we know nothing that does."""
    return next(_sources((char,), lang), None)


@cache
def _installed(source: Source) -> Face | None:
    """The font of a source: the package's, which is the same on every machine, before the system's."""
    if source.file:
        module, _, rest = source.file.partition("/")
        spec = importlib.util.find_spec(module)
        file = Path(spec.origin).parent / rest if spec and spec.origin else None
        if file and file.is_file():
            return Face(family=source.family, files=(file,))
    system = DEBIAN / source.debian_file
    if source.debian_file and system.is_file():
        bold = system.with_name(system.name.replace("-Regular", "-Bold"))
        files = (system, bold) if bold.is_file() else (system,)
        return Face(family=source.debian_family or source.family, files=files)
    return None
