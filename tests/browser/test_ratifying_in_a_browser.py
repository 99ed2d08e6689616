"""A moderator ratifies a text in a real browser, and a member then proposes something by its rules."""

import re
import shutil
from pathlib import Path

import pytest

from tests.functional.system import RunningGovbot

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make test installs it")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install the package chromium")
ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "constitution.md"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PATIENCE = 30_000


@pytest.fixture
def govbot(tmp_path):
    """A first community whose text has no rules yet: one more line makes it another text than the ready one."""
    text = tmp_path / "text.md"
    text.write_text(SHIPPED.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    running = RunningGovbot(tmp_path, GOVBOT_GOVERNANCE__CONSTITUTION_PATH=str(text))
    yield running
    running.stop()


@pytest.fixture
def page():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        )
        context = browser.new_context(viewport=DESK, java_script_enabled=False)
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        browser.close()


def reading(govbot, page):
    page.goto(f"{govbot.base_url}/admin/")
    name, password = govbot.login
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    to_ratify = page.locator(".waits li", has_text="To ratify")
    for _ in range(60):
        if to_ratify.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    to_ratify.get_by_role("link").click()
    page.get_by_role("heading", name="What is read in it").wait_for()


def press(page, button):
    """A button or link, and the page that follows whole."""
    with page.expect_navigation():
        button.click()


def settle(page, choice):
    """On the page of one field: what somebody chooses who takes what is suggested."""
    label = page.get_by_label(choice)
    if not label.count():
        label = page.get_by_label("nothing takes its place")
    label.check()
    press(page, page.get_by_role("button", name="Save", exact=True).first)
    if page.locator(".errorlist").count():
        page.get_by_label("nothing takes its place").check()
        press(page, page.get_by_role("button", name="Save", exact=True).first)


def test_a_text_is_ratified_from_nothing_and_used(govbot, page):
    reading(govbot, page)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
    page.set_viewport_size(DESK)
    assert page.locator("mark").count() > 0
    for way in page.locator(".sort input[type=checkbox]").all():
        way.check()
    press(page, page.get_by_role("button", name="Keep the ticked ones"))
    press(page, page.get_by_role("button", name=re.compile("^Accept all .* shown as sure")))
    accept = page.locator(".rules").get_by_role("button", name=re.compile("^Accept"))
    while accept.count():
        press(page, accept.first)
    left = page.get_by_role("link", name=re.compile("^Decide"))
    while left.count():
        press(page, left.first)
        settle(page, "The value below is a default")
    press(page, page.get_by_role("button", name="Ratify these rules"))
    page.get_by_text("Ratified. The rules are in force").wait_for()

    page.goto(govbot.square_url)
    page.get_by_label("People", exact=True).get_by_role("link", name="alice", exact=True).last.click()
    for _ in range(7):  # newcomers wait for seven days
        press(page, page.get_by_role("button", name="+1 day"))
    page.get_by_label("Your post").fill("@govbot propose weekly meetings on Fridays")
    page.get_by_role("button", name="Post", exact=True).click()
    page.locator("article", has_text="weekly meetings").first.wait_for()
    opened = page.get_by_role("link", name=re.compile("#1"))
    for _ in range(60):  # the square looks again by itself, which a reload would get in the way of
        page.goto(f"{govbot.base_url}/c/town/proposals/")
        if opened.count():
            break
        page.wait_for_timeout(1000)
    assert opened.count(), page.locator("body").inner_text()
