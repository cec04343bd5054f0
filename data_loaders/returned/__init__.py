"""A clerk's own workbook handed back: its faults marked, nothing else changed."""
