"""The reference page of press blocks."""

from __future__ import annotations

from pressroom.prose.blocks.call import Argument, Block, Text
from pressroom.prose.blocks.register import BLOCKS

INTRODUCTION = """# Press blocks

What can stand in a text between `:::` lines, at the margin:

```text
::: name argument
option: value

Text, after an empty line.
:::
```

Options are lines right under the opening line. Files are looked for beside the item, then from
`content/`. A mistake in a block is an error with its line: the [rules](../rules.md) R320 to R329.

This page is made of the blocks in `pressroom/prose/blocks/` by `make docs`; change it there.
"""
HOLDS = {
    Text.NONE: "It holds no text.",
    Text.LINES: "It holds a list: `- path` lines.",
    Text.MARKDOWN: "It holds text in Markdown.",
}


def page() -> str:
    """The whole page, as Markdown."""
    return INTRODUCTION + "".join(_section(block) for block in BLOCKS.values())


def _section(block: Block) -> str:
    rows = "".join(f"| `{name}` | {meaning} |\n" for name, meaning in block.options.items())
    table = f"\n| option | meaning |\n| --- | --- |\n{rows}" if rows else ""
    return (
        f"\n## {block.name}\n\n{block.doc} {_argument(block)}{HOLDS[block.text]}\n"
        f"\n```text\n{block.example}\n```\n{table}"
    )


def _argument(block: Block) -> str:
    if block.argument is Argument.NONE:
        return ""
    sort = "Argument, optional" if block.argument is Argument.OPTIONAL else "Argument"
    return f"{sort}: {block.argument_doc.strip('<>')}. "
