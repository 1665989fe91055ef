"""Write docs/cli.md from the help that each command gives, so that the two cannot differ.

Run by ``./run docs``; a test fails when the page is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli import cli

PAGE = Path(__file__).parent / "cli.md"
WIDTH = 100

HEAD = """# The command line

Written by `./run docs` from the commands' own help; do not edit by hand.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([HEAD, *(section(name, command) for name, command in commands())])


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield each command with its full name, the group first."""
    yield "dateline", cli
    for name, command in sorted(cli.commands.items()):
        yield f"dateline {name}", command
        inner = command.commands if isinstance(command, click.Group) else {}
        yield from ((f"dateline {name} {sub}", inner[sub]) for sub in sorted(inner))


def section(name: str, command: click.Command) -> str:
    """Return the help of one command as a section of the page."""
    context = click.Context(
        command,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=(command.context_settings or cli.context_settings)["help_option_names"],
    )
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {name}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
