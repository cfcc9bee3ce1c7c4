"""The static choices of the public contract, importable without any package beyond the standard library."""

METHODS = ("largest_share", "point", "area", "ancillary")
"""How units are given to areas; see core/crosswalk.py."""

WEIGHT_KINDS = ("times_surface", "amount")
"""What the figure of a weight feature says: per surface (floors), or the feature's total (volume, residents)."""

SNAP_RULES = ("largest_share", "overlap")
"""How drawn areas choose their units: the area that holds most of a unit, or any that holds more than a threshold."""
