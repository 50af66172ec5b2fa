"""What connects pressroom to Pelican: each signal and the function that hears it."""

from __future__ import annotations

from pelican.plugins import signals

from pressroom.plugin.generator import generator_of, keep_public, silence
from pressroom.plugin.hosting import host
from pressroom.plugin.readers import seat, seat_in


def register() -> None:
    """Pelican calls this once a process and plugin; what is connected twice is heard once."""
    signals.initialized.connect(host)
    signals.readers_init.connect(seat)
    signals.generator_init.connect(seat_in)
    signals.generator_init.connect(silence)
    signals.get_generators.connect(generator_of)
    signals.static_generator_finalized.connect(keep_public)
