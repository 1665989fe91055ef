"""A client that a host would like to have: it asks leave, waits its turn, asks only for what has changed.

One question after another goes to a host, and none that robots.txt forbids; redirects are followed within
bounds, each step checked like the first. Refuses cookies, passwords, proxies, scripts, answers without end.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import httpcore
import httpx

from dateline.sources.web.lanes import Lane, Origin, Pace
from dateline.sources.web.robots import Robots, robots_in
from dateline.sources.web.safety import Refused, refuse_url
from dateline.sources.web.unpacking import ACCEPTED, Unfit, unpacked
from dateline.sources.web.wire import ERRORS, Slow, Wire, told
from dateline.sources.web.wish import WebWish
from dateline.sources.web.world import HERE, World

if TYPE_CHECKING:
    import ssl

NAME = "dateline"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 500, 502, 503, 504})
_ROBOTS = b"/robots.txt"
_ROBOTS_LARGEST = 1_000_000
_NO_ROBOTS = "is not asked for now: robots.txt of its host cannot be read"
_LONGEST_MARK = 1_000  # characters of a validator that are worth keeping
_DIGITS = 9
_SAID = {401: "wants a password", 403: "may not be asked for", 404: "is not there", 410: "is gone",
         451: "is withheld by law", 429: "its host is busy"}  # fmt: skip


class NotFetched(Exception):
    """Nothing came of an asking; the message says why.

    ``status`` is what was answered, 0 for no answer. ``lasting`` says that asking again soon is of no use,
    ``wait`` for how many seconds the host wants to be left alone.
    """

    def __init__(self, reason: str, status: int = 0, lasting: bool = False, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.status, self.lasting, self.wait = status, lasting, wait


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one state of a page from another, as its host wrote it."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: from which address in the end, with which status (200, or 304: as before), and the body."""

    url: str
    status: int
    body: bytes = b""
    kind: str = ""  # the Content-Type, as written
    mark: Mark = Mark()


