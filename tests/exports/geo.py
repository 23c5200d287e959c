"""What the geographical clients share."""
import shapely
from pyogrio.raw import read


def layer(path, name=None):
    """A layer as GDAL reads it: its rows as dictionaries, "geometry" among them (shapely's, or None)."""
    meta, _, shapes, fields = read(path, layer=name)
    shapes = [None] * len(fields[0]) if shapes is None else [None if shape is None else shapely.from_wkb(shape) for shape in shapes]
    return [dict(zip(meta["fields"], row), geometry=shape) for *row, shape in zip(*fields, shapes)]


def positions(shape):
    """[[lon, lat], ...] of a point, a line or lines."""
    return shapely.get_coordinates(shape).tolist()


def positions_of(geometry):
    """The same of GeoJSON."""
    found = []

    def walk(part):
        if isinstance(part[0], (int, float)):
            found.append(part)
        else:
            for one in part:
                walk(one)

    walk(geometry["coordinates"])
    return found
