"""The words that name events: verbs, nouns, and verbs that need company, each with the type of deed that it names.

A word is an event only in the sense given here; `event_anchors` looks whether a text uses it so. Written by hand after
PLOVER's types (Open Event Data Alliance 2021) as the codebook defines them. An entry is `lemma`, `lemma+company`
(a particle, preposition or object that the verb needs to have this sense; `@` is a class of objects, `^` of subjects,
`=` a preposition that could be a particle) or `entry:mode`.

Frames say where the other party stands: `object` (default), or prepositions that lead to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import EventType


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word names: a type of event, its mode, and whether all parties act together (`joint`)."""

    type: EventType
    mode: str | None = None
    joint: bool = False


# -- classes of things and people that tell senses of one verb apart

THINGS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "arms": """
            weapon weapons arms arsenal missile missiles rocket rockets tank tanks ammunition munition munitions shell
            shells drone drones jet jets howitzer howitzers artillery gun guns rifle rifles bomb bombs warhead
            warheads
            helicopter helicopters fighter fighters weaponry armour armor launcher launchers explosives mines
            torpedoes
            hardware
            """,
        "troops": """
            troop troops soldier soldiers force forces battalion battalions brigade brigades division divisions unit
            units warship warships ship ships vessel vessels carrier destroyer destroyers frigate frigates submarine
            submarines corvette corvettes cruiser cruisers gunboat gunboats
            fleet bomber bombers warplane warplanes aircraft paratroopers marines infantry army regiment contingent
            contingents battery batteries squadron squadrons convoy guards reservists fighters peacekeepers police
            jets tanks militiamen platoon platoons company companies detachment navy reinforcements
            """,
        "soldiers": """
            troops soldiers forces army paratroopers marines battalion battalions brigade brigades contingent
            contingents warships peacekeepers infantry
            """,
        "peacekeepers": "peacekeepers peacekeeping",
        "helpers": "police officer officers peacekeepers advisers advisors instructors doctors medics trainers",
        "goods": """
            aid food fuel medicine medicines money fund funds funding grain wheat relief assistance loan loans grant
            grants supplies equipment oil gas water tents blankets vaccines vaccine billion million dollars euros
            $ € £ contribution contributions kits masks doses rice flour clothing electricity help support gasoline
            petrol diesel coal deliveries delivery sales package shipment
            shipments container containers tonnes tons cash subsidies
            generators ambulances resources expertise vouchers
            """,
        "flows": """
            aid assistance relief help support supplies supply deliveries delivery shipments funding funds subsidies
            exports oil fuel grain food electricity loans
            """,
        "wares": """
            oil crude gas fuel petrol gasoline diesel electricity coal uranium plutonium reactor reactors centrifuges
            grain wheat rice maize corn flour sugar food fertiliser fertilizer fertilisers fertilizers steel aircraft
            plane planes airliners spares technology satellites
            """,
        "curbs": "controls control curbs curb restraints rules rule regulations policy requirements terms conditions",
        "crossings": "crossing crossings borders frontier embassy embassies consulate consulates airspace strait canal",
        "sites": "site sites programme program facilities facility camps checkpoints barricades settlements outposts",
        "permits": "licence licences license licenses permit permits accreditation permission visa visas",
        "envoys": """
            envoy envoys delegation delegations ambassador ambassadors minister ministers mediator mediators emissary
            emissaries team
            """,
        "proof": "evidence proof",
        "partnership": "partnership partnerships cooperation collaboration trade commerce",
        "ties": "tie ties relation relations link links contact contacts cooperation diplomacy",
        "penalties": "sanction sanctions embargo embargoes tariff tariffs penalty penalties boycott",
        "limits": """
            ban bans restriction restrictions curfew curfews blockade blockades siege siegeworks censorship
            quarantine lockdown quota quotas no-fly martial
            """,
        "talks": """
            talk talks meeting meetings summit negotiation negotiations dialogue consultation consultations discussion
            discussions phone-call
            """,
        "deals": """
            deal deals agreement agreements accord accords treaty treaties pact pacts memorandum contract contracts
            protocol understanding alliance settlement
            """,
        "ceasefire": "ceasefire cease-fire truce hostilities fighting attacks",
        "strikes": """
            strike strikes attack attacks raid raids assault assaults offensive offensives airstrike airstrikes
            bombardment incursion ambush bombing bombings
            """,
        "protests": "protest protests demonstration demonstrations rally rallies march marches vigil sit-in",
        "operations": "operation operations offensive warfare war campaign attack",
        "drills": "games drill drills exercise exercises manoeuvres maneuvers war-games wargames",
        "tests": "test tests test-launch launch launches",
        "places": """
            town towns city cities village villages territory territories area areas port airport base bases island
            islands province region hill hills bridge post posts checkpoint border land district districts building
            headquarters enclave enclaves neighbourhood neighborhood neighbourhoods neighborhoods stronghold
            strongholds positions bastion
            """,
        "people": """
            people person man men woman women child children civilian civilians soldier soldiers journalist
            journalists
            official officials protester protesters demonstrators activists activist student students opponents
            opponent leader leaders prisoner prisoners hostage hostages citizen citizens worker workers member members
            suspect suspects dissident dissidents diplomat diplomats militants militant fighters rebels others
            villagers residents policemen troops dozens hundreds thousands
            """,
        "captives": "prisoner prisoners hostage hostages detainee detainees captive captives journalist sailors crew",
        "diplomats": "diplomat diplomats ambassador ambassadors envoy envoys consul attache attaches attachés consuls",
    }.items()
}

