"""Press kits: the texts of an item in the formats a newsroom takes, and what goes with them."""
