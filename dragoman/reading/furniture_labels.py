"""What page furniture says of itself: labels and phrases, by reason, in the languages that reports come from.

Tables only; `furniture.py` applies them. English first, with the forms that machine translation makes of the others,
then Spanish, French, German, Portuguese, Indonesian. Written from the usage of news sites; nothing is taken from
a list of others.
"""

from __future__ import annotations

#: Labels before the title of another article: "See also  Harbour reopens", "Leia também: Porto reabre".
LINKS = {
    "see-also": (
        "See also", "See too", "Look also", "Also see",
        "Ver también", "Vea también", "Véase también", "Mira también", "Mire también",
        "Voir aussi", "A voir aussi", "À voir aussi",
        "Siehe auch", "Sehen Sie auch",
        "Veja também", "Ver também",
        "Lihat juga", "Simak juga",
    ),
    "related-link": (
        "You may be interested", "You may also be interested", "You might be interested",
        "You might also be interested",
        "You may be interested in", "You may also be interested in", "You may also like", "You might also like",
        "It may interest you",
        "It might interest you", "This may interest you", "May interest you", "You can also read", "Read also",
        "Also read",
        "Read too", "Must read", "Read more", "Read next", "Read here", "Read the full story", "Read the full article",
        "Read the rest", "Keep reading", "Continue reading", "Related", "Related story", "Related stories",
        "Related article", "Related articles", "Related news", "Related content", "Related coverage", "Related topics",
        "Recommended", "Recommended for you", "Recommended stories", "Recommended reading", "More on this story",
        "More on this topic", "More stories", "More news", "Most read", "Most popular", "Most viewed", "Trending",
        "Trending now", "Trending stories", "Editors' picks", "Editor's picks", "Editors’ picks", "Editor’s picks",
        "Don't miss", "Don’t miss", "In case you missed it", "Up next", "Top stories", "Latest news", "Top news",
        "Further reading", "Also on",
        "Lea también", "Lee también", "Leer también", "Leer más", "Lea más", "Lee más", "Te puede interesar",
        "Le puede interesar", "También te puede interesar", "También le puede interesar", "Puede interesarle",
        "Puede interesarte", "Te podría interesar", "Le podría interesar", "Quizás te interese", "Te recomendamos",
        "Le recomendamos", "Noticias relacionadas", "Noticia relacionada", "Artículos relacionados", "Relacionado",
        "Más información", "Sigue leyendo", "Seguir leyendo", "Continúa leyendo", "No te pierdas", "Lo más leído",
        "Lire aussi", "À lire aussi", "A lire aussi", "A lire", "À lire", "Lire également", "A lire également",
        "À lire également", "Lire la suite", "Lire plus", "Pour aller plus loin", "Articles liés", "Sur le même sujet",
        "Lesen Sie auch", "Lesen Sie mehr", "Lesen Sie dazu", "Auch interessant", "Das könnte Sie auch interessieren",
        "Mehr zum Thema", "Mehr dazu", "Zum Weiterlesen", "Weiterlesen", "Meistgelesen",
        "Leia também", "Leia mais", "Leia ainda", "Saiba mais", "Confira também", "Pode interessar",
        "Talvez lhe interesse",
        "Notícias relacionadas", "Relacionadas", "Mais lidas", "Continue lendo",
        "Baca juga", "Baca selengkapnya", "Baca lainnya", "Berita terkait", "Artikel terkait", "Terpopuler",
    ),
}  # fmt: skip
#: Labels that need a colon behind them, since they are common words.
COLON_LINKS = {
    "related-link": ("Read", "More", "Watch", "Listen", "Also", "Opinion", "Explainer", "Lea", "Lee", "Lire", "Leia"),
    "see-also": ("See",),
}  # fmt: skip

