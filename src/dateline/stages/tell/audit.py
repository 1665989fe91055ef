"""Tell what was checked of a store, what is wrong with it, and what can be done."""

from __future__ import annotations

from dateline.model import Audit, Check
from dateline.stages.tell.layout import note, section
from dateline.stages.tell.values import Json


def audit_json(audit: Audit) -> Json:
    """Return ``{"store", "sound", "checks", "lost", "again"}``.

    A check is ``{"what", "checked", "derived", "faults"}``; ``lost`` and ``again`` hold ids of reports.
    """
    return {
        "store": audit.place,
        "sound": audit.is_sound,
        "checks": [
            {"what": c.what, "checked": c.checked, "derived": c.is_derived, "faults": list(c.faults)}
            for c in audit.checks
        ],
        "lost": list(audit.lost),
        "again": list(audit.again),
    }


def audit_text(audit: Audit, width: int) -> str:
    """Return what was checked, a line each, with its faults; then what is lost and what can be made again."""
    lines = [f"{audit.place}: {'sound' if audit.is_sound else 'damaged'}", ""]
    for check in audit.checks:
        lines += _check(check, width)
    lines += section("LOST FOR GOOD", [note(", ".join(audit.lost), width, 2)] if audit.lost else [])
    into = " --into NEW" if any(c.what == "file" and c.faults for c in audit.checks) else ""
    lines += section(f"MADE AGAIN BY `dateline rebuild{into}`", [note(t, width, 2) for t in _again(audit)])
    return "\n".join([*lines, ""])


def _check(check: Check, width: int) -> list[str]:
    told = f"{len(check.faults)} wrong" if check.faults else "all as it was"
    head = f"  {check.what:<20}{check.checked:>9,}  {told if check.checked or check.faults else 'none'}"
    return [head, *(note(fault, width, 6) for fault in check.faults)]


def _again(audit: Audit) -> list[str]:
    """Return what of the damage is derived, where the truth it derives from is there."""
    told = [f"what was made of {', '.join(audit.again)}"] if audit.again else []
    other = [c.what for c in audit.checks if c.is_derived and c.faults and c.what != "records"]
    return told + ([", ".join(other)] if other else [])
