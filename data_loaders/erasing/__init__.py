"""A person's name erased on request, wherever it is kept; and kept out when it comes again."""
