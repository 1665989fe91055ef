"""What keeps a hostile page, site or neighbour out, as ASGI middleware around the whole desk.

Every answer carries a strict content security policy. A request is refused whose Host is unknown (DNS
rebinding), that lacks the token where one is wanted, that holds too much, or that would change something and
comes from another site. Forms are sealed besides (``sealed``): a cookie that only this site can send and a
hidden field that only this site can read must belong together.

Sources: OWASP cheat sheets on CSRF (signed double-submit cookie, Fetch metadata) and CSP.
"""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.applications import Starlette
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Message, Receive, Scope, Send

from dateline.model import DatelineError
from dateline.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# For a page that carries its own style and may do nothing else.
SHARED_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox allow-popups"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "cache-control": "private, no-cache",
}
FIELD = "sealed"  # the hidden field of each form
_SEAL, _TOKEN = "dateline-seal", "dateline-token"
_QUIET = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST_FIELDS = 1000


class Refused(DatelineError):
    """A request that is not answered: ``status`` is that of HTTP."""


class Guard:
    """The middleware: what is refused never reaches a page."""

    def __init__(self, app: Starlette, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        seal = cookies.get(_SEAL, "")
        is_new = len(seal) < 32
        seal = token_urlsafe(32) if is_new else seal
        scope["sealed"] = field_of(seal, self.settings.secret)

        async def answering(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in _HEADERS.items():
                    told.setdefault(name, value)
                if is_new and told.get("content-type", "").startswith("text/html"):
                    told.append("set-cookie", f"{_SEAL}={seal}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refusal = self._refusal(scope, headers, cookies)
        if refusal is None:
            await self.app(scope, _bounded(receive, self.settings.most), answering)
        else:
            await refusal(scope, receive, answering)

    def _refusal(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        """Return the answer to a request that goes no further."""
        if not self._is_known_host(headers.get("host", "")):
            return PlainTextResponse("This desk does not answer under that name.\n", 400)
        if self.settings.token and (refusal := self._without_token(scope, headers, cookies)):
            return refusal
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > self.settings.most:
            return PlainTextResponse("That is more than one request may hold.\n", 413)
        if scope["method"] not in _QUIET and not _is_from_here(scope, headers):
            return PlainTextResponse("Another site may change nothing here.\n", 403)
        return None

    def _is_known_host(self, host: str) -> bool:
        name = host.lower()
        head, colon, port = name.rpartition(":")
        name = head if colon and port.isdigit() else name
        return bool(name) and (not self.settings.hosts or name in self.settings.hosts)

    def _without_token(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        token = self.settings.token or ""
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in asked if name == "token"), "")
        if _same(given, token):
            rest = urlencode([(name, value) for name, value in asked if name != "token"])
            # Two slashes at the start would be the name of another host.
            path = "/" + quote(scope["path"].lstrip("/\\"))
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(_TOKEN, token, httponly=True, samesite="lax")
            return answer
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(cookies.get(_TOKEN, ""), token) or _same(bearer, token):
            return None
        return PlainTextResponse("Open the address with the token that `dateline serve` printed.\n", 401)


def field_of(seal: str, secret: str) -> str:
    """Return what the hidden field of a form must hold beside the cookie ``seal``."""
    return hmac.new(secret.encode(), seal.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


async def sealed_form(request: Request) -> FormData:
    """Return the form that was sent; raises ``Refused`` where it is not sealed or cannot be read."""
    settings: Settings = request.app.state.settings
    form = await request.form(max_files=_MOST_FIELDS, max_fields=_MOST_FIELDS, max_part_size=settings.most)
    given = form.get(FIELD)
    if not isinstance(given, str) or not _same(given, request.scope["sealed"]):
        raise Refused("this form is from an earlier run of the desk: load its page again, then send it", 403)
    return form


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        found = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}


def _is_from_here(scope: Scope, headers: Headers) -> bool:
    """Tell whether a browser says that one of our own pages asks; who says nothing is no browser."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _bounded(receive: Receive, most: int) -> Receive:
    """Return ``receive`` that raises once a body holds more than ``most`` bytes, whatever it announced."""
    held = 0

    async def bounded() -> Message:
        nonlocal held
        message = await receive()
        held += len(message.get("body", b""))
        if held > most:
            raise Refused("that is more than one request may hold", 413)
        return message

    return bounded
