"""The small print of news: words of date lines, picture credits, captions, agency thanks, datelines."""

from __future__ import annotations

import re

_MONTHS = "january february march april may june july august september october november december"

DATE_WORDS = frozenset(
    f"""{_MONTHS} jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri sat sun am pm a m p gmt utc bst cet cest est edt et pt pst pdt cst cdt ct
    mst mdt mt ist jst aest bdt pkt wib ago minutes minute mins hours hour days day published updated update posted last
    modified first on at of the date created originally time and st nd rd th h hrs local issued revised publication
    release printed""".split()
)
MONTH = re.compile(
    rf"\b(?:{'|'.join(_MONTHS.split())}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\b|\d[/.-]\d+[/.-]\d|\bago\b|^(?:updated?|published|posted)\b",
    re.IGNORECASE,
)

_HOLDERS = (
    r"(?:Getty(?: Images)?|AFP|AP|Reuters|EPA(?:-EFE)?|Shutterstock|Anadolu(?: Agency)?|Bloomberg|ZUMA(?: Press)?|Alamy|dpa|PA(?: Wire)?|"
    r"Xinhua|Kyodo|TASS|Sputnik|iStock(?:photo)?|Redux|Landov|Magnum|SIPA(?: USA)?|NurPhoto|LightRocket|Handout|Pool|UPI|NPR|CNN|Flickr|"
    r"Wikimedia(?: Commons)?|Corbis|Polaris|Press Association|picture[- ]alliance|imago(?: images)?|Associated Press|NATO|Facebook|"
    r"Twitter|Instagram|YouTube|The New York Times|The Washington Post)"
)
_SOURCES = r"(?:image|photo(?:graph)?s?|pictures?|video|graphic|illustration|credits?|visual|foto|bild)"

# A line that is nothing but a picture's credit.
PICTURE_CREDIT = re.compile(
    rf"^\W*{_SOURCES}\s*(?:credits?|by|from|courtesy(?: of)?|source|copyright)?\s*(?:[:/|©]|(?<=source),)"
    rf"|^\W*(?:{_SOURCES}\s+(?:by|courtesy(?: of)?|credit|copyright|provided by)\b)"
    rf"|^\W*sources?\s*:\s*(?:[A-Z][\w.&'’-]*[\s/,]*){{1,5}}\W*$"
    rf"|^\W*{_HOLDERS}\s?(?:/|\||\bPhotos?\b|\bImages\b|\bvia\b)"
    rf"|(?:/|\||\bvia|[—–-])\s*{_HOLDERS}(?:\s*/[\w ./-]+)?(?:\s+photo)?[\s)\].]*$"
    rf"|^\W*(?:{_HOLDERS}[\s/,|&]*)*(?:Getty Images|EPA|Shutterstock|Alamy|iStock|Anadolu Agency|ZUMA Press|picture[- ]alliance)\W*$"
    rf"|\b(?:AP|REUTERS|AFP) Photo\b|\bFile Photo\W*$|^(?:enlarge this image|toggle caption|image copyright)\b",
    re.IGNORECASE,
)

# A picture's caption: introduced as one, or ending in the picture's credit.
CAPTION_START = re.compile(
    r"\W*(?:file(?: photo| picture| image| pic| -)?\s*[-–—:]|(?:file )?(?:photo|picture|image|caption|pictured|photograph|illustration)s?"
    r"(?: caption)?\s*[:–—]|image caption\b|media caption\b|image copyright .{1,40}? image caption\b|in this (?:\w+ ){0,5}(?:photo|image|picture|frame)\b)",
    re.IGNORECASE,
)
CAPTION_END = re.compile(
    r"(?:[(\[](?:(?:AP|AFP|Reuters|EPA|UPI|file|staff|courtesy|provided)?\s*(?:Photo|Image|Picture|Source|Credit|Pic)s?\b\s*(?:/|:|by|courtesy|from|via)?[^)\]]{0,60}|"
    rf"(?:Getty Images|EPA|Shutterstock|iStock|Alamy|ZUMA)[^)\]]{{0,30}}|{_HOLDERS}/[^)\]]{{2,30}}|[^)\]]{{0,40}}(?:/|via )\s?{_HOLDERS}|File|File photo|Published \w+, [^)]{{5,20}})[)\]]|/File Photo|\bPhoto(?:graph)?:\s[^.]{{3,60}}"
    rf"|\|\s[^|]{{2,40}}?{_HOLDERS}(?:\s\w+)?|\b(?:REUTERS|AFP|AP)/[A-Z][^.]{{2,40}})\W*$",
    re.IGNORECASE,
)

