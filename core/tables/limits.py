"""How large a stranger's table may be."""

from __future__ import annotations

from core.base.zips import ZipLimits

MAX_FILE_BYTES = 20 * 2**20
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 5_000_000
UNPACKED = ZipLimits(items=2_000, item_bytes=256 * 2**20, total_bytes=400 * 2**20)
