"""The words of the field. Imports nothing of this project."""
