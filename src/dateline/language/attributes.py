"""The points on which reports of missions and incidents are compared.

The first attribute that fits a figure takes it, so narrow ones stand before wide ones.
"""

from __future__ import annotations

from dateline.model import Attribute

_FORCES = frozenset(
    "troop soldier trainer personnel force staff adviser advisor peacekeeper servicemember instructor".split()
)
# "It would grow to 5,000": of a mission a bare number counts its people.
_MEMBERS = frozenset({"", *"member people person man woman expert mentor".split()})
_MISSIONS = frozenset("mission operation effort programme program task".split())
# A bare number in a clause of harm counts people: "killing 2".
_PEOPLE = frozenset({""}) | frozenset(
    "person people man woman child boy girl other contractor civilian soldier member officer victim "
    "student teenager resident passenger protester demonstrator worker policeman trooper militant "
    "fighter infant baby driver pedestrian guard commander general journalist toddler adult teen "
    "suspect gunman attacker bystander employee guest customer patient neighbor neighbour youth "
    "relative son daughter father mother wife husband brother sister friend shopper migrant refugee "
    "body casualty death fatality injury".split()
)

ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute("killed", "figure", _PEOPLE, frozenset({"kill"}), of_happening=True),
    Attribute("injured", "figure", _PEOPLE, frozenset({"wound"}), of_happening=True),
    Attribute("shot", "figure", _PEOPLE, frozenset({"shoot"}), of_happening=True),
    Attribute("arrested", "figure", _PEOPLE, frozenset({"arrest"}), of_happening=True),
    Attribute("transfer", "figure", _FORCES, frozenset({"move", "place"}), intended="transfer"),
    Attribute("reinforcement", "figure", _FORCES, frozenset({"deploy", "get", "add", "receive", "bring"})),
    Attribute("bases", "figure", frozenset({"base", "camp"}), frozenset({"expand", "begin"})),
    Attribute("strength", "size", _FORCES, intended="proposed strength"),
    Attribute("strength", "size", _MEMBERS, intended="proposed strength", subjects=_MISSIONS),
    Attribute("lead", "role", _MISSIONS, frozenset({"lead"})),
)
