"""The only room that opens files or queries."""
