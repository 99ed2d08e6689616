"""The vocabulary of effects: complete, with inverses, and careful with what it takes."""

from datetime import UTC, datetime, timedelta

import pytest

from governance.domain.action_requests import ActionUnclear, checked, ends_at, in_words, spoken_kind, warning
from governance.domain.actions import POWERS, SPECS, ActionKind, ActionRequest, Target, reversible
from governance.domain.community_settings import SETTINGS, SettingUnusable, parsed_setting, written

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
K = ActionKind


def ask(kind: str, target: str = "", **params: str) -> ActionRequest:
    return checked(ActionRequest(kind=ActionKind(kind), target=target, params=params), now=NOW)


def test_every_kind_is_described() -> None:
    assert set(SPECS) == set(ActionKind)
    for kind in ActionKind:
        assert spoken_kind(kind)
        assert "{" not in in_words(ActionRequest(kind=kind))


def test_an_inverse_leads_back() -> None:
    one_way = {K.RECORD_POLICY, K.DELETE_POST, K.UNDO_DECISION}
    for kind, spec in SPECS.items():
        if kind in one_way:
            continue
        assert spec.inverse is not None
        assert SPECS[spec.inverse].inverse is kind


def test_only_what_leaves_the_records_needs_a_power() -> None:
    assert K.SUSPEND_ACCOUNT in POWERS
    assert not {K.RECORD_POLICY, K.ROLE_GRANT, K.AMEND_CONSTITUTION, K.GRANT_POWER, K.HALT} & set(POWERS)


def test_what_is_about_an_account_is_about_a_person() -> None:
    for spec in SPECS.values():
        assert spec.person or spec.target not in {Target.ACCOUNT, Target.MEMBER}


def test_what_cannot_be_undone_is_said() -> None:
    assert not reversible(ask("delete_post", "12345"))
    assert not reversible(ask("block_domain", "bad.example", severity="suspend"))
    assert reversible(ask("block_domain", "bad.example", severity="limit"))
    assert warning(ask("delete_post", "12345")) == "It cannot be undone."
    assert "30 days" in warning(ask("suspend_account", "@spam@bad.example"))
    assert not warning(ask("add_rule"))


def test_handles_domains_and_numbers_are_written_one_way() -> None:
    assert ask("suspend_account", "@Spam@Bad.example").target == "spam@bad.example"
    assert ask("block_domain", "https://Bad.example/").target == "bad.example"
    assert ask("end_rule", "#3").target == "3"
    assert ask("change_setting", "veto window", value="P3D").target == "veto_window"


@pytest.mark.parametrize(
    ("kind", "target", "params"),
    [
        ("suspend_account", "", {}),
        ("suspend_account", "two words", {}),
        ("block_domain", "nodots", {}),
        ("block_domain", "bad.example", {"severity": "nuke"}),
        ("role_grant", "dana", {}),
        ("end_rule", "the rule", {}),
        ("delete_post", "javascript:alert(1)", {}),
        ("grant_power", "record_policy", {}),
        ("silence_account", "spam", {"duration": "P0D"}),
        ("silence_account", "spam", {"duration": "for ever"}),
        ("silence_account", "spam", {"until": "2020-01-01T00:00:00Z"}),
        ("silence_account", "spam", {"until": "2026-04-01T00:00:00"}),
        ("silence_account", "spam", {"until": "2026-04-01T00:00:00Z", "duration": "P1D"}),
        ("silence_account", "spam", {"colour": "red"}),
        ("amend_constitution", "Section 3.1", {"new": "words"}),
        ("amend_constitution", "Section 3.1", {"old": "a", "text": "b"}),
        ("amend_constitution", "", {"old": "a", "new": "b"}),
    ],
)
def test_what_nobody_could_carry_out_is_refused(kind: str, target: str, params: dict[str, str]) -> None:
    with pytest.raises(ActionUnclear):
        ask(kind, target, **params)


def test_a_sanction_can_end_by_itself() -> None:
    week = ask("silence_account", "spam", duration="P7D")
    assert ends_at(week.kind, week.params, from_=NOW) == NOW + timedelta(days=7)
    until = ask("suspend_account", "spam", until="2026-04-01T00:00:00Z")
    assert ends_at(until.kind, until.params, from_=NOW) == datetime(2026, 4, 1, tzinfo=UTC)
    assert ends_at(K.ADD_RULE, {}, from_=NOW) is None


def test_the_public_reads_the_measure_and_not_the_person() -> None:
    request = ask("suspend_account", "@dana", duration="P7D")
    assert in_words(request) == "suspend @dana for 7 days"
    assert in_words(request, discreet=True) == "suspend an account for 7 days"
    assert in_words(ActionRequest(kind=K.SUSPEND_ACCOUNT, target="@dana")) == "suspend @dana"
    assert in_words(ask("block_domain", "bad.example"), discreet=True).startswith("block the server bad.example")


@pytest.mark.parametrize("name", list(SETTINGS))
def test_a_settings_default_is_a_value_that_it_takes(name: str) -> None:
    assert written(parsed_setting(name, SETTINGS[name].default)) == SETTINGS[name].default


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("open_per_member", "0"),
        ("open_per_member", "ten"),
        ("cooldown", "P0D"),
        ("cooldown", "P1M"),
        ("veto_threshold", "1/3"),
        ("veto_threshold", "1/0"),
        ("colour", "red"),
    ],
)
def test_a_setting_refuses_what_makes_no_sense(name: str, value: str) -> None:
    with pytest.raises(SettingUnusable):
        ask("change_setting", name, value=value)
