"""The command line: each command one call of the desk, and the one place where errors are caught."""

from __future__ import annotations

import gc
import io
import os
import sys

import click

from dateline import __version__
from dateline.cli import give, kept, once, serve, watch
from dateline.model.flaw import DatelineError

# Reports are trees of small values without rings: to look for rings after each 700 takes a tenth of the time.
OFTEN = (20_000, 10, 10)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Read many news reports on an affair and tell what they together say.

    PATH is a file or folder of reports: .txt, .html, .md, .warc, .jsonl (one object a line, with "text"),
    and .gz of each; "-" is standard input. It may be an address of the web too (http, https): of a page, a
    feed (RSS, Atom, JSON Feed), a news sitemap or an index of such; or a file that is a feed or a sitemap
    (.xml, .rss, .atom, .json) or lists addresses, one a line (.urls, or a .txt that holds nothing else).
    """


for _command in (*once.COMMANDS, *kept.COMMANDS, *give.COMMANDS, *watch.COMMANDS, *serve.COMMANDS):
    cli.add_command(_command)


def main() -> None:
    """Run the command line; told errors end in their exit status, never in a traceback."""
    # One thread for matrices: those of news are so small that a second one costs more than it does.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(*OFTEN)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that is not UTF-8 lacks some signs
    try:
        sys.exit(cli.main(prog_name="dateline", standalone_mode=False))
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(error.status)
    except click.Abort:
        click.echo("dateline: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
