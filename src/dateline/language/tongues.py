"""English names of languages by their ISO 639 codes: those that are told apart."""

from __future__ import annotations

_NAMES = (
    "af Afrikaans, am Amharic, an Aragonese, ar Arabic, ary Arabic, arz Arabic, as Assamese, az Azerbaijani, ba Bashkir, "
    "be Belarusian, bg Bulgarian, bn Bengali, br Breton, bs Bosnian, ca Catalan, cs Czech, cy Welsh, da Danish, de German, "
    "dz Dzongkha, el Greek, eo Esperanto, es Spanish, et Estonian, eu Basque, fa Persian, fi Finnish, fo Faroese, "
    "fr French, fy Frisian, ga Irish, gd Gaelic, gl Galician, gn Guarani, gu Gujarati, ha Hausa, he Hebrew, hi Hindi, "
    "hr Croatian, ht Haitian Creole, hu Hungarian, hy Armenian, id Indonesian, ig Igbo, is Icelandic, it Italian, "
    "ja Japanese, jv Javanese, ka Georgian, kab Kabyle, kk Kazakh, km Khmer, kn Kannada, ko Korean, ku Kurdish, "
    "ky Kyrgyz, la Latin, lb Luxembourgish, lg Ganda, ln Lingala, lo Lao, lt Lithuanian, lv Latvian, mg Malagasy, "
    "mk Macedonian, ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, ne Nepali, nl Dutch, "
    "nn Norwegian, no Norwegian, oc Occitan, om Oromo, or Odia, pa Punjabi, pl Polish, ps Pashto, pt Portuguese, "
    "qu Quechua, ro Romanian, ru Russian, rw Kinyarwanda, sa Sanskrit, se Sami, si Sinhala, sk Slovak, sl Slovenian, "
    "sn Shona, so Somali, sq Albanian, sr Serbian, st Sotho, sv Swedish, sw Swahili, ta Tamil, te Telugu, tg Tajik, "
    "th Thai, ti Tigrinya, tk Turkmen, tl Tagalog, tr Turkish, tt Tatar, ug Uyghur, uk Ukrainian, ur Urdu, uz Uzbek, "
    "vi Vietnamese, wo Wolof, xh Xhosa, yo Yoruba, yue Chinese, wuu Chinese, zh Chinese, zu Zulu"
)
TONGUES: dict[str, str] = dict(told.split(" ", 1) for told in _NAMES.split(", "))

# What is read: English, and what nobody can tell, such as a list of names.
READ = frozenset({"en", "und"})
