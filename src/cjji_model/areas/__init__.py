"""Areas of England and Wales by scheme, their history, and how areas of different schemes overlap."""
