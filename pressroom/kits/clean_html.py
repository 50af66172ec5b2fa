"""HTML for a newsroom's own system: elements that say what they are, no classes, no scripts, no style."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pressroom.kits.copy import Copy
from pressroom.kits.text_tree import (
    Block,
    Cell,
    Contact,
    Entries,
    Figure,
    Heading,
    Listing,
    Note,
    Notes,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Runs,
    Section,
    Table,
    Verbatim,
)
from pressroom.language.press import bracketed, colon
from pressroom.language.tags import direction


def clean_html(copy: Copy) -> bytes:
    """The recipe of the HTML: a whole document, its text in one `article`."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(copy.lang)}" dir="{copy.dir}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(copy.title, quote=False)}</title>",
        *(
            [f'<meta name="description" content="{escape(copy.prepared)}">']
            if copy.prepared
            else ()
        ),
        *([f'<link rel="canonical" href="{escape(copy.url)}">'] if copy.url else ()),
        "</head>",
        "<body>",
        "<article>",
        *_opening(copy),
        html_of(copy.body, copy.lang),
        *(_section(s, copy.lang) for s in copy.before_end),
        *_paragraphs(copy.end_mark),
        *(_section(s, copy.lang) for s in copy.after),
        *_paragraphs(*copy.signature),
        "</article>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _opening(copy: Copy) -> Iterable[str]:
    yield "<header>"
    yield from _paragraphs(copy.release_line)
    yield html_of(copy.notices, copy.lang)
    yield f"<h1>{escape(copy.title, quote=False)}</h1>"
    yield from _paragraphs(copy.subtitle, copy.byline, "" if copy.release_line else copy.day)
    yield html_of(copy.particulars, copy.lang)
    yield "</header>"


def _paragraphs(*texts: str) -> list[str]:
    return [f"<p>{escape(text, quote=False)}</p>" for text in texts if text]


def _section(section: Section, lang: str) -> str:
    told = f"<h2>{escape(section.title, quote=False)}</h2>"
    spoken = _spoken(section.lang)
    return f"<section{spoken}>\n{told}\n{html_of(section.blocks, lang)}\n</section>"


def html_of(blocks: Iterable[Block], lang: str) -> str:
    """Blocks as HTML, a block a line."""
    return "\n".join(_block(block, lang) for block in blocks)


def _block(block: Block, lang: str) -> str:
    match block:
        case Paragraph():
            return f"<p>{inline(block.runs)}</p>"
        case Heading():
            return f"<h{block.level}>{inline(block.runs)}</h{block.level}>"
        case Listing():
            return _list(block, lang)
        case Quotation():
            return _quotation(block, lang)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block, lang)
        case Entries():
            return _entries(block, lang)
        case Contact():
            return _contact(block, lang)
        case Verbatim():
            return f"<pre>{escape(block.text, quote=False)}</pre>"
        case Notes():
            items = "\n".join(_note(note, lang) for note in block.notes)
            return f"<ol>\n{items}\n</ol>"
        case Rule():
            return "<hr>"


