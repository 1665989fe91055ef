"""Take HTML and Markdown apart: body as plain lines, and what the page claims about itself.

Refuses to trust a claim: days are passed on as they are written, every one that is found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any

from dateline.model import Page
from dateline.model.report import BlockKind
from dateline.stages.clean.lines import Line, lines_of, settled

Claims = tuple[tuple[str, str], ...]

_URL_DAY = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|[a-z]{3})[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LD_DAY = re.compile(r'"(datePublished|dateCreated|uploadDate|dateModified)"\s*:\s*"([^"]{4,40})"')
_META_DAY = re.compile(
    r"publi[sc]|(?:^|[^a-z])date|pubdate|created|issued|modified|updated_time|timestamp", re.IGNORECASE
)
_CHANGED = re.compile(r"modif|updated", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A\s*---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|date|published|author|url|outlet|source)[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE
)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
# What the HTML parser reads of a page that goes 256 elements deep is cut off there, without a word.
_DEEP = "boolean(/" + "/".join("*" * 256) + ")"
# Beyond that many elements, finding the body takes longer than reading it.
_MOST = 20_000
# What is found of a page is no report beyond that many characters: parsing it takes gigabytes.
_LONGEST = 200_000
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z0-9-]*+)[^<>]*+>|<!(?P<note>--)|--(?P<end>)>", re.IGNORECASE
)
_SILENT = frozenset({"head", "script", "style", "noscript", "template", "svg", "nav", "form", "--"})
_INLINE = frozenset("a abbr b cite code em font i mark q s small span strong sub sup time u".split())
# None looks past the next mark of its own kind: a page of nothing but marks would take hours.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\[\]]*+\]\([^\[)]*+\)"), ""),
    (re.compile(r"\[([^\[\]]++)\]\([^\[)]*+\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)++)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=\S)((?:(?!\1).|(?<=\w)\1(?=\w))++)(?<=\S)\1(?![\w*_])"), r"\2"),
    (re.compile(r"^>\s?", re.MULTILINE), ""),
    (re.compile(r"</?[a-z][^<>]*+>", re.IGNORECASE), ""),
)


def unmarked(page: Page) -> tuple[Page, list[Line], Claims, int]:
    """Return ``page`` with plain text, its lines, the days it claims as ``(where, text)``, and a number.

    That is how many characters a text has that was left out, since it is too long to be one report.
    """
    dropped = 0
    claims: list[tuple[str, str]] = [("published", page.published)] if page.published else []
    if page.media == "html":
        page, hints, found = _html(page)
        if len(page.text) > _LONGEST:
            dropped, page = len(page.text), replace(page, text="")
        claims += found
    elif page.media == "markdown" and not page.as_is:
        page, hints, found = _markdown(page)
        claims += found
    else:
        hints = {}
    day = url_day(page.url or "")
    claims += [("url", day)] if day else []
    claims += page.claims
    if page.as_is:
        return page, [], tuple(dict.fromkeys(claims)), dropped
    lines = [replace(line, hint=hints.get(line.text)) for line in lines_of(settled(page.text))]
    return page, lines, tuple(dict.fromkeys(claims)), dropped


def url_day(url: str) -> str | None:
    """Return the day that stands in an address, as year-month-day.

    >>> url_day("https://example.org/world/2021/feb/17/talks"), url_day("https://example.org/a/1")
    ('2021-02-17', None)
    """
    inner = url[max(url.rfind("http://"), url.rfind("https://"), 0) :]
    match = _URL_DAY.search(inner)
    if not match:
        return None
    month = match[2].lower()
    if month.isalpha() and month not in _MONTHS:
        return None
    number = _MONTHS.index(month) + 1 if month.isalpha() else int(month)
    return f"{match[1]}-{number:02}-{match[3]}"


def _html(page: Page) -> tuple[Page, dict[str, BlockKind], list[tuple[str, str]]]:
    """Let trafilatura find the body; heads and captions are known by their tags.

    A page nested too deeply for the parser, or too large, is read without its structure, so that its text is
    not lost.
    """
    import trafilatura

    _hasten()
    tree = trafilatura.load_html(page.text)
    if tree is None:  # it takes no fragment that is one element
        page = replace(page, text=f"<html><body>{page.text}</body></html>")
        tree = trafilatura.load_html(page.text)
    if tree is not None and (tree.xpath("count(//*)") > _MOST or tree.xpath(_DEEP)):
        title = " ".join((tree.findtext(".//title") or "").split())
        plain = replace(page, text=stripped(page.text), media="text", title=page.title or title or None)
        return plain, {}, _days(tree)
    found = (
        trafilatura.bare_extraction(tree, url=page.url, include_comments=False, with_metadata=True)
        if tree is not None
        else None
    )
    if found is None:
        return replace(page, text="", media="text"), {}, []
    row: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    claims = _days(tree)
    if row.get("date") and not claims:
        claims.append(("html", str(row["date"])))
    authors = tuple(name for name in (row.get("author") or "").split("; ") if name)
    plain = replace(
        page,
        text=row.get("text") or "",
        media="text",
        title=page.title or row.get("title"),
        url=page.url or row.get("url"),
        outlet=page.outlet or row.get("sitename"),
        authors=page.authors or authors,
    )
    return plain, _hints(row.get("body"), tree), claims


@cache
def _hasten() -> None:
    """Let trafilatura's parser make one kind of element, which lxml can do without asking Python for each.

    The kinds apart that lxml.html has for forms and links are asked for by nobody. A third of the time goes.
    """
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlElement
    from trafilatura.utils import HTML_PARSER

    HTML_PARSER.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))


def stripped(html: str) -> str:
    """Return the text between the tags of ``html``, in one pass whatever it holds.

    >>> stripped("<style>p {}</style><p>The <b>talks</b> &amp; more</p><!-- <p>no</p> -->").split()
    ['The', 'talks', '&', 'more']
    """
    parts, start, silent = [], 0, ""
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "--").lower()
        closing = tag["end"] is not None or bool(tag["close"])
        if not silent:
            parts += [html[start : tag.start()], "" if name in _INLINE else "\n\n"]
            silent = name if name in _SILENT and not closing else ""
        elif closing and name == silent:
            silent = ""
        start = tag.end()
    return unescape("".join(parts if silent else [*parts, html[start:]]))


def _days(tree: Any) -> list[tuple[str, str]]:
    """List the days that structured data, meta tags and a time tag claim.

    Days of change are left out where another day is claimed: they say nothing of publication.
    """
    found: list[tuple[str, str]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            found += [(f"json-ld {key}", day) for key, day in _LD_DAY.findall(script.text)]
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if (
            _META_DAY.search(name)
            and _DIGIT.search(content)
            and 6 <= len(content) <= 40
            and "://" not in content
        ):
            found.append((f"meta {name}", content))
    times = (time.get("datetime") or "" for time in tree.iter("time"))
    found += [("time", day.strip()) for day in times if _DIGIT.search(day)][:1]
    return [claim for claim in found if not _CHANGED.search(claim[0])] or found


def _hints(body: Any, tree: Any) -> dict[str, BlockKind]:
    hints: dict[str, BlockKind] = {}
    for tags, kind, root in ((("head",), "heading", body), (("figcaption",), "caption", tree)):
        for element in root.iter(*tags) if root is not None else ():
            text = " ".join(settled(" ".join(element.itertext())).split())
            if text:
                hints[text] = "heading" if kind == "heading" else "caption"
    return hints


def _markdown(page: Page) -> tuple[Page, dict[str, BlockKind], list[tuple[str, str]]]:
    """Take Markdown's signs away; its first heading, when nothing stands above, is the title."""
    front = _FRONT.match(page.text)
    fields = (
        {key.lower(): value.strip().strip("\"'").strip() for key, value in _FIELD.findall(front[1])}
        if front
        else {}
    )
    text = _FENCE.sub("", page.text[front.end() :] if front else page.text)
    for pattern, plain in _MARKS:
        text = pattern.sub(plain, text)
    lines, hints = [], dict[str, BlockKind]()
    for line in settled(text).split("\n"):
        heading = _HEADING.match(line)
        lines.append(heading[1] if heading else line)
        if heading:
            hints[heading[1]] = "heading" if hints or any(lines[:-1]) else "title"
    day = fields.get("date") or fields.get("published")
    plain_page = replace(
        page,
        text="\n".join(lines),
        media="text",
        title=page.title or fields.get("title"),
        url=page.url or fields.get("url"),
        outlet=page.outlet or fields.get("outlet"),
        authors=page.authors or ((fields["author"],) if "author" in fields else ()),
    )
    return plain_page, hints, [("front matter", day)] if day else []