# -- verbs: alone, or with what they need

_VERBS: dict[tuple[EventType, bool], str] = {
    ("REQUEST", False): "seek+refuge:assist seek+asylum:assist seek+help:assist give+deadline set+deadline",
    ("THREATEN", False): "give+ultimatum issue+ultimatum deliver+ultimatum",
    ("CONSULT", True): """
        discuss+with visit+each hold+@talks+with meet negotiate confer parley consult+with hold+@talks host+@talks
        attend+@talks resume+@talks
        begin+@talks open+@talks conclude+@talks convene+@talks speak+by speak+with talk+with talk+to discuss+with
        sit+down converse hold+meeting:multilateral have+lunch+with have+dinner+with have+breakfast+with
        """,
    ("CONSULT", False): """
        call+apologise:phone call+apologize:phone call+congratulate:phone call+thank:phone call+discuss:phone
        call+express:phone call+inform:phone call+convey:phone call+offer:phone call+assure:phone
        launch+mediation:third-party attend+meeting attend+summit
        visit:visit tour:visit telephone:phone phone:phone mediate:third-party arrive+visit:visit fly+meet:visit
        arrive:visit travel+to:visit fly+to:visit
        travel+meet:visit send+@envoys dispatch+@envoys receive+@envoys host:visit host+dinner:visit host+lunch:visit
        host+reception:visit welcome+@envoys greet
        """,
    ("AGREE", True): """
        establish+@deals sign+@deals reach+@deals conclude+@deals strike+@deals clinch+@deals ink+@deals seal+@deals
        agree+@deals
        """,
    ("COOPERATE", True): """
        cooperate collaborate trade+with exchange+@captives swap+@captives hold+joint stage+joint
        conduct+joint perform+joint
        deepen+@partnership strengthen+@partnership expand+@partnership boost+@partnership enhance+@partnership
        develop+@partnership
        """,
    ("COOPERATE", False): """
        share+evidence share+information share+data
        sell buy purchase extradite hand+over import+from export+to share+intelligence train+with
        """,
    ("AID", False): """
        train supply+@goods help fly+@goods
        aid assist finance fund bankroll donate supply equip arm subsidise subsidize bail+out evacuate rescue
        resettle contribute+@goods contribute+@troops contribute+operations allocate+@goods raise+money
        open+borders deploy+peacekeeping
        treat+wounded treat+injured treat+refugees
        shelter send+@goods ship+@goods deliver+@goods provide+@goods give+@goods grant+asylum give+asylum
        offer+asylum
        send+@arms ship+@arms deliver+@arms provide+@arms give+@arms supply+@arms transfer+@arms lend+@goods
        lend+@arms
        send+@helpers airlift+@goods smuggle+@arms disburse donate+@goods forgive+debt take+in replenish
        arrive+^peacekeepers+=in
        """,
    ("SUPPORT", False): """
        award decorate
        give+support give+backing praise endorse back side+with congratulate recognise recognize ratify applaud hail
        commend laud
        congratulate welcome sign+off
        establish+@ties restore+@ties upgrade+@ties deepen+@ties strengthen+@ties
        """,
    ("CONCEDE", False): """
        lift+emergency
        reduce+@penalties lower+@penalties repeal lift+ban reinstate grant+permission give+permission
        pardon apologise apologize ease lift+@penalties lift+@limits lift+siege reopen
        relax amnesty back+down
        commute concede+to give+in+to relent roll+@penalties scrap+@penalties
        roll+back+@penalties waive suspend+@penalties grant+pardon grant+amnesty call+off+strike lift+boycott
        extend+ceasefire
        declare+@ceasefire announce+@ceasefire
        """,
    ("RETREAT", False): """
        leave+@troops:withdraw leave+^soldiers:withdraw
        withdraw:withdraw let+free:release set+free:release return+to:access hand+back:access let+inspectors:access
        let+monitors:access retreat:withdraw pull+out:withdraw
        pull+back:withdraw withdraw+@troops:withdraw
        pull+@troops:withdraw free:release release:release disarm:disarm lay+down+@arms:disarm surrender:disarm
        give+up+@arms:disarm give+up+nuclear:disarm give+up+power:resign resign:resign step+down:resign
        cease+fire:ceasefire halt+@strikes:ceasefire
        dismantle+@arms:disarm dismantle+@sites:disarm destroy+stockpile:disarm evacuate+@troops:withdraw
        demobilise:disarm
        demobilize:disarm observe+@ceasefire:ceasefire admit+inspectors:access
        """,
    ("ACCUSE", False): """
        launch+legal:allege take+legal:allege start+legal:allege
        present+@proof+against:allege submit+@proof+against:allege produce+@proof+against:allege
        offer+@proof+against:allege
        investigate:investigate probe:investigate sue:allege summon+@diplomats:disapprove file+lawsuit:allege
        file+suit:allege file+complaint:allege find+guilty:allege
        take+court:allege accuse blame denounce charge+crimes:allege open+investigation:investigate
        launch+investigation:investigate press+charges:allege
        lodge+protest:disapprove file+protest:disapprove indict:allege charge+with:allege
        """,
    ("REJECT", False): """
        pull+out+@talks withdraw+@talks leave+@talks quit+@talks abandon+@talks
        cancel+trip renege+on reject snub rebuff veto cancel+@talks cancel+visit boycott+@talks walk+out pull+out+@deals
        block+statement
        withdraw+@deals leave+@deals quit+@deals abandon+@deals break+@deals violate+@deals
        cut+off+@talks call+off+@talks block+resolution stonewall suspend+@talks break+off+@talks
        """,
    ("PROTEST", False): """
        demonstrate:demo march:demo rally:demo riot:riot picket:strike boycott:boycott stage+@protests:demo
        hold+@protests:demo go+@protests take+streets:demo go+strike:strike
        stop+work:strike down+tools:strike
        """,
    ("SANCTION", False): """
        withdraw+@flows:withdraw
        reduce+@flows:withdraw slash+@flows:withdraw end+mediation:discontinue end+@goods:withdraw
        sanction:discontinue expel+@diplomats:expel recall+@envoys:withdraw sever+@ties:discontinue
        withdraw+@diplomats:withdraw
        cut+@ties:discontinue break+@ties:discontinue suspend+@ties:discontinue cut+off:discontinue
        suspend+@goods:withdraw halt+@goods:withdraw freeze+@goods:withdraw withhold+@goods:withdraw
        stop+@goods:withdraw cut+@goods:withdraw impose+@penalties:discontinue
        extend+@penalties:discontinue tighten+@penalties:discontinue slap+@penalties:discontinue blacklist
        end+@ties:discontinue convict:convict sentence:convict
        suspend+membership:discontinue downgrade+@ties:discontinue
        """,
    ("MOBILIZE", False): """
        remain+alert:troops put+alert:troops place+alert:troops deploy:troops mobilise:troops mobilize:troops
        mass:troops amass:troops scramble:weapons station:troops
        send+@troops:troops dispatch+@troops:troops move+@troops:troops patrol:troops test-fire:weapons
        test+@arms:weapons fire+missile:weapons launch+missile:weapons
        arrive+^soldiers+=in:troops strengthen+@troops:troops
        conduct+@tests:weapons reinforce+@troops:troops position+@troops:troops circle swarm
        """,
    ("COERCE", False): """
        launch+@operations+cyber:cyber
        withdraw+@permits:restrict revoke+@permits:restrict
        shut+border:restrict close+crossing:restrict ban+from:restrict order+suspend:censor
        apprehend:arrest hold+hostage:arrest suspend+publication:censor force+land:restrict shut+down:restrict
        declare+emergency:restrict declare+siege:restrict evict:deport extend+curfew:restrict
        impose+siege:restrict fine:restrict
        issue+warrant+against:arrest issue+warrant+arrest:arrest
        arrest:arrest detain:arrest jail:arrest imprison:arrest blockade:restrict seize:seize confiscate:seize
        impound:seize censor:censor deport:deport hack:cyber jam:cyber besiege:restrict raid+office:seize
        ban:restrict outlaw:restrict impose+@limits:restrict close+border:restrict close+airspace:restrict
        close+strait:restrict close+embassy:restrict shut+border:restrict seal+border:restrict expel:deport
        intercept+ship:seize board+ship:seize nationalise:seize nationalize:seize crack+down:restrict
        suppress:restrict disperse:restrict block+access:restrict arrest+@people:arrest hold+captive:arrest
        """,
    ("ASSAULT", False): """
        begin+@operations+against start+@operations+against violate+@ceasefire break+@ceasefire breach+@ceasefire
        demolish+home:destroy demolish+house:destroy use+human+shields:abduct fight+with clash+with clash
        launch+@operations+against hold+shields:abduct beat+@people:beat beat+up:beat beat+death:beat stab
        seize+power capture:abduct fire+@arms+into:heavy-weapons launch+@arms+into
        attack bomb:explosives bombard:heavy-weapons shell:heavy-weapons kill assassinate:targeted murder massacre
        abduct:abduct kidnap:abduct ambush invade raid storm torture:torture execute behead bayonet
        shoot+down:firearms
        shoot:firearms shoot+dead:firearms open+fire:firearms fire+at:firearms fire+on:firearms strike:aerial
        torpedo gun+down:firearms blow+up:explosives ram poison:unconventional gas+@people:unconventional
        hijack:abduct capture+@places overrun seize+@places occupy annex launch+@strikes carry+out+@strikes
        conduct+@strikes mount+@strikes stage+@strikes set+fire+on massacre slaughter loot wound injure rape:sexual
        sink destroy exchange+fire damage down+@troops hit+@places target+@places pound:heavy-weapons fire+@arms+at
        launch+@arms+at
        """,
}

