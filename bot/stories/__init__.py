"""Which story is this item? Which fact is new in it? Pure."""
