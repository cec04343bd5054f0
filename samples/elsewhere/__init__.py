"""Sample reports under the other plans: a few units each, written out by hand in TOML."""
