"""Units of measure and money, as written and as named; words that hedge, raise or lower a number.

A table, not a grammar: what is not here is a plain count of the noun that follows.
"""

from __future__ import annotations

# Signs before the number → the unit's name.
SIGNS: dict[str, str] = {
    "$": "dollar", "US$": "dollar", "US $": "dollar", "$US": "dollar", "A$": "australian dollar", "AU$": "australian dollar",
    "AU $": "australian dollar", "C$": "canadian dollar", "CA$": "canadian dollar", "NZ$": "new zealand dollar",
    "NZ $": "new zealand dollar", "HK$": "hong kong dollar", "HK $": "hong kong dollar", "S$": "singapore dollar",
    "S $": "singapore dollar", "€": "euro", "EUR": "euro", "£": "pound sterling", "GBP": "pound sterling",
    "¥": "japanese yen", "JPY": "japanese yen", "₹": "indian rupee", "Rs": "indian rupee", "Rs.": "indian rupee",
    "INR": "indian rupee", "RM": "malaysian ringgit", "R$": "brazilian real", "USD": "dollar", "₽": "russian rouble",
    "₩": "south korean won", "₪": "israeli shekel", "CHF": "swiss franc", "R": "south african rand",
}  # fmt: skip

# Units after the number, as written → their name. Case matters where it tells two units apart.
AFTER: dict[str, str] = {
    "%": "percentage", "percent": "percentage", "per cent": "percentage", "pc": "percentage", "pct": "percentage",
    "percentage point": "percentage point", "percentage points": "percentage point", "basis point": "basis point",
    "basis points": "basis point",
    "dollar": "dollar", "dollars": "dollar", "US dollars": "dollar", "U.S. dollars": "dollar", "USD": "dollar",
    "Australian dollars": "australian dollar", "Canadian dollars": "canadian dollar", "euro": "euro", "euros": "euro",
    "Hong Kong dollars": "hong kong dollar", "New Zealand dollars": "new zealand dollar",
    "EUR": "euro", "pounds sterling": "pound sterling", "cent": "cent", "cents": "cent", "yuan": "chinese yuan",
    "yen": "japanese yen", "rupee": "indian rupee", "rupees": "indian rupee", "rouble": "russian rouble",
    "roubles": "russian rouble", "rubles": "russian rouble", "shekel": "shekel", "shekels": "shekel",
    "riyal": "riyal", "riyals": "riyal", "won": "won", "sen": "sen", "pence": "penny", "kronor": "krona", "kroner": "krone", "francs": "franc",
    "year": "year", "years": "year", "yr": "year", "yrs": "year", "month": "month", "months": "month", "week": "week",
    "weeks": "week", "day": "day", "days": "day", "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute", "second": "second",
    "seconds": "second", "sec": "second", "secs": "second", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "year-old": "year of age", "year-olds": "year of age",
    "years old": "year of age", "years of age": "year of age",
    "metre": "metre", "metres": "metre", "meter": "metre", "meters": "metre", "m": "metre", "km": "kilometre",
    "kms": "kilometre", "kilometre": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre",
    "kilometers": "kilometre", "cm": "centimetre", "centimetres": "centimetre", "centimeters": "centimetre",
    "mm": "millimetre", "millimetres": "millimetre", "millimeters": "millimetre", "mile": "mile", "miles": "mile",
    "yard": "yard", "yards": "yard", "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch", "inches": "inch", "″": "inch",
     "nautical miles": "nautical mile", "light-years": "light-year", "light years": "light-year",
    "acre": "acre", "acres": "acre", "hectare": "hectare", "hectares": "hectare", "square metres": "square metre",
    "square meters": "square metre", "sq m": "square metre", "m2": "square metre", "sq ft": "square foot",
    "square feet": "square foot", "square foot": "square foot", "square miles": "square mile",
    "square mile": "square mile", "square kilometres": "square kilometre", "square kilometers": "square kilometre",
    "sq km": "square kilometre", "cubic metres": "cubic metre", "cubic meters": "cubic metre",
    "milligrams": "milligram", "kg": "kilogram", "kgs": "kilogram", "kilogram": "kilogram", "kilograms": "kilogram", "kilo": "kilogram",
    "kilos": "kilogram", "g": "gram", "gram": "gram", "grams": "gram", "mg": "milligram", "lb": "pound-mass",
    "lbs": "pound-mass", "pound": "pound-mass", "pounds": "pound-mass", "ounce": "ounce", "ounces": "ounce",
    "oz": "ounce", "tonne": "metric ton", "tonnes": "metric ton", "metric tons": "metric ton", "ton": "ton",
    "tons": "ton", "litre": "litre", "litres": "litre", "liter": "litre", "liters": "litre", "l": "litre",
    "L": "litre", "ml": "millilitre", "gallon": "gallon", "gallons": "gallon", "barrel": "barrel",
    "barrels": "barrel", "barrels of oil": "barrel of oil", "bpd": "barrel per day", "cc": "cubic centimetre",
    "mph": "mile per hour", "miles per hour": "mile per hour", "km/h": "kilometre per hour",
    "kph": "kilometre per hour", "km/hr": "kilometre per hour", "kilometres per hour": "kilometre per hour",
    "kilometers per hour": "kilometre per hour", "knots": "knot", "mpg": "mile per gallon",
    "rpm": "revolutions per minute",
    "hp": "horsepower", "HP": "horsepower", "horsepower": "horsepower", "bhp": "brake horsepower", "PS": "horsepower",
    "kW": "kilowatt", "kilowatts": "kilowatt", "MW": "megawatt", "megawatts": "megawatt", "megawatt": "megawatt", "gigawatt": "gigawatt", "kilowatt": "kilowatt", "GW": "gigawatt",
    "gigawatts": "gigawatt", "W": "watt", "watt": "watt", "watts": "watt", "kWh": "kilowatt hour", "MWh": "megawatt hour",
    "GWh": "gigawatt hour", "TWh": "terawatt hour", "V": "volt", "volts": "volt", "mAh": "milliampere-hour", "Nm": "newton metre",
    "lb-ft": "foot pound-force", "lb ft": "pound-foot", "pound-feet": "pound-foot", "Hz": "hertz", "HZ": "hertz",
    "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "dB": "decibel", "decibels": "decibel",
    "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "KB": "kilobyte", "gigabytes": "gigabyte",
    "megabytes": "megabyte", "terabytes": "terabyte", "Mbps": "megabit per second", "Gbps": "gigabit per second",
    "MP": "megapixel", "megapixels": "megapixel", "megapixel": "megapixel", "ppm": "parts-per-million",
    "ppb": "parts-per-billion", "degree": "degree", "degrees": "degree", "degrees Celsius": "celsius",
    "degree Celsius": "celsius", "degrees C": "celsius", "deg C": "celsius", "degC": "celsius", "°C": "celsius",
    "Celsius": "celsius", "C": "celsius", "degrees Fahrenheit": "fahrenheit", "degree Fahrenheit": "fahrenheit",
    "degrees F": "fahrenheit", "degF": "fahrenheit", "°F": "fahrenheit", "Fahrenheit": "fahrenheit", "°": "degree",
    "times": "count", "calories": "calorie", "p": "penny", "G": "generation wireless", "cylinder": "cylinder",
}  # fmt: skip

