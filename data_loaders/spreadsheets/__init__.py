"""From the bytes of a spreadsheet to what it says: rows with their cells, and the problems."""
