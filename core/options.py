"""The static choices of the public contract, importable without any package beyond the standard library."""

METHODS = ("largest_share", "point", "area", "ancillary")
"""How units are given to areas; see core/crosswalk.py."""

WEIGHT_KINDS = ("times_surface", "amount")
"""What the figure of a weight feature says: per surface (floors), or the feature's total (volume, residents)."""
