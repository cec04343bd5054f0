"""What stands around every screen: the language, who is here, and being turned away."""