#: Labels of who owns the words or the picture; a colon follows, then a short name.
CREDITS = {
    "credit": (
        "Source", "Sources", "Via", "H/T", "Hat tip", "News source", "Originally published by",
        "Originally published in",
        "Originally published on", "Fuente", "Fuentes", "Con información de", "Quelle", "Quellen", "Fonte", "Fontes",
        "Com informações de", "Sumber",
    ),
    "byline": (
        "Author", "Authors", "Published by", "Posted by", "Compiled by", "Translated by", "Escrito por",
        "Publicado por", "Written by", "Reported by", "Reporter", "Editor", "Edited by", "Autor", "Autora",
        "Redactor",
        "Redacción", "Auteur", "Autorin", "Redação", "Penulis", "Reporter",
    ),
}  # fmt: skip

#: Labels of a picture's caption or owner.
CAPTIONS = (
    "Photo", "Photos", "Photograph", "Image", "Images", "Picture", "Caption", "Image caption", "Photo caption", "Video",
    "File photo", "File image", "File picture", "File", "Photo credit", "Image credit", "Image source", "Photo source",
    "Photo by", "Image by", "Illustration", "Graphic", "Video caption", "Media caption", "Image copyright",
    "Foto", "Fotos", "Fotografía", "Imagen", "Imágenes", "Foto de archivo", "Foto cortesía", "Crédito", "Pie de foto",
    "Crédit photo", "Légende", "Bild", "Bilder", "Imagem", "Legenda", "Gambar", "Keterangan foto",
)  # fmt: skip

#: Lines that are nothing but this, letter case and end marks apart.
ALONE = {
    "advert": (
        "Advertisement", "Advertisements", "Advertisment", "Ad", "Ads", "Advertising", "Sponsored", "Sponsored content",
        "Paid content", "Promoted", "Story continues below advertisement", "Article continues below advertisement",
        "Story continues below", "Article continues below", "Scroll to continue", "Advertisement - scroll to continue",
        "Advertisement - story continues below", "Ad feedback", "Publicidad", "Anuncio", "Publicité", "Anzeige",
        "Werbung",
        "Publicidade", "Anúncio", "Iklan", "Advertorial", "Continue after ad", "Continues after advertisement",
        "Scroll to continue with content",
    ),
    "social": (
        "Share", "Share this", "Share this article", "Share this story", "Share this post", "Share this page", "Tweet",
        "Tweet this", "Follow", "Follow us", "Like us", "Facebook", "Twitter", "Instagram", "WhatsApp", "Telegram",
        "LinkedIn",
        "Pinterest", "Reddit", "YouTube", "TikTok", "Copy link", "Share on Facebook", "Share on Twitter", "Share on X",
        "Share on WhatsApp", "Share via email", "Share on social media", "Compartir", "Compartir en Facebook",
        "Comparte",
        "Síguenos", "Partager", "Suivez-nous", "Teilen", "Folgen Sie uns", "Compartilhe", "Compartilhar", "Siga-nos",
        "Bagikan", "Ikuti kami",
    ),
    "comments": (
        "Comments", "Comment", "See all comments", "View comments", "Show comments", "Leave a comment", "Leave a reply",
        "Post a comment", "Add a comment", "Join the conversation", "No comments", "Comentarios", "Deja un comentario",
        "Commentaires", "Kommentare", "Comentários", "Komentar",
    ),
    "navigation": (
        "Home", "Menu", "Search", "Skip to content", "Skip to main content", "Back to top", "Back to home",
        "Close dialog",
        "Close", "Print", "Email", "Print this article", "Play video", "Play", "Fullscreen", "Learn more", "More",
        "Show more",
        "View more", "View all", "Load more", "Next", "Previous", "Next article", "Previous article", "Modal trigger",
        "Loading", "Loading…", "Scroll down", "Watch live", "Listen to this article", "Listen to article",
        "Watch video",
        "Read more", "Read less", "Click here", "Click to play", "Tap to play", "Skip advert", "Skip ad",
        "Toggle navigation", "Source link", "Read in app", "Original article",
        "Table of contents", "Video", "Photos", "Gallery", "Photo gallery", "Inicio", "Menú", "Accueil", "Startseite",
        "Início", "Beranda", "Imprimir", "Imprimer", "Drucken",
    ),
    "subscription": (
        "Subscribe", "Subscribe now", "Sign up", "Sign in", "Log in", "Register", "Newsletter", "Newsletters",
        "Subscriber only", "Subscriber only stories", "Subscribers only", "Premium", "Get started",
        "Start your free trial",
        "Suscríbete", "Suscribirse", "Abonnez-vous", "S'abonner", "S’abonner", "Abonnieren", "Assine", "Inscreva-se",
        "Berlangganan",
    ),
    "copyright": (
        "All rights reserved", "Todos los derechos reservados", "Tous droits réservés", "Alle Rechte vorbehalten",
        "Todos os direitos reservados", "Hak cipta dilindungi undang-undang",
    ),
}  # fmt: skip

