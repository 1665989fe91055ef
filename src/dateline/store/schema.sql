-- The store of Dateline, schema 4. What people and the world gave (log, page, judgement), and what was told
-- to people (alert, told, way), is the truth;
-- record, word, derived and story are made from it and can be made again.
-- An index holds its columns a second time, so that `verify` finds a flipped bit in either.
pragma application_id = 0x44544C4E;  -- DTLN

-- Each thing that was done to the store, in order. No row is ever changed: an undoing is a row of its own.
create table log (
  id    integer primary key,
  kind  text not null,
  at    text not null,               -- UTC, ISO 8601
  who   text not null,
  why   text not null,
  takes integer references log,      -- the deed that this one takes back
  seal  blob not null                -- SHA-256 of this row and of the seal before it
);

-- A page as it came. The same address with another text is the next revision of the report.
create table page (
  id       integer primary key,
  report   text not null unique,     -- the report's id in all that comes out
  digest   blob not null unique,     -- SHA-256 of all that was given, its place left out
  address  text,                     -- canonical URL, where it has one
  revision integer not null default 1,
  later    integer references page,  -- the revision that superseded it
  added    integer not null references log,
  taken    text not null,            -- when we took it in, UTC
  gone     integer references log,   -- the undoing that took it out again
  read     integer not null default 0,  -- whether its record is up to date
  body     blob not null
);
create index page_by_address on page (address) where address is not null;
create index page_by_addition on page (added);
create index page_superseded on page (id) where later is not null;
create index page_gone on page (id) where gone is not null;
create index page_unread on page (id) where not read;

-- Which pages hold which line of which outlet, both hashed as one: a line in three reports is the site's own.
create table line (
  key  integer not null,
  page integer not null references page,
  primary key (key, page)
) without rowid;
create index line_by_page on line (page);

-- A person's word, in the order in which it was given.
create table judgement (
  id   integer primary key,
  log  integer not null references log,
  kind text not null,
  body blob not null
);
create index judgement_by_deed on judgement (log, kind);

-- What was told of what people follow, in the change that brought it: each once, known by its name.
create table alert (
  id   integer primary key,
  log  integer not null references log,
  name text not null unique,
  body blob not null
);
create index alert_by_deed on alert (log);

-- For which words (each a judgement) an alert was told.
create table told (
  follow integer not null references judgement,
  alert  integer not null references alert,
  primary key (follow, alert)
) without rowid;
create index told_by_alert on told (alert);

-- The ways by which alerts go out, and the last alert that went out by each.
create table way (
  id    integer primary key,
  name  text not null unique,
  alert integer not null
);
create index way_by_alert on way (alert);

-- What one page says by itself. `made` names the stages and the model it was made with.
create table record (
  page    integer primary key references page,
  made    text not null,
  report  text not null unique,
  settled integer not null default 0,  -- whether the stories know it
  sha256  text not null,               -- of the clean text
  earliest text,                       -- the first and last day on which it may have been published
  latest   text,
  outlet   text,
  statuses integer not null default 0, -- of its clauses, a bit for each
  body    blob not null
);
create index record_by_outlet on record (outlet) where outlet is not null;
create index record_by_making on record (made);
create index record_unsettled on record (page) where not settled;

-- What search looks in, each made from a record alone (store/index.py says what is entered).
-- The words of each report, under its page's number; the text itself stands in its record.
-- (The longest column comes first: it is the one whose number is not written.)
create virtual table word using fts5 (
  body, title, name, content = '', tokenize = "ascii tokenchars '~'"
);

-- The words of the clauses of one sentence and status, numbered by page, sentence and status.
create virtual table clause using fts5 (
  said, content = '', columnsize = 0, detail = none, tokenize = "ascii"
);

-- The figures of a report under each word of what they count; `clause` is the row of theirs.
create table figure (
  term   text not null,
  page   integer not null references page,
  number integer not null,           -- its place in the record
  low    real,
  high   real,
  clause integer,
  primary key (term, page, number)
) without rowid;

-- What the stages know of the whole pile, row by row, each under text or a whole number.
create table kind (
  id   integer primary key,
  name text not null unique
);
create table derived (
  kind integer not null references kind,
  key  not null,
  body blob not null,
  primary key (kind, key)
) without rowid;

create table story (
  id       text primary key,
  title    text not null,
  earliest text,
  latest   text,
  reports  integer not null,
  changed  integer not null references log,
  body     blob not null
);
create index story_by_change on story (changed);

create table member (
  report text primary key,
  story  text not null references story
) without rowid;
create index member_by_story on member (story);

-- What is remembered of addresses that were asked for. Nothing is made of it; who loses it asks once more.
create table source (
  url  text primary key,             -- canonical, where there is such a form
  body blob not null
) without rowid;
