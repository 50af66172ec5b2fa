"""What the docs say holds: every command, setting, key and rule is there, and the examples work."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import textwrap
from pathlib import Path

import click
import jsonschema
import pytest
import yaml
from PIL import Image

from pressroom.checks.check import check
from pressroom.cli.main import COMMANDS, main
from pressroom.language.tags import canonical
from pressroom.model.keys import keys_of, yaml_name
from pressroom.model.kinds import KIND_OF_FOLDER
from pressroom.model.newsroom import Newsroom
from pressroom.plugin.settings import PELICAN_ONLY
from pressroom.plugin.sites import open_site
from pressroom.reading.newsroom import read
from pressroom.reference.__main__ import files
from pressroom.reference.rules import EVERY_RULE
from pressroom.reference.subjects import FILES, PARTS
from pressroom.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
OUTSIDE = ("README", "CONTRIBUTING", "CHANGELOG", "theme/README", "outreach.example/README")
PAGES = [*(ROOT / f"{name}.md" for name in OUTSIDE), *sorted(DOCS.rglob("*.md"))]
TOLD = [page for page in PAGES if "reference" not in page.parts and page.stem != "rules"]
"""The pages that people write."""
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
REFERENCE = files()
SETTINGS_TOLD = {
    *re.findall(r"`(PRESSROOM_[A-Z_]+)`", REFERENCE["settings.md"]),
    "PRESSROOM_SECRET",  # of the environment
}
PARTS_OF_DECISION = ("**Question.**", "**Decision.**", "**Instead of.**")
KEYS = {yaml_name(name) for subject in (*FILES, *PARTS) for name in keys_of(subject.model)}
SCHEMAS = {
    name.removeprefix("schema/").removesuffix(".json"): json.loads(text)
    for name, text in REFERENCE.items()
    if name.startswith("schema/")
}


class Plain(yaml.SafeLoader):
    """YAML as editors read it: text, numbers, true and false; dates stay text."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith(("timestamp", "bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def test_reference_pages_and_schemas_are_up_to_date() -> None:
    """docs/reference is what the code declares today; `make docs` writes it anew."""
    folder = DOCS / "reference"
    there = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}
    assert there == set(REFERENCE)
    for name, text in REFERENCE.items():
        assert (folder / name).read_text("utf-8") == text, f"run: make docs ({name})"


def test_every_key_is_on_the_page_of_content() -> None:
    """Each key of each sort of file and part has its row under its own heading."""
    sections = re.split(r"^#{2,3} ", REFERENCE["content.md"], flags=re.MULTILINE)
    by_title = {section.partition("\n")[0]: section for section in sections}
    for subject in (*FILES, *PARTS):
        for name, key in keys_of(subject.model).items():
            assert f"| `{yaml_name(name)}` | {key.doc}" in by_title[subject.title]


def test_every_setting_is_on_the_page_of_settings() -> None:
    """Each knob and each setting that one part hands to another is told."""
    knobs = [f.metadata["knob"].name for f in dataclasses.fields(Settings) if "knob" in f.metadata]
    for name in {*knobs, *PELICAN_ONLY} - {"*"}:
        assert f"`{name}`" in REFERENCE["settings.md"]


def test_every_command_and_option_is_on_the_page_of_commands() -> None:
    """Each command has a section with all of its options, and each option says what it does."""
    for name in COMMANDS:
        command = main.get_command(None, name)
        section = REFERENCE["commands.md"].partition(f"## `pressroom {name}`")[2]
        for option in (p for p in command.params if p.param_type_name == "option"):
            assert f"`{option.opts[0]}" in section.partition("\n## ")[0]
            assert option.help, (name, option.name)


