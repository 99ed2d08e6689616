"""What people do in a browser: open it, log in, be somebody on the square, wait for what the workers bring about."""

import contextlib
import shutil

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make test installs it")
_FOUND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WITH_CHROMIUM = pytest.mark.skipif(_FOUND is None, reason="no Chromium on this machine: install the package chromium")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1200, "height": 900}
PATIENCE = 30_000


@contextlib.contextmanager
def chromium():
    """The browser itself."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=_FOUND,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        )
        yield started
        started.close()


def opened(browser, *, viewport=DESK, javascript=True):
    """A page of somebody's own."""
    context = browser.new_context(viewport=viewport, java_script_enabled=javascript)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def log_in(page, govbot):
    """As the moderator whose login the start has printed."""
    page.goto(f"{govbot.base_url}/admin/")
    name, password = govbot.login
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    press(page, page.get_by_role("button", name="Log in"))


def press(page, button):
    """A button or link, and the page that follows whole."""
    with page.expect_navigation():
        button.click()


def fits(page):
    """Whether nothing stands out of the page sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def be(page, name):
    page.get_by_label("People", exact=True).get_by_role("link", name=name, exact=True).last.click()
    page.get_by_role("heading", name=f"Write as {name}").wait_for()


def settled(page):
    """The page looks again by itself until the bot has answered."""
    page.get_by_label("Your post").wait_for()


def to_the_next_deadline(page):
    eventually(page, page.get_by_role("button", name="To the next deadline")).click()


def eventually(page, wanted):
    """What the workers bring about shows up; on a busy machine the page is loaded again by hand."""
    for _ in range(30):
        if wanted.count():
            return wanted.first
        page.wait_for_timeout(1000)
        page.locator("meta[http-equiv=refresh]").wait_for(state="detached")  # until then it looks again by itself
        with contextlib.suppress(sync_api.Error):  # it was just about to
            page.reload()
    raise AssertionError(f"{wanted} never showed up:\n{page.locator('body').inner_text()}")


def hears(page, words):
    return eventually(page, page.locator("article.bot", has_text=words))


def has_voted(page, name, choice):
    return eventually(page, page.get_by_text(f"{name} voted {choice} on #1"))
