"""Pages for people, from the tables of core."""
