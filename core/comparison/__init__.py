"""Two geographies of one city side by side: what districts say of the areas people live in, and what they hide."""
