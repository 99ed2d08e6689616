"""Documentation that cannot drift: every setting, and words for every event."""

import re
from collections.abc import Iterator
from pathlib import Path

from governance.domain import events
from governance.domain.actions import ActionKind
from governance.domain.community_settings import SETTINGS

ROOT = Path(__file__).parent.parent.parent


def event_tags() -> list[str]:
    """The one list of tags: every event is exported by its package."""
    return [event.tag for event in (getattr(events, name) for name in events.__all__) if "tag" in vars(event)]


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    source = (ROOT / "govbot_site/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:env\.\w+\(|setting\()\s*"([A-Z][A-Z_0-9]+)"', source))
    documented = set(
        re.findall(r"^\| `([A-Z][A-Z_0-9]+)`", (ROOT / "docs/SETTINGS.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert read == documented


def test_every_template_that_is_named_is_there_and_none_is_left_over() -> None:
    named: set[str] = set()
    for room in ("governance/services", "platforms"):
        for path in (ROOT / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            named |= set(re.findall(r'"((?:proposal|vote|veto|appeal|member|community|reply)\.[a-z_]+)"', text))
    named |= {f"proposal.{outcome}" for outcome in ("passed", "rejected", "no_quorum")}
    there = {path.stem for path in (ROOT / "templates/messages").glob("*.txt")}
    assert there <= named
    assert {name for name in named if name.startswith("reply.")} <= there
    assert there - {name for name in there if name.startswith("reply.")} >= {"proposal.opened", "proposal.executed"}


def test_every_link_in_the_documents_leads_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (document.parent / target).exists(), f"{document.name} -> {target}"


def test_tags_are_dotted_and_stable_words() -> None:
    tags = event_tags()
    assert len(tags) > 15
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", tag) for tag in tags)


def test_no_two_events_have_one_tag_and_none_is_kept_from_the_list() -> None:
    def kinds(event: type[events.Event]) -> Iterator[type[events.Event]]:
        yield event
        for narrower in event.__subclasses__():
            yield from kinds(narrower)

    assert sorted(event_tags()) == sorted({event.tag for event in kinds(events.Event) if "tag" in vars(event)})


def test_every_kind_of_action_and_every_setting_of_a_community_is_documented() -> None:
    text = (ROOT / "docs/ACTIONS.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted([*ActionKind, *SETTINGS])
    for name, spec in SETTINGS.items():
        assert f"| `{name}` | `{spec.default}` | {spec.words} |" in text