# -- nouns that are deeds where somebody does them

_NOUNS: dict[tuple[EventType, bool], str] = {
    ("CONSULT", True): """
        talks meeting:multilateral summit:multilateral negotiation negotiations consultations dialogue
        phone-call:phone
        conversation conference:multilateral
        """,
    ("CONSULT", False): "visit:visit trip:visit stopover:visit mediation:third-party",
    ("AGREE", True): "agreement deal accord treaty pact memorandum",
    ("COOPERATE", True): "drill exercise swap exchange cooperation collaboration",
    ("COOPERATE", False): "extradition sale",
    ("AID", False): "aid assistance donation loan grant bailout airlift shipment delivery transfer",
    ("SUPPORT", False): "recognition endorsement praise ratification",
    ("CONCEDE", False): "pardon apology amnesty easing lifting",
    ("RETREAT", False): """
        withdrawal:withdraw pullout:withdraw pullback:withdraw retreat:withdraw release:release
        ceasefire:ceasefire cease-fire:ceasefire truce:ceasefire disarmament:disarm resignation:resign
        surrender:disarm
        """,
    ("ACCUSE", False): """
        condemnation:disapprove criticism:disapprove accusation:allege allegation:allege investigation:investigate
        probe:investigate inquiry:investigate indictment:allege lawsuit:allege
        """,
    ("REJECT", False): "rejection refusal veto",
    ("REQUEST", False): "appeal request demand",
    ("THREATEN", False): "threat ultimatum",
    ("PROTEST", False): "protest:demo demonstration:demo rally:demo march:demo riot:riot boycott:boycott sit-in:demo",
    ("SANCTION", False): """
        suspension:withdraw sanctions:discontinue embargo:discontinue tariffs:discontinue expulsion:expel
        recall:withdraw
        """,
    ("MOBILIZE", False): "deployment:troops mobilisation:troops mobilization:troops buildup:troops build-up:troops",
    ("COERCE", False): """
        arrest:arrest detention:arrest imprisonment:arrest jailing:arrest blockade:restrict seizure:seize
        crackdown:restrict curfew:curfew siege:restrict deportation:deport cyberattack:cyber cyber-attack:cyber
        confiscation:seize ban:restrict closure:restrict censorship:censor hacking:cyber
        """,
    ("ASSAULT", False): """
        attack strike:aerial airstrike:aerial air-strike:aerial bombing:explosives bombardment:heavy-weapons
        shelling:heavy-weapons raid assault offensive invasion incursion ambush killing murder assassination:targeted
        massacre abduction:abduct kidnapping:abduct poisoning:unconventional coup execution torture:torture
        annexation occupation slaughter beheading hijacking:abduct shooting:firearms
        """,
}