#: Names of networks; a line of nothing but these, or one that asks to follow, like or join on one, is "social".
NETWORKS = (
    "Facebook", "Twitter", "Instagram", "WhatsApp", "Telegram", "LinkedIn", "Pinterest", "Reddit", "YouTube", "TikTok",
    "Threads", "Bluesky", "Mastodon", "Google News", "Google+", "Flipboard", "Messenger", "Viber", "Line", "VKontakte",
    "Weibo", "WeChat", "Discord", "X", "Email", "E-mail", "Print", "Tumblr", "Truth Social", "Gab", "Gettr",
)  # fmt: skip

#: Beginnings of lines, as patterns; a line that begins so is furniture if it is no longer than a headline or two.
#: NETWORK stands for one of `NETWORKS`, MONTH for a month's name. Letter case does not count.
BEGINNINGS = {
    "cookie-notice": (
        r"(?:this|our|the)\s+(?:web)?site\s+uses\s+(?:\w+\s+){0,2}cookies?\b",
        r"we\s+(?:and\s+our\s+partners\s+)?use\s+(?:\w+\s+){0,2}cookies?\b",
        r"by\s+(?:continuing|clicking|using|browsing)\b.{0,80}\b(?:you\s+(?:agree|accept|consent)|cookies?)\b",
        r"(?:accept|manage|reject)\s+(?:all\s+)?cookies\b",
        r"cookies?\s+(?:policy|settings|preferences|notice|consent)\s*$",
        r"(?:este\s+sitio(?:\s+web)?\s+utiliza|utilizamos|usamos)\s+(?:\w+\s+){0,2}cookies\b",
        r"(?:ce\s+site\s+utilise|nous\s+utilisons)\s+(?:\w+\s+){0,2}cookies\b",
        r"(?:diese\s+(?:web)?site\s+verwendet|wir\s+verwenden)\s+(?:\w+\s+){0,2}cookies\b",
        r"(?:este\s+site\s+(?:utiliza|usa))\s+(?:\w+\s+){0,2}cookies\b",
        r"situs\s+ini\s+menggunakan\s+(?:\w+\s+){0,2}cookies?\b",
    ),
    "social": (
        r"(?:please\s+)?(?:you\s+can\s+)?(?:also\s+)?(?:follow|like|join|find|connect\s+with)\s+(?:us|our|me|him|her|the)\b"
        r".{0,60}\b(?:NETWORK)\b",
        r"you\s+can\s+follow\s+\w+(?:\s+\w+)?\s+on\s+(?:NETWORK)\b",
        r"follow\s+\w+(?:\s+\w+)?\s+on\s+(?:NETWORK)\b",
        r"[“\"]follow\s+\w+(?:\s+\w+)?\s+on\s+(?:NETWORK)\s+@\w+",
        r"join\s+(?:whatsapp|telegram)\b",
        r"share\s+(?:this|on|via)\b.{0,60}$",
        r"s[ií]g(?:ue|a|uenos|anos|a-nos)(?:-nos)?\s+(?:en|no|a|em|nuestro)\b.{0,80}\b(?:NETWORK)\b",
        r"suivez(?:-nous|-moi|\s+\w+)\s+sur\b", r"folgen\s+sie\s+(?:uns|\w+)\s+(?:auf|bei)\b",
        r"ikuti\s+(?:kami|terus)\b",
        r"(?:únete|únase|rejoignez|bergabung|junte-se)\b.{0,60}\b(?:NETWORK)\b",
    ),
    "subscription": (
        r"(?:click\s+here\s+to\s+)?sign\s+up\s+(?:to|for|now|here|today)\b.{0,60}\b(?:newsletter|alert|e-?mail|inbox|update|brief|free)",
        r"(?:click\s+here\s+to\s+|please\s+)?subscribe\s+(?:to|for|now|here|today|and)\b", r"subscribe\s*[:|]",
        r"subscriber[\s-]only\b",
        r"already\s+(?:a\s+)?(?:subscribe[rd]|registered|have\s+an\s+account)\b",
        r"(?:this|the)\s+(?:article|story|content)\s+is\s+(?:only\s+)?(?:for|available\s+(?:only\s+)?to|reserved\s+for|"
        r"exclusive\s+to)\s+(?:our\s+)?subscribers\b",
        r"(?:to\s+)?(?:continue|keep)\s+reading\b.{0,60}\b(?:subscri|sign|log\s+in|register|account)",
        r"get\s+(?:the|our)\s+(?:latest|best|top|daily|free|morning)\b.{0,90}\b(?:inbox|newsletter)\b",
        r"(?:please\s+)?enter\s+your\s+e-?mail\b", r"create\s+(?:a\s+free|an|your)\s+account\b",
        r"(?:to\s+get\b.{0,60})?download\s+(?:the|our)\b.{0,40}\bapp\b", r"don['’]t\s+miss\b.{0,40}\bnewsletter",
        # Heads and feet of newsletters.
        r"(?:view|read|open|see)\s+(?:(?:(?:this|the)\s+(?:e-?mail|message|newsletter|issue)|it)\s+)?(?:online$|in\s+"
        r"(?:(?:your|a|the)\s+)?(?:web\s+)?browser\b|on\s+the\s+web$)",
        r"(?:having\s+)?(?:trouble|problems)\s+(?:viewing|reading|seeing)\s+(?:this|the)\s+(?:e-?mail|message|newsletter)\b",
        r"(?:(?:click\s+here\s+)?to\s+)?unsubscribe\b(?!\s+\w+ed\b)",
        r"(?:if\s+you\s+|you\s+)?(?:no\s+longer|don['’]t|do\s+not)\s+(?:wish|want)\s+to\s+(?:receive|get)\s+(?:this|these|our|any|"
        r"further|future|e-?mails?)\b",
        r"you(?:['’]re|\s+are|\s+have)?\s+(?:receiv(?:ing|ed)|getting|got)\s+(?:this|these|our)\s+(?:\w+\s+)?(?:e-?mails?|"
        r"messages?|newsletters?)\b",
        r"(?:manage|update|change|edit)\s+(?:(?:your|my|e-?mail)\s+)*(?:preferences|subscriptions?|settings)\b",
        r"(?:was\s+)?this\s+(?:e-?mail|newsletter|message)\s+(?:was\s+)?(?:forwarded|sent)\s+to\b",
        r"forward\s+(?:(?:this|the)\s+(?:e-?mail|newsletter)|to\s+a\s+friend)\b", r"our\s+mailing\s+address\s+is\b",
        r"(?:privacy\s+(?:policy|notice|statement)|terms\s+of\s+(?:service|use))\s*[|·•]",
        r"(?:get|stay)\b.{0,90}\bsubscribe\s+now\b", r"support\s+(?:our\s+journalism|independent\s+journalism)\b",
        r"suscr[ií]b(?:ete|ase|irse)\b", r"reg[ií]str(?:ate|ese)\b", r"abonnez-vous\b", r"inscrivez-vous\b",
        r"jetzt\s+abonnieren\b", r"melden\s+sie\s+sich\b.{0,60}\bnewsletter", r"assine\s+(?:o|a|já|agora|nossa)\b",
        r"inscreva-se\b", r"cadastre-se\b", r"berlangganan\s+(?:newsletter|sekarang|kanal)\b",
    ),
    "copyright": (
        r"©", r"\(c\)\s*\d{4}", r"copyright\s*(?:©|\(c\)|\d{4}|by\b)",
        r".{0,120}\b(?:all\s+rights\s+reserved|todos\s+los\s+derechos\s+reservados|tous\s+droits\s+réservés|alle\s+rechte\s+"
        r"vorbehalten|todos\s+os\s+direitos\s+reservados|hak\s+cipta\s+dilindungi)\b",
        r"(?:this|the)\s+(?:material|article|content|story)\s+may\s+not\s+be\s+(?:published|reproduced|copied|redistributed)\b",
        r"reprinted\s+(?:with|by)\s+permission\b",
    ),
    "byline": (
        r"\(?(?:additional\s+)?(?:reporting|writing|editing)\s+by\s+[a-z]",
        r"\(?with\s+(?:files|(?:additional\s+)?reporting|inputs?)\s+(?:from|by)\b", r"\(?with\s+agency\s+inputs?\b",
        r".{3,160}\bcontributed\s+to\s+this\s+(?:report|story|article)\.?$",
        r"\(?(?:this|the)\s+(?:article|story|report)\s+(?:was|has\s+been)\s+(?:written|reported|compiled|translated|edited)\s+by\b",
        r"(?:contact|write\s+to|e-?mail)\s+(?:the\s+)?[a-z .]{2,40}\bat\s+\S+@\S+", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$",
    ),
    "related-link": (
        r"click\s+here\b", r"to\s+read\s+(?:more|the\s+(?:full|rest))\b.{0,60}\b(?:click|visit)\b",
        r"scroll\s+down\s+(?:to|for)\b",
        r"for\s+more\s+(?:news|stories|information|updates)\b.{0,80}\b(?:visit|click|follow|subscribe|go\s+to|sign)\b",
        r"haz\s+clic\b", r"haga\s+clic\b", r"cliquez\s+ici\b", r"clique\s+aqui\b", r"klicken\s+sie\s+hier\b",
        r"klik\s+di\s*sini\b",
    ),
    "credit": (
        r"(?:this|the)\s+(?:article|story|report|post)\b.{0,100}\b(?:originally|first)\s+(?:published|appeared)\b",
        r"con\s+informaci[oó]n\s+de\s+[A-ZÀ-Þ][\w ]{1,40}\.?$",
        r"com\s+informaç(?:ões|ão)\s+d[aeo]s?\s+[A-ZÀ-Þ][\w ]{1,40}\.?$",
        r"sources?\s*:\s*https?://\S+$", r"the\s+post\b.{1,250}\bappeared\s+first\s+on\b",
    ),
    "notice": (
        r"disclaimer\s*:", r"\(?(?:automatically\s+)?translated\s+(?:by|with|from)\b.{0,60}$",
        r"\(?google\s+translated?\b.{0,30}$",
    ),
    "comments": (r"what\s+do\s+you\s+think\b.{0,60}\bcomments?\b", r"\d+\s+comments?$",
    r"(?:leave|post|add|write)\s+(?:a|your)\s+(?:comment|reply)\b"),
    "navigation": (
        r"(?:tags?|topics?|categor(?:y|ies)|etiquetas|schlagworte|mots-clés|tagar)\s*[:：]", r"filed\s+under\b",
        r"\d+\s+(?:photos|images|videos)$", r"(?:home|inicio|accueil|startseite|início|beranda)\s*[»>›|]\s*\w",
        r"\d+\s+min(?:ute)?s?\s+read$",
    ),
    "caption": (
        r"file\s+(?:photo|picture|image|pic)\b", r"\(?representati(?:ve|onal)\s+(?:image|photo|picture)\b",
        r"file\s*[–—-]\s+[a-z]",
        r"(?:photo|image|picture|foto|video)\s+(?:by|credit|courtesy|copyright)\b",
        r"(?:in\s+)?this\s+(?:undated\s+|MONTH\s+\d{1,2},?\s+(?:\d{4},?\s+)?)(?:file\s+)?(?:photo|image|picture|handout)\b",
        r"\[/?(?:photo|image|video)\]",
    ),
}  # fmt: skip

