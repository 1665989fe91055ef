"""Finding reports in a store by what they say: words, names, days, the standing of a clause, figures.

All conditions are answered by the indexes alone; only the reports that are shown are unpacked. Best first by
BM25 (Robertson and Zaragoza, 2009) with the title weighted, the newest first among equals. Refuses to parse
what a user typed: that is ``asked``.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.language.synonyms import alike
from dateline.model import Amount, Facets, Found, Hit, Query, Status
from dateline.store.index import PAGE_BITS, STATUS_BITS, STATUSES
from dateline.store.opening import there
from dateline.store.snippets import Shown, Sought, shown
from dateline.store.terms import EDGE, EMPTY, KEY, entries, key, said_in, terms

_WEIGHTS = "1.0, 8.0, 2.0"  # text, title, names
_STATUS = (1 << STATUS_BITS) - 1
_SHOWN = """
select record.body, page.body, member.story, newer.report from record join page on page.id = record.page
left join member on member.report = record.report left join page as newer on newer.id = page.later
where record.page = ?
"""
_BIND = str | int | float


@dataclass(frozen=True, slots=True)
class _Clause:
    """A condition in SQL with what it binds."""

    sql: str
    binds: tuple[_BIND, ...] = field(default=())


def search(
    connection: sqlite3.Connection, query: Query, limit: int = 10, superseded: bool = False, skip: int = 0
) -> Found:
    """Return the ``limit`` best reports for ``query`` after the first ``skip``, and how many there are.

    ``superseded`` looks in earlier revisions of reports too. Behind the last report the number is not told.
    """
    asked = _asked(connection, query, superseded)
    rows = connection.execute(
        f"{asked.sql} limit ? offset ?", (*asked.binds, max(1, limit), max(0, skip))
    ).fetchall()
    hits = tuple(_hits(connection, [page for page, _ in rows], query))
    return Found(query, rows[0][1] if rows else 0, hits)


def matching(connection: sqlite3.Connection, query: Query) -> tuple[str, ...]:
    """Return all current reports that ``query`` finds, by id."""
    asked = _asked(connection, query, superseded=False)
    numbers = (page for page, _ in connection.execute(asked.sql, asked.binds))
    found = (
        there(connection.execute("select report from page where id = ?", (n,)).fetchone()) for n in numbers
    )
    return tuple(sorted(report for (report,) in found))


def facets(connection: sqlite3.Connection, query: Query, superseded: bool = False) -> Facets:
    """Return what the reports that ``query`` finds are of: outlets, years of publication, standings."""
    asked = _asked(connection, query, superseded)
    rows = connection.execute(
        f"with found(page, total) as ({asked.sql}) select record.outlet, substr(record.latest, 1, 4), "
        "record.statuses, count(*) from found join record on record.page = found.page group by 1, 2, 3",
        asked.binds,
    )
    outlets, years, statuses = Counter[str](), Counter[int](), Counter[Status]()
    for outlet, year, held, count in rows:
        outlets.update({outlet: count} if outlet else {})
        years.update({int(year): count} if year else {})
        statuses.update({status: count for n, status in enumerate(STATUSES) if held >> n & 1})
    return Facets(
        tuple(sorted(outlets.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted(years.items(), reverse=True)),
        tuple(sorted(statuses.items(), key=lambda one: (-one[1], one[0]))),
    )


def _asked(connection: sqlite3.Connection, query: Query, superseded: bool) -> _Clause:
    """Return the statement that finds pages with their number in all, best first."""
    match = " AND ".join((*map(_word, query.words), *map(_phrase, query.phrases), *map(_name, query.names)))
    wanted = list(_conditions(connection, query, superseded))
    where = " and ".join(c.sql for c in wanted)
    binds = tuple(bind for c in wanted for bind in c.binds)
    if not match:
        head = "select record.page, count(*) over () from record"
        return _Clause(f"{head} where {where} order by record.latest desc, record.page desc", binds)
    head = (
        f"select record.page, count(*) over () from (select rowid as page, bm25(word, {_WEIGHTS}) as score "
        "from word where word match ?) as hit cross join record on record.page = hit.page"
    )
    order = "order by round(hit.score, 1), record.latest desc, record.page desc"
    return _Clause(f"{head} where {where} {order}", (match, *binds))


def _conditions(connection: sqlite3.Connection, query: Query, superseded: bool) -> Iterable[_Clause]:
    yield _Clause("record.page not in (select id from page where gone is not null)")
    if not superseded:
        yield _Clause("record.page not in (select id from page where later is not null)")
    if query.published.earliest:
        day = query.published.earliest.isoformat()
        yield _Clause("coalesce(record.latest, '9999') >= ?", (day,))
    if query.published.latest:
        yield _Clause("coalesce(record.earliest, '0000') <= ?", (query.published.latest.isoformat(),))
    if query.outlets:
        yield _published_by(connection, query.outlets)
    for text in query.without:
        unwanted = _word(text) if len(list(terms(text))) == 1 else _phrase(text)
        yield _Clause("record.page not in (select rowid from word where word match ?)", (unwanted,))
    if query.statuses:
        yield _standing(query)
    for amount in query.amounts:
        counted = _counted(amount, query)
        yield _Clause(f"record.page in (select page from ({counted.sql}))", counted.binds)


def _word(word: str) -> str:
    """Return what finds a word in any inflection; of several joined by signs, the words as they stand."""
    parts = [term.text for term in terms(word)]
    if len(parts) > 1 or parts[0] in EMPTY:
        return _phrase(word)
    shared = key(parts[0])
    return f'{{title body}} : ("{shared}" OR "{shared}{KEY}")'


def _phrase(phrase: str) -> str:
    return f'{{title body}} : "{entries(phrase)}"'


def _name(name: str) -> str:
    """Return what finds a name by all of it, by its last words, or a person by the first."""
    words = " ".join(term.text for term in terms(name))
    return f'name : ("{words} {EDGE}" OR "{EDGE} {words}")'


def _published_by(connection: sqlite3.Connection, asked: Sequence[str]) -> _Clause:
    """Return what finds the reports of outlets that have one of the names in theirs.

    A report without an outlet is called by its id, which often tells it.
    """
    wanted = tuple(f" {entries(name)} " for name in asked)

    def is_asked(called: str) -> bool:
        return any(name in f" {entries(called)} " for name in wanted)

    rows = connection.execute("select distinct outlet from record where outlet is not null")
    names = tuple(outlet for (outlet,) in rows if is_asked(outlet))
    connection.create_function("is_asked", 1, is_asked)
    # Most ids are seen not to hold a name without calling back; accents and dots are no part of a term.
    parts = tuple(max((t.text for t in terms(name)), key=len) for name in asked)
    likely = " or ".join(
        [
            "record.report glob '*[^ -~]*' or record.report glob '*.*'",
            *["instr(lower(record.report), ?)"] * len(parts),
        ]
    )
    named = f"record.outlet is null and ({likely}) and is_asked(record.report)"
    return _Clause(f"(record.outlet in ({_holes(names)}) or ({named}))", (*names, *parts))


def _standing(query: Query) -> _Clause:
    """Return what finds reports with a clause of the statuses, and the words in it or beside it."""
    if not _said(query):
        return _Clause("(record.statuses & ?) != 0", (sum(1 << STATUSES.index(s) for s in query.statuses),))
    rows = _clauses(query)
    return _Clause(f"record.page in (select rowid >> {PAGE_BITS} from ({rows.sql}))", rows.binds)


def _clauses(query: Query) -> _Clause:
    """Return what finds the rows of clauses that have the words and one of the statuses."""
    codes = tuple(STATUSES.index(status) for status in query.statuses)
    sql = f"select rowid from clause where clause match ? and (rowid & {_STATUS}) in ({_holes(codes)})"
    return _Clause(sql, (_said(query), *codes))


def _said(query: Query) -> str:
    """Return what finds clauses that say all words of the query, "" where it has none to say."""
    texts = (*query.words, *query.phrases, *query.names)
    held = dict.fromkeys(word for text in texts for word in said_in(text).split())
    return " AND ".join(f'"{word}"' for word in held)


def _counted(amount: Amount, query: Query) -> _Clause:
    """Return what finds page and number of the figures that are asked for."""
    asked = dict.fromkeys(key(t.text) for t in terms(amount.of) if t.text not in EMPTY)
    words = [alike(word) for word in asked]
    more = [
        f"join figure as f{i} on f{i}.page = f.page and f{i}.number = f.number "
        f"and f{i}.term in ({_holes(same)})"
        for i, same in enumerate(words[1:])
    ]
    where, bounds = _bounds(amount)
    if words:
        where = [f"f.term in ({_holes(words[0])})", *where]
    ordered = [*words[1:], *words[:1]]
    binds: tuple[_BIND, ...] = (*(word for same in ordered for word in same), *bounds)
    if query.statuses and _said(query):
        rows = _clauses(query)
        where, binds = [*where, f"f.clause in ({rows.sql})"], (*binds, *rows.binds)
    elif query.statuses:
        codes = tuple(STATUSES.index(status) for status in query.statuses)
        where, binds = [*where, f"(f.clause & {_STATUS}) in ({_holes(codes)})"], (*binds, *codes)
    told = f"{' '.join(more)} where {' and '.join(where) or '1'}"
    return _Clause(f"select distinct f.page, f.number from figure as f {told}", binds)


def _bounds(amount: Amount) -> tuple[list[str], tuple[float, ...]]:
    """Return the conditions on a figure: "at least 200" is told as 200, and may be over 200."""
    where, binds = [], []
    if amount.low is not None:
        equal = "" if amount.over else "="
        where.append(f"(coalesce(f.high, f.low) >{equal} ? or (f.high is null and f.low = ?))")
        binds += [amount.low, amount.low]
    if amount.high is not None:
        equal = "" if amount.under else "="
        where.append(f"(coalesce(f.low, f.high) <{equal} ? or (f.low is null and f.high = ?))")
        binds += [amount.high, amount.high]
    return where, tuple(binds)


def _hits(connection: sqlite3.Connection, pages: Sequence[int], query: Query) -> Iterator[Hit]:
    """Yield the hits on pages, with the clause and the figures that the query asks for."""
    numbers: dict[int, set[int]] = {page: set() for page in pages}
    for amount in query.amounts:
        counted = _counted(amount, query)
        asked = f"select page, number from ({counted.sql}) where page in ({_holes(pages)})"
        for page, number in connection.execute(asked, (*counted.binds, *pages)):
            numbers[page].add(number)
    sought = Sought.of(query)
    for page in pages:
        body, page_body, story, later = there(connection.execute(_SHOWN, (page,)).fetchone())
        rows = _rows(connection, page, query)
        yield shown((body, page_body), sought, Shown(page, story, later, tuple(sorted(numbers[page])), rows))


def _rows(connection: sqlite3.Connection, page: int, query: Query) -> tuple[int, ...]:
    """Return the rows of the clauses of a page that the query asks for by status and words."""
    if not (query.statuses and _said(query)):
        return ()
    wanted, first, last = _clauses(query), page << PAGE_BITS, (page + 1 << PAGE_BITS) - 1
    rows = connection.execute(f"{wanted.sql} and rowid between ? and ?", (*wanted.binds, first, last))
    return tuple(row for (row,) in rows)


def _holes(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
