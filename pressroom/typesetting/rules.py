"""The register of what can be wrong with a text that is to be set; each example is a piece of content."""

from __future__ import annotations

from pressroom.problems import Rule

MISSING_GLYPH = Rule(
    code="R850",
    subject="kits and cards",
    title="A character can't be set in the PDF or on a card",
    why="No installed font has it, and a reader would see an empty box. Install the package that is "
    "named, or write it in another way.",
    bad="title: ከተማ",
    good="title: ከተማ   # with justmytype-intl-africa installed",
)
TYPESETTING_RULES: tuple[Rule, ...] = (MISSING_GLYPH,)
