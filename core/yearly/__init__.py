"""The whole chain again for another date: one recipe, one command, one report of what is different."""
