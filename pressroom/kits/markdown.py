"""Markdown that says the same when it is read again: CommonMark, with tables and footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pressroom.kits.clean_html import html_of
from pressroom.kits.copy import Copy
from pressroom.kits.text_tree import (
    Block,
    Contact,
    Entries,
    Entry,
    Figure,
    Heading,
    Listing,
    Notes,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Runs,
    Table,
    Verbatim,
    text_of,
)
from pressroom.language.press import bracketed, colon

SPECIAL = re.compile(r"([\\`*_\[\]<>])|&(?=#?\w+;)|(?<=\!)(?=\[)|(~(?=~))")
LINE_START = re.compile(
    r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$|:{3}|\|)|^(\d{1,9})([.)])(?=\s|$)"
)
TRAILING, HASHED = re.compile("(#+)$"), r"\\\1"
BREAK = "  \n"
PUNCTUATION = re.compile(r"[^\w\s]|_")


def markdown(copy: Copy) -> bytes:
    """The recipe of the Markdown: the whole copy, its headline at level 1."""
    return (markdown_of(copy.whole, copy.lang) + "\n").encode()


def markdown_of(blocks: Iterable[Block], lang: str) -> str:
    """Blocks as Markdown, an empty line between them."""
    told: list[str] = []
    before: Block | None = None
    for block in blocks:
        # Two lists in a row would be read as one.
        if isinstance(block, Listing) and isinstance(before, Listing):
            told.append("<!-- -->")
        told.append(_block(block, lang))
        before = block
    return "\n\n".join(part for part in told if part)


def _block(block: Block, lang: str) -> str:
    match block:
        case Paragraph():
            return inline(block.runs)
        case Heading():
            text = inline(block.runs).replace(BREAK, " ")
            return f"{'#' * block.level} {TRAILING.sub(HASHED, text)}"
        case Listing():
            return "\n".join(_items(block, lang)).rstrip()
        case Quotation():
            return _quotation(block, lang)
        case Table():
            return _table(block, lang)
        case Figure():
            return _figure(block, lang)
        case Entries():
            title = f"**{escaped(block.title)}**\n\n" if block.title else ""
            return title + "\n".join(_entry(entry, lang) for entry in block.entries)
        case Contact():
            return _contact(block, lang)
        case Verbatim():
            return _fenced(block.text)
        case Notes():
            notes = (_hung(f"[^{n.number}]: ", n.blocks, lang, "    ") for n in block.notes)
            return "\n\n".join(notes)
        case Rule():
            return "* * *"


def _hung(mark: str, blocks: Iterable[Block], lang: str, indent: str = "") -> str:
    """Blocks beside a mark."""
    space = indent or " " * len(mark)
    lines = markdown_of(blocks, lang).split("\n")
    return "\n".join((space if n else mark) + line if line else "" for n, line in enumerate(lines))


def _items(listing: Listing, lang: str) -> Iterator[str]:
    """Marks are followed by as many spaces as make four columns, which every reader understands."""
    for number, item in enumerate(listing.items, listing.start):
        mark = f"{number}." if listing.ordered else "-"
        told = _hung(mark.ljust(3) + " ", item, lang)
        yield told + ("\n" if len(item) > 1 else "")


def _quotation(quotation: Quotation, lang: str) -> str:
    said = markdown_of(quotation.blocks, lang)
    if quotation.by:
        said += f"\n\n— {inline(quotation.by)}"
    return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))


def _table(table: Table, lang: str) -> str:
    """A table of pipes; one with spans or without a head as HTML, which Markdown takes as it is."""
    rows = (*table.head, *table.body)
    spans = any(c.columns > 1 or c.rows > 1 for row in rows for c in row)
    ragged = any(len(row) != table.columns for row in rows)
    if spans or ragged or len(table.head) != 1 or table.caption:
        return html_of((table,), lang)
    marks = {"start": "---", "center": ":-:", "end": "--:"}
    ruled = [marks[cell.align] for cell in table.head[0]]
    cells = [[_cell(c.runs) for c in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (cells[0], ruled, *cells[1:]))


def _cell(runs: Runs) -> str:
    return inline(runs).replace(BREAK, "<br>").replace("|", "\\|")


def _figure(figure: Figure, lang: str) -> str:
    mark = "!" if figure.medium == "image" else ""
    shown = f"{mark}[{escaped(figure.alt or text_of(figure.caption))}]({_address(figure.address)})"
    told = [inline(figure.caption), escaped(figure.credit), escaped(figure.terms)]
    under = BREAK.join(part for part in told if part)
    spoken = markdown_of(figure.transcript, lang)
    return "\n\n".join(part for part in (shown, under, spoken) if part)


def _entry(entry: Entry, lang: str) -> str:
    text = f"**{inline(entry.label)}**{colon(lang)}{inline(entry.value)}"
    if entry.source:
        text = bracketed(lang, text, inline(entry.source))
    return "-   " + text.replace("\n", "\n    ")


def _contact(contact: Contact, lang: str) -> str:
    lines = [f"**{escaped(contact.name)}**", escaped(contact.role)]
    for name, told, address in contact.ways:
        before = f"{escaped(name)}{colon(lang)}" if name else ""
        lines.append(
            before + (f"[{escaped(told)}]({_address(address)})" if address else escaped(told))
        )
    lines += [escaped(remark) for remark in contact.remarks]
    return BREAK.join(line for line in lines if line)


def _fenced(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _address(address: str) -> str:
    return re.sub(r"[\s<>()\\]", lambda found: f"%{ord(found[0]):02X}", address)


def escaped(text: str) -> str:
    """Text in which nothing is read as a mark."""
    told = SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", text)
    return "\n".join(_line(line) for line in told.split("\n"))


def _line(line: str) -> str:
    return LINE_START.sub(lambda m: f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[1]}", line)


def inline(runs: Runs) -> str:
    """Runs as Markdown; lines end with two spaces where they break, which every reader understands."""
    parts: list[str] = []
    for number, run in enumerate(runs):
        before, after = _beside(runs, number)
        text = _run(run, before, after)
        opens = run.link and (not number or runs[number - 1].link != run.link)
        if (opens or run.note) and parts and parts[-1].endswith("!"):
            # beside a bracket it would make a picture
            parts[-1] = f"{parts[-1][:-1]}\\!"
        if opens:
            parts.append("[")
        parts.append(text)
        if run.link and (number + 1 == len(runs) or runs[number + 1].link != run.link):
            parts.append(f"]({_address(run.link)})")
    return "".join(parts).replace("\n", BREAK)


def _beside(runs: Runs, number: int) -> tuple[str, str]:
    """The characters before and after a run, nothing at the ends; a star for a neighbour in stars."""
    before, after = runs[max(number - 1, 0)], runs[min(number + 1, len(runs) - 1)]
    return (
        "" if not number else "*" if before.strong or before.em else before.text[-1:],
        "" if after is runs[number] else "*" if after.strong or after.em else after.text[:1],
    )


def _run(run: Run, before: str, after: str) -> str:
    if run.note:
        return f"[^{run.note}]"
    if run.code:
        return _code(run.text)
    inner = run.text.strip(" \n")
    if not inner:
        return run.text
    start = run.text.index(inner)
    head, tail = run.text[:start], run.text[start + len(inner) :]
    text = escaped(inner) if head else (escaped(inner) if not before else _unstarted(inner))
    if run.strong or run.em:
        text = _emphasized(text, inner, run, head[-1:] or before, tail[:1] or after)
    if run.rise:
        text = f"<{run.rise}>{text}</{run.rise}>"
    if run.struck:
        text = f"<s>{text}</s>"
    return head + text + tail


def _unstarted(text: str) -> str:
    """Text in the middle of a line: only the lines after its first need their starts guarded."""
    first, line_break, rest = text.partition("\n")
    told = SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", first)
    return told + (line_break + escaped(rest) if line_break else "")


def _emphasized(text: str, inner: str, run: Run, before: str, after: str) -> str:
    """Stars where CommonMark's rules let them open and close; elements of HTML where not."""
    stars = "***" if run.strong and run.em else "**" if run.strong else "*"
    opens = not PUNCTUATION.match(inner) or not before or not _is_word(before)
    closes = not PUNCTUATION.match(inner[-1]) or not after or not _is_word(after)
    if (
        opens
        and closes
        and "*" not in inner
        and "\n" not in inner
        and not _star_beside(before, after)
    ):
        return f"{stars}{text}{stars}"
    text = f"<em>{text}</em>" if run.em else text
    return f"<strong>{text}</strong>" if run.strong else text


def _star_beside(before: str, after: str) -> bool:
    return "*" in (before, after)


def _is_word(char: str) -> bool:
    """Whether stars beside punctuation may not stand next to a character: vowel signs count, and symbols,
    which parsers don't agree about."""
    return not char.isspace() and not unicodedata.category(char).startswith("P")


def _code(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{space}{text}{space}{ticks}"
