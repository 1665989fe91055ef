"""What web litter says: the phrases of menus, sign-ups, link lines and notices, with their weights.

A phrase alone seldom proves litter; the clean stage adds it to the shape of the line. Weights are
in the units of that score: about 3 cuts a short line, a long sentence needs more.
"""

from __future__ import annotations

import re

# Lines that are litter from end to end (matched whole, without case, end punctuation ignored).
WHOLE = re.compile(
    r"""(?:
    (?:story\ |article\ )?(?:advertise?ments?|ads?|sponsored(?:\ content)?|promoted(?:\ stories|\ content)?|paid\ post)
    |(?:story|article|text)\ continue[sd]\ (?:below|after)(?:\ (?:the\ )?(?:ad|advertisement|video|photo|gallery|image))?
    |(?:continue|keep)\ reading(?:\ (?:the|this)\ (?:main\ )?(?:story|article))?(?:\ below)?
    |(?:skip|jump|go|back|return)\ to\ .{1,40}
    |(?:load|show|see|view|read|watch)\ (?:more|all|less|full|next)(?:\ \w+){0,3}
    |(?:more|most|also|related|recommended|popular|trending|latest|top|similar|further|other|additional|featured|suggested)
        \ (?:on\ this|on\ the|from|in|by|about|for|like)?\ ?(?:[\w'’]+\ ){0,2}
        (?:news|stories|story|articles?|topics?|reads?|reading|posts?|videos?|headlines|content|coverage|links|viewed|read|popular|
        shared|commented|for\ you|this|today|now|you|searches|tags|galleries|photos|on\ this)
    |in\ other\ news|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)|what(?:'|’)?s\ (?:hot|new|next|trending)
    |recommended(?:\ for\ you)?|related|trending(?:\ now)?|most\ (?:read|viewed|popular|shared|recent|commented|watched)|popular
    |don['’]t\ miss|editor['’]?s['’]?\ (?:picks?|choice)|up\ next|now\ playing|watch\ (?:live|now)|live\ (?:tv|stream|updates)
    |share(?:\ (?:this|on|via|with|it)(?:\ [\w-]+){0,3})?|tweet|e-?mail(?:\ (?:this|article|us|story))*|print(?:\ (?:this|article|page|story|edition))*
    |facebook|twitter|linkedin|whatsapp|pinterest|reddit|instagram|youtube|telegram|messenger|tumblr|google\ ?\+|rss(?:\ feed)?
    |copy\ (?:the\ )?link|(?:link|url)\ copied.*|save(?:\ (?:for\ later|article|story))?|bookmark|follow|following|like(?:\ us)?|reply|report\ abuse
    |comments?|(?:view|show|add|post|leave|write|hide|read|see)\ (?:a\ |the\ |all\ |your\ )?(?:\d+\ )?comments?|\d[\d,.]*\ comments?|no\ comments?(?:\ yet)?|join\ the\ (?:conversation|discussion)
    |\d[\d,.]*k?\ (?:shares?|views?|likes?|retweets?|reactions?|replies)
    |log\ ?(?:in|out)|sign\ (?:in|out|up)|register|subscribe(?:\ (?:now|today|here))?|my\ account|newsletters?|e-?paper|donate(?:\ now)?
    |home|menu|search|close|open\ menu|main\ menu|navigation|sitemap|site\ map|contact(?:\ us)?|about(?:\ us)?|help|faqs?|careers?|jobs
    |privacy(?:\ policy)?|terms(?:\ (?:of\ (?:use|service)|and\ conditions))?|cookie\ (?:policy|settings|preferences)|legal|imprint|accessibility|advertise(?:\ with\ us)?
    |(?:comments?|commenting)\ (?:is|are|have\ been)\ (?:now\ )?(?:closed|disabled|off|moderated).*|\[?ads?[\W_]?\d*\]?|ad\ feedback|scroll(?:\ down)?\ (?:to|for)\ .{1,30}
    |view\ results|vote(?:\ now)?|enlarge|autoplay.*|hide\ transcript.*|expand|collapse|show|hide|submit|send|cancel|done|tweet\ this|pin\ it
    |(?:advertisement|ad)\W+(?:story|article|scroll|continue|remove|keep)\b.{0,40}|image\ \d+\ of\ \W*\d+.*|(?:prev|next)\ image.*|slideshow\ .{0,15}|\d+\ photos?|pullquote|image|caption
    |(?:\w+\ )?(?:results|story|stories|coverage|updates)\ (?:here|below)|watch\ (?:the\ )?video.{0,30}|see\ video.{0,20}|(?:photos|video|gallery|map|timeline|interactive|graphic|quiz|poll)
    |(?:follow|find|like)\ (?:us|@\w+|me|him|her)(?:\ (?:and|on|@\w+|facebook|twitter|instagram|youtube|x|here))*|\d+\ (?:years?|months?|weeks?)\ ago
    |next(?:\ (?:article|story|post|page))?|prev(?:ious)?(?:\ (?:article|story|post|page))?|back|top|back\ to\ top|tags?|topics?|categories|filed\ under|keywords
    |play(?:\ video)?|pause|mute|listen(?:\ to\ this\ article)?|(?:hide|show|toggle|enlarge(?:\ this)?|view|expand|open)\ (?:image|caption|gallery|photos?|transcript|full\ caption)(?:\ caption)?
    |font\ size|text\ size|a\ a\ a|loading\W*|please\ wait\W*|video(?:\ player)?|audio|gallery|slideshow|photos?|media\ caption|image\ caption|image\ source|close\ this\ dialog
    |accept(?:\ (?:all|cookies|all\ cookies))*|reject(?:\ all)?|manage\ (?:cookies|preferences|newsletters)|ok|got\ it|dismiss
    |(?:\d+|one|a\ few)\ (?:min(?:ute)?s?|hours?|hrs?|days?)\ (?:read|ago)|\d+\ min(?:ute)?\ read|reading\ time.{0,20}
    |this\ article\ is\ more\ than\ \w+\ \w+\ old|thank\ you\ for\ (?:subscribing|signing\ up|reading|registering|visiting).*|already\ have\ an\ account.*|end\ of\ (?:list|carousel|gallery|article|content)|list\ of\ \d+\ items|after\ newsletter\ promotion|breadcrumbs?|loading\b.{0,20}|powered\ by\ .{1,25}|(?:sponsored|presented|brought\ to\ you)\ by\ .{1,30}|(?:partner|paid|branded)\ content|ad\ choices|adchoices|closed\ captioning|required\ fields.*|do\ not\ sell\ .*|your\ (?:\w+\ )?privacy\ (?:rights|choices).*
    )""",
    re.IGNORECASE | re.VERBOSE,
)

