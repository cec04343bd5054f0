"""How much one file may take. Measured on public corpora: a report needs a small part of this."""

LARGEST = 64 * 2**20  # bytes of a file
MEMBERS = 5_000  # of an archive
INFLATED = 400 * 2**20  # bytes of all members of an archive
RATIO = 300  # of inflated to packed, for members of RATIO_FROM bytes and more
RATIO_FROM = 8 * 2**20
CELLS = 5_000_000  # between the first cell of a sheet and its last
MERGES = 50_000  # of a sheet
MERGED = 300_000  # cells within the merged areas of a book
SHEETS = 500
FILLED = 1_500_000  # cells of a book that hold something
LONGEST = 32_767  # letters of a cell: no more go into one of Excel's
NAME = 255  # letters of a file's or a sheet's name
ANSWER = 64 * 2**20  # bytes that the reading child may send back
TABLES = 1_000  # of a file
ROWS = 200_000  # of a file's tables, to be read
ERRORS = 10_000  # of a file that are told cell by cell; the rest are counted
WARNINGS = 2_000  # … the same
FOUND = 200  # letters of a cell that a problem repeats
MEMORY = 2**30  # bytes above what the reading child holds when it has loaded its engines
CPU_SECONDS = 10
WALL_SECONDS = 20
AT_ONCE = 4  # children
