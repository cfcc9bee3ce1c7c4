"""The static choices of the public contract, importable without any package beyond the standard library."""

METHODS = ("largest_share", "point", "area", "ancillary")
"""How units are given to areas; see core/crosswalk.py."""

WEIGHT_KINDS = ("times_surface", "amount")
"""What the figure of a weight feature says: per surface (floors), or the feature's total (volume, residents)."""

SNAP_RULES = ("largest_share", "overlap")
"""How drawn areas choose their units: the area that holds most of a unit, or any that holds more than a threshold."""

PROFILES = ("k3", "k5", "k10", "round5", "round10")
"""Rules of disclosure control; see resources/profiles.yaml."""

LEDGER_ACTIONS = ("show", "withdraw", "join")
"""What can be done with a ledger of releases."""

SECONDARY_METHODS = ("flow", "optimal")
"""How secondary suppression is found: quickly and nearly as cheap as possible, or the cheapest there is."""

INDEX_METHODS = ("z", "rank", "minmax")
"""How indicators of a social index are made comparable."""
CLASSIFICATIONS = ("quantile", "natural_breaks", "equal_interval", "standard_deviation")
"""How figures are sorted into classes; see core/classification.py."""

ATLAS_PAGES = ("cover", "contents", "overview", "status", "change", "comparison", "index", "profiles", "methods")
"""Kinds of pages of an atlas, in their order."""

ATLAS_FORMATS = ("pdf", "png", "svg", "html", "odt")
"""What an atlas is written as."""

ATLAS_LANGUAGES = ("de", "en")
"""Languages of an atlas."""

PAPER_SIZES = ("A4", "A3")
"""Paper of the built-in templates."""

ORIENTATIONS = ("landscape", "portrait")
"""How the paper lies."""

EXPORT_FORMATS = ("xlsx", "ods", "csv", "gpkg", "geojson", "instantatlas", "kommonitor")

LICENCE_IDS = ("dl-de/by-2-0", "dl-de/zero-2-0", "cc-by/4.0")
