"""Kits for one journalist: chosen for them, sealed, and published where nobody else can read them."""
