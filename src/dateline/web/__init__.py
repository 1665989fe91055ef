"""The desk in the browser: pages over a store, each one call of the desk and one template.

Loads nothing from elsewhere, reads well with scripting off, and judges nothing itself. Refuses to let a word
of a report become markup, to take a path from a request, and to speak to a host that it does not know.
"""

from dateline.web.app import make_app
from dateline.web.settings import Settings

__all__ = ["Settings", "make_app"]