# Lines that stand above a list of other stories' headlines (matched whole).
LISTS = re.compile(
    r"""(?:
    (?:(?:more|related|recommended|popular|trending|latest|top|similar|further|other|featured|suggested|most)\ )
        (?:\w+\ ){0,3}(?:news|stories|story|articles?|topics?|reads?|reading|posts?|videos?|headlines|content|coverage|links|viewed|popular|shared|
        commented|for\ you|galleries|watched)(?:\ (?:on|in|from|about)\ .{1,40})?
    |(?:read|see|watch)\ (?:also|next|more)|also\ (?:read|see|in\ the\ news|on\ .{1,20})|more\ (?:from|on|in|about)\ .{1,40}
    |(?:more|read\ more|also)\ (?:on\ this|about\ this|on\ the)\ .{1,30}|what\ (?:to\ (?:read|watch|know)|others\ are\ reading|we['’]re\ reading)(?:\ next|\ now)?|further\ reading|previous\ stor(?:y|ies)
    |in\ other\ news|elsewhere(?:\ on\ .{1,30})?|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in|have\ missed).{0,20}
    |related|recommended(?:\ for\ you)?|trending(?:\ now)?|don['’]t\ miss|must[\ -]reads?|up\ next|from\ (?:around|across)\ the\ web
    |editor['’]?s['’]?\ (?:picks?|choice)|in\ case\ you\ missed\ it|what\ (?:to\ read|others\ are\ reading).{0,20}|keep\ reading|read\ on
    )""",
    re.IGNORECASE | re.VERBOSE,
)