#: Furniture that scraping glued behind a sentence, with what may follow. NETWORK and AGENCY stand for names.
GLUED = {
    "advert": (
        r"(?:(?:Story|Article)\s+continues\s+below(?:\s+(?:this\s+)?ad(?:vertisement)?)?|Advertisements?|ADVERTISEMENTS?|"
        r"Publicidad|PUBLICIDAD|Publicidade|PUBLICIDADE|Publicité|Iklan)(?=\s*(?:[A-ZÀ-Þ“\"‘]|$))",
    ),
    "credit": (r"(?:Fuente|Source|Quelle|Fonte|Sumber)\s?:\s*(?:AGENCY)(?=[\s.]*(?:[A-ZÀ-Þ“\"(]|$))",),
    "byline": (
        r"\((?:Additional\s+)?(?:Reporting|Writing|Editing|With\s+inputs?|With\s+files)\s+(?:by|from)\s[^()\n]{2,250}\)",
    ),
    "social": (
        r"(?:(?:Follow|Like|Find)\s+us\s+on|Join\s+(?:our|us\s+on)|Síguenos\s+en|Suivez-nous\s+sur|Folgen\s+Sie\s+uns|Siga-nos|"
        r"Ikuti\s+kami)\b[^.!?\n]{0,80}\b(?:NETWORK)\b[^\n]{0,120}$",
    ),
    "subscription": (
        r"(?:Subscribe\s+to|Sign\s+up\s+(?:for|to)|Suscríbete|Abonnez-vous|Assine)\b[^.!?\n]{0,60}\b(?:newsletter|channel|alerts|"
        r"canal|boletín)\b[^\n]{0,80}$",
    ),
}  # fmt: skip

