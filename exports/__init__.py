"""Files for people, made from tables and plans: what comes in is plain, what goes out is bytes."""
