"""What in a web address makes no other article of it: marks of trackers, of phones, of printing, of AMP.

Tables only. A name that some sites use for the article itself ("id", "p", "story") is in none of them.
"""

from __future__ import annotations

import re

# Labels before a site's name under which it shows the same articles.
OTHER_HOSTS = frozenset("www m mobile amp wap touch print".split())

# Copies that others keep of a page: host and path, with the page's own host and path in the groups.
COPIES: tuple[re.Pattern[str], ...] = (
    re.compile(r"[\w.-]+\.cdn\.ampproject\.org/(?:[cvi]|wp)/(?:s/)?(?P<inner>[^/]+\.[^/]+(?:/.*)?)"),
    re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?(?P<inner>[^/]+\.[^/]+(?:/.*)?)"),
)

# What is left out of a path, one after the other until nothing changes.
PATHS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"/{2,}"), "/"),
    (re.compile(r"(?:;|%3B)(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE), ""),
    (re.compile(r"/(?:index|default)\.(?:x?html?|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE), "/"),
    (re.compile(r"^/(?:amp|print|mobile)(?=/)", re.IGNORECASE), ""),
    (re.compile(r"/(?:amp|print|printable|print-version)(?:\.x?html?)?/?$", re.IGNORECASE), "/"),
    (re.compile(r"\.amp(?=\.x?html?$|$)", re.IGNORECASE), ""),
    (re.compile(r"(?<=.)/$"), ""),
)

# Names of a query's parts that say where a reader comes from, who he is or how he is shown the page.
TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|vero|mc|mkt|oly|ml|stm|at|ns|wt|cm|s_kwcid|trk|itm|gaa)[_.]\w*"
    r"|(?:fb|g|dc|gb?ra|wb?ra|msclk|twc|yc|ysc|igsh|mk|tt|li_fat_|irc)(?:cl)?id|gclsrc|_ga|_gl|fbc|fb_\w+|__\w+|_hs\w+"
    r"|(?:php|j|asp\.net_|aspx?)?sess(?:ion)?_?id|phpsessid|sid|zanpid|scid|smid|smtyp|ocid|icid|ncid|cmpid|cid|c?mp|cmp|xtor"
    r"|ref|refer+er|ref_?(?:src|url)|src_?ref|srcref|source|campaign|partner|affiliate|aff_?id|share|shared|sharing"
    r"|share_?\w*id|taid|guccounter|guce_\w+|spref|rss|feed|ftag|feature|soc_?\w*|sr_share|xing_share|via|igshid|mbid"
    r"|click_?id|int_?cmp|intcid|cnn_?\w*|amp|_amp|amp_\w+|usqp|outputtype|nomobile|noamp|desktop|mobile|isfullsite|fullsite"
    r"|print|printable|printer|printer_?friendly|_r|_t|ts|timestamp|nocache|cachebust\w*",
    re.IGNORECASE,
)
# Parts that make no other article with these values only.
SHOWN: dict[str, frozenset[str]] = {
    name: frozenset({"amp", "print", "printable", "mobile", "desktop", "html"})
    for name in ("output", "format", "view", "mode", "layout", "display", "type", "version", "theme", "tmpl")
} | {"m": frozenset({"0", "1"}), "page": frozenset({"1"}), "full": frozenset({"1", "true"})}

# Parts of a query that number the pages of one article, or of one list.
PAGED = frozenset("page pg paged start offset pagenum pagina".split())

# Paths that hold lists of articles and none themselves.
LISTS = re.compile(
    r"/(?:tags?|category|categories|topics?|authors?|sections?|label|keyword|contributors?)/[^/]+/?$"
    r"|/page/\d+/?$|/(?:search|sitemap|archive|archives|rss|feed|atom|login|register|subscribe|contact|about)/?$"
    r"|\.(?:rss|atom|xml|json|css|js)$",
    re.IGNORECASE,
)
