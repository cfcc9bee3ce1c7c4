"""Statistical tables as they come become clean counts."""