def test_links_between_the_docs_lead_somewhere() -> None:
    """Every relative link in README and its like and in docs/ names a file or heading that exists."""
    for page in PAGES:
        text = re.sub(r"^(```|~~~).*?^\1", "", page.read_text("utf-8"), flags=re.M | re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            assert file.exists(), (page.name, target)
            if anchor:
                assert anchor in headings(file), (page.name, target)


def code_in(page: Path) -> list[str]:
    """What stands in code on a page: each line of its fenced blocks, and each span."""
    text = page.read_text("utf-8")
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = (line for block in fenced for line in block.split("\n"))
    return [*lines, *re.findall(r"`([^`\n]+)`", bare)]


def called(words: list[str]) -> click.Command | None:
    """The command that words after `pressroom` name; None where there is no such command."""
    command: click.Command | None = main.get_command(None, words[0]) if words else None
    for word in words[1:]:
        if isinstance(command, click.Group):
            command = command.commands.get(word)
    return command


@pytest.mark.parametrize("page", TOLD, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_commands_in_the_guides_exist(page: Path) -> None:
    """Whatever a page says after `pressroom` or `make` can be typed: command, options, target."""
    targets = set(re.findall(r"^([a-z-]+)(?=[a-z -]*:)", MAKEFILE, flags=re.MULTILINE))
    targets |= set(re.findall(r"^[a-z-]+ ([a-z-]+):", MAKEFILE, flags=re.MULTILINE))
    for line in code_in(page):
        told = re.split(r"\s#|\s{3,}|[|;&]", line)[0]
        if found := re.search(r"(?:^|/|\s)pressroom ([a-z].*)", told):
            words = [word.strip("[](),") for word in found[1].split()]
            command = called([word for word in words if re.fullmatch("[a-z]+", word)])
            assert command is not None, line
            known = {name for param in command.params for name in param.opts}
            assert {word for word in words if word.startswith("--")} <= known, line
        if found := re.match(r"make ([a-z-]+)", told):
            assert found[1] in targets, line


@pytest.mark.parametrize("page", TOLD, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_settings_rules_and_files_in_the_guides_exist(page: Path) -> None:
    """Each setting, rule and file of this repository that a page names is there."""
    text = page.read_text("utf-8")
    assert set(re.findall(r"\bPRESSROOM_[A-Z_]+[A-Z]", text)) <= SETTINGS_TOLD
    assert set(re.findall(r"\b[FRLM]\d{3}\b", text)) <= {rule.code for rule in EVERY_RULE}
    for path in re.findall(r"`((?:pressroom|theme|tests|docs|setup|bench)/[\w./-]+)`", text):
        assert (ROOT / path).exists() or path.startswith("bench/results/"), path


@pytest.mark.parametrize("page", TOLD, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_keys_in_the_guides_exist(page: Path) -> None:
    """Each key at the margin of an example in YAML is one that some file may have."""
    text = page.read_text("utf-8")
    for block in re.findall(r"^ *```yaml[^\n]*\n(.*?)^ *```", text, flags=re.M | re.S):
        assert set(yaml.load(textwrap.dedent(block), Plain)) <= KEYS, block


def test_every_room_is_on_the_map() -> None:
    """The engineers' page names each package and module of pressroom once."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {f.name for f in (ROOT / "pressroom").iterdir() if (f / "__init__.py").exists()}
    assert sorted(re.findall(r"^\| \[`pressroom/(\w+)/`\]", text, flags=re.M)) == sorted(rooms)
    for file in (ROOT / "pressroom").glob("[a-z]*.py"):
        assert f"{file.name}`" in text


def test_decisions_are_numbered_once_and_say_what_was_left() -> None:
    """Each decision begins with its number, and has a question, an answer and what it was taken over."""
    for file in (DOCS / "decisions").glob("*.md"):
        text = file.read_text("utf-8")
        assert text.startswith(f"# {file.name[:4]} · "), file.name
        assert all(part in text for part in PARTS_OF_DECISION), file
    names = [file.name[:4] for file in (DOCS / "decisions").glob("*.md")]
    assert len(set(names)) == len(names)


def test_the_first_settings_of_the_readme_are_whole(tmp_path: Path) -> None:
    """Four lines are a settings file: nothing is said of them."""
    (lines,) = re.findall(r"```python\n# pelicanconf.py\n(.*?)```", README, flags=re.S)
    (tmp_path / "pelicanconf.py").write_text(lines, "utf-8")
    (tmp_path / "content").mkdir()
    site = open_site(tmp_path)
    assert (site.problems, site.settings.site_name) == ((), "Our newsroom")


def headings(file: Path) -> set[str]:
    """The anchors of a Markdown page's headings, as code hosts make them."""
    found = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in found)
    return {heading.replace(" ", "-") for heading in plain}


def headers() -> list[tuple[str, str]]:
    """Each YAML header and file of the sample, and the schema it goes by."""
    content = ROOT / "content"
    singles = {"people": "person", "topics": "topic", "pages": "page"}
    found = []
    for file in sorted(content.rglob("*.md")):
        folder = file.relative_to(content).parts[0]
        translated = is_translation(file)
        kind = KIND_OF_FOLDER.get(folder)
        schema = singles.get(folder) or ("translation" if translated else kind)
        if not (translated and folder in singles):
            found.append((str(file.relative_to(ROOT)), str(schema)))
    for file in sorted(content.rglob("*.yml")):
        folder = file.relative_to(content).parts[0]
        schema = {"coverage": "coverage", "organization.yml": "organization"}.get(folder, "asset")
        found.append((str(file.relative_to(ROOT)), schema))
    return found


def is_translation(file: Path) -> bool:
    """Whether a file's name ends in a language."""
    tag = file.stem.partition(".")[2]
    return bool(tag) and canonical(tag) == tag


@pytest.mark.parametrize("schema", sorted(SCHEMAS))
def test_schemas_are_schemas(schema: str) -> None:
    """Each is a valid JSON Schema of the seventh draft, which editors understand."""
    jsonschema.Draft7Validator.check_schema(SCHEMAS[schema])


def test_schemas_accept_the_sample() -> None:
    """What the build reads without a problem, an editor doesn't mark as wrong."""
    for path, schema in headers():
        text = (ROOT / path).read_text("utf-8")
        header = text.split("---\n", 2)[1] if path.endswith(".md") else text
        wrong = jsonschema.Draft7Validator(SCHEMAS[schema]).iter_errors(yaml.load(header, Plain))
        assert [f"{path}: {list(e.path)}: {e.message}" for e in wrong] == []


@pytest.mark.parametrize(
    ("schema", "header"),
    [
        ("release", {"title": "No date"}),
        ("story", {"title": "T", "date": "yesterday"}),
        ("story", {"title": "T", "date": "2026-11-19", "titel": "T"}),
        ("story", {"title": "T", "date": "2026-11-19", "starts": "2026-11-20"}),
        ("person", {"name": "Jane", "email": "nowhere"}),
        ("asset", {"alt": "A door", "credit": "Us"}),
        ("event", {"title": "T", "starts": "2026-11-19T18:00", "status": "cancelled"}),
    ],
)
def test_schemas_refuse_mistakes(schema: str, header: dict[str, object]) -> None:
    """A missing, malformed or unknown key, or one of another kind, is marked in the editor."""
    assert not jsonschema.Draft7Validator(SCHEMAS[schema]).is_valid(header)


def blocks(page: Path) -> list[tuple[str, str]]:
    """The examples of a guide that are whole files: their path, in the fence, and their text."""
    pattern = r"^```[a-z]+ title=\"?([^\"\n]+?)\"?\n(.*?)^```$"
    return re.findall(pattern, page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def problems_of(folder: Path) -> tuple[Newsroom, list[str]]:
    """The newsroom in a folder and every line that is said of it, as at the sample's today."""
    settings = Settings(root=folder, site_name="Our newsroom", site_url="https://n.example.org")
    reading = read(settings)
    now = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    found = [*reading.problems, *check(reading.newsroom, settings, now=now)]
    return reading.newsroom, [str(problem) for problem in found]


def test_the_guide_for_writers_shows_a_newsroom_without_a_mistake(tmp_path: Path) -> None:
    """All example files of the guide together are read and checked without a problem.

    A contact misspelt in them gives just the line that the guide explains.
    """
    guide = DOCS / "guide-for-writers.md"
    shown = blocks(guide)
    for path, text in shown:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        if path.endswith(".jpg.yml"):
            Image.new("RGB", (1200, 800)).save(file.with_suffix(""))
    newsroom, problems = problems_of(tmp_path)
    assert len(newsroom.articles) == sum("/index." in path for path, _ in shown) >= 6
    assert problems == []

    release = tmp_path / "content/releases/rent-bank-opens/index.md"
    wrong = release.read_text("utf-8").replace("contacts: [jane-doe]", "contacts: [jane-do]")
    release.write_text(wrong, "utf-8")
    (line,) = problems_of(tmp_path)[1]
    assert line in guide.read_text("utf-8")
