"""The register of what can be wrong with a kit; each example is a piece of content."""

from __future__ import annotations

from pressroom.problems import Rule

MISSING_GLYPH = Rule(
    code="R850",
    subject="kits",
    title="A character can't be set in the PDF",
    why="No installed font has it, and a reader would see an empty box. Install the package that is "
    "named, or write it in another way.",
    bad="title: ከተማ",
    good="title: ከተማ   # with justmytype-intl-africa installed",
)
KIT_RULES: tuple[Rule, ...] = (MISSING_GLYPH,)