#: Wire services and broadcasters whose name ends a credit that was glued to the next sentence.
AGENCIES = (
    "The Associated Press", "Associated Press", "AP", "Reuters", "Agence France-Presse", "AFP", "EFE", "Europa Press",
    "DPA",
    "Deutsche Welle", "DW", "ANSA", "Lusa", "Antara", "Xinhua", "Yonhap", "Kyodo", "Sputnik", "TASS", "Interfax",
    "Bloomberg",
    "Anadolu Agency", "Anadolu", "BBC", "BBC News", "BBC Mundo", "CNN", "Voice of America", "VOA", "RT", "Al Jazeera",
    "PTI",
    "ANI", "UPI", "KCNA", "Infobae", "Telesur", "RFI", "France 24", "NHK", "Bernama", "Al Arabiya", "IRNA", "SANA",
)  # fmt: skip
#: Whose name stands behind the slash of a picture's credit.
PICTURE_AGENCIES = (
    "Getty Images", "Getty", "AP", "AP Photo", "Associated Press", "Reuters", "AFP", "EPA", "EPA-EFE", "EFE",
    "Shutterstock",
    "iStock", "Xinhua", "Anadolu", "Anadolu Agency", "Bloomberg", "Sputnik", "TASS", "Pool", "Zuma", "Alamy", "SIPA",
    "Bloomberg News",
)  # fmt: skip