# What litter lines begin with.
_OPENERS: tuple[tuple[str, float], ...] = (
    (
        r"(?:read|see|watch|view|find|get|more|listen)\s*(?:more|also|next|now|here|on this|too)?\s*[:>»|→]",
        4.0,
    ),
    (
        r"(?:related|recommended|(?:also|previously) (?:read|see|on)|don['’]t miss|must[- ]reads?|trending|up next|more (?:from|on|in|about)|in case you missed it|\W*photos|\W*videos?|gallery|slideshow|live (?:blog|updates)|explainer|from (?:the|our) archives?|in pictures)\s*[:>»|→–—-]",
        3.5,
    ),
    (r"(?:opinion|analysis|comment|editorial|perspective)\s*[:>»|→–—-]", 1.5),
    (r"(?:read|see|watch|listen|more|also)\s*[|»→>]", 3.0),
    (
        r"this is (?:still )?an? (?:developing|breaking)(?: news)? (?:story|situation)\b|(?:developing|breaking) story\W+(?:check|stay|more|we|$)|check back\b|refresh this page|updates? (?:will be|to (?:come|follow)\b)|look for (?:an )?updates?\b|(?:monitor|stay with|keep it (?:here|on)|tune in to) .{2,50}\b(?:for (?:the latest|more|new|updates?|continuing)|updates)\b|(?:this|the) (?:story|article|page|post) will be updated|to contact (?:the )?(?:writer|reporter|author|editor)\b|contact [^.]{3,60}? at (?:\(?\d{3}|[\w.]+@)|just watched\b.*\bmust watch\b|watch the (?:full )?(?:video|report|story|clip|interview) (?:below|above|here)",
        4.0,
    ),
    (r"(?<![\w-])[\w-]++\.(?:jpe?g|png|gif)\b", 4.0),
    (
        r"read (?:or|and) share|(?:see|read|watch|hear|find|get|click for) (?:much )?more\b.*(?:here|at|from|on|about)\b|previously:|previous (?:story|stories|coverage)|view results|full coverage|complete coverage|\W*photo gallery",
        3.0,
    ),
    (
        r"(?:related|read more|see also|also read|read also|more on|more from|more about|click here|tap here|click on|click to|sign up|subscribe|follow us|follow @?\w+|like us|join us|join our|download (?:the|our)|get (?:the|our|all|breaking|more)\b.*\b(?:app|inbox|newsletter|alerts|updates)|share (?:this|your|on)|register (?:for|now)|log in|sign in|support our|donate|become a|enter your e?-?mail|enter e?-?mail|receive (?:our|the|a|daily)|stay (?:up to date|informed|tuned|connected|ahead)|keep up|never miss|don['’]t miss|visit (?:our|the)|check out|send (?:us|your)|contact (?:us|the (?:author|writer|reporter))|e-?mail (?:us|the author|him|her)|write to|have (?:you )?(?:a|any) (?:tip|story|news|question)|got a|do you have|we want to hear|tell us|let us know|leave a|post a|view (?:the )?(?:comments|gallery|full|original)|see (?:the )?(?:full|more|all)|this (?:article|story|post|piece|report|page|copy) (?:was|is|has been|originally|first|may|contains)|the post .* (?:appeared|first)|please (?:enable|sign|log|subscribe|enter|try|note|update|check|select|read|click)|you (?:can|may|must|need to|have|are now|will) (?:also )?(?:unsubscribe|find|follow|be logged|subscrib|sign|registered|log)|by (?:signing|subscribing|clicking|registering|submitting|using|continuing|entering)|we (?:use|and our partners|value your)|our (?:standards|privacy)|all rights|copyright|©|\(c\))",
        2.0,
    ),
    (r"(?:javascript|your browser|this (?:video|site|website|web site|browser|feature|content|page))\b", 3.0),
    (
        r"(?:tags?|tagged|filed (?:under|in)|categor(?:y|ies)|topics?|keywords?|related (?:subjects?|topics?|tags?)|permalink|posted (?:in|under))\s*[:|]|(?:keywords|related subjects|permalink)\s",
        3.5,
    ),
    (r"(?:try|get|subscribe|save|join|only|just|unlimited)\b.*[$£€]\d|don['’]t have an? .{0,20}account", 3.5),
    (
        r"your e-?mail address|be (?:the )?(?:first|among the first) to|do you have (?:a|an|any) (?:\w+ )?(?:story|tips?|news|questions?|comments?|information) (?:for|to|about this)|to the (?:\w+ )?(?:menu|content|navigation|search|top|homepage|footer)",
        3.5,
    ),
    (
        r"your (?:e-?mail|comment|account|subscription|privacy|choices|cookie|session|message|name)\b|comments? (?:are|is|have been) |(?:our|the) (?:podcast|newsletter|comment)|(?:you have|you['’]ve) (?:read|reached|\d+|one|no|used)",
        2.5,
    ),
    (
        r"(?:already|not) (?:a|yet a|have an|registered)|new (?:here|to)|thank(?:s| you) for|want (?:more|to (?:read|get|know|keep|see))|interested in|got (?:a|any)|(?:got|have) (?:news|tips?|a)|to (?:read|continue|comment|subscribe|unsubscribe|view|see|get|sign|report|post)\b.*\b(?:subscri|sign|log|register|account|click|visit|here)",
        2.0,
    ),
)

