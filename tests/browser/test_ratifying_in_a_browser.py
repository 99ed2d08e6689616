"""A moderator ratifies a text in a real browser, and a member then proposes something by its rules."""

import re
from pathlib import Path

import pytest

from tests.browser.hands import DESK, PHONE, WITH_CHROMIUM, chromium, fits, log_in, opened, press
from tests.functional.system import RunningGovbot

pytestmark = WITH_CHROMIUM
ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "constitution.md"


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
    with chromium() as browser:
        yield opened(browser, javascript=False)


def reading(govbot, page):
    log_in(page, govbot)
    to_ratify = page.locator(".waits li", has_text="To ratify")
    for _ in range(60):
        if to_ratify.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    to_ratify.get_by_role("link").click()
    page.get_by_role("heading", name="What is read in it").wait_for()


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
    assert fits(page)
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
