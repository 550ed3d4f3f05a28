"""Where entities go in a picture: what is there stays, what is added finds room with its label.

100 units are the usual distance of neighbours, y grows upwards. All of it is a pure function: the same
entities and ties, in whatever order a set gives them, are placed alike in every process.
"""

from kg.map.placing.arranging import Arrangement, placed
from kg.map.placing.network import Point

__all__ = ["Arrangement", "Point", "placed"]
