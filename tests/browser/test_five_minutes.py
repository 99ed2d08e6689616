"""A newcomer's first five minutes in a real browser, against the real web and the real workers."""

import pytest

from tests.browser.hands import (
    DESK,
    PHONE,
    WITH_CHROMIUM,
    be,
    chromium,
    eventually,
    has_voted,
    hears,
    log_in,
    opened,
    settled,
    to_the_next_deadline,
)
from tests.functional.system import RunningGovbot

pytestmark = WITH_CHROMIUM


@pytest.fixture(scope="module")
def govbot(tmp_path_factory):
    running = RunningGovbot(tmp_path_factory.mktemp("govbot"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def is_a_fault(said):
    """Browsers also log every answer that refuses a form; those are expected here."""
    return said.type == "error" and "status of 400" not in said.text


@pytest.fixture
def page(browser):
    page, errors = opened(browser), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if is_a_fault(said) else None)
    yield page
    page.context.close()
    assert errors == []


def is_well_made(page):
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def test_propose_vote_wait_and_read_the_record(govbot, page):
    page.goto(govbot.square_url)
    assert page.get_by_role("heading", name="Try this").is_visible()
    is_well_made(page)
    be(page, "alice")
    page.get_by_label("Your post").fill("@govbot propose weekly meetings on Fridays")
    page.get_by_role("button", name="Post", exact=True).click()
    hears(page, "#1 is open: Weekly meetings on Fridays")
    settled(page)

    be(page, "bruno")
    page.get_by_role("button", name="agree", exact=True).click()
    has_voted(page, "bruno", "agree")
    settled(page)
    be(page, "chidi")
    page.get_by_label("Your post").fill("@govbot agree 1")
    page.get_by_role("button", name="Post", exact=True).click()
    has_voted(page, "chidi", "agree")
    settled(page)
    be(page, "dana")
    page.locator("article.bot", has_text="#1 is open").get_by_role("link", name="Reply").click()
    page.get_by_label("Reply as dana").fill("@govbot disagree")
    page.get_by_role("button", name="Reply", exact=True).click()
    has_voted(page, "dana", "disagree")
    settled(page)

    to_the_next_deadline(page)
    hears(page, "#1 has passed")
    to_the_next_deadline(page)
    hears(page, "#1 is in force")

    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        is_well_made(page)
    page.get_by_label("Our Town").get_by_role("link", name="Proposals").click()
    page.get_by_role("link", name="#1 Weekly meetings on Fridays").click()
    assert "2 agree, 1 disagree, 0 abstain." in page.locator("main").inner_text()
    assert "It has been in force since" in page.locator("main").inner_text()
    page.get_by_text("Who voted what").click()
    assert page.get_by_role("row", name="@dana disagree").is_visible()
    page.get_by_role("link", name="Everything on the record about #1").click()
    assert "#1 took effect." in page.locator("main").inner_text()
    is_well_made(page)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_and_can_be_walked_by_keyboard(govbot, page, viewport):
    page.set_viewport_size(viewport)
    page.goto(govbot.square_url)
    for where in ("/", "/c/town/", "/c/town/constitution/", "/c/town/proposals/", "/c/town/audit/", "/c/town/square/"):
        page.goto(govbot.base_url + where)
        is_well_made(page)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        page.wait_for_url("**#the_content")


def test_a_clause_is_one_click_from_a_rule(govbot, page):
    page.goto(f"{govbot.base_url}/c/town/")
    page.get_by_role("link", name="Section 3.1").first.click()
    page.wait_for_url("**/c/town/constitution/#article-3-section-3-1")
    assert page.locator("#article-3-section-3-1").is_visible()


def test_a_moderator_in_a_hurry(govbot, page):
    page.goto(govbot.square_url)
    be(page, "emi")
    page.get_by_label("Your post").fill("@govbot propose we ban bruno for being rude")
    page.get_by_role("button", name="Post", exact=True).click()
    settled(page)
    log_in(page, govbot)
    eventually(page, page.get_by_role("link", name="ban bruno for being rude")).click()
    page.get_by_role("link", name="Cancel").click()
    assert "not involved" in page.locator("#content").inner_text()
    page.get_by_label("Reason").fill("no")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Please give a reason in a few words").wait_for()
    assert page.get_by_label("Reason").input_value() == "no"
