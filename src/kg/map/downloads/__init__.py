"""The files that a picture is saved as: a drawing, a table, a network, and everything as JSON.

Each has date, revision, permalink and a line that says where it comes from.
"""

from kg.map.downloads.files import Download, Format, download

__all__ = ["Download", "Format", "download"]
