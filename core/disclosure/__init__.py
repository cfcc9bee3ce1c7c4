"""Which published numbers let small counts be worked out, and what to withhold so that they do not."""
