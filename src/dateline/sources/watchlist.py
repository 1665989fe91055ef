"""Read a file of sources: TOML that says what is watched, how often, and where alerts go.

What cannot be understood is a ``DatelineError`` that names file, key and reason; no key is passed over in
silence. Secrets stand elsewhere, in a variable or a file; refuses to take one from the file itself.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, get_args
from urllib.parse import urlsplit

from dateline.model import DatelineError
from dateline.model.watch import Hook, Mailbox, Secret, Security, Watched, Watchlist

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_EVERY = "30m"
_LEAST, _MOST = 10, 366 * 86400  # seconds between two looks at a source
_PORTS = {"starttls": 587, "ssl": 465, "none": 25}
_LARGEST = 1 << 20  # bytes
_LENGTH = re.compile(r"(\d{1,6})\s*([smhd])")
# One address, and nothing by which a header could be ended or another one begun.
_ADDRESS = re.compile(r"(?:[^<>@,;:\"\s\\]+|[^<>@,;:\"\n\r\\]+ <[^<>@,;:\"\s\\]+)@[^<>@,;:\"\s\\]+>?")
_HOST = re.compile(r"[\w.:-]+")
_VARIABLE = re.compile(r"[A-Za-z_]\w*")
_TABLES = ("every", "source", "atom", "webhook", "mail")
_KEYS = {
    "source": ("path", "url", "every"),
    "atom": ("folder",),
    "webhook": ("url", "name", "secret_env", "secret_file"),
    "mail": ("host", "port", "security", "from", "to", "user", "password_env", "password_file"),
}
_SECRETS = {"webhook": ("secret",), "mail": ("password",)}


def read_watchlist(path: str | Path) -> Watchlist:
    """Return what the file at ``path`` says; paths in it are from its folder. Raises ``DatelineError``."""
    try:
        with Path(path).open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise DatelineError(f"{path}: {error.strerror or error}") from error
    if len(raw) > _LARGEST:
        raise DatelineError(f"{path}: is larger than a list of sources can be")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DatelineError(f"{path}:{line}: is not UTF-8 text") from error
    return parse_watchlist(text, str(path), Path(path).parent)


def parse_watchlist(text: str, where: str, folder: Path) -> Watchlist:
    """Return what ``text`` says; ``where`` names it in errors, paths in it are from ``folder``.

    >>> parse_watchlist('[[source]]\\npath = "in"\\nevery = "5m"', "a.toml", Path("news")).sources
    (Watched(place='news/in', every=300),)
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DatelineError(f"{where}: {error}") from error
    return _List(told, where, folder).whole()


