"""Hosts of outlets: the name that readers know the owner of an address by."""

from __future__ import annotations

from urllib.parse import urlsplit

HOSTS: dict[str, str] = {
    "abc.net.au": "ABC News (Australia)", "abcnews.go.com": "ABC News", "afp.com": "AFP", "aljazeera.com": "Al Jazeera",
    "apnews.com": "AP", "axios.com": "Axios", "bbc.co.uk": "BBC News", "bbc.com": "BBC News", "bloomberg.com": "Bloomberg",
    "breitbart.com": "Breitbart News", "businessinsider.com": "Business Insider", "buzzfeednews.com": "BuzzFeed News",
    "cbc.ca": "CBC News", "cbsnews.com": "CBS News", "channel4.com": "Channel 4 News", "chicagotribune.com": "Chicago Tribune",
    "cnbc.com": "CNBC", "cnn.com": "CNN", "csmonitor.com": "Christian Science Monitor", "dailymail.co.uk": "Daily Mail",
    "dawn.com": "Dawn", "defensenews.com": "Defense News", "dw.com": "DW", "economist.com": "The Economist",
    "euronews.com": "Euronews", "euractiv.com": "Euractiv", "express.co.uk": "Daily Express", "forbes.com": "Forbes",
    "foreignpolicy.com": "Foreign Policy", "foxnews.com": "Fox News", "france24.com": "France 24", "ft.com": "Financial Times",
    "globalnews.ca": "Global News", "haaretz.com": "Haaretz", "hindustantimes.com": "Hindustan Times",
    "huffpost.com": "HuffPost", "huffingtonpost.com": "HuffPost", "independent.co.uk": "The Independent",
    "indianexpress.com": "The Indian Express", "irishtimes.com": "The Irish Times", "janes.com": "Janes",
    "japantimes.co.jp": "The Japan Times", "jpost.com": "The Jerusalem Post", "latimes.com": "Los Angeles Times",
    "mirror.co.uk": "Daily Mirror", "nato.int": "NATO", "nbcnews.com": "NBC News", "newsweek.com": "Newsweek",
    "newyorker.com": "The New Yorker", "npr.org": "NPR", "nydailynews.com": "New York Daily News", "nypost.com": "New York Post",
    "nytimes.com": "The New York Times", "nzherald.co.nz": "The New Zealand Herald", "pbs.org": "PBS", "politico.com": "Politico",
    "politico.eu": "Politico Europe", "reuters.com": "Reuters", "rferl.org": "RFE/RL", "rt.com": "RT", "rte.ie": "RTÉ",
    "scmp.com": "South China Morning Post", "sfchronicle.com": "San Francisco Chronicle", "skynews.com": "Sky News",
    "news.sky.com": "Sky News", "smh.com.au": "The Sydney Morning Herald", "spiegel.de": "Der Spiegel",
    "straitstimes.com": "The Straits Times", "stripes.com": "Stars and Stripes", "tass.com": "TASS",
    "telegraph.co.uk": "The Daily Telegraph", "theatlantic.com": "The Atlantic", "theconversation.com": "The Conversation",
    "theglobeandmail.com": "The Globe and Mail", "theguardian.com": "The Guardian", "thehill.com": "The Hill",
    "thehindu.com": "The Hindu", "themoscowtimes.com": "The Moscow Times", "thenationalnews.com": "The National",
    "thestar.com": "Toronto Star", "thetimes.co.uk": "The Times", "time.com": "Time", "timesofindia.indiatimes.com": "The Times of India",
    "timesofisrael.com": "The Times of Israel", "upi.com": "UPI", "usatoday.com": "USA Today", "usnews.com": "U.S. News & World Report",
    "vice.com": "Vice", "voanews.com": "VOA", "vox.com": "Vox", "washingtonexaminer.com": "Washington Examiner",
    "washingtonpost.com": "The Washington Post", "washingtontimes.com": "The Washington Times", "wsj.com": "The Wall Street Journal",
    "xinhuanet.com": "Xinhua", "yonhapnews.co.kr": "Yonhap",
}  # fmt: skip


def host_of(url: str) -> str | None:
    """Return the host that published ``url``, without "www."; an archive's copy counts as the original.

    >>> host_of("https://web.archive.org/web/20200101000000/http://www.dw.com:80/en/a-1")
    'dw.com'
    """
    inner = max(url.rfind("http://"), url.rfind("https://"), 0)
    try:
        host = urlsplit(url[inner:]).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.").removeprefix("edition.") if host else None


def outlet_at(url: str) -> str | None:
    """Return the outlet at ``url``: by the table, else the host itself.

    >>> outlet_at("https://edition.cnn.com/2020/02/12/x.html"), outlet_at("http://example.org/a")
    ('CNN', 'example.org')
    """
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((HOSTS[tail] for tail in tails if tail in HOSTS), host)
