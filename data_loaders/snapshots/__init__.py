"""Figures frozen for a meeting: how they are written down, kept, and proved when opened."""
