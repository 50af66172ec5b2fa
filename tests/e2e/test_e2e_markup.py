"""HTML and CSS by independent judges: the W3C's checker and html-validate, on every page."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import quote

from browser import TESTS
from built_site import REPOSITORY, Output
from webserver import served

VNU = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = ["java", "-Xss2m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(VNU)]


def nu(*words: str) -> list[str]:
    """What the W3C's checker says, a line each: errors, warnings and remarks."""
    done = subprocess.run(
        [*JAVA, "--stdout", "--format", "json", *words], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    messages = json.loads(done.stdout)["messages"]
    return [f"{m.get('url')}:{m.get('lastLine')}: {m['type']}: {m['message']}" for m in messages]


def test_the_w3c_finds_nothing_in_any_page(site: Output) -> None:
    """No error and no warning, the content security policy in each page respected."""
    with served(site.folder) as origin:
        said = nu(
            *(
                origin + quote(url)
                for url in [*site.pages, *site.frames, *site.signposts, *site.handouts]
            )
        )
    assert not said, "\n".join(said[:40])


STYLES = REPOSITORY / "theme" / "static" / "css"
UNCHECKED = "This validator does not validate RDF. RDF subtrees go unchecked."
"""What the checker remarks of every drawing that says whose it is."""


def test_the_w3c_finds_nothing_in_any_drawing(site: Output) -> None:
    """Logos and other drawings are valid, whatever they say of their maker and terms."""
    drawings = [str(file) for file in site.files() if file.suffix == ".svg"]
    assert drawings
    said = [line for line in nu("--also-check-svg", *drawings) if UNCHECKED not in line]
    assert not said, "\n".join(said[:40])


def test_the_w3c_finds_nothing_in_the_styles(site: Output) -> None:
    """Every property and value of the stylesheet is known to the W3C."""
    sheets = [str(file) for file in site.files() if file.suffix == ".css"]
    assert sheets
    said = nu("--css", *sheets)
    assert not said, "\n".join(said[:40])


def test_html_validate_finds_nothing(site: Output, tmp_path: Path) -> None:
    """Its recommended, accessibility and standard rules hold on every page."""
    presets = ["html-validate:recommended", "html-validate:a11y", "html-validate:standard"]
    rules = {"root": True, "extends": presets, "rules": {"long-title": "off"}}
    config = tmp_path / "rules.json"
    config.write_text(json.dumps(rules), "utf-8")
    # into a file: what the program writes to a pipe is cut off when it ends
    report = tmp_path / "report.json"
    command = ["npx", "--no-install", "html-validate", "-c", str(config), "-f", f"json={report}"]
    done = subprocess.run(
        [*command, f"{site.folder}/**/*.html"],
        cwd=TESTS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.exists(), done.stdout + done.stderr
    said = [
        f"{result['filePath']}:{m['line']}: {m['ruleId']}: {m['message']}"
        for result in json.loads(report.read_text("utf-8"))
        for m in result["messages"]
    ]
    assert not said, "\n".join(said[:40])


def test_no_sort_of_page_dresses_what_texts_hold(site: Output) -> None:
    """A name that texts give their parts means nothing else in the styles of one sort of page."""
    held = {
        name
        for page in site.pages.values()
        for part in page.all("//*[contains(concat(' ', @class, ' '), ' prose ')]//*/@class")
        for name in str(part).split()
    }
    assert held >= {"embed", "figure", "pullquote"}
    sheets = sorted(path for path in STYLES.glob("[34]*.css") if path.name != "30-prose.css")
    dressed = {
        (sheet.name, name)
        for sheet in sheets
        for name in re.findall(r"(?m)^\s*\.([\w-]+)(?=[^{};]*[,{]$)", sheet.read_text())
    }
    assert sheets
    assert not {(sheet, name) for sheet, name in dressed if name in held}
