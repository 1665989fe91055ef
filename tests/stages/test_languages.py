"""Other languages are recognised, kept and told as not read; English is never lost, however short."""

from __future__ import annotations

import pytest

import quick
from dateline.desk import keep, look
from dateline.language.tongues import TONGUES
from dateline.model import Page
from dateline.pipeline import read_pages, tells, track_records
from dateline.sources.models import _languages, name_language
from dateline.stages.clean import clean
from dateline.stages.clean.language import language_of

OTHERS = {
    "de": "Die Gespräche fanden am Montag in Brüssel statt, und das Ministerium verlegt die Truppen.",
    "fr": "Les pourparlers ont eu lieu lundi à Bruxelles. Les troupes seront déplacées en mai prochain.",
    "es": "Las conversaciones se celebraron el lunes en Bruselas. El ministerio dijo que las tropas irán.",
    "it": "I colloqui si sono svolti lunedì a Bruxelles. Le truppe saranno spostate a maggio.",
    "pt": "As conversações realizaram-se na segunda-feira em Bruxelas. As tropas serão transferidas.",
    "nl": "De gesprekken vonden maandag plaats in Brussel. De troepen worden in mei verplaatst.",
    "sv": "Samtalen hölls på måndagen i Bryssel. Ministeriet sade att trupperna kommer att flyttas i maj.",
    "pl": "Rozmowy odbyły się w poniedziałek w Brukseli. Wojska zostaną przeniesione w maju.",
    "tr": "Görüşmeler pazartesi günü Brüksel'de yapıldı. Birlikler mayıs ayında taşınacak.",
    "ru": "Переговоры прошли в понедельник в Брюсселе. Войска будут переведены в мае.",
    "ar": "جرت المحادثات يوم الاثنين في بروكسل وقالت الوزارة إن القوات ستنقل في مايو",
    "zh": "会谈于周一在布鲁塞尔举行。该部表示，部队将于五月调动。",
}  # fmt: skip
ENGLISH = [
    "The talks were held in Brussels on Monday.",
    "Fire.",
    "Olaf Scholz, Emmanuel Macron, Giorgia Meloni, Pedro Sánchez, Mark Rutte",
    "Bundeskanzler Olaf Scholz met Präsident Emmanuel Macron in Schloss Meseberg",
    "Real Madrid 2 Bayern München 1",
    "Łódź: Grzegorz Brzęczyszczykiewicz resigns",
    "Al-Sadr, Al-Maliki reject deal",
    "Yen hits low",
    "São Paulo police kill nine",
    "",
    "12,000 – 15,000",
]


@pytest.mark.parametrize(("code", "text"), OTHERS.items(), ids=OTHERS)
def test_another_language_is_named(code, text):
    assert language_of(text, name_language) == code
    report, (flaw,) = clean(Page("a", "a.txt", text), None, name_language)
    assert report.language == code
    assert flaw.message == f"is in {TONGUES[code]}: kept, not read"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_however_short_it_is_and_however_many_names_it_holds(text):
    assert language_of(text, name_language) in ("en", "und")


def test_every_language_that_the_model_knows_has_a_name():
    unnamed = {label for label in _languages().labels if label not in TONGUES}
    # Codes of the model for languages that hardly any paper is printed in, and for what is none.
    rare = "ace bcl crh ext fuv gcf gcr gom grc gug guw hbo kik lij ltg nso pcm sdh uzs vec vo wa zxx".split()
    assert unnamed <= {*rare, "en"}


def test_what_is_not_read_is_among_the_reports_and_of_no_story(monkeypatch):
    quick.use(monkeypatch)
    row = quick.rows(1)[0]
    german = Page("g", "g.txt", OTHERS["de"], title="Gespräche in Brüssel", published="2021-03-05")
    records = [*read_pages([*quick.pages_of([row]), german], None, None, name_language)]
    track = track_records(records)
    told = {record.id: record for record in track.records}
    assert {*told} == {row["id"], "g"}
    assert told["g"].statements == ()
    assert told["g"].report.language == "de"
    assert str(told["g"].published.moment.earliest) == "2021-03-05"
    assert not tells(told["g"])
    assert [story.reports for story in track.stories] == [(row["id"],)]
    assert "g.txt: is in German: kept, not read" in [str(flaw) for flaw in track.flaws]


def test_a_store_keeps_what_is_not_read(monkeypatch, tmp_path):
    quick.use(monkeypatch)
    row = quick.rows(1)[0]
    held = [row, {"id": "g", "text": OTHERS["ru"]}]
    path, place = quick.write(tmp_path / "a.jsonl", held), tmp_path / "a.store"
    act = keep.Act("2026-01-01T00:00:00Z")
    done = keep.add(place, [path], act)
    assert [flaw.message for flaw in done.flaws] == ["is in Russian: kept, not read"]
    assert sum(story.reports for story in look.listing(place)) == 1
    assert keep.add(place, [path], act).counts == {"known": 2}
