"""Countries with the adjectives and short forms by which news English names them.

A name maps to the country's usual English name; ``country("Iranian")`` is ``"Iran"``. Cities and
regions are not here: they are names like any other.
"""

from __future__ import annotations

_TABLE = """
Afghanistan: Afghan, Afghans
Albania: Albanian, Albanians
Algeria: Algerian, Algerians
Angola: Angolan
Argentina: Argentine, Argentinian, Argentines
Armenia: Armenian, Armenians
Australia: Australian, Australians
Austria: Austrian, Austrians
Azerbaijan: Azerbaijani, Azeri
Bahrain: Bahraini
Bangladesh: Bangladeshi
Belarus: Belarusian, Belarussian
Belgium: Belgian, Belgians
Bolivia: Bolivian
Bosnia: Bosnian, Bosnia and Herzegovina
Brazil: Brazilian, Brazilians
Britain: British, UK, U.K., United Kingdom, Briton, Britons, Great Britain
Bulgaria: Bulgarian
Burkina Faso: Burkinabe
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian, Canadians
Chad: Chadian
Chile: Chilean
China: Chinese, People's Republic of China
Colombia: Colombian, Colombians
Congo: Congolese, Democratic Republic of Congo, DRC
Croatia: Croatian, Croat, Croats
Cuba: Cuban, Cubans
Cyprus: Cypriot
Czech Republic: Czech, Czechs, Czechia
Denmark: Danish, Dane, Danes
Ecuador: Ecuadorean, Ecuadorian
Egypt: Egyptian, Egyptians
El Salvador: Salvadoran
Eritrea: Eritrean
Estonia: Estonian, Estonians
Ethiopia: Ethiopian, Ethiopians
Finland: Finnish, Finn, Finns
France: French, Frenchman
Georgia: Georgian
Germany: German, Germans
Ghana: Ghanaian
Greece: Greek, Greeks
Guatemala: Guatemalan
Haiti: Haitian, Haitians
Honduras: Honduran
Hungary: Hungarian, Hungarians
Iceland: Icelandic
India: Indian, Indians
Indonesia: Indonesian
Iran: Iranian, Iranians, Islamic Republic of Iran
Iraq: Iraqi, Iraqis
Ireland: Irish
Israel: Israeli, Israelis
Italy: Italian, Italians
Ivory Coast: Ivorian
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh
Kenya: Kenyan, Kenyans
Kosovo: Kosovar, Kosovan
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Laotian
Latvia: Latvian
Lebanon: Lebanese
Liberia: Liberian
Libya: Libyan, Libyans
Lithuania: Lithuanian
Luxembourg: Luxembourgish
Malaysia: Malaysian
Mali: Malian
Malta: Maltese
Mexico: Mexican, Mexicans
Moldova: Moldovan
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar: Burmese, Burma
Nepal: Nepali, Nepalese
Netherlands: Dutch, Holland, the Netherlands
New Zealand: New Zealander
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian, Nigerians
North Korea: North Korean, North Koreans
North Macedonia: Macedonian
Norway: Norwegian, Norwegians
Oman: Omani
Pakistan: Pakistani, Pakistanis
Palestine: Palestinian, Palestinians
Panama: Panamanian
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Filipino, Philippine, the Philippines
Poland: Polish, Pole, Poles
Portugal: Portuguese
Qatar: Qatari
Romania: Romanian
Russia: Russian, Russians, Russian Federation
Rwanda: Rwandan
Saudi Arabia: Saudi, Saudis
Senegal: Senegalese
Serbia: Serbian, Serb, Serbs
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak
Slovenia: Slovenian, Slovene
Somalia: Somali, Somalis
South Africa: South African, South Africans
South Korea: South Korean, South Koreans
South Sudan: South Sudanese
Spain: Spanish, Spaniard, Spaniards
Sri Lanka: Sri Lankan
Sudan: Sudanese
Sweden: Swedish, Swede, Swedes
Switzerland: Swiss
Syria: Syrian, Syrians
Taiwan: Taiwanese
Tajikistan: Tajik
Tanzania: Tanzanian
Thailand: Thai, Thais
Tunisia: Tunisian
Turkey: Turkish, Turk, Turks, Türkiye
Turkmenistan: Turkmen
Uganda: Ugandan
Ukraine: Ukrainian, Ukrainians
United Arab Emirates: Emirati, UAE, U.A.E.
United States: US, U.S., USA, U.S.A., American, Americans, America, United States of America
Uruguay: Uruguayan
Uzbekistan: Uzbek
Venezuela: Venezuelan, Venezuelans
Vietnam: Vietnamese
Yemen: Yemeni, Yemenis
Zambia: Zambian
Zimbabwe: Zimbabwean
"""


def _rows() -> dict[str, str]:
    rows: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        name, others = line.split(": ", 1)
        rows |= dict.fromkeys([name, *others.split(", ")], name)
    return rows


COUNTRY_OF: dict[str, str] = _rows()


def country(name: str) -> str | None:
    """Return the usual name of the country that ``name`` names or describes, if it does.

    >>> country("Danish"), country("the U.S."), country("Erbil")
    ('Denmark', 'United States', None)
    """
    return COUNTRY_OF.get(name) or COUNTRY_OF.get(name.removeprefix("the ").removeprefix("The "))
