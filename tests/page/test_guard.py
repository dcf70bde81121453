import pytest

from tests.page.conftest import TOKEN

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example", "192.168.0.7", ""])
def test_a_foreign_host_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:80", "[::1]:5000", "LOCALHOST"])
def test_this_machine_is_served(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://localhost:9999"])
def test_a_foreign_page_cannot_post(editing, origin):
    headers = {"origin": origin} if origin else {}
    if not origin:
        del editing.headers["origin"]
    assert editing.post("/", data={"token": TOKEN}, headers=headers).status_code == 403


def test_every_answer_forbids_scripts_and_styles_inside_and_frames(client):
    for address in ("/", "/nothing", "/static/page.css"):
        policy = client.get(address).headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize("back", ["//evil.example/", "/\\evil.example", "https://evil.example", "javascript:x"])
def test_the_theme_leads_back_to_this_page_only(client, back):
    assert client.get("/theme", params={"to": "dark", "back": back}).headers["location"] == "/"


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "__init__.py", ".", "%00"])
def test_nothing_else_of_the_disk_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404
