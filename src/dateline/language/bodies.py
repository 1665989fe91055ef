"""Well-known bodies: their type, and the common nouns by which reports call them again.

A small table for names that statistical taggers get wrong; a name outside it is not doubted.
"""

from __future__ import annotations

ORGANISATIONS: frozenset[str] = frozenset(
    "NATO EU UN OPEC WHO IMF FBI CIA IAEA OSCE WTO ASEAN UNICEF UNESCO NASA FIFA IOC ICC BBC CNN DW "
    "Pentagon Kremlin Congress Senate Bundestag Bundeswehr Knesset Interpol Europol Hezbollah Hamas "
    "Taliban Fed Reuters AFP AP".split()
) | {
    "Islamic State", "European Union", "United Nations", "White House", "State Department",
    "Downing Street", "World Health Organization", "Supreme Court", "House of Representatives",
}  # fmt: skip

# Things that taggers take for people.
NOT_PEOPLE: frozenset[str] = frozenset(
    "COVID-19 Covid-19 COVID Covid Coronavirus Brexit Twitter Facebook Instagram Google YouTube "
    "Medicare Medicaid Obamacare Ebola Zika".split()
)

# "the alliance" is NATO where the report names NATO and no rival for the noun.
CALLED: dict[str, tuple[str, ...]] = {
    "NATO": ("alliance", "Alliance"),
    "European Union": ("bloc",),
    "EU": ("bloc",),
    "United Nations": ("world body",),
    "UN": ("world body",),
}

# Words before or after a person's name that are not part of it.
# What stands before anyone's name, and says nothing of who it is.
FORMS_OF_ADDRESS = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir Former former US U.S. UK U.K.".split())
TITLES: frozenset[str] = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir Lady Lord Dame President Vice Prime Minister Premier Chancellor "
    "Secretary Secretary-General General Gen. Gen Lt. Lt Col. Col Colonel Major Maj. Capt. Captain Sgt. "
    "Sergeant Officer Det. Detective Chief Sheriff Judge Justice Senator Sen. Sen Rep. Rep "
    "Representative Congressman Congresswoman Gov. Gov Governor Mayor King Queen Prince Princess Pope "
    "Ambassador Professor Prof. Prof Rev. Father Ayatollah Sheikh Imam then-President "
    "ex-President Former former Deputy Minister Attorney Acting Speaker Leader Admiral Adm. US U.S. "
    "UK U.K.".split()
)
