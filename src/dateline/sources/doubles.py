"""The same report met twice in one pile is one; reports that share an id get each an id of its own.

What comes out does not depend on the order in which pages came, but for which place is told of a double.
Refuses to take two texts for one, unless one of them says itself that it is but another form of the other.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.model import Flaw, Page
from dateline.sources.addresses import address_of, canonical, former


def told_apart(items: Sequence[Page | Flaw]) -> Iterator[Page | Flaw]:
    """Yield a page and its exact double once, and an article that has many addresses.

    Each page whose id is another's too gets a new one.
    """
    first: dict[str, Page] = {}
    digests = [_digest(item) if isinstance(item, Page) else "" for item in items]
    for item, digest in zip(items, digests, strict=True):
        if isinstance(item, Page):
            first.setdefault(digest, item)
    folded = _folded(first)
    names = _ids({digest: page for digest, page in first.items() if digest not in folded})
    for item, digest in zip(items, digests, strict=True):
        if isinstance(item, Flaw):
            yield item
        elif first[digest] is not item:
            yield Flaw("sources", item.path, f"is the same report as {first[digest].path}: read once")
        elif digest in folded:
            other = first[folded[digest]].path
            told = f"is the report of {other} once more, or under another address: read once"
            yield Flaw("sources", item.path, told)
        else:
            yield from _named(item, names[digest])


def _named(page: Page, name: str) -> Iterator[Page | Flaw]:
    if name != page.id:
        yield Flaw("sources", page.path, f"shares the id {page.id!r} with another: it is now {name!r}")
    yield replace(page, id=name)


def _digest(page: Page) -> str:
    """Return a name for what the page holds, its id with it, wherever it stands."""
    return hashlib.sha256(repr(replace(page, path="")).encode("utf-8", "replace")).hexdigest()


def _folded(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return for each page that is another form of one that stays the digest of that one."""
    groups: dict[str, list[str]] = {}
    for digest, page in pages.items():
        if page.url and (address := address_of(page)):
            groups.setdefault(address, []).append(digest)
    found: dict[str, str] = {}
    for address, group in groups.items():
        if len(group) > 1:
            group.sort(key=lambda digest: (*_rank(pages[digest], address), digest))
            best = group[0]
            found |= {d: best for d in group[1:] if _is_form(pages[d], pages[best], address)}
    return found


def _rank(page: Page, address: str) -> tuple[bool, int, str, tuple[tuple[str, str], ...]]:
    """Return what puts the article's own page first, and of its captures the earliest."""
    url = page.url or ""
    return former(url) != address, len(url), url, page.claims


def _is_form(page: Page, best: Page, address: str) -> bool:
    """Tell whether a page is the same article as the best one at its address."""
    if _as_given(page) == _as_given(best):
        return page.url != best.url or page.id != best.id
    is_other = former(page.url) != address == former(best.url)
    return is_other and page.media == "html" and _says_so(page, address)


def _as_given(page: Page) -> Page:
    return replace(page, id="", path="", url=None, claims=())


def _says_so(page: Page, address: str) -> bool:
    """Tell whether the page itself names the address, not only the rules for addresses."""
    return canonical(page.url) != address or address_of(replace(page, url=None)) == address


def _ids(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return an id for each digest: the page's own, lengthened by the digest until all differ."""
    names = {digest: page.id for digest, page in pages.items()}
    for length in (8, 16, 32, 64):
        counted = Counter(names.values())
        for digest, name in names.items():
            if counted[name] > 1:
                names[digest] = f"{pages[digest].id}-{digest[:length]}"
    return names
