"""Sozialraumatlas: social indicators on any area, protected, compared and printed."""


def classFactory(iface):
    """Called by QGIS; `iface` is None in qgis_process."""
    from .plugin import SozialraumatlasPlugin

    return SozialraumatlasPlugin(iface)
