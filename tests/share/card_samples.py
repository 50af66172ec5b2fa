"""Cards to be drawn, in every language of the interface, and what they are drawn with."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image

from pressroom.colours import luminance
from pressroom.media.packets import Packets
from pressroom.share.card import Card, Livery, Photo
from pressroom.share.drawing import TEMPLATE, draw
from pressroom.typesetting.fonts import cast
from pressroom.typesetting.setting import file_at

LIVERY = Livery(brand="#0f4c5c", accent="#9a4a10")
HEADLINES = {
    "en": "First families get keys to homes carved out of an old Calgary motel",
    "fr": "Un vieux motel de Calgary devient 41 logements, et neuf familles ont leurs clés",
    "ar": "مفاتيح أولى في «لامبلايت هاوس»: عائلات وصلت لاجئةً تسكن نُزُلًا قديمًا في كالغاري",
    "pa": "ਤਿੰਨ ਪੀੜ੍ਹੀਆਂ, ਇੱਕ ਛੱਤ: ਕੈਲਗਰੀ ਦੇ ਪੁਰਾਣੇ ਮੋਟਲ ਵਿੱਚ ਟੱਬਰਾਂ ਨੂੰ ਘਰ ਮਿਲੇ",
    "zh-Hans": "六十三位唐人街邻居出借积蓄，旧汽车旅馆变身41套住宅",
    "uk": "Перші родини отримали ключі від домівок у колишньому мотелі Калгарі",
    "es": "Las primeras familias reciben las llaves de hogares creados en un antiguo motel de Calgary",
    "tl": "Tinanggap ng mga unang pamilya ang susi sa mga bahay mula sa lumang motel sa Calgary",
}
PLAIN = Card(
    sort="item",
    shape="wide",
    lang="en",
    text=HEADLINES["en"],
    organization="Prairie Lantern",
    host="newsroom.example.org",
    kicker="News release",
    dateline="Calgary, Alta. · Nov. 19, 2026",
)


def card(**keys: Any) -> Card:
    """A card, plain but for what `keys` say."""
    return replace(PLAIN, **keys)


def drawn(
    told: Card, photo: Photo | None = None, livery: Livery = LIVERY, words: bytes = b""
) -> bytes:
    """The card's file."""
    chosen = cast(told.characters, told.lang)
    assert not chosen.missing
    fonts = tuple(file_at(path) for path in chosen.files)
    return draw(told, livery, photo, chosen.families, fonts, file_at(TEMPLATE), Packets(words, b""))


def photo(folder: Path, size: tuple[int, int] = (900, 600), *, chart: bool = False) -> Photo:
    """A picture file: grey with a bright figure at its right."""
    picture = Image.new("RGB", size, "#556")
    picture.paste("#fc8", (size[0] * 7 // 10, size[1] // 4, size[0] * 8 // 10, size[1]))
    file = folder / "photo.jpg"
    picture.save(file, "JPEG", quality=92)
    return Photo(file=file_at(file), chart=chart)


def opened(data: bytes) -> Image.Image:
    """The picture in a file."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def letters_in(picture: Image.Image, box: tuple[int, int, int, int], ink: str) -> int:
    """How many pixels within a box are nearer to the ink than to any ground."""
    part = picture.crop(box)
    light = luminance(ink) > 0.5
    return sum(1 for pixel in _pixels(part) if (min(pixel) > 200 if light else max(pixel) < 70))


def _pixels(picture: Image.Image) -> Iterator[tuple[int, int, int]]:
    data = picture.tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)