#: Verbs that only carry an event noun: their subject does it ("carried out *strikes*", "imposed *sanctions*").
CARRIERS = frozenset(
    verb_table(
        """
    launch carry conduct stage mount hold impose sign reach conclude make pay give provide offer extend issue level
    do have grant take perform begin start open resume continue pursue wage host attend undertake order approve execute
    announce declare strike seal clinch ink commit perpetrate convene organise organize lead join engage hammer
    tighten slap lay enforce introduce step commence
    """.split()
    )
)
#: Verbs that do with a noun what its subject did not do: "*granted* the request", "*carry* out an accord".
NO_CARRIERS: dict[EventType, frozenset[str]] = {
    "ASSAULT": frozenset(verb_table("declare announce have take give call".split())),
    "REQUEST": frozenset(verb_table("grant give take have open approve".split())),
    "REJECT": frozenset(verb_table("have hold give".split())),  # "has a veto"
    "AID": frozenset(verb_table("pay take have hold begin start open declare order".split())),
    "AGREE": frozenset(verb_table("carry do give have perform enforce start open commit take approve order".split())),
}
#: Carriers behind which the deed is only decided or told of, not done.
UNDONE_CARRIERS = frozenset("announce order approve offer".split())


@cache
def verbs() -> tuple[dict[str, str], dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]]:
    """Forms to lemmas, and lemmas to their senses: (company needed, sense), those that need most company first.

    Of those that need as much, words go before classes.
    """
    senses: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for (kind, joint), lines in _VERBS.items():
        for entry in lines.split():
            words, _, mode = entry.partition(":")
            lemma, *company = words.split("+")
            senses.setdefault(lemma, []).append((tuple(company), Sense(kind, mode or None, joint)))
    ordered = {
        lemma: tuple(sorted(found, key=lambda s: (-len(s[0]), sum(need[0] in "@^=" for need in s[0]))))
        for lemma, found in senses.items()
    }
    return verb_table(ordered), ordered


@cache
def nouns() -> dict[str, Sense]:
    """Forms of event nouns to their sense."""
    found: dict[str, Sense] = {}
    for (kind, joint), lines in _NOUNS.items():
        for entry in lines.split():
            noun, _, mode = entry.partition(":")
            for form in noun_table([noun]):
                found.setdefault(form, Sense(kind, mode or None, joint))
    return found
