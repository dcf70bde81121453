"""The phrases of pages that hold no report, by what they are part of, as patterns.

In a pattern a blank stands for any white space; letter case does not count.

Tables only; `only_furniture.py` applies them, one after another, to a whole text. So none may run on into what is not
its own: a phrase ends with words that are written here, and what stays open (an address, a number) is no word of prose.
Written from the usage of web servers and news sites; nothing is taken from a list of others.
"""

from __future__ import annotations

_THING = r"(?:the |this |that )?(?:web\s?page|page|article|story|content|url|resource|file|site|website|document)"
_ASKED = (
    r"(?: (?:that )?you(?:[’']re| are| were| have)? (?:requested|looking for|trying to (?:reach|access|"
    r"view|find)|tried to (?:reach|access|view)))?"
)
_HERE = r"(?: (?:on|from|in|at) (?:this|our|your) (?:site|website|server|country|region|area|location))?"
_LATER = r"(?: (?:again )?(?:later|in a (?:few )?(?:moments?|minutes?)|shortly))?"
_BROWSER = r"(?: (?:in|on|for) your (?:web )?browser(?:[’']s)?(?: settings)?)?"
_ONWARD = (
    r"(?: (?:to|and) (?:continue|proceed|keep reading|continue reading|read on|view (?:this|the) (?:page|site)|"
    r"use (?:this|the|our) (?:site|website|app)|reload(?: (?:this|the) page)?|try again|"
    r"read (?:the (?:full|rest of (?:the|this)) |this |the )?(?:article|story|report)|"
    r"(?:get|unlock) (?:full |unlimited )?(?:digital )?access|(?:access|unlock|view) this (?:article|story|content)))?"
)
_YES = r"(?:subscribe|sign in|sign up|log in|register|create (?:an?|your) (?:free )?account)"
_ADDRESS = r"(?: [“\"]?(?:https?://|www\.)[^\s“”\"]+[”\"]?)?"

