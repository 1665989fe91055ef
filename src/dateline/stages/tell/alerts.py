"""Tell alerts: to people as lines and as a letter, to programs as plain values, to feed readers as Atom.

What reports say is shown as plain text; an address becomes a link only where it is one of the web.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from dateline.model import Alert, Followed, Quoted, Sounded
from dateline.stages.tell.layout import note
from dateline.stages.tell.lines import many
from dateline.stages.tell.values import Json

# What XML 1.0 cannot hold, escaped or not.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = "1970-01-01T00:00:00Z"


def alert_json(one: Sounded) -> Json:
    """Return ``{"id", "kind", "text", "story", "title", "at", "follows", "quotes"}``.

    A quote is ``{"report", "quote", "outlet", "url", "published"}``, the last three "" where not known.
    """
    alert = one.alert
    return {
        "id": alert.name,
        "kind": alert.kind,
        "text": alert.text,
        "story": alert.story,
        "title": alert.title,
        "at": alert.at,
        "follows": list(one.follows),
        "quotes": [
            {"report": q.report, "quote": q.quote, "outlet": q.outlet, "url": q.url, "published": q.published}
            for q in alert.quotes
        ],
    }


def alerts_text(told: Sequence[Sounded], width: int) -> str:
    """Return alerts story by story, each line with its sentences and where they stand."""
    homes = dict.fromkeys(one.alert.story for one in told)
    return "\n\n".join(_story([one for one in told if one.alert.story == home], width) for home in homes)


def _story(told: Sequence[Sounded], width: int) -> str:
    alert = told[-1].alert
    lines = [note(f"{alert.title} ({alert.story})", width, 0)]
    for one in told:
        lines.append(note(one.alert.text, width, 2))
        lines += [line for q in one.alert.quotes for line in _quote(q, width)]
    return "\n".join(lines)


def _quote(quoted: Quoted, width: int) -> list[str]:
    """Return a sentence and where it stands; its address is not wrapped, for it is to be opened."""
    source = ", ".join(filter(None, (quoted.outlet or quoted.report, quoted.published)))
    lines = [note(f"“{quoted.quote}” — {source}", width, 6)]
    return [*lines, *([f"      {quoted.url}"] if quoted.url else [])]


def letter(told: Sequence[Sounded]) -> tuple[str, str]:
    """Return the subject and the text of a letter with some alerts."""
    first = told[0].alert
    more = f" (and {many(len(told) - 1, 'more line')})" if len(told) > 1 else ""
    follows = dict.fromkeys(name for one in told for name in one.follows)
    why = f"You follow: {'; '.join(follows)}" if follows else ""
    subject = f"{first.title}: {first.text}{more}"
    return subject, "\n".join([alerts_text(told, 76), "", why, ""]).rstrip() + "\n"


def followed_text(held: Sequence[Followed]) -> str:
    """Return what is followed, a line each."""
    if not held:
        return "nothing is followed: `dateline follow STORY`, `dateline follow --subject NAME`"
    return "\n".join(f"{one.word.name}  ({_what(one)}; since {one.since})" for one in held)


def _what(one: Followed) -> str:
    if one.word.subject:
        return f"the subject {one.word.subject} in all stories"
    return f"story {one.story}: {one.title}" if one.story else "a story of which no report is left"


def followed_json(one: Followed) -> Json:
    """Return ``{"name", "subject", "story", "title", "since"}``; "" for what does not apply."""
    held = {"name": one.word.name, "subject": one.word.subject, "story": one.story}
    return {**held, "title": one.title, "since": one.since}


def feed_name(followed: Followed) -> str:
    """Return the name of the file for a feed: of the name in plain letters, and what tells it from others.

    >>> from dateline.model import Follow
    >>> feed_name(Followed(1, Follow("Iraq: the mission"), ""))
    'iraq-the-mission-3062d4.atom'
    """
    name = followed.word.name
    plain = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:40].strip("-")
    digest = hashlib.sha256(name.casefold().encode("utf-8", "replace")).hexdigest()[:6]
    return f"{plain or 'feed'}-{digest}.atom"


def atom(followed: Followed, told: Iterable[Alert]) -> str:
    """Return an Atom feed (RFC 4287) of alerts, the last first, on what is followed."""
    entries = list(told)
    updated = _instant(max((a.at for a in entries), default=followed.since))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom">',
            f"<id>{_id('feed', followed.word.name.casefold())}</id>",
            f"<title>{_text(followed.word.name)}</title>",
            f"<updated>{updated}</updated>",
            "<author><name>Dateline</name></author>",
            "<generator>Dateline</generator>",
            *(_entry(alert) for alert in entries),
            "</feed>",
            "",
        ]
    )


def _entry(alert: Alert) -> str:
    links = list(dict.fromkeys(q.url for q in alert.quotes if _is_web(q.url)))
    at = _instant(alert.at)
    return "\n".join(
        [
            "<entry>",
            f"<id>{_id('alert', alert.name)}</id>",
            f"<title>{_text(alert.text)}</title>",
            f"<updated>{at}</updated>",
            f"<published>{at}</published>",
            *(f'<link rel="alternate" href={_href(url)}/>' for url in links[:1]),
            *(f'<link rel="related" href={_href(url)}/>' for url in links[1:]),
            f"<category term={quoteattr(alert.kind)}/>",
            f'<content type="html">{_text(_html(alert))}</content>',
            "</entry>",
        ]
    )


def _html(alert: Alert) -> str:
    """Return the sentences of an alert as HTML, in which nothing of theirs is markup."""
    parts = [f"<p>{escape(alert.title)}</p>"]
    for q in alert.quotes:
        source = escape(", ".join(filter(None, (q.outlet or q.report, q.published))))
        link = f"<a href={_href(q.url)}>{source}</a>" if _is_web(q.url) else source
        parts.append(f"<blockquote><p>{escape(q.quote)}</p><p>— {link}</p></blockquote>")
    return "".join(parts)


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in ("http", "https") and not re.search(r"[\s<>\"]", url)
    except ValueError:
        return False


def _href(url: str) -> str:
    return quoteattr(_UNFIT.sub("", url))


def _text(words: str) -> str:
    return escape(_UNFIT.sub(" ", words))


def _id(kind: str, name: str) -> str:
    """Return a UUID (RFC 9562, version 8) of a name, the same for good."""
    h = hashlib.sha256(f"{kind}\n{name}".encode("utf-8", "replace")).hexdigest()
    return f"urn:uuid:{h[:8]}-{h[8:12]}-8{h[13:16]}-a{h[17:20]}-{h[20:32]}"


def _instant(at: str) -> str:
    """Return an instant as RFC 3339 wants it; what is none is the beginning of time."""
    return at if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", at) else _EPOCH
