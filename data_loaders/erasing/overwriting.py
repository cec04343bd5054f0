"""The database's own files rebuilt, so that what gave way lies in no page of them any more."""

import logging
from typing import Any, cast

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

_log = logging.getLogger(__name__)


def overwrite(source: Engine) -> bool:
    """Rebuild the database's own files, so that what was replaced lies in none of them; False where
    somebody who reads at the moment, a full disk or another trouble of the database keeps it from
    being done whole. What was kept before is kept either way, and this can be asked again.
    """
    try:
        return _rebuilt(source)
    except (DBAPIError, source.dialect.loaded_dbapi.Error):
        _log.warning("the database's own files were not rebuilt", exc_info=True)
        return False


def _rebuilt(source: Engine) -> bool:
    raw = source.raw_connection()
    cursor = raw.cursor()
    try:
        if source.dialect.name != "postgresql":
            cursor.execute("VACUUM")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy
        driver = cast(Any, raw.driver_connection)
        driver.autocommit = True
        try:
            cursor.execute("VACUUM FULL")
        finally:
            if not driver.closed:
                driver.autocommit = False
        return True
    finally:
        cursor.close()
        raw.close()
