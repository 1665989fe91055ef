"""Which addresses are never asked: other schemes, hidden passwords, and the inside of somebody's network.

Names are not judged, only what they lead to: whoever owns a name decides where it leads, and may change
his mind between two questions. So `wire` asks here about the very address that it connects to.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

_LONGEST = 4_000  # characters
_PORTS = frozenset({80, 443})
_FIRST_FREE = 1024  # below lie the ports of mail, files and the like
# What `ipaddress` counts as public, in one version of Python or another, and is not the web.
_ODD = tuple(
    map(
        ip_network,
        (
            "100.64.0.0/10",  # shared by the customers of one provider
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "2001::/23",  # tunnels and the like; what is inside cannot be seen
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "64:ff9b:1::/48",
            "fec0::/10",
        ),
    )
)
_TRANSLATED = ip_network("64:ff9b::/96")  # NAT64: the last four bytes are an address of IPv4


class Refused(Exception):
    """The address is not asked; the message says why."""


def refuse_url(url: httpx.URL) -> None:
    """Raise ``Refused`` for an address that is none of the web, whatever its host is.

    >>> import httpx
    >>> refuse_url(httpx.URL("file:///etc/passwd"))
    Traceback (most recent call last):
    dateline.sources.web.safety.Refused: is no address of the web: only http and https are asked
    """
    if url.scheme not in ("http", "https"):
        raise Refused("is no address of the web: only http and https are asked")
    if not url.host:
        raise Refused("names no host")
    if url.userinfo:
        raise Refused("holds a name or a password: such are not sent")
    if len(str(url)) > _LONGEST:
        raise Refused(f"is an address of more than {_LONGEST:,} characters")
    if url.port is not None and url.port not in _PORTS and url.port < _FIRST_FREE:
        raise Refused(f"names port {url.port}, which is not the web's")


def is_inside(told: str) -> bool:
    """Tell whether an address is this machine's, its network's or nobody's: anything but a host of the web.

    >>> [is_inside(told) for told in ("127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, True, True, True]
    >>> [is_inside(told) for told in ("93.184.216.34", "2606:2800:220:1::", "64:ff9b::5db8:d822")]
    [False, False, False]
    """
    try:
        address = ip_address(told)
    except ValueError:
        return True
    if isinstance(address, IPv6Address):
        if address in _TRANSLATED:
            return is_inside(str(ip_address(int(address) & 0xFFFFFFFF)))
        if address.ipv4_mapped or address.scope_id:
            return True
    if address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global:
        return True
    return any(address.version == odd.version and address in odd for odd in _ODD)
