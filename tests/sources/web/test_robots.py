"""robots.txt as RFC 9309 has it: whose rules count, which of them, and how they are written."""

from __future__ import annotations

import time

import pytest

from dateline.sources.web.robots import robots_in


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("Disallow: /", "/a", True),  # of no group
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("user-AGENT:Dateline/9\r\ndisallow:/a # not these\r\n", "/ab", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /b", "/a", True),
        ("User-agent: dateline\nDisallow: /a\n\nUser-agent: dateline\nDisallow: /b", "/a", False),
        ("User-agent: other\nUser-agent: dateline\nSitemap: x\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?s=", "/x/?s=1", False),
        ("User-agent: *\nDisallow: /*.php$", "/x.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x.php5", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a-c-b", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("<html>User-agent: *<p>Disallow: /</html>", "/a", True),
    ],
)
def test_a_path_is_allowed_or_not(text, path, allowed):
    assert robots_in(text.encode(), "dateline").allows(path) is allowed


@pytest.mark.parametrize(
    ("told", "delay"), [("5", 5.0), ("0.5", 0.5), ("-1", None), ("nan", None), ("1e9", None)]
)
def test_a_delay_is_a_plain_number(told, delay):
    assert robots_in(f"User-agent: *\nCrawl-delay: {told}".encode(), "dateline").delay == delay


def test_rules_made_to_take_for_ever_do_not():
    text = "User-agent: *\n" + f"Disallow: /{'a*' * 200}b$\n" * 1000
    begun = time.process_time()
    assert robots_in(text.encode(), "dateline").allows("/" + "a" * 3000)
    assert time.process_time() - begun < 2