# Units that read as words of their own: they never stick to the digits, and need care elsewhere.
LETTERS: frozenset[str] = frozenset({"m", "g", "l", "L", "p", "C", "W", "V", "G"})

TIME_UNITS: frozenset[str] = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "year of age"}
)

# What a rate is measured against ("$52 a barrel", "40 hours a week").
PER: frozenset[str] = frozenset(
    "year month week day hour minute second barrel share person tonne ton ounce gallon litre liter head night kilogram kg "
    "pound annum capita square".split()
)

# Hedges before a number → how they change it; the longest is tried first.
HEDGES: dict[str, str] = {
    "about": "~", "around": "~", "some": "~", "roughly": "~", "approximately": "~", "nearly": "~", "almost": "~",
    "close to": "~", "an estimated": "~", "estimated": "~", "circa": "~", "barely": "~", "lower than": "<", "higher than": ">", "approx": "~", "approx.": "~", "maybe": "~",
    "perhaps": "~", "something like": "~", "in the region of": "~", "~": "~", "averaged": "~", "averaging": "~",
    "more than": ">", "over": ">", "over than": ">", "at least": ">", "above": ">", "upwards of": ">", "exceeding": ">",
    "exceeded": ">", "well over": ">", "no fewer than": ">", "no less than": ">", "not less than": ">",
    "greater than": ">", "in excess of": ">", "topped": ">", "a minimum of": ">", "minimum of": ">", "surpassed": ">",
    "just over": ">", "just above": ">", ">": ">", "as little as": ">", "upward of": ">",
    "up to": "<", "as many as": "<", "as much as": "<", "at most": "<", "less than": "<", "fewer than": "<",
    "under": "<", "below": "<", "no more than": "<", "not more than": "<", "a maximum of": "<", "maximum of": "<",
    "just under": "<", "just below": "<", "reach up to": "<", "<": "<", "just shy of": "<", "shy of": "<",
    "well under": "<",
}  # fmt: skip

# Hedges after the number ("500 or more", "30 minutes or so").
AFTER_HEDGES: dict[str, str] = {
    "or more": ">", "and over": ">", "and above": ">", "or higher": ">", "plus": ">", "or so": "~", "or less": "<",
    "or fewer": "<", "at most": "<", "at least": ">", "or under": "<", "and under": "<",
}  # fmt: skip

# Lemmas and words that say which way a number moves something.
UP: frozenset[str] = frozenset(
    "rise increase gain climb jump surge soar grow advance up swell leap rally rocket spike edge higher "
    "accelerate widen expand strengthen".split()
)
DOWN: frozenset[str] = frozenset(
    "fall drop decline decrease lose down plunge slide slip tumble sink shrink plummet dip slump ease shed cut lower "
    "reduce contract weaken retreat slash".split()
)

# "more than doubled": verbs and adverbs that are numbers themselves.
MULTIPLES: dict[str, float] = {
    "double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip

# What units measure, as a reader calls it; a unit that is not here is called by its own name.
_SUMS = (
    "dollar,euro,pound sterling,yen,yuan,rupee,rouble,franc,shekel,riyal,won,krona,krone,rand,ringgit,real"
)
MEASURED: dict[str, str] = {
    **{unit: "sum" for unit in {*AFTER.values(), *SIGNS.values()} if unit.endswith(tuple(_SUMS.split(",")))},
    **dict.fromkeys(("percentage", "percentage point"), "share"),
    **dict.fromkeys(TIME_UNITS, "time"),
    **dict.fromkeys(("mile", "kilometre", "metre", "foot", "inch", "yard", "centimetre"), "length"),
    **dict.fromkeys(("acre", "hectare", "square mile", "square kilometre"), "area"),
    **dict.fromkeys(("metric ton", "ton", "pound-mass", "kilogram", "ounce", "gram"), "weight"),
    "year of age": "age",
}