OPENERS = tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in _OPENERS)

# What litter lines hold.
_INSIDE: tuple[tuple[str, float], ...] = (
    (r"\b(?:e-?mail )?newsletters?\b", 1.5),
    (r"\bsign(?:ed|ing)?[- ]?up\b|\bsubscri(?:be|bing)\b|\bunsubscribe\b", 1.5),
    (r"\b(?:click|tap) (?:here|on|to|the)\b", 1.5),
    (
        r"\ball rights reserved\b|\bmay not be (?:published|reproduced|redistributed|copied)\b|\bwithout (?:the )?(?:express )?(?:prior )?(?:written )?permission\b",
        4.0,
    ),
    (r"(?:©|\(c\)|\bcopyright\b)\s*(?:\d{4}|by|of|the)?", 1.5),
    (r"\b(?:use|uses|using|our) (?:of )?cookies\b", 2.0),
    (
        r"\b(?:for|to) (?:unlimited|full|exclusive|premium) (?:digital )?access\b|\bunlimited (?:digital )?access\b|\bfree articles?\b|\bbecome a (?:member|subscriber|supporter)\b|\bour journalism\b|\bnews ?tips?\b",
        2.0,
    ),
    (
        r"\bcookies?\b.*\b(?:consent|accept|policy|experience|browser|settings|site)\b|\b(?:privacy|cookie) (?:policy|notice|statement)\b|\bterms (?:of (?:use|service)|and conditions|& conditions)\b",
        2.0,
    ),
    (
        r"\b(?:on|via|like us on|follow (?:us|him|her|them|me) on|find us on) (?:facebook|twitter|instagram|youtube|linkedin|telegram|whatsapp|social media)\b",
        1.2,
    ),
    (r"(?<![\w@.])@\w{3,}", 0.7),
    (
        r"\b(?:our|the|your|mobile|news|free) (?:\w+ )?apps?\b|\bapp store\b|\bgoogle play\b|\bin your inbox\b|\bto your inbox\b|\bbreaking news alerts?\b|\bpush notifications?\b|\bmailing list\b",
        1.5,
    ),
    (r"https?://|\bwww\.|\bbit\.ly/|(?<![\w-])[\w-]++\.(?:com|org|net|co\.uk)\b", 0.8),
    (r"\b[\w.+-]{1,64}@[\w-]{1,64}\.\w+|\[email protected\]", 1.0),
    (r"\benable javascript\b|\bjavascript\b|\bad ?block", 2.0),
    (
        r"\b(?:daily|weekly|morning|evening) (?:briefing|digest|update|email)\b|\blatest (?:news|headlines|updates)\b|\btop stories\b|\bbest of\b|\bdelivered\b.*\binbox\b",
        1.2,
    ),
    (
        r"\b(?:free trial|subscription|subscribers?(?: only)?|membership|paywall|premium content|per month|special offer)\b",
        0.8,
    ),
    (r"\b(?:please|to) (?:sign|log) in\b|\bactivate your\b|\bverification email\b", 2.5),
    (
        r"\b(?:live|any ?time|anywhere)\b.*\b(?:phone|tablet|mobile|device|app)\b|\bcomments are moderated\b",
        2.5,
    ),
    (
        r"\bnot responsible for the content\b|\bshared [\d,.]+ times\b|\bexternal (?:sites|links|websites)\b",
        3.5,
    ),
    (
        r"\bselection of the day['’]s\b|\bday['’]s (?:top|best|biggest|main) (?:news|stories)\b|\bkeep (?:checking|up with)\b.*\bupdates\b",
        1.5,
    ),
    (
        r"\b(?:will|to) (?:continue to )?(?:update|follow|refresh) (?:this|our) (?:story|page|article|post|coverage)\b|\bkeep you (?:updated|posted)\b|\b(?:bring|provide|have) (?:you )?(?:more |the latest |further )?updates as\b",
        3.5,
    ),
    (r"\bcontributed to this (?:report|story|article)\b", -2.0),
)

INSIDE = tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in _INSIDE)

