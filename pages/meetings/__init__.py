"""Screens that a meeting is held on."""
