"""The register of what can be wrong with a picture, recording or drawing; each example is a file."""

from __future__ import annotations

from pressroom.problems import Rule, Severity

BROKEN = Rule(
    code="M101",
    subject="media",
    title="A file is broken, empty or unreadable",
    why="It breaks off, or its content contradicts itself, so readers would see nothing. "
    "Export it again, or copy it again from the camera.",
    bad="lamp.jpg, of which the copy stopped half way",
    good="lamp.jpg, whole",
)
HUGE = Rule(
    code="M102",
    subject="media",
    title="A picture has more pixels than we open",
    why="A small file can unpack to gigabytes and take the machine down. "
    "Scale it down to 120 million pixels or fewer; cameras with 102 megapixels fit.",
    bad="scan.png with 60000 × 60000 pixels",
    good="scan.png with 10000 × 8000 pixels",
)
CMYK = Rule(
    code="M103",
    subject="media",
    title="A picture is in CMYK",
    why="Its colours are made for one printing press and turn out wrong on screens and on other "
    "presses. Convert it to sRGB or Adobe RGB; print desks convert it for their own press.",
    bad="cover.tif in CMYK",
    good="cover.tif in Adobe RGB",
)
MISLABELLED = Rule(
    code="M104",
    subject="media",
    title="A file's suffix names another format than it has",
    why="Servers and desks go by the suffix. Rename the file and its sidecar.",
    bad="lamp.png, which holds a JPEG picture",
    good="lamp.jpg",
)
UNSUPPORTED = Rule(
    code="M105",
    subject="media",
    title="A format or colour mode isn't supported",
    why="We take JPEG, PNG, WebP, AVIF, TIFF, GIF, HEIC and SVG, in RGB or grey with 8 or 16 bits. "
    "Save it as one of these.",
    bad="lamp.psd renamed to lamp.jpg",
    good="lamp.jpg, exported from Photoshop",
)
UNSAFE = Rule(
    code="M106",
    subject="media",
    title="A drawing can't be read safely",
    why="Its XML is broken, nests without end, or declares entities, with which a small file can "
    "fill the memory or fetch another. Save it as plain SVG.",
    bad='<!DOCTYPE svg [<!ENTITY logo SYSTEM "file:///etc/hosts">]><svg>&logo;</svg>',
    good='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle r="12"/></svg>',
)
FILLED = Rule(
    code="M201",
    subject="media",
    title="A caption or credit comes from the file itself",
    why="The sidecar doesn't say it, so what was written into the picture is published. It may be "
    "out of date, or name somebody. Check it and write it into the sidecar; "
    "`pressroom media describe FILE` begins one.",
    bad="lamp.jpg with an IPTC caption and no lamp.jpg.yml",
    good='lamp.jpg.yml with `caption: "Amira Haddad lights the lamp."`',
    severity=Severity.WARNING,
)
STILL = Rule(
    code="M202",
    subject="media",
    title="A moving picture is shown still",
    why="Pages show its first frame, since movement that can't be stopped keeps people from "
    "reading; the original is offered for download. Publish it as a video to show it moving.",
    bad="lamp.gif with 40 frames",
    good="lamp.mp4",
    severity=Severity.WARNING,
)
POSITIONS = Rule(
    code="M203",
    subject="media",
    title="A film has a track of positions",
    why="Action cameras and phones record where they were beside picture and sound; we blank tags "
    "but don't cut tracks. Export the film without it: "
    "`ffmpeg -i in.mp4 -map 0:v -map 0:a -c copy out.mp4`.",
    bad="walk.mp4 straight from the camera",
    good="walk.mp4 with one track of pictures and one of sound",
    severity=Severity.WARNING,
)

MEDIA_RULES: tuple[Rule, ...] = (
    *(BROKEN, HUGE, CMYK, MISLABELLED, UNSUPPORTED, UNSAFE),
    *(FILLED, STILL, POSITIONS),
)
"""Every rule of this room, in the order of the codes."""
