"""What the office works with."""
