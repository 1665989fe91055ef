"""News agencies of the world: the short name used in results, and the names they are credited by.

Names are matched as whole words; a name in capitals or with a capital inside is matched as written.
"""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters"),
    "AP": ("AP", "A.P.", "Associated Press", "The Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "epd": ("epd",),
    "KNA": ("KNA",),
    "SID": ("SID",),
    "APA": ("APA", "Austria Presse Agentur"),
    "Keystone-SDA": ("Keystone-SDA", "SDA-ATS"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "CNA": ("Central News Agency", "Focus Taiwan"),
    "TASS": ("TASS", "ITAR-TASS", "Itar-Tass"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Ukrinform": ("Ukrinform",),
    "UNIAN": ("UNIAN",),
    "Interfax-Ukraine": ("Interfax-Ukraine",),
    "BelTA": ("BelTA", "BELTA"),
    "ANSA": ("ANSA",),
    "Adnkronos": ("Adnkronos",),
    "AGI": ("AGI",),
    "EFE": ("EFE", "Agencia EFE"),
    "Europa Press": ("Europa Press",),
    "Lusa": ("Lusa", "LUSA"),
    "Belga": ("Belga", "BELGA"),
    "ANP": ("ANP",),
    "NTB": ("NTB",),
    "TT": ("TT News Agency", "Tidningarnas Telegrambyrå"),
    "Ritzau": ("Ritzau",),
    "STT": ("STT-Lehtikuva", "Finnish News Agency"),
    "BNS": ("BNS", "Baltic News Service"),
    "PAP": ("PAP", "Polish Press Agency"),
    "ČTK": ("ČTK", "CTK", "Czech News Agency"),
    "TASR": ("TASR",),
    "MTI": ("MTI",),
    "Agerpres": ("Agerpres", "AGERPRES"),
    "BTA": ("BTA", "Bulgarian News Agency"),
    "Hina": ("Hina", "HINA"),
    "Tanjug": ("Tanjug",),
    "AMNA": ("ANA-MPA", "AMNA"),
    "Anadolu": ("Anadolu", "Anadolu Agency"),
    "DHA": ("Demirören News Agency", "DHA"),
    "IRNA": ("IRNA",),
    "ISNA": ("ISNA",),
    "Fars": ("Fars News Agency",),
    "Tasnim": ("Tasnim News Agency", "Tasnim"),
    "SANA": ("SANA",),
    "Iraqi News Agency": ("Iraqi News Agency",),
    "KUNA": ("KUNA",),
    "SPA": ("SPA", "Saudi Press Agency"),
    "WAM": ("WAM", "Emirates News Agency"),
    "QNA": ("QNA", "Qatar News Agency"),
    "Petra": ("Petra News Agency",),
    "WAFA": ("WAFA",),
    "MENA": ("MENA", "Middle East News Agency"),
    "NNA": ("National News Agency",),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "United News of India": ("United News of India",),
    "APP": ("APP", "Associated Press of Pakistan"),
    "PPI": ("Pakistan Press International",),
    "BSS": ("BSS", "Bangladesh Sangbad Sangstha"),
    "UNB": ("UNB", "United News of Bangladesh"),
    "Kyodo": ("Kyodo", "Kyodo News", "KYODO"),
    "Jiji": ("Jiji", "Jiji Press", "JIJI"),
    "Yonhap": ("Yonhap", "Yonhap News Agency", "YONHAP"),
    "KCNA": ("KCNA", "Korean Central News Agency"),
    "Bernama": ("Bernama", "BERNAMA"),
    "Antara": ("Antara", "ANTARA"),
    "VNA": ("VNA", "Vietnam News Agency"),
    "TNA": ("Thai News Agency",),
    "PNA": ("Philippine News Agency", "PNA"),
    "AAP": ("AAP", "Australian Associated Press"),
    "RNZ": ("RNZ",),
    "NZPA": ("NZPA",),
    "PACNEWS": ("PACNEWS",),
    "PA Media": ("PA Media", "PA", "Press Association", "PA news agency"),
    "Bloomberg": ("Bloomberg", "Bloomberg News", "BLOOMBERG"),
    "Dow Jones": ("Dow Jones", "Dow Jones Newswires"),
    "MarketWatch": ("MarketWatch",),
    "UPI": ("UPI", "United Press International"),
    "Canadian Press": ("The Canadian Press",),
    "Tribune News Service": ("Tribune News Service", "TNS"),
    "McClatchy": ("McClatchy Newspapers", "McClatchy"),
    "CNN Wire": ("CNN Wire", "CNN Newsource", "CNN Newswire"),
    "City News Service": ("City News Service", "CNS"),
    "Bay City News": ("Bay City News", "BCN"),
    "Capitol News": ("Capitol News Illinois",),
    "Kaiser Health News": ("Kaiser Health News", "KHN"),
    "GNS": ("Gannett News Service",),
    "Scripps": ("Scripps Howard News Service",),
    "Catholic News Agency": ("Catholic News Agency",),
    "RNS": ("Religion News Service", "RNS"),
    "Notimex": ("Notimex",),
    "Prensa Latina": ("Prensa Latina",),
    "Agência Brasil": ("Agência Brasil", "Agencia Brasil"),
    "Télam": ("Télam", "Telam"),
    "GNA": ("Ghana News Agency", "GNA"),
    "NAN": ("News Agency of Nigeria", "NAN"),
    "PANA": ("PANA", "Panapress"),
    "APS": ("Algérie Presse Service", "APS"),
    "Maghreb Arabe Presse": ("Maghreb Arabe Presse",),
    "Tunis Afrique Presse": ("Tunis Afrique Presse",),
    "IPS": ("Inter Press Service", "IPS"),
    "Thomson Reuters Foundation": ("Thomson Reuters Foundation",),
}

# A longer name is tried before a shorter one that it holds.
BY_NAME = {name: short for short, names in AGENCIES.items() for name in (*names, short)}
_LONGEST_FIRST = "|".join(sorted(map(re.escape, BY_NAME), key=len, reverse=True))
# What calls itself a wire is one, known or not.
_UNKNOWN = (
    r"(?!(?:By|From|The|With|And) )(?:[A-Z][\w&’'-]+ ){1,3}"
    r"(?:Wire|Newswire|Wire Service|News Agency|News Service|Press Agency)"
)
_NAME = re.compile(rf"(?<![\w.])(?:{_LONGEST_FIRST}|{_UNKNOWN})(?!\w)")


def agencies_in(text: str) -> tuple[str, ...]:
    """Return the short names of the agencies named in ``text``, in its order, each once.

    >>> agencies_in("ab/cd (dpa, The Associated Press, AFP)")
    ('dpa', 'AP', 'AFP')
    >>> agencies_in("By Lakeland News Agency")
    ('Lakeland News Agency',)
    """
    return tuple(dict.fromkeys(BY_NAME.get(match[0], match[0]) for match in _NAME.finditer(text)))


def is_agency_list(text: str) -> bool:
    """Tell whether ``text`` is nothing but agencies, with commas, slashes or "and" between them.

    >>> is_agency_list("Reuters, AP and AFP"), is_agency_list("AP Photo")
    (True, False)
    """
    rest = _NAME.sub("", text)
    return rest != text and not re.sub(r"\band\b|\bwith\b|[\s,;/&|()+–—-]", "", rest)
