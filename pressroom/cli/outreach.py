"""`pressroom outreach`: the private media list, and the ledger of what went to whom."""

from __future__ import annotations

import click

from pressroom.cli import outreach_ledger, outreach_list


@click.group("outreach")
def command() -> None:
    """Keep the private media list, and see who was sent what. Nothing of it is ever published."""


for each in (*outreach_list.COMMANDS, *outreach_ledger.COMMANDS):
    command.add_command(each)