def secret_of(secret: Secret, where: str) -> str:
    """Return a secret from where it stands; raises ``DatelineError`` where there is none."""
    if secret.variable:
        found = os.environ.get(secret.variable, "")
        if not found:
            raise DatelineError(f"{where}: the variable {secret.variable} is not set, or empty")
        return found
    try:
        found = Path(secret.file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise DatelineError(f"{where}: {secret.file}: {why}") from error
    if not found:
        raise DatelineError(f"{where}: {secret.file}: is empty")
    return found


class _List:
    """One file of sources while it is read."""

    def __init__(self, told: Mapping[str, Any], where: str, folder: Path) -> None:
        self._told, self._where, self._folder = told, where, folder

    def whole(self) -> Watchlist:
        """Return all that the file says; at least one source is asked for."""
        for key in self._told:
            if key not in _TABLES:
                self._fail(key, f"is not known; known are {', '.join(_TABLES)}")
        every = self._length("every", self._told.get("every", _EVERY))
        sources = self._all("source", lambda name, table: self._source(name, table, every))
        if not sources:
            self._fail("[[source]]", "is missing: say what to watch, by path or by url")
        places = [source.place for source in sources]
        twice = next((place for place in places if places.count(place) > 1), None)
        if twice is not None:
            self._fail("[[source]]", f"{twice} is there twice")
        hooks = self._all("webhook", self._hook)
        mail = self._all("mail", self._mailbox)
        return Watchlist(sources, self._atom(), hooks, mail)

    def _all(self, key: str, read: Callable[[str, Mapping[str, Any]], Any]) -> tuple[Any, ...]:
        held = self._told.get(key, [])
        if not isinstance(held, list) or not all(isinstance(table, dict) for table in held):
            self._fail(key, f"is to be written as tables, each headed [[{key}]]")
        for number, table in enumerate(held, 1):
            self._known(f"{key} {number}", key, table)
        return tuple(read(f"{key} {number}", table) for number, table in enumerate(held, 1))

    def _known(self, name: str, key: str, table: Mapping[str, Any]) -> None:
        for entry in table:
            if entry in _SECRETS.get(key, ()):
                told = f"does not belong in this file: name a variable ({entry}_env) or a file ({entry}_file)"
                self._fail(f"{name}: {entry}", told)
            if entry not in _KEYS[key]:
                self._fail(f"{name}: {entry}", f"is not known; known are {', '.join(_KEYS[key])}")

    def _source(self, name: str, table: Mapping[str, Any], every: int) -> Watched:
        if ("path" in table) == ("url" in table):
            self._fail(name, "needs either a path or a url")
        seconds = self._length(f"{name}: every", table["every"]) if "every" in table else every
        if "path" in table:
            return Watched(self._path(f"{name}: path", table["path"]), seconds)
        return Watched(self._url(f"{name}: url", table["url"]), seconds)

    def _atom(self) -> str:
        table = self._told.get("atom")
        if table is None:
            return ""
        if not isinstance(table, dict):
            self._fail("atom", "is to be written as one table, headed [atom]")
        self._known("atom", "atom", table)
        return self._path("atom: folder", table.get("folder"))

    def _hook(self, name: str, table: Mapping[str, Any]) -> Hook:
        url = self._url(f"{name}: url", table.get("url"))
        secret = self._secret(name, "secret", table)
        if secret is None:
            self._fail(name, "needs secret_env or secret_file, by which what is posted is signed")
        called = self._text(f"{name}: name", table["name"]) if "name" in table else ""
        return Hook(url, secret, called)

    def _mailbox(self, name: str, table: Mapping[str, Any]) -> Mailbox:
        security: Security = table.get("security", "starttls")
        if security not in get_args(Security):
            self._fail(f"{name}: security", f"is to be one of {', '.join(get_args(Security))}")
        port = table.get("port", _PORTS[security])
        if not isinstance(port, int) or isinstance(port, bool) or not 0 < port < 65536:
            self._fail(f"{name}: port", "is to be a number from 1 to 65535")
        host = self._text(f"{name}: host", table.get("host"))
        if not _HOST.fullmatch(host):
            self._fail(f"{name}: host", f"{host!r} is no name of a server")
        to = table.get("to")
        told = [to] if isinstance(to, str) else to
        if not isinstance(told, list) or not told:
            self._fail(f"{name}: to", "is to be an address, or a list of addresses")
        user = self._text(f"{name}: user", table["user"]) if "user" in table else ""
        password = self._secret(name, "password", table)
        if bool(user) != (password is not None):
            self._fail(name, "needs user and password_env or password_file together, or none of them")
        return Mailbox(
            host=host,
            port=port,
            security=security,
            sender=self._address(f"{name}: from", table.get("from")),
            to=tuple(self._address(f"{name}: to", one) for one in told),
            user=user,
            password=password,
        )

    def _secret(self, name: str, key: str, table: Mapping[str, Any]) -> Secret | None:
        variable, file = table.get(f"{key}_env"), table.get(f"{key}_file")
        if variable is not None and file is not None:
            self._fail(name, f"needs {key}_env or {key}_file, not both")
        if variable is not None:
            told = self._text(f"{name}: {key}_env", variable)
            if not _VARIABLE.fullmatch(told):
                self._fail(f"{name}: {key}_env", "is to be the name of a variable")
            return Secret(variable=told)
        return None if file is None else Secret(file=self._path(f"{name}: {key}_file", file))

    def _address(self, key: str, value: object) -> str:
        told = self._text(key, value)
        if not _ADDRESS.fullmatch(told) or not told.isprintable():
            self._fail(key, f"{told!r} is no address of mail, such as desk@example.org")
        return told

    def _url(self, key: str, value: object) -> str:
        told = self._text(key, value)
        try:
            parts = urlsplit(told)
            fits = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
        except ValueError:
            fits = False
        if not fits or not told.isprintable() or " " in told:
            self._fail(key, "is to be an address that begins with http:// or https://")
        if parts.username is not None or parts.password is not None:
            self._fail(key, "has a user or a password in it, which do not belong in this file")
        return told

    def _path(self, key: str, value: object) -> str:
        told = self._text(key, value)
        return str(self._folder / Path(told).expanduser())

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            self._fail(key, "is missing" if value is None else "is to be a text that is not empty")
        return value.strip()

    def _length(self, key: str, value: object) -> int:
        found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None:
            self._fail(key, 'is to be a length of time, such as "90s", "15m", "6h" or "1d"')
        seconds = int(found[1]) * _UNITS[found[2]]
        if not _LEAST <= seconds <= _MOST:
            self._fail(key, f"is to be from {_LEAST}s to {_MOST // 86400}d")
        return seconds

    def _fail(self, key: str, reason: str) -> NoReturn:
        raise DatelineError(f"{self._where}: {key}: {reason}")
