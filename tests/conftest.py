import shutil
import signal

import pytest

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)

# A shell that runs the tests in the background has them ignore Ctrl-C, and their child processes would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests: two cannot be driven at a time from one process."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: `apt-get install chromium` to test in a browser")
    sync = pytest.importorskip("playwright.sync_api", reason="no Playwright: nothing is tested in a browser")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
