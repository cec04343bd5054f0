"""Nothing is lost: copies of the whole database, put back and proved."""
