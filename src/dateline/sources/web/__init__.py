"""The living web: pages, feeds, news sitemaps and lists of addresses, asked for politely and safely.

`wish` says how, `client` asks (over `wire`, which checks where it connects to), `kinds` tells what came,
`feeds` and `sitemaps` what it leads to, `gathering` goes through it all. Refuses to run anything that it
finds, to keep cookies, and to believe a date because a machine wrote it.
"""
