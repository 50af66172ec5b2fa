"""The command `pressroom` and its subcommands, each loaded when it is asked for."""

from __future__ import annotations

import importlib

import click

from pressroom import __version__

COMMANDS = {
    "build": "Build the public site.",
    "check": "Find every mistake in content and settings.",
    "consent": "List consents that end soon, have ended or were withdrawn.",
    "kit": "Make kits for one journalist each, which only their links open.",
    "media": "List what the media library lacks; begin a sidecar.",
    "next": "Say when the public site changes by itself, next.",
    "ping": "Tell hubs and search engines what is new on the web.",
    "outreach": "Keep the private media list, and see who was sent what.",
    "publish": "Build the public site to put on the web, once or whenever time changes it.",
    "serve": "Show the site on this machine and rebuild it as you edit.",
}
"""Every command, and the sentence that introduces it; `pressroom/cli/<name>.py` holds it."""


class Lazy(click.Group):
    """Imports a command's module only when that command is run."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"pressroom.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in sorted(COMMANDS)])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressroom")
def main() -> None:
    """A newsroom in a git repository: Markdown in, a press-ready website and feeds out."""
