"""What to run to bring a store of an earlier schema up to date: a table of SQL by the schema it starts from.

``MIGRATIONS[n]`` turns schema ``n`` into ``n + 1``. Refuses to lose what a person or the world gave: a step
may drop what is derived, never a page, a judgement or the log.
"""

from __future__ import annotations

# Kinds whose rows stand under whole numbers.
_NUMBERED = (
    "traces.reports",
    "traces.short",
    "traces.long",
    "traces.pairs",
    "traces.capitals",
    "traces.openings",
    "traces.sentences",
)

MIGRATIONS: dict[int, tuple[str, ...]] = {
    # Records and rows are packed otherwise: the next addition, judgement or rebuilding reads all pages again.
    1: (
        "delete from derived",
        "delete from record",
        "insert into word (word) values ('delete-all')",
        "insert into clause (clause) values ('delete-all')",
        "delete from figure",
        "update page set read = 0 where gone is null",
    ),
    # What is remembered of addresses that were asked for: told here as in schema.sql, to the letter.
    2: (
        """create table if not exists source (
  url  text primary key,             -- canonical, where there is such a form
  body blob not null
) without rowid""",
        # What people follow, and what was told of it.
        """create table if not exists alert (
  id   integer primary key,
  log  integer not null references log,
  name text not null unique,
  body blob not null
)""",
        "create index if not exists alert_by_deed on alert (log)",
        """create table if not exists told (
  follow integer not null references judgement,
  alert  integer not null references alert,
  primary key (follow, alert)
) without rowid""",
        "create index if not exists told_by_alert on told (alert)",
        """create table if not exists way (
  id    integer primary key,
  name  text not null unique,
  alert integer not null
)""",
        "create index if not exists way_by_alert on way (alert)",
    ),
    # Rows of what is known of the whole pile stand under numbers where they stood under text.
    3: (
        """create table if not exists kind (
  id   integer primary key,
  name text not null unique
)""",
        "insert or ignore into kind (name) select distinct kind from derived order by kind",
        "alter table derived rename to old",
        """create table derived (
  kind integer not null references kind,
  key  not null,
  body blob not null,
  primary key (kind, key)
) without rowid""",
        "insert into derived select kind.id, "
        f"case when old.kind in {_NUMBERED} then cast(old.key as integer) else old.key end, "
        "old.body from old join kind on kind.name = old.kind",
        "drop table old",
    ),
}
