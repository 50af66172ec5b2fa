"""The reference page of commands."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from pressroom.cli.main import COMMANDS, main

INTRODUCTION = """# Commands

Run them in the site's folder, or name it with `--site`. `make` installs them as `.venv/bin/pressroom`,
and its targets call the most frequent ones for you.

A command ends with 0 when all is well, 1 when there are problems, 2 when it was called wrongly.
Times are ISO 8601 with a zone: `2027-03-01T06:00:00-07:00`.

This page is made of the commands themselves by `make docs`; change it there.
"""


def page() -> str:
    """The whole page, as Markdown."""
    sections: list[str] = []
    with click.Context(main, info_name="pressroom") as ctx:
        for name in sorted(COMMANDS):
            command = main.get_command(ctx, name)
            if command:
                sections += _sections(command, f"pressroom {name}")
    return "\n".join([INTRODUCTION, *sections])


def _sections(command: click.Command, name: str) -> Iterator[str]:
    yield f"## `{name}`\n\n{inspect.cleandoc(command.help or '')}\n\n{_table(command)}"
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            yield from _sections(command.commands[inner], f"{name} {inner}")


def _table(command: click.Command) -> str:
    rows = [_row(p) for p in command.params if isinstance(p, click.Option)]
    arguments = [
        f"| `{p.make_metavar(click.Context(command))}` | |"
        for p in command.params
        if isinstance(p, click.Argument)
    ]
    return (
        "\n".join(["| option | does |", "| --- | --- |", *arguments, *rows, ""])
        if rows or arguments
        else ""
    )


def _row(option: click.Option) -> str:
    takes = "" if option.is_flag else f" {_takes(option)}"
    default = f" Default: {option.default}." if option.show_default else ""
    return f"| `{', '.join(option.opts)}{takes}` | {option.help or ''}{default} |"


def _takes(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return " \\| ".join(map(str, option.type.choices))
    if isinstance(option.type, click.Path):
        return "PATH"
    return "N" if isinstance(option.type, click.IntRange) else option.type.name.upper()
