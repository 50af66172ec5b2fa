"""The register of press blocks."""

from __future__ import annotations

from pressroom.prose.blocks.call import Block
from pressroom.prose.blocks.contact import CONTACT
from pressroom.prose.blocks.embed import EMBED
from pressroom.prose.blocks.facts import FACTS
from pressroom.prose.blocks.figure import FIGURE
from pressroom.prose.blocks.gallery import GALLERY
from pressroom.prose.blocks.pullquote import PULLQUOTE

BLOCKS: dict[str, Block] = {
    block.name: block for block in (PULLQUOTE, FACTS, CONTACT, FIGURE, GALLERY, EMBED)
}