PHRASES = {
    "error": (
        r"access(?: to this (?:page|site|resource))?(?: (?:is|was|has been))? (?:denied|forbidden|blocked)",
        rf"you (?:do not|don[’']t) have permission to (?:access|view)(?: {_THING})?{_ADDRESS}{_HERE}",
        r"(?:http )?(?:error )?(?:status )?(?:code )?[45]\d\d(?: error)?",
        r"(?:page |file )?not found", r"forbidden", r"unauthorized", r"bad (?:gateway|request)",
        r"(?:the )?(?:service|server|site|website)(?: is)?(?: (?:temporarily|currently))? unavailable",
        r"internal server error", r"gateway time-?out", r"too many requests",
        rf"(?:sorry|oops|whoops|uh-oh|we[’']re sorry|we are sorry)(?:,? (?:but )?(?={_THING}))?",
        rf"{_THING}{_ASKED} (?:was not found|(?:can\s?not|can[’']t|could not|couldn[’']t) be (?:found|displayed|"
        rf"loaded)|"
        r"no longer exists|does not exist|doesn[’']t exist|is (?:no longer|not(?: currently)?|currently not) "
        r"available|is unavailable|may have (?:been )?(?:moved|removed|deleted|expired)|"
        rf"has (?:been )?(?:moved|removed|deleted|expired)){_HERE}",
        rf"we (?:can[’']t|cannot|could not|couldn[’']t) (?:seem to )?find {_THING}{_ASKED}",
        r"something(?: has|[’']s)? (?:went|gone) wrong", r"an? (?:unexpected )?error (?:has )?occurred",
        rf"(?:please )?try again{_LATER}", r"(?:please )?(?:refresh|reload) (?:the|this) page",
        r"(?:go|return|back|take me)(?: back)?(?: to)?(?: the| our)? home\s?page",
        r"(?:your )?(?:reference|incident|request|error|trace)\s*(?:id|number|no\.?|"
        r"code)?\s*[#:]+\s*#?[\w.\-]*\d[\w.\-]*",
        r"https?://errors\.[^\s]+",
    ),
    "check": (
        r"(?:please )?(?:enable|turn on|activate|allow) (?:javascript|js|cookies)(?: and (?:javascript|js|cookies))?"
        rf"{_BROWSER}{_ONWARD}",
        rf"(?:javascript|cookies) (?:is|are) (?:disabled|required|not enabled|turned off){_BROWSER}",
        r"you need to enable javascript to (?:run|use) this (?:app|site)",
        r"this (?:site|page|app|website) requires (?:javascript|cookies)(?: to (?:work|function|run))?",
        r"just a moment", r"one moment,? please", r"please wait",
        r"checking (?:your browser(?: before accessing [\w\-]+(?:\.[\w\-]+)+)?|if the site connection is secure)",
        r"(?:please )?(?:verify|confirm|prove)(?: that)? you are (?:a )?(?:human|not a robot)"
        r"(?: by completing the action below)?",
        r"are you a (?:robot|human)", r"i[’']?\s?a?m not a robot",
        r"to continue,? please click the box below to let us know you[’']re not a robot",
        r"verifying you are human(?:\. this may take a few seconds)?",
        r"(?:[\w\-]+(?:\.[\w\-]+)+ )?needs to review the security of your connection before proceeding",
        r"attention required", r"(?:performance (?:&|and) security by )?cloudflare",
        r"(?:sorry,? )?you have been blocked", r"you are unable to access [\w\-]+(?:\.[\w\-]+)+",
        r"why (?:have i been|was i) blocked", r"what can i do to (?:resolve|prevent) this",
        r"this website is using a security service to protect itself from online attacks",
        r"(?:cloudflare )?ray id\s*:?\s*[0-9a-f]{8,}", r"(?:your )?ip(?: address)?\s*:\s*[0-9a-f.:]+",
    ),
    "subscription": (
        rf"(?:please )?{_YES}(?: (?:now|today|here|for free))?(?: or {_YES})?{_ONWARD}",
        r"(?:to )?(?:continue|keep) reading", r"(?:start|begin) your free trial",
        r"(?:you[’']ve|you have) (?:reached|read|used|hit) (?:your|all(?: of)? your|the|all)(?: (?:monthly|free|last|"
        r"limit|of|"
        r"\d+|articles?|stories|for|this|the|month|week)){1,9}",
        r"(?:this|the) (?:article|story|content) is (?:only )?(?:for|available (?:only )?to|reserved for|exclusive to|"
        r"free for) (?:our )?(?:registered |paying |digital )?(?:subscribers|members|readers)(?: only)?",
        r"(?:already|not|not yet) (?:an? )?(?:subscribe[rd]|member|registered)(?: yet)?", r"already have an account",
        r"(?:enjoy |get )?(?:unlimited|full) (?:digital )?access(?: to (?:all )?(?:our|every) (?:articles?|stories|"
        r"journalism|content))?",
        r"cancel (?:at )?any\s?time", r"(?:choose|view|see) (?:a|your|our|all) (?:plans?|subscriptions?|offers?)",
        r"(?:from|for|only|just|try \d+ (?:days|weeks|months) for)(?: (?:only|just))? [$£€]\s?\d+(?:[.,]\d+)?"
        r"(?: (?:a|per) (?:day|week|month|year))?",
        r"(?:thank you for|thanks for) (?:reading|your interest)",
        r"support (?:quality|independent|our) journalism",
        r"(?:enter|forgot) your (?:e-?mail(?: address)?|password)",
    ),
    "cookie-notice": (
        r"we(?: and our partners)? (?:value|respect|care about) your privacy",
        r"your privacy(?: (?:matters|choices|settings)| is important(?: to us)?)?",
        r"(?:we(?: and our (?:\d+ )?partners)?|(?:this|our) (?:site|website)) uses? (?:necessary |essential )?cookies"
        r"(?: and (?:other|similar) (?:tracking )?technologies)?"
        r"(?: to (?:improve|give|offer|ensure|provide|personali[sz]e|enhance|make|help|analy[sz]e|store|access|"
        r"remember|and|you|your|our|the|"
        r"this|site|website|best|experience|possible|content|ads|advertising|traffic|visit|get|on|that|with|work|"
        r"better|information|"
        r"device|a|an|,|\s)+)?",
        r"by (?:clicking|continuing|using)(?: (?:to|on|use|browse|browsing|this|our|the|site|website|or|"
        r"[“”\"‘’']?(?:i )?(?:accept|agree|ok)"
        r"(?: all)?[“”\"‘’']?|,)){0,9},? you (?:agree|consent)(?: to (?:our|the) (?:use of |storing of )?"
        r"(?:cookies|terms(?: (?:of|and) (?:use|service|conditions))?|privacy policy)(?: and (?:cookies|"
        r"privacy policy))?)?",
        r"(?:i )?(?:accept|agree|reject|decline|allow|deny|got it|ok(?:ay)?)(?: all)?(?: (?:optional )?cookies)?",
        r"(?:manage|change|customi[sz]e|set)(?: (?:my|your|all))?(?: (?:cookie|privacy|consent))? (?:cookies|"
        r"preferences|choices|settings|options)",
        r"(?:you can )?(?:learn|find out|read) more(?: (?:about|in) (?:our|this|how we use)?\s*(?:cookies|"
        r"cookie policy|privacy policy))?",
        r"you can (?:change|withdraw|manage) your (?:settings|preferences|choices|consent|mind)(?: at any time)?",
        r"(?:cookie|privacy) (?:policy|notice|settings|statement|preferences|centre|center)",
        r"do not sell my (?:personal )?(?:data|information|info)",
    ),
    "navigation": (
        r"(?:home|front\s?page|news|world|international|politics|business|economy|markets|finance|money|sports?|"
        r"football|opinion|comment|"
        r"analysis|culture|arts?|science|health|tech(?:nology)?|weather|climate|environment|education|travel|"
        r"lifestyle|life|style|"
        r"entertainment|music|movies|film|books|food|fashion|cars?|auto|real estate|property|jobs|careers|"
        r"classifieds|obituaries|"
        r"crosswords?|puzzles|games|horoscopes?|podcasts?|radio|tv|audio|videos?|pictures|photos|gallery|live|latest|"
        r"breaking|top stories|"
        r"most (?:read|viewed|popular)|trending|newsletters?|e-?paper|archive|rss|sitemap|site map|menu|search|login|"
        r"log out|my account|"
        r"local|national|regions?|us|uk|africa|asia|asia[\s-]pacific|europe|middle east|latin america|"
        r"(?:the )?americas|north america)"
        r"(?=\s*(?:[\n|•·»›>/,&]|$))",
        r"(?:about|contact)(?: us)?(?=\s*(?:[\n|•·»›>/,&]|$))", r"terms (?:of|and) (?:use|service|conditions)",
        r"(?:help|faqs?|feedback|advertise(?: with us)?|accessibility)"
        r"(?=\s*(?:[\n|•·»›>/,&]|$))",
        r"skip to (?:main )?content", r"back to top",
    ),
}  # fmt: skip