@dataclass(frozen=True, slots=True)
class _Told:
    """One answer as it came over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def agent() -> str:
    """Return how we name ourselves to hosts."""
    try:
        number = version("dateline")
    except PackageNotFoundError:
        number = "0"
    return f"Dateline/{number} (news reader; asks as {NAME!r} in robots.txt)"


class Client:
    """Asks hosts, each in its lane, from any number of threads; it knows them as long as it lasts."""

    def __init__(self, wish: WebWish, world: World = HERE) -> None:
        self.wish, self.world = wish, world
        self._stop = threading.Event()
        self._pace = Pace(world.now, world.sleep or self._stop.wait)
        self._lanes: dict[str, Lane] = {}
        self._lock = threading.Lock()
        self._trust: ssl.SSLContext | None = None

    def __enter__(self) -> Client:
        """Return the client."""
        return self

    def stop(self) -> None:
        """Wake who waits, and let nobody ask any more."""
        self._stop.set()

    def __exit__(self, *_: object) -> None:
        """Stop, and hang up."""
        self.stop()
        for origin in (origin for lane in self._lanes.values() for origin in lane.origins.values()):
            origin.wire.close()

    def get(self, url: str, mark: Mark = Mark()) -> Answer:
        """Return what stands at ``url``, or that it is what it was when it bore ``mark``.

        Raises ``NotFetched`` for all that can befall an asking.
        """
        place = _parsed(url)
        for _ in range(self.wish.redirects + 1):
            lane = self._lane(place)
            self._ask_leave(lane, place)
            answer = self._asked(lane, place, mark)
            if answer.status == 304 and mark == Mark():
                raise NotFetched(_said(304), 304)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return _judged(place, answer, lane)
            place = _parsed(answer.headers["location"], place)
        raise NotFetched(f"leads on more than {self.wish.redirects} times", lasting=True)

    def _lane(self, place: httpx.URL) -> Lane:
        """Return the lane of a host, with a connection for the origin that is asked."""
        name = _origin(place)
        with self._lock:
            lane = self._lanes.setdefault(place.host, Lane(self._pace, self.wish))
            if name not in lane.origins:
                if place.scheme == "https" and self._trust is None:
                    self._trust = self.world.trust()
                lane.origins[name] = Origin(Wire(self.world, self._trust, self.wish.allow_private))
            return lane

    def _ask_leave(self, lane: Lane, place: httpx.URL) -> None:
        """Raise ``NotFetched`` where robots.txt forbids an address, or cannot be asked for now."""
        origin = lane.origins[_origin(place)]
        if origin.robots is None and not (lane.closed or origin.silent):
            origin.robots, origin.silent = self._robots(lane, place)
        if lane.closed or origin.silent:
            raise NotFetched(lane.closed or origin.silent, wait=lane.until)
        if origin.robots and not origin.robots.allows(place.raw_path.decode("ascii")):
            raise NotFetched("is not to be asked for: robots.txt forbids it", lasting=True)

    def _robots(self, lane: Lane, place: httpx.URL) -> tuple[Robots | None, str]:
        """Return the rules of an origin; where it cannot tell them now, why it is not asked."""
        at = place.copy_with(raw_path=_ROBOTS, fragment=None)
        try:
            for _ in range(self.wish.redirects + 1):
                answer = self._asked(lane, at, Mark())
                if answer.status not in _MOVED or "location" not in answer.headers:
                    break
                at = _parsed(answer.headers["location"], at)
                lane = self._lane(at)
            else:
                return Robots(), ""
        except NotFetched as error:
            if isinstance(error.__cause__, Refused):
                raise
            return None, f"{_NO_ROBOTS} ({error})"
        if answer.status == 200:
            return robots_in(answer.body, NAME), ""
        if answer.status in _BUSY or answer.status > 500:
            return None, f"{_NO_ROBOTS} ({answer.status})"
        return Robots(), ""

    def _asked(self, lane: Lane, place: httpx.URL, mark: Mark) -> _Told:
        """Return the answer of a host, asked again where it is busy; raises ``NotFetched``."""
        for attempt in range(self.wish.tries):
            with lane.turn():
                if self._stop.is_set():
                    raise NotFetched("was not asked for: stopped")
                if lane.closed:
                    raise NotFetched(lane.closed, wait=lane.until)
                answer = self._once(lane, place, mark)
                is_last = attempt + 1 == self.wish.tries
                if answer.status not in _BUSY:
                    lane.answered()
                    return answer
                if is_last or not lane.backs_off(_retry_after(answer.headers), attempt):
                    lane.failed(_said(answer.status))
                    return answer
        raise AssertionError("a client that never tries")

    def _once(self, lane: Lane, place: httpx.URL, mark: Mark) -> _Told:
        try:
            return self._over(lane.origins[_origin(place)].wire, place, mark)
        except (Refused, Unfit) as error:
            raise NotFetched(str(error), lasting=True) from error
        except (Slow, *ERRORS) as error:
            lane.failed(told(error))
            raise NotFetched(told(error)) from error

    def _over(self, wire: Wire, place: httpx.URL, mark: Mark) -> _Told:
        url = httpcore.URL(
            scheme=place.raw_scheme, host=place.raw_host, port=place.port, target=place.raw_path
        )
        with closing(wire.ask(url, _headers(place, mark), self.wish.seconds)) as pieces:
            status, raw = next(pieces)
            headers = {k.decode("latin-1").lower(): v.decode("latin-1").strip() for k, v in raw}
            packing = headers.get("content-encoding", "")
            body = unpacked(pieces, packing, self._largest(place)) if status == 200 else b""
            return _Told(status, headers, body)

    def _largest(self, place: httpx.URL) -> int:
        return min(_ROBOTS_LARGEST, self.wish.largest) if place.raw_path == _ROBOTS else self.wish.largest


def _origin(place: httpx.URL) -> str:
    return f"{place.scheme}://{place.netloc.decode('ascii')}"


def _parsed(url: str, origin: httpx.URL | None = None) -> httpx.URL:
    """Return an address, seen from ``origin`` where it was told there; raises ``NotFetched`` for none."""
    try:
        place = origin.join(url) if origin else httpx.URL(url.strip())
        refuse_url(place)
        return place
    except Refused as error:
        raise NotFetched(
            str(error) if origin is None else f"leads on to what {error}", lasting=True
        ) from error
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NotFetched("is no address", lasting=True) from error


def _headers(place: httpx.URL, mark: Mark) -> list[tuple[bytes, bytes]]:
    told = {
        "Host": place.netloc.decode("ascii"),
        "User-Agent": agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": ACCEPTED,
        "If-None-Match": mark.etag,
        "If-Modified-Since": mark.modified,
    }
    return [(name.encode(), value.encode("latin-1", "replace")) for name, value in told.items() if value]


def _judged(place: httpx.URL, told: _Told, lane: Lane) -> Answer:
    """Return what came as an answer; raises ``NotFetched`` where it is none."""
    if told.status not in (200, 304):
        busy = told.status in _BUSY
        raise NotFetched(
            lane.closed if busy and lane.closed else _said(told.status), told.status, not busy, lane.until
        )
    headers = told.headers
    mark = Mark(_short(headers.get("etag")), _short(headers.get("last-modified")))
    return Answer(
        str(place.copy_with(fragment=None)), told.status, told.body, headers.get("content-type", ""), mark
    )


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST_MARK and value.isprintable() else None


def _said(status: int) -> str:
    return f"{_SAID.get(status, 'its host fails' if status >= 500 else 'is not given')} ({status})"


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds for which a host wants to be left alone; a day is counted from its own clock.

    >>> _retry_after({"retry-after": "7"}), _retry_after({"retry-after": "soon"})
    (7.0, None)
    """
    told = headers.get("retry-after", "")
    if told.isdecimal() and len(told) < _DIGITS:
        return float(told)
    try:
        later, now = parsedate_to_datetime(told), parsedate_to_datetime(headers["date"])
        return max(0.0, (later - now).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None
