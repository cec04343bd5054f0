"""How much one file may take. Measured on public corpora: a report needs a small part of this."""

LARGEST = 64 * 2**20  # bytes of a file
MEMBERS = 5_000  # of an archive
INFLATED = 400 * 2**20  # bytes of all members of an archive
RATIO = 300  # of inflated to packed, for members of RATIO_FROM bytes and more
RATIO_FROM = 8 * 2**20
CELLS = 5_000_000  # between the first cell of a sheet and its last
MERGES = 50_000  # of a sheet
MEMORY = 2**30  # bytes above what the reading child holds when it has loaded its engines
CPU_SECONDS = 10
WALL_SECONDS = 20
AT_ONCE = 4  # children
