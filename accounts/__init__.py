"""Sign-in, sessions, roles: who is here, and which places they may see."""
