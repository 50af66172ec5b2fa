"""A Word file's package: put right where its template isn't, and the same bytes each time."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pressroom.kits.copy import Copy
from pressroom.kits.word.runs import NOT_XML
from pressroom.kits.word.styles import word_tag

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest a ZIP can say; what the document tells of its date is in its properties."""
THUMBNAIL = re.compile(
    rb"<Relationship [^>]*metadata/thumbnail[^>]*/>|<Default Extension=\"jpeg\"[^>]*/>"
)
APPLICATION = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"""


def describe_document(document: Document, copy: Copy) -> None:
    """Say whose it is, what it is called, when it was published, in which language."""
    moment = dt.datetime.fromtimestamp(copy.timestamp, dt.UTC).replace(tzinfo=None)
    told = document.core_properties
    told.title, told.subject = _said(copy.title), _said(copy.kind_label)
    told.author = told.last_modified_by = _said(copy.organization)
    told.keywords = _said(", ".join(copy.keywords))
    told.comments, told.category = _said(copy.url), _said(copy.prepared)
    told.language = copy.lang
    told.created = told.modified = moment
    told.revision = 1


def _said(text: str) -> str:
    """A property's text: at most 255 characters, and only those XML has room for."""
    return NOT_XML.sub("", text)[:255]


def mend_settings(document: Document, lang: str) -> None:
    """Put right what the template has wrong: a zoom without its percentage, Word 2007's way of
    laying out, an American's languages."""
    settings = document.settings.element
    zoom = settings.find(qn("w:zoom"))
    if zoom is not None:
        zoom.set(qn("w:percent"), "100")
    tongue = settings.find(qn("w:themeFontLang"))
    if tongue is not None:
        tongue.set(qn("w:val"), word_tag(lang))
    compat = settings.find(qn("w:compat"))
    if compat is not None:
        for old in list(compat):
            compat.remove(old)
        mode = OxmlElement("w:compatSetting")
        for name, value in (
            ("name", "compatibilityMode"),
            ("uri", "http://schemas.microsoft.com/office/word"),
            ("val", "15"),
        ):
            mode.set(qn(f"w:{name}"), value)
        compat.append(mode)


def packed(document: Document) -> bytes:
    """The document's file: its parts in fixed order and of one date, without the template's picture."""
    raw = BytesIO()
    document.save(raw)
    made = BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        for name in names:
            if name == "docProps/thumbnail.jpeg":
                continue
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            target.writestr(entry, _mended(name, source.read(name), names))
    return made.getvalue()


def _mended(name: str, content: bytes, names: list[str]) -> bytes:
    if name == "docProps/app.xml":
        return APPLICATION
    if name == "_rels/.rels":
        return THUMBNAIL.sub(b"", content)
    has_jpeg = any(n.endswith(".jpeg") and n != "docProps/thumbnail.jpeg" for n in names)
    if name == "[Content_Types].xml" and not has_jpeg:
        return THUMBNAIL.sub(b"", content)
    return content
