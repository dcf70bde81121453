"""Wire services and outlets that reports credit, under the names they go by.

A name as a report writes it in, the name that all its spellings share out. Written from general knowledge of the
world's agencies and of the outlets that other outlets credit; what is not listed is credited only where its line
says that it is an agency (`credits`).
"""

from __future__ import annotations

#: Name → other spellings. Spellings of three and four capitals that are other things too (`SPA`, `MAP`, `INA`) count
#: only where nothing but a credit can stand: in a dateline's brackets, after "Source:", on a line of their own.
_WIRES = """
Associated Press = The Associated Press; AP; A.P.; Ap
Reuters = REUTERS; Reuter; REUTER; Thomson Reuters; Reuters News Agency; Reuters.com
AFP = Agence France-Presse; Agence France Presse; AFP News Agency; Agence France-Presse (AFP)
UPI = United Press International
Bloomberg = Bloomberg News; BLOOMBERG
dpa = DPA; Deutsche Presse-Agentur; Dpa
EFE = Efe; Agencia EFE; EFE News Agency; Agencia Efe
ANSA = Ansa
Xinhua = XINHUA; Xinhua News Agency; Xinhua News; Xinhuanet; New China News Agency
China News Service = CNS; China News
TASS = Tass; ITAR-TASS; Itar-Tass; TASS News Agency; Tass News Agency
Interfax = INTERFAX; Interfax News Agency; Interfax-Ukraine; Interfax Ukraine
RIA Novosti = RIA; RIA-Novosti; RIA Novosti News Agency; RIA News
Sputnik = Sputnik News
Ukrinform = UKRINFORM
Unian = UNIAN
Belta = BelTA; BELTA; BelTa
Yonhap = YONHAP; Yonhap News Agency; Yonhap News
Newsis = 
KCNA = Korean Central News Agency; Korean Central News Agency (KCNA)
Kyodo News = Kyodo; KYODO; Kyodo News Agency; KYODO NEWS
Jiji Press = Jiji; JIJI
CNA = Central News Agency; Focus Taiwan
VNA = Vietnam News Agency
Antara = ANTARA; Antara News
Bernama = BERNAMA; Bernama News Agency
PNA = Philippine News Agency
PTI = Press Trust of India; P.T.I.
ANI = Asian News International
IANS = Indo-Asian News Service; Indo Asian News Service
UNI = United News of India
APP = Associated Press of Pakistan
BSS = Bangladesh Sangbad Sangstha
UNB = United News of Bangladesh
Pajhwok = Pajhwok Afghan News
IRNA = Islamic Republic News Agency
Fars = FARS; Fars News Agency; Fars News
Tasnim = Tasnim News Agency; Tasnim News; TASNIM
Mehr = Mehr News Agency; Mehr News; MNA
ISNA = Iranian Students News Agency; Iranian Students' News Agency
Anadolu = AA; Anadolu Agency; Anadolu Ajansi; Anadolu Ajansı
DHA = Demirören News Agency
SANA = Syrian Arab News Agency; Sana
NNA = National News Agency
Petra = Jordan News Agency
SPA = Saudi Press Agency
WAM = Emirates News Agency
QNA = Qatar News Agency
KUNA = Kuwait News Agency; Kuna
BNA = Bahrain News Agency
ONA = Oman News Agency
INA = Iraqi News Agency
WAFA = Wafa; Palestinian News Agency
MENA = Middle East News Agency
MAP = Maghreb Arabe Presse
APS = Algeria Press Service
TAP = Tunis Afrique Presse
SUNA = Sudan News Agency
ENA = Ethiopian News Agency
NAN = News Agency of Nigeria
GNA = Ghana News Agency
KNA = Kenya News Agency
NAMPA = Namibia Press Agency; Nampa
PANA = Panapress; Pan African News Agency
APA = Austria Presse Agentur
PA = Press Association; PA Media; PA news agency
AAP = Australian Associated Press
CP = The Canadian Press; Canadian Press
Belga = BELGA; Belga News Agency
ANP = 
NTB = 
TT = TT News Agency
Ritzau = 
STT = 
PAP = Polish Press Agency
CTK = ČTK; Czech News Agency
TASR = 
MTI = 
Agerpres = AGERPRES
BTA = Bulgarian News Agency
Tanjug = TANJUG
HINA = Hina
Lusa = LUSA
Agência Brasil = Agencia Brasil
Télam = Telam; TELAM
Prensa Latina = 
Notimex = NOTIMEX
Europa Press = 
ACAN-EFE = 
NovaNews = Agenzia Nova
"""
#: Outlets that others credit: broadcasters with a state behind them that give their reports away, and the papers
#: and channels to which people speak.
_OUTLETS = """
VOA = Voice of America; VOA News
RFE/RL = Radio Free Europe/Radio Liberty; Radio Free Europe; Radio Liberty; RFE
Radio Free Asia = RFA
BBC = BBC News; The BBC; BBC World Service
Deutsche Welle = DW; DW News
RFI = Radio France Internationale
France 24 = FRANCE 24; France24
Euronews = 
NHK = NHK World
KBS = KBS World
CGTN = 
CCTV = 
Global Times = The Global Times
China Daily = 
People's Daily = 
South China Morning Post = SCMP; The South China Morning Post
Nikkei Asia = Nikkei; Nikkei Asian Review
Al Jazeera = Al-Jazeera; Aljazeera; Al Jazeera English
Al Arabiya = Al-Arabiya
Al Mayadeen = Al-Mayadeen
Press TV = PressTV
RT = Russia Today
CNN = CNN International
CNBC = 
MSNBC = 
NBC News = NBC
ABC News = 
CBS News = CBS
Fox News = Fox News Channel; FoxNews
NPR = National Public Radio
PBS = PBS NewsHour
Politico = POLITICO
Axios = 
The Hill = 
Newsweek = 
The New York Times = New York Times; NYT; New York Times News Service
The Washington Post = Washington Post; WaPo
The Wall Street Journal = Wall Street Journal; WSJ
Los Angeles Times = L.A. Times; The Los Angeles Times
USA Today = USA TODAY
Foreign Policy = 
The Economist = 
The Guardian = Guardian
The Times = 
The Telegraph = Daily Telegraph; The Daily Telegraph
Financial Times = The Financial Times; FT
The Independent = 
Sky News = 
ITV News = ITV
Le Monde = 
Der Spiegel = Spiegel
Die Welt = 
Bild = 
El País = El Pais
La Repubblica = 
Corriere della Sera = 
Haaretz = 
The Times of Israel = Times of Israel
The Jerusalem Post = Jerusalem Post
Kyiv Independent = The Kyiv Independent
Ukrainska Pravda = 
Meduza = 
Kommersant = 
Izvestia = 
Global News = 
CBC News = CBC
CTV News = 
Tribune News Service = Tribune Content Agency
McClatchy = 
Inter Press Service = IPS
The Conversation = 
Project Syndicate = 
ProPublica = 
"""


