"""Lists by pages."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, from 0, of `pages`; so many things as `offset` stand on earlier ones."""

    page: int
    pages: int
    offset: int


def turn_to(page: int, total: int, size: int) -> Leaf:
    """Return a page of a list; one past the end is the last, and an empty list has one page.

    Args:
        page: The page that is asked for, from 0.
        total: How many things the list has.
        size: How many stand on a page.
    """
    pages = max(1, math.ceil(total / size))
    page = min(page, pages - 1)
    return Leaf(page, pages, page * size)
