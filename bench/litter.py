"""Litter cut and story kept, on archive articles wrapped in litter of many kinds when the bench runs.

Articles are chosen that seem free of litter of their own: every line ends like a sentence, none holds an address or
a copyright sign, or what a flattened page leaves within a line. The wordings below are the bench's own, not the tables' of the clean stage.

    python bench/litter.py [--articles 300] [--seed 1] [--show 30]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dateline.model import Page
from dateline.stages.clean import clean

ARCHIVE = Path(__file__).resolve().parents[2] / "shared/bench/archive/reports.jsonl.gz"
SITES = (
    "The Harbour Herald",
    "Northern Ledger",
    "Metro Wire 24",
    "Valley Tribune",
    "KXBT 7",
    "Capital Dispatch",
    "DP",
)
SUBJECTS = ("World", "Politics", "Business", "Science", "Culture", "Sport", "Weather", "Traffic", "Obituaries", "Horoscope",
            "Real Estate", "Classifieds", "Podcasts", "Puzzles", "Food", "Middle East", "Asia", "Money", "Motoring", "Live TV")  # fmt: skip
PEOPLE = ("Mara Ellison", "Tom Okafor", "J. R. Whitley", "Ines Duarte", "Pavel Novak", "Sunita Rao")

Maker = Callable[[random.Random, list[str]], list[str]]


def pick(rng: random.Random, *texts: str) -> str:
    site = rng.choice(SITES)
    return rng.choice(texts).format(site=site, who=rng.choice(PEOPLE), n=rng.randint(2, 480), y=rng.randint(2012, 2024),
                                    d=site.lower().replace(" ", ""), subject=rng.choice(SUBJECTS))  # fmt: skip


def script(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "!-- End Analytics snippet -->", "<!-- ad slot {n} -->", "window._adq = window._adq || [];",
                 "var player = new Player('#video-{n}', {{autoplay: false}});", "googletag.cmd.push(function() {{ googletag.display('ad-{n}'); }});",
                 ".teaser-{n} {{ margin: 0; padding: 4px; }}", "<div class=\"promo\" id=\"p{n}\">", "}});", "//]]>")]  # fmt: skip


def menu(rng: random.Random, titles: list[str]) -> list[str]:
    return rng.sample(SUBJECTS, rng.randint(5, 9))


def numbered_menu(rng: random.Random, titles: list[str]) -> list[str]:
    names = rng.sample(["Skip to article", "Jump to navigation", "Go to search", "Skip to footer", "To the main menu",
                        "Skip to other editions"], 3)  # fmt: skip
    return [f"{i}. {name}" for i, name in enumerate(names, 1)]


def bar_menu(rng: random.Random, titles: list[str]) -> list[str]:
    return [rng.choice([" | ", " · ", " > ", " • "]).join(rng.sample(SUBJECTS, 5))]


def label(rng: random.Random, titles: list[str]) -> list[str]:
    return [rng.choice(SUBJECTS[:7])]


def share(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "Share on Facebook", "Share via e-mail", "Tweet this", "Share this article", "Email this page to a friend",
                 "Copy link to clipboard", "{n} shares", "Print this page", "Share\u00a0Tweet\u00a0Email\u00a0Print", "Post to LinkedIn",
                 "Send to Kindle", "Save for later")]  # fmt: skip


def sign_up(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "Sign up for our morning newsletter and never miss a story.", "Subscribe to {site} for unlimited access.",
                 "Get the day's top stories delivered straight to your inbox.", "Enter your email address to subscribe",
                 "By signing up you accept our terms of service and privacy notice.", "Thanks for signing up!",
                 "Already a subscriber? Log in", "Want more stories like this? Join our mailing list.",
                 "{site} brings you the pick of the week's reporting. Subscribe here.", "Become a member today and support our journalism.",
                 "Create a free account to continue", "You have {n} free articles remaining this month.")]  # fmt: skip


def promo(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "Download the {site} app for iPhone and Android.", "Follow us on Twitter @{d} and on Facebook.",
                 "Like us on Facebook to see more of our stories", "Watch {site} live, any time, on your phone or tablet.",
                 "Got a news tip? Email newsdesk@{d}.com", "Do you have a story for us? Call our newsroom on 555-010-{n}.",
                 "Follow {who} on Twitter: @{d}", "Contact the reporter at newsdesk@{d}.com.", "Turn on notifications for breaking news",
                 "Listen to our daily podcast wherever you get your podcasts.")]  # fmt: skip


def link_line(rng: random.Random, titles: list[str]) -> list[str]:
    lead = rng.choice(["Read more: ", "READ MORE: ", "See also: ", "RELATED: ", "Also read: ", "More: ", "Watch: ", "Related: ",
                       "Read next: ", "> ", "SEE ALSO | ", "Explainer: ", "FROM THE ARCHIVE: ", "Read | "])  # fmt: skip
    return [lead + rng.choice(titles)]


def related(rng: random.Random, titles: list[str]) -> list[str]:
    head = pick(rng, "Related stories", "More on this story", "Most read", "You may also like", "More from {site}", "Recommended for you",
                "In other news", "Latest headlines", "Trending now", "Top stories", "More in {subject}", "Related Articles", "What to read next")  # fmt: skip
    return [head, *rng.sample(titles, rng.randint(2, 5))]


def more(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "Load more", "Show more stories", "View all", "See all {subject} news", "Next article", "Back to top", "Previous story",
                 "View gallery", "Show comments", "More news", "Read full story", "Expand", "Close", "More »")]  # fmt: skip


def advert(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "Advertisement", "ADVERTISEMENT", "Story continues below", "Article continues after advertisement", "Sponsored content",
                 "- Advertisement -", "Continue reading below", "Scroll down to continue", "[ad_{n}]", "Promoted", "Ad feedback",
                 "Advertisement - story continues below")]  # fmt: skip


def address(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "https://{d}.example/p/{n}", "http://www.{d}.com/news/story-{n}.html", "www.{d}.com", "https://bit.ly/3x{n}Q",
                 "Permalink: https://{d}.com/-{n}", "Link: http://{d}.com/a{n}")]  # fmt: skip


def rights(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "© {y} {site}. All rights reserved.", "Copyright {y} {site}", "(c) {y} {site} Media Group Ltd",
                 "This material may not be published, broadcast, rewritten or redistributed.", "© {site} {y}. Registered in England No. {n}.")]  # fmt: skip


def cookies(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "We use cookies to give you the best experience on our site.", "This website uses cookies. Accept | Decline",
                 "By continuing to browse you agree to our use of cookies.", "Manage your cookie choices",
                 "Please enable JavaScript to view comments.", "Your browser does not support HTML5 video.")]  # fmt: skip


def comments(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "{n} Comments", "Join the discussion", "Leave a comment", "Comments are closed.", "Be the first to comment",
                 "View {n} comments", "Log in to comment", "Your email address will not be published.", "Report this comment")]  # fmt: skip


def picture(rng: random.Random, titles: list[str]) -> list[str]:
    return [pick(rng, "Image: Getty Images/AFP/{who}", "Photo: {who}/Reuters", "{who}/AP", "Photograph: {who}/EPA", "Getty Images",
                 "Picture: {who}", "Image credit: {site}", "(Photo by {who}/Getty Images)", "PHOTO BY {who}")]  # fmt: skip


TOP: tuple[Maker, ...] = (script, menu, numbered_menu, bar_menu, label, share, cookies, address, advert)
MIDDLE: tuple[Maker, ...] = (advert, link_line, sign_up, related, picture, promo, script, share, address)
TAIL: tuple[Maker, ...] = (
    related,
    more,
    rights,
    comments,
    sign_up,
    promo,
    share,
    cookies,
    link_line,
    menu,
    advert,
)


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("\u00ad", "").casefold()))


def is_free(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return len(lines) >= 5 and all(
        line[-1] in '.!?"”’)'
        and len(line.split()) >= 5
        and not re.search(
            r"https?:|www\.|@|©|(?i:newsletter|sign up|click here|subscri)| MORE\b|Hide Caption", line
        )
        for line in lines
    )


def wrap(rng: random.Random, story: list[str], titles: list[str]) -> list[tuple[str, str]]:
    """Return the lines of a dump as (kind, line); the kind of the story's own lines is ""."""

    def some(makers: tuple[Maker, ...], most: int) -> list[tuple[str, str]]:
        chosen = rng.sample(makers, rng.randint(1, most))
        return [(maker.__name__, line) for maker in chosen for line in maker(rng, titles)]

    lines = [("", line) for line in story]
    for _ in range(rng.randint(0, 2)):
        place = rng.randint(1, len(lines))
        lines[place:place] = some(MIDDLE, 1)
    return [*some(TOP, 4), *lines, *some(TAIL, 5)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    if not ARCHIVE.exists():
        print(f"skipped: {ARCHIVE} is not here")
        return
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for i, line in enumerate(file) if i % 3 == asked.seed % 3]
    rng = random.Random(asked.seed)
    titles = [row["title"].strip() for row in rows if 4 <= len(row["title"].split()) <= 14]
    rows = [row for row in rows if is_free(row["text"])]
    put, kept, words, lost = Counter[str](), Counter[str](), 0, 0
    missed, dropped = [], []
    for row in rng.sample(rows, min(asked.articles, len(rows))):
        story = [line.strip() for line in row["text"].split("\n") if line.strip()]
        dump = wrap(rng, [row["title"], *story] if rng.random() < 0.7 else story, titles)
        gap = "\n" if rng.random() < 0.3 else "\n\n"
        report, _ = clean(Page("x", "x", gap.join(line for _, line in dump)))
        left = {folded(line) for line in report.text.split("\n")}
        whole = folded(report.text)
        for kind, line in dump:
            if kind:
                put[kind] += 1
                if folded(line) in left and folded(line):
                    kept[kind] += 1
                    missed.append(f"{kind}: {line}")
            else:
                words += len(line.split())
                if folded(line) not in whole:
                    lost += len(line.split())
                    dropped.append(line)
    total, stay = put.total(), kept.total()
    print(
        f"litter cut {1 - stay / total:.3f} ({total - stay} of {total} lines)   story lost {lost / words:.4%} ({lost} of {words} words)"
    )
    for kind in sorted(put, key=lambda k: kept[k] / put[k], reverse=True):
        print(f"  {kind:14} cut {1 - kept[kind] / put[kind]:.3f} of {put[kind]}")
    for line in rng.sample(missed, min(asked.show, len(missed))):
        print("  kept ", line[:150])
    for line in dropped[: asked.show]:
        print("  lost ", line[:150])


if __name__ == "__main__":
    main()
