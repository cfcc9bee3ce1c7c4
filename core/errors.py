"""The errors a user may see. Each says what is wrong, where, and what to do about it."""


class SozialraumatlasError(Exception):
    """Base of all errors with a message meant for the user."""


class CatalogueError(SozialraumatlasError):
    """An indicator catalogue breaks a rule; the message names file, line and reason."""


class CountsError(SozialraumatlasError):
    """A counts table holds figures that must not be used; the message names rows and units."""


class ZonesError(SozialraumatlasError):
    """A layer of units, areas or weights cannot be used; the message names layer and features."""


class ParameterError(SozialraumatlasError):
    """A choice made by the user cannot be met; the message names the choice and what is possible."""


class ResultFileError(SozialraumatlasError):
    """A result file cannot be written or read."""


class CanceledError(SozialraumatlasError):
    """The user stopped the run."""


class DisclosureError(SozialraumatlasError):
    """Small counts cannot be protected, or nobody can tell whether they are; the message names them."""


class ComparisonError(SozialraumatlasError):
    """Two geographies cannot be compared, or an index cannot be built; the message says what is missing."""


class AtlasError(SozialraumatlasError):
    """An atlas cannot be made, or some of its pages; the message names them and what to do."""


class TableError(SozialraumatlasError):
    """A file holds no table that can be read without guessing; the message names file, row and column."""
