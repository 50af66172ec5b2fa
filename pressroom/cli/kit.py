"""`pressroom kit`: kits for one journalist, sealed so that nobody else can read them."""

from __future__ import annotations

import click

from pressroom.cli import kit_list, kit_make


@click.group("kit")
def command() -> None:
    """Make kits for one journalist each; they lie on the public site, and only their links open them."""


for each in (
    kit_make.make,
    kit_make.remake,
    kit_list.listed,
    kit_list.revoked,
    kit_list.whose,
    kit_list.secret,
):
    command.add_command(each)
