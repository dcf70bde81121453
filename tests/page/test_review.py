import re

import pytest

import dragoman
from tests.page.conftest import TOKEN


def post(client, kind, *words, token=TOKEN, **more):
    return client.post("/fix", data={"token": token, "kind": kind, "word": words, **more})


def first_doubt(client, type_):
    found = re.findall(
        r'name="word" value="([0-9a-f]{12}:[a-z]{2}-[0-9a-f]{8})"', client.get(f"/review?type={type_}").text
    )
    return found[0]


def test_a_record_is_rejected_and_the_rejection_undone(editing, folder):
    doubt = first_doubt(editing, "statement")
    answer = post(editing, "reject", doubt, because="not said", back="/review?type=statement")
    assert answer.status_code == 303
    fix = answer.headers["location"].rpartition("done=")[2]
    assert doubt not in editing.get("/review?type=statement").text
    shown = editing.get(answer.headers["location"]).text
    assert "because not said" in shown
    assert 'role="status">Done' in shown
    assert post(editing, "undo", fix).status_code == 303
    assert doubt in editing.get("/review?type=statement").text
    assert [one.fix.kind for one in dragoman.open(folder).fixes()] == ["reject", "undo"]


def test_two_names_are_merged(editing, folder):
    names = [actor.id for actor in dragoman.open(folder).actors() if actor.kind == "person"][:2]
    assert post(editing, "merge", *names, because="one man").status_code == 303
    assert len(dragoman.open(folder).fixes()) == 1


def test_a_second_tab_that_decides_the_same_is_told_and_nothing_is_written(editing, folder):
    doubt = first_doubt(editing, "statement")
    assert post(editing, "reject", doubt).status_code == 303
    again = post(editing, "reject", doubt)
    assert again.status_code == 409
    assert len(dragoman.open(folder).fixes()) == 1


def test_a_record_that_is_gone_is_told(editing):
    answer = post(editing, "reject", "000000000000:st-00000000")
    assert answer.status_code == 409
    assert "there is no report" in answer.text


def test_a_form_from_an_earlier_run_is_refused(editing, folder):
    answer = post(editing, "reject", first_doubt(editing, "statement"), token="stale")
    assert answer.status_code == 409
    assert "earlier run" in answer.text
    assert not dragoman.open(folder).fixes()


def test_read_only_shows_no_form_and_takes_none(client):
    assert 'action="/fix"' not in client.get("/review").text
    assert post(client, "reject", "x").status_code == 403


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_decision_leads_back_to_this_page_only(editing, back):
    answer = post(editing, "confirm", first_doubt(editing, "statement"), back=back)
    assert answer.headers["location"].startswith("/review")


@pytest.mark.parametrize("kind", ["add", "explode", ""])
def test_what_is_no_correction_of_the_page_is_refused(editing, kind):
    assert post(editing, kind, "x").status_code == 409


@pytest.mark.parametrize("javascript", [True, False])
def test_a_record_is_corrected_in_the_browser_by_keyboard(browse, editable, folder, javascript):
    tab = browse(editable + "/review?type=statement", javascript=javascript)
    tab.get_by_role("button", name="It is right").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**done=fx-**")
    assert tab.get_by_role("status").filter(has_text="Done").count() == 1
    tab.get_by_role("button", name="Undo").first.focus()
    first = tab.url
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "done=fx-" in url and url != first)
    assert [one.fix.kind for one in dragoman.open(folder).fixes()] == ["confirm", "undo"]


def test_a_correction_is_told_by_names_not_ids(editing, folder):
    names = {actor.id: actor.name for actor in dragoman.open(folder).actors() if actor.registered}
    one = next(id_ for id_, name in names.items() if name != id_)
    answer = post(editing, "confirm", one)
    assert f"Done: {names[one]} is right" in editing.get(answer.headers["location"]).text
