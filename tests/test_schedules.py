"""The schedules in docs/schedules are what their programs read, and run commands that exist."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from pressroom.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "schedules"
FILES = sorted(FOLDER.iterdir())
COMMAND = re.compile(r"bin/pressroom (?P<name>[a-z]+)(?P<rest>[^|;>&\n]*)")


def commands(text: str) -> list[tuple[str, list[str]]]:
    """The calls of pressroom in a file, with their options; variables stand for a time."""
    found = []
    for call in COMMAND.finditer(text):
        rest = re.sub(r'"[^"]*"', "2026-11-01T08:30:00Z", call["rest"])
        found.append((call["name"], [each for each in rest.split() if each != "-"]))
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_commands_and_options_exist(file: Path) -> None:
    """Each call is one that the command line accepts, from a folder with a site."""
    calls = commands(file.read_text("utf-8"))
    assert calls or file.suffix == ".timer"
    for name, options in calls:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        command.make_context(name, options)


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_workflows_are_yaml(name: str) -> None:
    """They have jobs whose scripts a shell can read."""
    text = (FOLDER / name).read_text("utf-8")
    whole = yaml.safe_load(text)
    if name == "github.yml":
        scripts = [step["run"] for step in whole["jobs"]["publish"]["steps"] if "run" in step]
    else:
        scripts = ["\n".join(whole["pages"]["script"])]
    assert scripts
    for script in scripts:
        plain = re.sub(r"\$\{\{.*?\}\}", "x", script)
        subprocess.run(["bash", "-n"], input=plain, text=True, check=True)


def test_the_workflow_publishes_what_is_due(tmp_path: Path) -> None:
    """The step that asks whether anything is due says yes on a push, and what `next` says on a schedule."""
    whole = yaml.safe_load((FOLDER / "github.yml").read_text("utf-8"))
    (step,) = (s for s in whole["jobs"]["publish"]["steps"] if s.get("id") == "due")
    program = tmp_path / ".venv/bin/pressroom"
    program.parent.mkdir(parents=True)
    for event, answer, publishes in (
        ("push", 1, True),
        ("schedule", 0, True),
        ("schedule", 1, False),
    ):
        program.write_text(f"#!/bin/sh\nexit {answer}\n")
        program.chmod(0o755)
        output = tmp_path / "output"
        output.write_text("")
        surroundings = os.environ | {"GITHUB_EVENT_NAME": event, "GITHUB_OUTPUT": str(output)}
        run = ["bash", "-e", "-c", step["run"]]
        subprocess.run(run, cwd=tmp_path, env=surroundings, check=True)
        assert ("publish=yes" in output.read_text()) is publishes


@pytest.mark.parametrize("file", [f for f in FILES if f.suffix in (".service", ".timer")])
def test_units_are_complete(file: Path) -> None:
    """Each has what systemd needs, and what is written may only lie in the site's folder."""
    unit = configparser.ConfigParser(strict=True, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(file.read_text("utf-8"))
    assert unit["Unit"]["Description"]
    if file.suffix == ".service":
        service = unit["Service"]
        assert service["WorkingDirectory"] == service["ReadWritePaths"] == "/srv/newsroom"
        assert service["ExecStart"].startswith("/srv/newsroom/.venv/bin/pressroom publish")
    else:
        assert unit["Timer"]["OnCalendar"] and unit["Install"]["WantedBy"] == "timers.target"