# Credits of the report itself.
HOUSE_CREDIT = re.compile(
    r"^\W*(?i:additional |further )?(?i:reporting|writing|report|editing|compiled)(?i: and (?:writing|editing|reporting))? (?i:by) (?=[A-Z]).{3,200}?(?:(?i:\bediting by\b)|(?i:\bin) [A-Z]|$)"
)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b", re.IGNORECASE
)
THANKS = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b"
    r"|^\W*(?:with|includes?|contains|contributing:?)\s+(?:(?:additional|further|some)\s)?(?:files?|reporting|material|information|inputs?|reports?|wires?)\b"
    r"|^\W*(?:with|contributing:?)\s+[^.]{2,60}\.?$"
    r"|\bwith (?:files?|inputs?|material|reporting|wires?|information|reports) from\b|^\W*distributed by\b|^\W*(?:source|via|copyright|©|\(c\))\W"
    r"|^this (?:story|article) (?:was|is|has been) .{0,60}\b(?:by|from|with)\b|^\W*from\s.{0,40}\b(?:reports|wires?|dispatches|staff)\b",
    re.IGNORECASE,
)
PICTURE_WORDS = re.compile(
    r"\bphotos?\b|\bimages?\b|\bpictures?\b|\bgetty\b|\bfile\b(?! from)|\bvideo\b|(?:reuters|\bap|afp)/|/\s?(?:reuters|ap|afp)\b",
    re.IGNORECASE,
)

# Short names in capitals before a dash that are places; other short words in capitals there are names or labels.
SHORT_CITIES = frozenset(
    """ROME LIMA OSLO BONN KIEV KYIV DOHA BAKU RIGA CALI CORK GAZA BERN BARI LYON NICE BATH YORK RENO WACO MESA GARY AMES
    ERIE FLINT TULSA BOISE MIAMI DELHI TOKYO PARIS CAIRO KABUL SEOUL HANOI SOFIA TUNIS AMMAN BASRA ERBIL MOSUL HOMS IDLIB
    ADEN SANAA SANA’A SUVA APIA LOME DILI MALE NUUK PERTH LEEDS DERBY ESSEX KENT DAKAR ACCRA LAGOS KANO JUBA HAVANA QUITO
    LA\u00a0PAZ MINSK TIRANA SKOPJE VADUZ PRAGUE VIENNA MILAN TURIN GENOA BASEL DAVOS GENEVA DUBAI MECCA MEDINA TAIPEI OSAKA KOBE
    KYOTO NAHA PUNE GOA AGRA SURAT DHAKA OMAHA PLANO MACON TAMPA OCALA SALEM BUTTE PROVO UTICA LODI NAPA ELKO IUKA ADA""".split()
)
NOT_PLACES = frozenset(
    """UPDATE UPDATED UPDATES BREAKING EXCLUSIVE ANALYSIS OPINION WATCH PHOTOS PHOTO VIDEO LIVE READ MORE RELATED NOTE EDITOR
    CORRECTION NEWS REPORT FACT CHECK QUESTION ANSWER DEVELOPING FILE CAPTION CREDIT SOURCE WARNING ALERT EDITORIAL COMMENT
    UNICEF UNESCO INTERPOL UNHCR OPEC NATO COVID FIFA UEFA NASA ASEAN ISIS ISIL HAMAS CHAIRMAN PRESIDENT SENATOR REPORTER
    HOST MODERATOR Q A ANCHOR STORY PREVIOUS ORIGINAL UPDATE: ADVERTISEMENT""".split()
)
