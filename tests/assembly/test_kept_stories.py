"""The stories of a situation are kept in its folder until its reports change."""

import pytest

import dragoman as dm
from dragoman import kept
from dragoman.assembly import kept_stories
from dragoman.folder import building
from dragoman.parts import Place, to_rows
from dragoman.reasons import as_dict, why
from dragoman.records import Reading, Report, report_id
from dragoman.showing.lines.reasons import why_lines
from dragoman.showing.terminal import Page
from dragoman.store import Store, Wanted

FIRST = (
    "Norland closed the port of Ellery on Friday after 14 boats of Sudria had come in without papers, its navy said."
)
SECOND = "Eggs cost nine crowns a dozen in Westerby this week, two more than in May, because hens are moulting early."
LONGER = (
    "Seven fishermen of Quarrel Bay were let go on Tuesday, after a court in Ellery had fined each of them 300 crowns. "
    "Their nets stay with the coast guard, which wants to sell them in the autumn. The mayor met them at the quay."
)


def add(store: Store, path: str, text: str) -> None:
    report = Report(id=report_id(text), text=text)
    row, records = to_rows(Reading(report=report), (path, 0), path)
    store.add([row], records, [Place(path, 0, path, "u", True, "read", report.id, None, None)])


@pytest.fixture
def folder(tmp_path):
    from dragoman.folder import create

    create(tmp_path / "s")
    store = Store.make(tmp_path / "s")
    add(store, "a.txt", FIRST)
    add(store, "b.txt", SECOND)
    store.settle("r")
    return tmp_path / "s"


def test_every_report_of_a_situation_is_in_a_story(folder):
    situation = dm.open(folder)
    assert len(situation.stories()) == 2
    assert sorted(name for story in situation.stories() for name in story.reports) == sorted(
        row.id for row in situation.store.reports(Wanted())
    )


def test_stories_are_reckoned_once(folder, monkeypatch):
    found = dm.open(folder).stories()
    monkeypatch.setattr(kept_stories, "find_stories", lambda reports: pytest.fail("reckoned again"))
    assert dm.open(folder).stories() == found


def test_a_new_report_is_reckoned_with(folder):
    before = dm.open(folder).stories()
    store = Store.make(folder)
    add(store, "c.txt", FIRST.replace("Friday", "Friday,").replace("its navy said", "its navy told reporters"))
    store.settle("r")
    after = dm.open(folder).stories()
    assert sum(len(story.members) for story in after) == sum(len(story.members) for story in before) + 1


def test_what_is_kept_and_damaged_is_reckoned_again(folder):
    found = dm.open(folder).stories()
    (folder / kept_stories.KEPT).write_bytes(b'{"key": "')
    assert dm.open(folder).stories() == found


def test_stories_are_told_where_the_folder_cannot_be_written_to(folder, monkeypatch):
    def refuse(path, *pieces):
        raise PermissionError(path)

    monkeypatch.setattr(kept, "write_whole", refuse)
    assert len(dm.open(folder).stories()) == 2
    assert not (folder / kept_stories.KEPT).exists()


def test_why_says_which_text_of_a_story_is_the_nearest_to_its_origin(folder):
    with building(folder):
        store = Store.make(folder)
        add(store, "c.txt", LONGER)
        add(store, "d.txt", f"{LONGER} The boats are still there.")
        store.settle("r")
    store = dm.open(folder).store
    first, fullest = (why(store, report_id(text)).found[0] for text in (LONGER, f"{LONGER} The boats are still there."))
    assert fullest.story == first.story and fullest.story.origin == fullest.report.id
    told = [" ".join(why_lines(one, Page())) for one in (first, fullest)]
    assert (
        f"story: a copy of report {fullest.report.id}, of 2 reports that tell it the nearest to the origin" in told[0]
    )
    assert "of 2 reports that tell it this is the nearest to the origin: none was earlier" in told[1]
    assert as_dict(first)["story"]["why"] == "fullest"
    (alone,) = why(store, report_id(SECOND)).found
    assert alone.story is None and "story:" not in " ".join(why_lines(alone, Page()))
