"""A whole new text in a real browser: uploaded or pasted, read, decided field by field, adopted by the members."""

import re
from pathlib import Path

import pytest

from tests.browser.hands import (
    PHONE,
    WITH_CHROMIUM,
    be,
    chromium,
    eventually,
    fits,
    hears,
    log_in,
    opened,
    press,
    settled,
    to_the_next_deadline,
)
from tests.functional.system import RunningGovbot

pytestmark = WITH_CHROMIUM
SHIPPED = (Path(__file__).parent.parent.parent / "constitution.md").read_text(encoding="utf-8")
NINE = "Voting on a standard proposal is open for exactly nine days."
SMALL = (
    "### Section 3.3: Small matters\n\nA small matter passes when at least two thirds of the votes cast agree. "
    "Voting on it is open for two days.\n\n"
)
NEW = SHIPPED.replace("Voting on a standard proposal is open for exactly six days.", NINE).replace(
    "## Article 4", f"{SMALL}## Article 4", 1
)


@pytest.fixture
def govbot(tmp_path):
    running = RunningGovbot(tmp_path)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser):
    page, errors = opened(browser), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.context.close()
    assert errors == []


def writing(page):
    """From the first page to the box for a new text."""
    press(page, page.get_by_role("link", name="Drafts", exact=True).first)
    press(page, page.get_by_role("link", name=re.compile("^Write a new text")))


def kept(page):
    """It is looked at, kept, and read; the page says how far it is."""
    press(page, page.get_by_role("button", name="Show what it changes"))
    assert "Section 3.3: Small matters" in page.locator("#content").inner_text()
    press(page, page.get_by_role("button", name="Keep it as a draft"))
    press(page, page.locator("#content a.button"))
    for _ in range(60):
        if page.locator("#the_todo").count():
            return
        assert page.get_by_label("Sections read").count() or page.locator("#the_todo").count()
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError(page.locator("#content").inner_text())


def decide(page, field, choice, **boxes):
    """On the page of a reading: one field, on the page of its own."""
    link = page.get_by_role("link", name=re.compile(f"^(Decide|Change) {re.escape(field)}"))
    press(page, link.first)
    page.get_by_label(choice).check()
    for label, words in boxes.items():
        page.get_by_label(label.replace("_", " "), exact=False).first.fill(words)
    press(page, page.get_by_role("button", name="Save", exact=True).first)
    assert not page.locator(".errorlist").count(), page.locator(".errorlist").inner_text()


def sorted_out(page):
    page.get_by_role("checkbox", name="Small matters").check()
    press(page, page.get_by_role("button", name="Keep the ticked ones"))
    press(page, page.get_by_role("button", name=re.compile("^Accept (all|the) .*sure")).first)


def test_a_text_goes_from_a_file_to_the_rules_that_hold(govbot, page, browser):
    log_in(page, govbot)
    writing(page)
    page.get_by_label("What it changes, in one sentence").fill("Votes take longer, small matters are quick")
    page.get_by_label("Or a file with it").set_input_files(
        {"name": "new.md", "mimeType": "text/markdown", "buffer": NEW.encode()}
    )
    kept(page)
    assert "Only what has changed or is contested is shown" in page.locator("#content").inner_text()
    assert page.locator("mark", has_text="open for exactly nine days").count()
    decide(page, "how long it lasts (stage 1) of Small matters", "Correct it", At_most="2 days")
    sorted_out(page)

    decide(page, "who may propose", "Ask the community first", Question_to_the_community="Who may raise small matters?")
    square = opened(browser)
    square.goto(govbot.square_url)
    be(square, "bruno")
    hears(square, "Who may raise small matters?").get_by_role("link", name="Reply").click()
    square.get_by_label("Reply as bruno").fill("@govbot everybody here")
    square.get_by_role("button", name="Reply", exact=True).click()
    for _ in range(30):
        page.reload()
        if page.get_by_text("@bruno: everybody here").count():
            break
        page.wait_for_timeout(1000)
    assert page.get_by_text("@bruno: everybody here").count()

    decide(page, "who may propose", "The value below is a default", Who="every member")
    decide(page, "who decides", "The value below is a default", Who="every member")
    decide(page, "quorum", "nothing takes its place")
    accept = page.locator(".rules").get_by_role("button", name=re.compile("^Accept how long it lasts"))
    assert page.get_by_text("9 days").count()
    press(page, accept.first)
    leave = page.get_by_role("button", name=re.compile("^Leave .*as not stated"))
    press(page, leave.first)
    page.get_by_role("heading", name="Everything is decided").wait_for()
    press(page, page.get_by_role("button", name="Put it to the members").first)
    page.get_by_text("Put to the members, and announced").wait_for()

    page.goto(f"{govbot.base_url}/c/town/drafts/1/")
    shown = page.locator("main").inner_text()
    assert page.locator("ins", has_text="nine").count()
    assert "@govbot propose to adopt draft 1" in shown
    adopted(square, govbot)

    page.goto(f"{govbot.base_url}/c/town/constitution/")
    shown = page.locator("main").inner_text()
    assert NINE in shown
    rules = page.locator("section, div.card", has=page.get_by_role("heading", name="Small matters")).last.inner_text()
    assert "default" in rules
    page.goto(f"{govbot.base_url}/c/town/drafts/1/")
    assert "in force" in page.locator("main").inner_text()


def adopted(page, govbot):
    """The members vote for it, and the time passes that their rules ask for."""
    page.goto(govbot.square_url)
    be(page, "alice")
    page.get_by_label("Your post").fill("@govbot propose to adopt draft 1")
    page.get_by_role("button", name="Post", exact=True).click()
    settled(page)
    eventually(page, page.get_by_text("confirm"))
    page.get_by_label("Your post").fill("@govbot confirm")
    page.get_by_role("button", name="Post", exact=True).click()
    hears(page, "#1 is open")
    for who in ("alice", "bruno", "chidi", "dana", "emi"):
        settled(page)
        be(page, who)
        page.get_by_label("Your post").fill("@govbot agree 1")
        page.get_by_role("button", name="Post", exact=True).click()
        eventually(page, page.get_by_text(f"{who} voted agree on #1"))
    to_the_next_deadline(page)
    hears(page, "#1 has passed")
    to_the_next_deadline(page)
    hears(page, "#1 is in force")


def test_on_a_phone_without_javascript_a_second_look_asks_only_what_is_new(govbot, browser):
    page = opened(browser, viewport=PHONE, javascript=False)
    log_in(page, govbot)
    writing(page)
    page.get_by_label("The whole new text").fill(NEW)
    kept(page)
    assert fits(page)
    sorted_out(page)
    decide(page, "who may propose", "The value below is a default", Who="every member")
    assert fits(page)
    before = int(re.match(r"\d+", page.get_by_text("still to decide").first.inner_text())[0])

    page.goto(f"{govbot.base_url}/admin/")
    press(page, page.get_by_role("link", name="Drafts", exact=True).first)
    press(page, page.get_by_role("link", name=re.compile("^Draft 1")))
    press(page, page.get_by_role("link", name="Write another draft that begins with this one"))
    page.get_by_label("The whole new text").fill(NEW.replace("for two days", "for three days"))
    kept(page)
    shown = page.locator("#content").inner_text()
    assert "taken over from the earlier reading" in shown
    left = int(re.match(r"\d+", page.get_by_text("still to decide").first.inner_text())[0])
    assert left == before + 1  # its time alone is another one
    assert page.get_by_text("3 days").count()
    assert fits(page)
