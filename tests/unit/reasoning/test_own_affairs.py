"""Undoing, powers, settings and halts are taken from strict forms, and from nothing that only sounds like them."""

import pytest

from reasoning.effects import effects_of


@pytest.mark.parametrize(
    ("text", "kind", "target", "params"),
    [
        ("propose to undo #3", "undo_decision", "3", {}),
        ("Propose: reverse the decision 12.", "undo_decision", "12", {}),
        ("propose to end the rule #3", "end_rule", "3", {}),
        ("propose charter: repeal the standing rule of decision 12", "end_rule", "12", {}),
        ("propose to grant the bot the power silence_account", "grant_power", "silence_account", {}),
        ("propose to give the bot the power to block domains", "grant_power", "block_domain", {}),
        ("propose that we take from the bot the power of delete_post", "end_power", "delete_post", {}),
        ("propose to set cooldown to 3 days", "change_setting", "cooldown", {"value": "P3D"}),
        ("propose to set the veto threshold to 3/4", "change_setting", "veto_threshold", {"value": "3/4"}),
        ("propose to set open_per_member to 5", "change_setting", "open_per_member", {"value": "5"}),
        ("propose to set roll to Approved", "change_setting", "roll", {"value": "approved"}),
        (
            "propose to change the setting model to server/qwen3:8b",
            "change_setting",
            "model",
            {"value": "server/qwen3:8b"},
        ),
        ("propose urgent: an emergency halt", "halt", "", {}),
        ("propose to lift the emergency halt", "resume", "", {}),
    ],
)
def test_a_strict_form_is_an_effect(text: str, kind: str, target: str, params: dict[str, str]) -> None:
    (one,) = effects_of(text, bot="govbot")
    assert (one.kind, one.target, dict(one.params)) == (kind, target, params)


@pytest.mark.parametrize(
    "text",
    [
        "propose to undo the damage of #3",
        "propose to undo",
        "propose that we give the bot the power of speech",
        "propose to let the bot sleep",
        "propose to set the table to seven",
        "propose a rule against emergency halts without a reason",
        "propose to halt the train",
    ],
)
def test_what_only_sounds_like_one_is_not(text: str) -> None:
    kinds = {one.kind for one in effects_of(text, bot="govbot")}
    assert not kinds & {"undo_decision", "grant_power", "end_power", "change_setting", "halt", "resume"}
