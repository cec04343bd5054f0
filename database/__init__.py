"""Tables, sessions and migrations: how the figures are kept."""
