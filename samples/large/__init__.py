"""A province, or the country, as rows put straight into an empty database."""
