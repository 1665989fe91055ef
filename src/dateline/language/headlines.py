"""What stands in headlines without being one: rubrics before them, sections in their place, captions.

All lower case. Refuses outlets' names: they have a table of their own.
"""

from __future__ import annotations

# Cut off where a colon, dash or bar follows.
RUBRICS: frozenset[str] = frozenset(
    "alert|analysis|breaking|breaking news|column|comment|commentary|correction|corrected|editorial|exclusive|explainer|"
    "fact check|factbox|first on cnn|interview|in pictures|just in|live|live updates|opinion|op-ed|perspective|photos|"
    "pictures|podcast|report|review|special report|the latest|timeline|transcript|update|updated|updates|video|videos|"
    "watch|watch live".split("|")
)

# Rubrics whose reports tell what someone thinks, or all of a day: their headline names a happening poorly.
SIDELONG: frozenset[str] = frozenset(
    "analysis|column|comment|commentary|editorial|fact check|in pictures|interview|live|live updates|opinion|op-ed|"
    "perspective|photos|pictures|podcast|review|timeline|transcript|video|videos|watch|watch live".split("|")
)

# Titles that are no headline at all.
SECTIONS: frozenset[str] = frozenset(
    "africa|americas|analysis|article|articles|asia|breaking news|business|climate|comment|contact us|crime|culture|"
    "economy|editorial|education|elections|entertainment|environment|europe|features|finance|front page|health|home|"
    "home page|homepage|in other news|international|latest|latest news|lifestyle|live|local|local news|main|markets|"
    "middle east|money|more|more news|most popular|most read|nation|national|nationals|news|news in brief|obituaries|"
    "opinion|opinions|page not found|photos|podcasts|police|politics|press release|press releases|read more|regional|"
    "related|science|sport|sports|tech|technology|top news|top stories|travel|trending|uk|uk news|untitled|us|us news|"
    "u.s.|u.s. news|video|videos|weather|world|world news".split("|")
)

# A title that opens so is a picture's.
CAPTIONS: tuple[str, ...] = (
    "file photo",
    "file -",
    "file image",
    "photo:",
    "photo by",
    "image:",
    "picture:",
    "pictured",
)
