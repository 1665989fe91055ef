"""Nouns that are happenings, with the verb each comes from.

``annexation`` is a statement that someone annexed something. A noun outside the table is no
happening here: "government" and "position" end like one and are none.
"""

from __future__ import annotations

# "noun" alone stands for a verb of the same form.
_NOUNS = """
attack assault bombing=bomb blast explosion=explode shooting=shoot killing=kill murder slaying=slay death=die
assassination=assassinate massacre execution=execute strike airstrike=strike air-strike=strike raid ambush shelling=shell
bombardment=bombard invasion=invade incursion=invade offensive=attack war battle fight fighting=fight clash conflict
crash collision=collide accident collapse fire blaze=burn explosion=explode earthquake=quake flood flooding=flood storm
hurricane eruption=erupt outbreak=erupt epidemic pandemic landslide derailment=derail disaster siege hijacking=hijack
kidnapping=kidnap abduction=abduct robbery=rob theft=steal burglary=burgle rape stabbing=stab beating=beat arson abuse
arrest detention=detain raid seizure=seize conviction=convict sentencing=sentence trial=try hearing=hear indictment=indict
prosecution=prosecute investigation=investigate inquiry=inquire probe lawsuit=sue ruling=rule verdict=rule acquittal=acquit
extradition=extradite deportation=deport expulsion=expel release escape surrender capture
annexation=annex occupation=occupy withdrawal=withdraw pullout=withdraw deployment=deploy redeployment=redeploy transfer=transfer
retreat evacuation=evacuate intervention=intervene coup=overthrow uprising=rise revolution=revolt rebellion=rebel
insurrection=revolt mutiny protest demonstration=demonstrate rally march riot unrest boycott crackdown=crack
meeting=meet summit=meet talk=talk negotiation=negotiate conference=meet discussion=discuss visit trip=travel tour debate
ceremony election=elect vote referendum=vote poll inauguration=inaugurate appointment=appoint resignation=resign
nomination=nominate dismissal=dismiss firing=fire sacking=sack departure=depart arrival=arrive return retirement=retire
agreement=agree deal=agree accord=agree treaty=agree ceasefire=cease truce=cease decision=decide approval=approve
rejection=reject refusal=refuse ratification=ratify announcement=announce declaration=declare statement=state
proposal=propose plan offer bid demand request appeal call warning=warn threat=threaten promise pledge vow
launch opening=open closure=close shutdown=shut suspension=suspend cancellation=cancel postponement=postpone delay
resumption=resume start beginning=begin end expansion=expand extension=extend enlargement=enlarge increase decrease
reduction=reduce cut growth=grow decline drop fall rise gain loss=lose recovery=recover recession slump surge plunge
acquisition=acquire merger=merge takeover=take buyout=buy purchase sale=sell offering=offer transaction=transact
restructuring=restructure bankruptcy=fail investment=invest payment=pay trading=trade sell-off=sell selloff=sell
construction=construct destruction=destroy damage development=develop creation=create establishment=establish
introduction=introduce implementation=implement removal=remove replacement=replace repeal abolition=abolish ban
embargo=ban sanction=sanction imposition=impose breach violation=violate interference=interfere hack leak
operation=operate campaign=campaign exercise=exercise training=train drill patrol rescue search landing=land
takeoff=take flight=fly launch liftoff=launch delivery=deliver shipment=ship test testing=test
birth=bear marriage=marry wedding=marry divorce funeral=bury burial=bury abortion=abort
injury=injure wound infection=infect vaccination=vaccinate treatment=treat
victory=win defeat win loss=lose failure=fail success=succeed effort attempt move response=respond
reaction=react comment criticism=criticise condemnation=condemn support opposition=oppose
denial=deny confirmation=confirm admission=admit accusation=accuse allegation=allege claim charge complaint=complain
apology=apologise confession=confess testimony=testify speech=speak address remark
review assessment=assess audit inspection=inspect examination=examine
emergency crisis strike walkout=strike dispute feud reform change shift transition
publication=publish broadcast disclosure=disclose revelation=reveal discovery=discover disappearance=disappear
conquest=conquer liberation=liberate defection=defect split separation=separate secession=secede
sabotage poisoning=poison overdose hit-and-run=hit drowning=drown suicide
migration=migrate influx=flow immigration=immigrate relocation=relocate resettlement=resettle
lockdown=lock quarantine curfew
action=act act violence resolution=resolve use arrangement=arrange travel disagreement=disagree struggle trade
repatriation=repatriate selling=sell confrontation=confront recognition=recognise help buying=buy lease auction
closing=close entry=enter settlement=settle reunion=reunite blockade exploration=explore movement=move
cooperation=cooperate production=produce torture exodus appearance=appear reversal=reverse pursuit=pursue
questioning=question borrowing=borrow crossing=cross spending=spend inflation=inflate shipping=ship crime
transplant financing=finance conclusion=conclude contact merger=merge improvement=improve implementation=implement
eviction=evict seizure=seize looting=loot hunt manhunt=hunt sighting=see encounter stampede=flee hijack
drawdown=withdraw buildup=build build-up=build handover=hand rollout=roll roll-out=roll upgrade=upgrade
impeachment=impeach veto filibuster recount audit subpoena hearing=hear briefing=brief interview
shootout=shoot gunfight=shoot firefight=shoot bloodshed crossfire mutiny desertion=desert standoff
"""