def _items(blocks: tuple[Block, ...], lang: str) -> str:
    """What is in an item: running text where it is one paragraph."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return inline(blocks[0].runs)
    return html_of(blocks, lang)


def _list(listing: Listing, lang: str) -> str:
    name = "ol" if listing.ordered else "ul"
    start = f' start="{listing.start}"' if listing.ordered and listing.start != 1 else ""
    items = "\n".join(f"<li>{_items(item, lang)}</li>" for item in listing.items)
    return f"<{name}{start}>\n{items}\n</{name}>"


def _note(note: Note, lang: str) -> str:
    return f'<li id="note-{note.number}">{_items(note.blocks, lang)}</li>'


def _quotation(quotation: Quotation, lang: str) -> str:
    spoken = _spoken(quotation.lang)
    said = f"<blockquote{spoken}>\n{html_of(quotation.blocks, lang)}\n</blockquote>"
    if not quotation.by:
        return said
    return f"<figure>\n{said}\n<figcaption>{inline(quotation.by)}</figcaption>\n</figure>"


def _spoken(lang: str) -> str:
    return f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang else ""


def _table(table: Table) -> str:
    caption = f"<caption>{inline(table.caption)}</caption>\n" if table.caption else ""
    head = "\n".join(_row(row, "col") for row in table.head)
    body = "\n".join(_row(row, "row") for row in table.body)
    top = f"<thead>\n{head}\n</thead>\n" if head else ""
    rest = f"<tbody>\n{body}\n</tbody>\n" if body else ""
    return f"<table>\n{caption}{top}{rest}</table>"


def _row(cells: tuple[Cell, ...], scope: str) -> str:
    return "<tr>" + "".join(_cell(cell, scope) for cell in cells) + "</tr>"


def _cell(cell: Cell, scope: str) -> str:
    name = "th" if cell.header and cell.runs else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    scoped = f' scope="{scope}"' if name == "th" else ""
    return f"<{name}{scoped}{spans}>{inline(cell.runs)}</{name}>"


def _figure(figure: Figure, lang: str) -> str:
    address, alt = escape(figure.address), escape(figure.alt)
    shown = f'<img src="{address}" alt="{alt}"{_spoken(figure.lang)}>'
    if figure.medium != "image":
        shown = (
            f'<p><a href="{address}">{escape(figure.alt or figure.address, quote=False)}</a></p>'
        )
    told = [inline(figure.caption), escape(figure.credit, quote=False)]
    told.append(escape(figure.terms, quote=False))
    caption = "<br>".join(part for part in told if part)
    spoken = f"\n{html_of(figure.transcript, lang)}" if figure.transcript else ""
    under = f"\n<figcaption{_spoken(figure.lang)}>{caption}</figcaption>" if caption else ""
    return f"<figure>\n{shown}{spoken}{under}\n</figure>"


def _entries(entries: Entries, lang: str) -> str:
    rows = []
    for entry in entries.entries:
        value = inline(entry.value)
        if entry.source:
            value = bracketed(lang, value, inline(entry.source))
        rows.append(f"<dt>{inline(entry.label)}</dt>\n<dd>{value}</dd>")
    title = (
        f"<p><strong>{escape(entries.title, quote=False)}</strong></p>\n" if entries.title else ""
    )
    joined = "\n".join(rows)
    return f"{title}<dl>\n{joined}\n</dl>"


def _contact(contact: Contact, lang: str) -> str:
    lines = [f"<strong>{escape(contact.name, quote=False)}</strong>"]
    lines += [escape(contact.role, quote=False)] if contact.role else []
    for name, told, address in contact.ways:
        before = escape(f"{name}{colon(lang)}", quote=False) if name else ""
        text = f"<bdi>{escape(told, quote=False)}</bdi>"
        # a number is pasted as text: programs that show it make it a link themselves
        linked = address and not address.startswith("tel:")
        lines.append(before + (f'<a href="{escape(address)}">{text}</a>' if linked else text))
    lines += [escape(remark, quote=False) for remark in contact.remarks]
    return "<p>" + "<br>\n".join(lines) + "</p>"


def inline(runs: Runs) -> str:
    """Runs as HTML; those of one address within one link."""
    parts: list[str] = []
    for number, run in enumerate(runs):
        before = runs[number - 1].link if number else ""
        after = runs[number + 1].link if number + 1 < len(runs) else ""
        opening = f'<a href="{escape(run.link)}">' if run.link and run.link != before else ""
        closing = "</a>" if run.link and run.link != after else ""
        parts.append(f"{opening}{_run(run)}{closing}")
    return "".join(parts)


def _run(run: Run) -> str:
    if run.note:
        return f'<sup><a href="#note-{run.note}">{run.text}</a></sup>'
    text = escape(run.text, quote=False).replace("\n", "<br>")
    dress = (
        ("code", run.code),
        ("em", run.em),
        ("strong", run.strong),
        ("s", run.struck),
        (run.rise, bool(run.rise)),
    )
    for name, worn in dress:
        if worn:
            text = f"<{name}>{text}</{name}>"
    return f"<span{_spoken(run.lang)}>{text}</span>" if run.lang else text
