"""Screens: a folder for each audience, each file one `show()`. Nothing stands here directly."""
