"""Where staff hand in."""
