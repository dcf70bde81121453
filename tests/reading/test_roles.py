import pytest

from dragoman.reading.heads import body_at, leading_title, role_ending, role_of
from dragoman.reading.lookup import find_names
from dragoman.reading.names import Name
from dragoman.reading.officials import acts_for
from dragoman.reading.roles import read_role
from dragoman.reading.words import tokenise

KINDS = {"adjective": "state", "seat": "state", "region-adjective": "region"}


def role(phrase: str, **persons: str):
    forms = [phrase[a:b] for a, b in tokenise(phrase)]
    names = [Name(h.first, h.last, KINDS.get(h.kind, h.kind), h.id) for h in find_names(forms)]
    for person in persons.values():
        words = person.split()
        at = next(k for k in range(len(forms)) if forms[k : k + len(words)] == words)
        names.append(Name(at, at + len(words), "person"))
    return read_role(forms, 0, len(forms), sorted(names, key=lambda n: n.first))


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("Secretary of State", "secretary of state"),
        ("deputy foreign minister", "deputy foreign minister"),
        ("Lt. Gen.", "lieutenant general"),
        ("spokesperson for the Chinese embassy", "spokesperson"),
        ("special representative for Korean Peninsula affairs", "special representative"),
        ("secretaries of state", "secretary of state"),
        ("three senior diplomats", "diplomat"),
        ("co-founder of the group", "co founder"),
    ],
)
def test_the_head_of_a_title_is_found(phrase, title):
    forms = [phrase[a:b] for a, b in tokenise(phrase)]
    assert role_of(forms, 0, len(forms)).key == title


def test_what_is_no_title_is_none():
    assert role("the long negotiations") is None


def test_titles_lead_and_end():
    forms = "Defense Secretary General Lloyd Austin".split()
    assert leading_title(forms, 0, 5) == 3
    assert role_ending(forms, 2).key == "defense secretary"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Renmin University of China", "university"),
        ("Ministry of Defence", "government-body"),
        ("Lantern Institute", "think-tank"),
        ("Madras High Court", "government-body"),
        ("Kano State Government", "government-body"),
        ("Tokyo Electric Power Company", "company"),
    ],
)
def test_the_head_of_a_name_tells_the_kind_of_body(name, kind):
    forms = name.split()
    assert body_at(forms, 0, len(forms)).body.kind == kind


@pytest.mark.parametrize(
    ("phrase", "role_class", "country"),
    [
        ("Chinese Foreign Minister", "minister", "CHN"),
        ("North Korean leader", "head-of-state", "PRK"),
        ("China's ambassador to the United States", "diplomat", "CHN"),
        ("a Chinese professor", "scholar", "CHN"),
        ("U.S. Defense Secretary", "minister", "USA"),
        ("Secretary of State", "minister", "USA"),
        ("White House press secretary", "spokesperson", "USA"),
        ("president of France", "head-of-state", "FRA"),
        ("president of Georgetown University", "head", None),
        ("president of Conaie", "head", None),
        ("premier of Ontario", "regional", None),
        ("a senior fellow at Brookings", "scholar", None),
        ("an American director", "head", "USA"),
        ("commander of Hamas", "armed", "PSE"),
        ("IAEA chief", "head", None),
    ],
)
def test_a_role_is_of_a_class_and_a_country(phrase, role_class, country):
    found = role(phrase)
    assert (found.role_class, found.country) == (role_class, country)


def test_an_envoy_has_a_host_and_a_home():
    found = role("the British ambassador to Japan")
    assert (found.country, found.host) == ("GBR", "JPN")


def test_a_spokesman_may_serve_a_person():
    assert role("Putin's spokesman", person="Putin").serves is not None


def test_a_former_office_is_marked():
    assert role("a former U.S. diplomat").former
    assert role("ex-president").former
    assert not role("a U.S. diplomat").former


def acting(phrase, organisation=None, kind=None, acts=None, region=None, served=None):
    return acts_for(role(phrase), organisation, kind, acts, region, served).acts_for


def test_for_whom_a_role_acts():
    assert acting("Chinese Foreign Minister") == "CHN"
    assert acting("three top U.S. diplomats") == "USA"
    assert acting("a Ukrainian general") == "UKR"
    assert acting("spokesman for the ministry", "ministry", "government-body", "RUS") == "RUS"
    assert acting("NATO spokesman", "nato", "international-organisation", "nato") == "nato"
    assert acting("Hamas spokesman", "hamas", "armed-group") == "hamas"
    assert acting("the UN envoy", "un", "international-organisation", "un") == "un"
    assert acting("governor of Texas", region="texas") == "texas"
    assert acting("an aide to the minister", served="RUS") == "RUS"


@pytest.mark.parametrize(
    "phrase",
    [
        "a Chinese professor",
        "analysts",
        "a Russian journalist",
        "U.S. Senator",
        "a former U.S. diplomat",
        "an Israeli lawmaker",
        "a member of Hamas",
        "Egyptian protesters",
        "opposition leader",
        "a Swedish priest",
    ],
)
def test_for_whom_nobody_acts(phrase):
    assert acting(phrase) is None


def test_the_head_of_a_think_tank_is_a_scholar_but_its_spokesman_speaks_for_it():
    assert acting("director of the institute", "institute", "think-tank") is None
    assert acting("spokesman for the institute", "institute", "think-tank") == "institute"


def test_a_title_with_a_hyphen_is_one_title():
    assert role("U.S. Treasury Under-Secretary").title.key == "under secretary"
