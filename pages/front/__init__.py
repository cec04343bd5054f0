"""The front page of each role: what it does most, first."""