def _by_noun(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words.split():
        noun, _, verb = word.partition("=")
        found.setdefault(noun, verb or noun)
    return found


HAPPENINGS: dict[str, str] = _by_noun(_NOUNS)

# Verbs that say of a happening no more than that it took place: it shares their time.
TAKES_PLACE: frozenset[str] = frozenset(
    """happen occur take begin start end come erupt break launch hold make conduct carry stage mount reach sign
    kill injure wound hit strike destroy damage leave rock shake cause claim commit suffer lead follow continue last
    open focus cover face pay undergo perform""".split()
)

# Verbs of what befalls people in a happening: "were hurt in a blast on Sunday" is of that Sunday too.
BEFALLS: frozenset[str] = frozenset(
    "kill injure wound hurt die perish shoot stab strike hit burn drown trap bury maim beat attack".split()
)

# What is looked into happened before: "are investigating a blast on Sunday".
LOOKING_INTO: frozenset[str] = frozenset("investigate probe examine review study mourn recover look".split())

# Those that a happening does itself: where they fail ("the talks will not resume") it has failed too.
OCCURS: frozenset[str] = frozenset(
    "happen occur take begin start end come erupt break launch last continue resume proceed conclude hold".split()
)

# What an infinitive after these, or of these, tells came about: "rose to close at 90", "rallied to win".
MOVES: frozenset[str] = frozenset(
    "rise fall climb drop slip rebound recover surge plunge tumble jump soar slump rally slide".split()
)
RESULTS: frozenset[str] = frozenset("close end finish win beat defeat become total equal".split())

# Nouns that a day after them dates ("talks on Thursday"); after other nouns it dates the verb.
FIXED_DATES: frozenset[str] = frozenset(
    """meeting talk summit conference election vote visit hearing trial ceremony referendum poll debate attack
    bombing shooting crash strike explosion speech rally protest accident fire earthquake death killing raid
    invasion wedding funeral launch""".split()
)

# Nouns that are times themselves: "of" after them says which ("the night of 3 May").
TIME_NOUNS: frozenset[str] = frozenset(
    """day night morning afternoon evening eve noon midnight week weekend month quarter half season spring summer
    autumn fall winter year decade century hour start beginning middle end close course rest remainder part
    january february march april may june july august september october november december""".split()
)

# Nouns whose participle has another subject ("time spent waiting", "the potential of him winning").
VAGUE_NOUNS: frozenset[str] = frozenset(
    """time way case reason trouble money effort job chance potential point interest success problem difficulty
    history experience plan cost part hour day week month year idea possibility prospect risk process business
    practice goal step purpose sign evidence percent cent number amount rate level lot kind sort something anything
    nothing thing someone anyone everyone those that one other all""".split()
)

# Happenings whose "of", or whose possessor, suffers them: "the arrest of two men", "his killing".
SUFFERED: frozenset[str] = frozenset(
    """killing murder assassination slaying execution poisoning kidnapping abduction arrest capture detention annexation
    occupation invasion conquest seizure destruction demolition release expulsion deportation extradition conviction
    acquittal indictment appointment nomination dismissal ouster sacking firing overthrow suspension cancellation
    postponement closure shutdown abolition repeal bombing shelling hijacking acquisition takeover rescue discovery
    publication assassination impeachment inauguration torture""".split()
)
# Those that are told with adjectives that add nothing to what was suffered: "the fatal shooting of two men".
SHOT: frozenset[str] = frozenset({"shooting", "stabbing", "beating"})
# Happenings whose "of", or whose possessor, does them: "the death of the king", "her resignation".
DONE: frozenset[str] = frozenset(
    """death resignation departure arrival collapse retirement withdrawal return escape disappearance defection
    suicide birth surrender meeting visit trip speech""".split()
)
# Happenings whose doer is the subject of the clause round them: "spoke during a visit to Rome".
UNDERTAKEN: frozenset[str] = frozenset({"visit", "trip"})
# Happenings that an indefinite noun can tell to have been: "after an attack on a market".
OCCURRENCES: frozenset[str] = frozenset(
    """attack bombing strike airstrike explosion blast shooting stabbing raid ambush clash battle crash collision
    derailment fire wildfire flood earthquake eruption avalanche landslide storm hurricane outbreak riot protest
    demonstration coup mutiny robbery kidnapping murder massacre assault hijacking""".split()
)
