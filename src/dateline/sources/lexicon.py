"""Part of speech, morphology and lemma of tokens, worked out once for each word, tag and label.

spaCy's attribute ruler and rule lemmatizer ask some two hundred patterns of every token, though all but
a few look at the token alone. ``Lexicon`` stands in for both: it remembers what they say of a token by its
form, tag and label, asks the few patterns of several tokens as before, and gives the same answer. Refuses to
stand in for components that look at anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_NAME = "dateline_lexicon"
_ASKED: Any = [ORTH, TAG, DEP]
_SET: Any = [TAG, POS, MORPH, LEMMA, DEP]
_OF_ONE_TOKEN = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"})
_MOST = 1 << 20  # keys that are remembered; then it begins anew

Key = tuple[int, int, int]
Values = tuple[int, ...]


class Lexicon:
    """A component that does what an attribute ruler and the lemmatizer behind it do."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._matched: dict[Key, tuple[int, ...]] = {}
        self._values: dict[Key, Values] = {}

    def stand_in(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Take the place of ``ruler`` and ``lemmatizer``."""
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._several = Matcher(self._vocab)
        for number, patterns in enumerate(_patterns_of(ruler)):
            if several := [pattern for pattern in patterns if len(pattern) > 1]:
                self._several.add(str(number), several)

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech, morphology, lemma and label of each token of a parsed text."""
        if len(doc):
            keys: list[Key] = list(map(tuple, doc.to_array(_ASKED).tolist()))
            found = list(map(self._valued, keys))
            for place, rules in self._across(doc).items():
                key = keys[place]
                found[place] = self._made(key, tuple(sorted({*self._rules_of(key), *rules})))
            values: Any = np.array(found, dtype=np.uint64)
            doc.from_array(_SET, values)
        return doc

    def _across(self, doc: Doc) -> dict[int, list[int]]:
        """Return the rules of several tokens that hold, by the place of the token that each is of."""
        held: dict[int, list[int]] = {}
        for name, start, end in self._several(doc, allow_missing=True):
            rule = int(self._vocab.strings[name])
            held.setdefault(doc[start:end][self._ruler.indices[rule]].i, []).append(rule)
        return held

    def _valued(self, key: Key) -> Values:
        values = self._values.get(key)
        if values is None:
            if len(self._values) >= _MOST:
                self._values.clear()
                self._matched.clear()
            values = self._values[key] = self._made(key, self._rules_of(key))
        return values

    def _rules_of(self, key: Key) -> tuple[int, ...]:
        """Return the rules that hold of a token by itself, in the order in which they count."""
        if key not in self._matched:
            self._matched[key] = tuple(sorted({rule for rule, *_ in self._ruler.match(self._alone(key))}))
        return self._matched[key]

    def _made(self, key: Key, rules: tuple[int, ...]) -> Values:
        """Return what is set of a token of which ``rules`` hold, a later one going before."""
        held = {TAG: key[1], POS: 0, MORPH: 0, LEMMA: 0, DEP: key[2]}
        for rule in rules:
            held.update(self._ruler.attrs[rule])
        if not held[LEMMA]:
            token: Any = self._alone(key)[0]
            token.pos = held[POS]
            token.set_morph(held[MORPH] or None)
            held[LEMMA] = self._vocab.strings.add(self._lemmatizer.lemmatize(token)[0])
        return tuple(held[attribute] for attribute in _SET)

    def _alone(self, key: Key) -> Doc:
        """Return a text of one token."""
        word, tag, label = (self._vocab.strings[part] for part in key)
        return Doc(self._vocab, words=[word], spaces=[False], tags=[tag], deps=[label], heads=[0])


def quicken(model: Language) -> None:
    """Let a lexicon stand in for the attribute ruler and the lemmatizer of ``model``, where it can."""
    names = model.pipe_names
    places = [i for i, name in enumerate(names) if isinstance(model.get_pipe(name), AttributeRuler)]
    if len(places) != 1 or "parser" not in names[: places[0]]:
        return
    ruler: Any = model.get_pipe(names[places[0]])
    behind = names[places[0] + 1 : places[0] + 2]
    lemmatizer = model.get_pipe(behind[0]) if behind else None
    if not (isinstance(lemmatizer, Lemmatizer) and _is_plain(lemmatizer) and _looks_at_one(ruler)):
        return
    lexicon: Any = model.add_pipe(_NAME, before=names[places[0]])
    lexicon.stand_in(ruler, lemmatizer)
    model.remove_pipe(names[places[0]])
    model.remove_pipe(behind[0])


def _is_plain(lemmatizer: Lemmatizer) -> bool:
    """Tell whether a lemmatizer asks but for form, part of speech and morphology, and keeps what is set."""
    return lemmatizer.mode == "rule" and not lemmatizer.overwrite


def _looks_at_one(ruler: AttributeRuler) -> bool:
    """Tell whether the rules of one token look at nothing that could differ among tokens of one key."""
    asked = (token for patterns in _patterns_of(ruler) for pattern in patterns for token in pattern)
    return all({*token} <= _OF_ONE_TOKEN for token in asked) and all({*a} <= {*_SET} for a in ruler.attrs)


def _patterns_of(ruler: AttributeRuler) -> Iterator[list[list[dict[str, Any]]]]:
    """Yield the patterns of each rule, a list of tokens each."""
    for rule in ruler.patterns:
        patterns: Any = rule["patterns"]
        yield patterns


@Language.factory(_NAME, assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep"])
def _made_for(nlp: Language, name: str) -> Lexicon:
    return Lexicon(nlp.vocab)
