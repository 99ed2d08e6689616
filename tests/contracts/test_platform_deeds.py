"""What every adapter must do where decisions ask something of its platform: act once, and put back what was there."""

import pytest

from platforms.ports import Deed, PlatformError
from tests.contracts.test_platform_contract import ADAPTERS, World, draft


@pytest.fixture(params=sorted(ADAPTERS))
def world(request: pytest.FixtureRequest, db: None) -> World:
    return ADAPTERS[request.param](request)


def deed(kind: str, target: str = "", *, key: str = "town:1:1", **params: str) -> Deed:
    return Deed(kind=kind, target=target, params=params, key=key)


@pytest.mark.parametrize("kind", ["suspend_account", "silence_account"])
def test_an_account_is_dealt_with_and_put_back(world: World, kind: str) -> None:
    wanted = deed(kind, "alice")
    seen = world.platform.look(wanted)
    assert not seen.done
    performed = world.platform.act(wanted)
    assert performed.before == seen.state
    assert world.platform.look(wanted).done
    world.platform.undo(wanted, before=performed.before)
    assert world.platform.look(wanted) == seen


def test_acting_again_changes_nothing_more(world: World) -> None:
    wanted = deed("silence_account", "alice")
    world.platform.act(wanted)
    there = world.platform.look(wanted)
    assert world.platform.act(wanted).before == there.state
    assert world.platform.look(wanted) == there


def test_undoing_puts_back_what_was_there_and_not_a_default(world: World) -> None:
    silence, suspend = deed("silence_account", "alice"), deed("suspend_account", "alice", key="town:2:1")
    world.platform.act(silence)
    before = world.platform.look(suspend)
    performed = world.platform.act(suspend)
    world.platform.undo(suspend, before=performed.before)
    assert world.platform.look(suspend) == before
    assert world.platform.look(silence).done


def test_a_release_can_be_undone_too(world: World) -> None:
    world.platform.act(deed("suspend_account", "alice"))
    release = deed("unsuspend_account", "alice", key="town:2:1")
    assert not world.platform.look(release).done
    performed = world.platform.act(release)
    assert world.platform.look(release).done
    world.platform.undo(release, before=performed.before)
    assert world.platform.look(deed("suspend_account", "alice")).done


def test_an_account_that_is_gone_is_a_final_error(world: World) -> None:
    with pytest.raises(PlatformError) as raised:
        world.platform.look(deed("suspend_account", "nobody"))
    assert (raised.value.code, raised.value.retryable) == ("gone", False)


def test_a_server_is_blocked_more_and_less(world: World) -> None:
    part = deed("block_domain", "bad.example", severity="silence")
    whole = deed("block_domain", "bad.example", key="town:2:1", severity="suspend")
    first = world.platform.act(part)
    assert world.platform.look(part).done
    assert not world.platform.look(whole).done
    second = world.platform.act(whole)
    assert world.platform.look(whole).done
    world.platform.undo(whole, before=second.before)
    assert not world.platform.look(whole).done
    assert world.platform.look(part).done
    world.platform.undo(part, before=first.before)
    assert not world.platform.look(part).done


def test_a_block_that_is_lifted_comes_back_as_it_was(world: World) -> None:
    whole = deed("block_domain", "bad.example", severity="suspend")
    world.platform.act(whole)
    lift = deed("unblock_domain", "bad.example", key="town:2:1")
    performed = world.platform.act(lift)
    assert world.platform.look(lift).done
    world.platform.undo(lift, before=performed.before)
    assert world.platform.look(whole).done


def test_the_bots_own_post_is_deleted_once_and_for_good(world: World) -> None:
    (post,) = world.platform.post(draft("A mistake"))
    wanted = deed("delete_post", post)
    assert not world.platform.look(wanted).done
    performed = world.platform.act(wanted)
    assert world.platform.look(wanted).done
    world.platform.act(wanted)
    with pytest.raises(PlatformError) as raised:
        world.platform.undo(wanted, before=performed.before)
    assert not raised.value.retryable


def test_the_bots_own_post_is_pinned_and_unpinned(world: World) -> None:
    (post,) = world.platform.post(draft("Our rules"))
    pin = deed("pin_post", post)
    performed = world.platform.act(pin)
    assert world.platform.look(pin).done
    world.platform.undo(pin, before=performed.before)
    assert not world.platform.look(pin).done
    assert world.platform.look(deed("unpin_post", post)).done


def for_people_only(world: World, wanted: Deed) -> bool:
    """Whether the platform lets no program do this; it then has to say so plainly, and finally."""
    error = None
    try:
        world.platform.act(wanted)
    except PlatformError as raised:
        error = raised
    assert error is None or (error.code, error.retryable) == ("for_people", False)
    return error is not None


@pytest.mark.parametrize("kind", ["delete_post", "announcement"])
def test_what_no_program_may_do_is_left_to_people(world: World, kind: str) -> None:
    wanted = deed(kind, world.say("bruno", "Something rude") if kind == "delete_post" else "", text="Picnic on Sunday")
    assert for_people_only(world, wanted) or world.platform.look(wanted).done


def test_an_announcement_that_is_taken_down_can_hang_again(world: World) -> None:
    up, down = deed("announcement", text="Picnic"), deed("end_announcement", "1", key="town:2:1")
    if for_people_only(world, up):
        return
    performed = world.platform.act(down)
    assert not world.platform.look(up).done
    world.platform.undo(down, before=performed.before)
    assert world.platform.look(up).done