def _table(block: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for line in block.strip().splitlines():
        name, _, others = line.partition("=")
        for spelling in (name, *others.split(";")):
            if spelling.strip():
                names[spelling.strip()] = name.strip()
    return names


WIRES = _table(_WIRES)
OUTLETS = _table(_OUTLETS)
#: Every spelling → the name.
NAMES = {**OUTLETS, **WIRES}
#: Spellings that are words, people or other bodies in running text.
_AMBIGUOUS = frozenset(
    "Ap A.P. AA SPA MAP INA APS TAP ENA NAN CP PA TT APA PNA BNA ONA KNA MNA NNA DHA CNS RIA UNI APP RT FT DW KBS IPS "
    "Sana Fars Mehr Petra Nikkei Guardian RFE CNA GNA SUNA PANA Wafa Hina NBC CBS ITV Bild Axios Sputnik Unian MENA "
    "Spiegel".split()
)


def known(name: str) -> str | None:
    """The shared name of a wire or outlet, for a credit's spelling of it, or None."""
    name = name.strip(" \t\r\n.,;:|*_–—-•·\"'“”‘’()[]/<>©").removesuffix("'s").removesuffix("’s")
    found = NAMES.get(name) or NAMES.get(f"{name}.") or NAMES.get(name.removeprefix("The ").removeprefix("the "))
    if found is None and name.isupper() and len(name) > 4:
        found = _BY_UPPER.get(name)
    return found


_BY_UPPER = {spelling.upper(): name for spelling, name in NAMES.items()}


#: A name as it stands in running text, with as many capitalised words behind it as the longest name has.
PHRASE = r"(?:dpa|[A-ZÀ-Þ][\w.'’]*(?:[/-][A-Z]\w*)*(?:(?:(?: of|-)[ ]?|[ ])[A-ZÀ-Þ][\w.'’]*){0,4})"


def begins(phrase: str) -> str | None:
    """The shared name of the wire or outlet that a phrase begins with ("AFP Tuesday"), or None.

    For running text: spellings that may be something else there do not count.
    """
    words = phrase.removeprefix("The ").removeprefix("the ").split(" ")
    for length in range(len(words), 0, -1):
        spelling = " ".join(words[:length]).rstrip(".,").removesuffix("'s").removesuffix("’s")
        for form in (spelling, f"The {spelling}"):
            if form in NAMES and form not in _AMBIGUOUS:
                return NAMES[form]
    return None
