"""The values that flow through Dateline: frozen, ordered, free of behaviour that needs the world.

This floor holds what is said *about* news (spans, moments, figures, statements, findings) and
refuses everything else: it reads no file, knows no model, asks no clock.
"""

from dateline.model.alert import Alert, AlertKind, Follow, Followed, News, Quoted, Sounded, Unfollow
from dateline.model.attribute import Attribute
from dateline.model.audit import Audit, Check
from dateline.model.change import Diff, EntryChange, FindingChange, PlanChange, StoryChange
from dateline.model.dossier import Dossier, Field
from dateline.model.figure import Change, Figure
from dateline.model.finding import Finding, Told, Value
from dateline.model.flaw import DatelineError, Flaw, NothingRead
from dateline.model.judgement import Correction, Dismissal, Dismissed, Judgement, Rename, Word
from dateline.model.kept import Arrival, Deed, Digest, Kept, Listed
from dateline.model.layer import Layer
from dateline.model.lineage import Backing, CountSources, Fold, Link, Source
from dateline.model.moment import ALWAYS, Moment
from dateline.model.page import Page
from dateline.model.plan import Ground, Plan, Step
from dateline.model.reading import Entity, Reading, Token
from dateline.model.report import Basis, Block, Published, Record, Report
from dateline.model.revision import Edit, EditKind, Revision
from dateline.model.search import Amount, Clause, Counted, Facets, Found, Hit, Query
from dateline.model.span import Evidence, Span
from dateline.model.statement import Attribution, Bearing, Reason, Statement, Status
from dateline.model.story import Entry, Episode, Story, Track
from dateline.model.time import Form, Time, TimeType
from dateline.model.visit import Visit

__all__ = [
    "ALWAYS",
    "Alert",
    "AlertKind",
    "Amount",
    "Arrival",
    "Attribute",
    "Attribution",
    "Audit",
    "Backing",
    "Basis",
    "Bearing",
    "Block",
    "Change",
    "Check",
    "Clause",
    "Correction",
    "CountSources",
    "Counted",
    "DatelineError",
    "Deed",
    "Diff",
    "Digest",
    "Dismissal",
    "Dismissed",
    "Dossier",
    "Edit",
    "EditKind",
    "Entity",
    "Entry",
    "EntryChange",
    "Episode",
    "Evidence",
    "Facets",
    "Field",
    "Figure",
    "Finding",
    "FindingChange",
    "Flaw",
    "Fold",
    "Follow",
    "Followed",
    "Form",
    "Found",
    "Ground",
    "Hit",
    "Judgement",
    "Kept",
    "Layer",
    "Link",
    "Listed",
    "Moment",
    "News",
    "NothingRead",
    "Page",
    "Plan",
    "PlanChange",
    "Published",
    "Query",
    "Quoted",
    "Reading",
    "Reason",
    "Record",
    "Rename",
    "Report",
    "Revision",
    "Sounded",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Step",
    "Story",
    "StoryChange",
    "Time",
    "TimeType",
    "Token",
    "Told",
    "Track",
    "Unfollow",
    "Value",
    "Visit",
    "Word",
]