# One of these stands in every line that INSIDE can match: asked first, since most lines have none.
TRIGGER_MARKS = (
    "@",
    "©",
    "(c)",
    "(C)",
    "http",
    "www.",
    ".com",
    ".org",
    ".net",
    ".co.",
    "bit.ly",
    "protected]",
)
TRIGGER_WORDS = frozenset(
    """sign signed signing signup subscribe subscribing subscription subscriptions subscriber subscribers unsubscribe newsletter newsletters
    click tap rights reserved permission copyright cookie cookies privacy terms facebook twitter instagram youtube linkedin telegram whatsapp
    social app apps inbox alerts alert notifications mailing javascript block adblock blocker briefing digest update updates email emails
    latest headlines stories best trial member members membership paywall premium offer contributed published reproduced browser google play
    responsible external shared tablet device mobile moderated donate material unlimited exclusive supporter tips tip free journalism advertisement continue continues day's refresh updated posted follow breaking reader readers sponsored""".split()
)

# Words that stand alone above a headline: the part of the paper.
SECTIONS = frozenset(
    """
    politics world news business sport sports opinion opinions culture technology tech science health environment
    europe asia africa americas americas middle\u00a0east uk us u.s. usa national international local nation economy
    finance money markets lifestyle life entertainment arts travel education crime law weather video videos photos
    analysis features feature blogs blog editorial editorials commentary columns letters video\u00a0live breaking
    defense defence security energy climate media society religion history books music film movies tv food
    home latest headlines exclusive explainer investigations special\u00a0report world\u00a0news top\u00a0stories
    us\u00a0news u.s.\u00a0news uk\u00a0news local\u00a0news latin\u00a0america asia\u00a0pacific far\u00a0east
    """.replace("\u00a0", "_").split()
)

# Litter run together with the text that follows or goes before it, when a page is flattened.
INLINE_START = re.compile(
    r"^(?:× )?(?:(?:(?:Story )?(?i:advertisement)|Continue reading the main story|Story [Cc]ontinues? [Bb]elow|Skip to (?:main )?content|"
    r"(?:Enlarge|Hide caption|toggle caption|Play [Vv]ideo|Close)(?= Enlarge| toggle)|Share this(?= Share))\s+)*(?=[A-Z\d“\"])"
)
# A gallery's number before a caption.
PICTURE_NUMBER = re.compile(
    r"^(?:(?:image|photo|picture|slide) \d+ of \d+|hide caption)\b\W*(?=\w)", re.IGNORECASE
)
INLINE_END = re.compile(
    r"\s+(?:(?:Advertisement|ADVERTISEMENT|Continue reading the main story|Story continues? below(?: advertisement)?\.?|"
    r"\[\s?(?:Read|See|Watch|Sign up|Listen|Related)[^\]]{3,160}\]|\(?(?:READ MORE|Read more|SEE ALSO|RELATED|Read also)\s?[:»>][^.]{0,160})\s*)+$"
)

# An order to the reader of a site is such a verb, and one of the nouns a site is made of.
SITE_VERBS = frozenset(
    """listen scroll copy send manage create tweet email e-mail download watch expand view subscribe join enter save print log register
    continue try click tap swipe follow turn enable add leave write post report see share like get find read sign check visit browse
    explore discover upgrade start choose select receive support donate become contact call text skip jump go return open close play
    show hide load customize personalize accept activate verify reset update keep stay connect discuss comment flag rate buy shop install toggle gift reuse unlock correct want use press explore""".split()
)
SITE_NOUNS = frozenset(
    """page comment comments commenting link links article articles site sites website websites account app apps podcast podcasts newsletter
    newsletters gallery browser button notification notifications clipboard kindle profile settings cookies choices ads ad inbox alerts alert
    channel feed feedback email e-mail emailed newsroom subscription subscriptions membership subscriber subscribers navigation menu footer
    header content homepage thread forum mailing password preferences video videos photos transcript here below later carousel image images
    fullscreen reply replies fields typo error edition registration registered offers updates headlines journalism trial logged moderated
    keywords tags topics letter bulletin briefing digest roundup promotion captioning player wordpress javascript login signup story stories shared sponsored external weekdays
    autoplay slideshow personalized cookie privacy conversation discussion reporter editor""".split()
)
PLATFORMS = frozenset(
    "facebook twitter instagram youtube linkedin whatsapp telegram google chrome iphone android tiktok reddit".split()
)
SITE_OURS = frozenset("our your us".split())
SITE_OWN = frozenset("our your us we you my i this these".split())

# Lines of nothing but these are a row of buttons.
BUTTONS = frozenset(
    """share tweet email e-mail print facebook twitter linkedin whatsapp pinterest reddit instagram youtube telegram messenger tumblr google
    rss save copy link comment comments like follow pin post send mail sms flipboard x bluesky threads mastodon bookmark more text size
    a plus close copylink menu search play on via this article page story""".split()
)
