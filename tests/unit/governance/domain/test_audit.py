"""The chain: what is hashed, and that any change is found where it is."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.audit import GENESIS, canonical, commitment, entry_hash, first_break


def chain(length: int = 4) -> list[dict]:
    entries, head = [], GENESIS
    for seq in range(1, length + 1):
        entry = {
            "seq": seq, "at": f"2026-01-05T09:00:0{seq}.000000Z", "community": "town", "tag": "vote.cast",
            "actor": "member:ab", "subject": "proposal:1", "cause": "inbound:1",
            "constitution": {"version": 1, "sha256": "0" * 64}, "citations": [],
            "data": {"number": 1, "title_commitment": commitment("Fridays", salt=f"s{seq}")}, "prev_hash": head,
        }  # fmt: skip
        entry["hash"] = head = entry_hash(entry)
        entry["content"] = {"salt": f"s{seq}", "words": {"title": "Fridays"}}
        entries.append(entry)
    return entries


def test_a_good_chain_holds() -> None:
    broken, good, head = first_break(chain())
    assert (broken, good) == (None, 4)
    assert head == chain()[-1]["hash"]


def test_the_canonical_form_is_sorted_compact_utf8() -> None:
    assert canonical({"b": [1, None, True], "a": "é\n"}) == '{"a":"é\\n","b":[1,null,true]}'.encode()


@pytest.mark.parametrize("value", [{"a": 1.5}, {"a": 2**53}, {"é": 1}, {"a": {1, 2}}, {"a": [{"ü": 1}]}])
def test_what_other_languages_read_differently_is_refused(value: dict) -> None:
    with pytest.raises(ValueError):
        canonical(value)


@given(place=st.integers(0, 3), field=st.sampled_from(["tag", "actor", "subject", "cause", "at", "community"]))
def test_a_changed_field_is_found_at_its_entry(place: int, field: str) -> None:
    """Invariant 8: the record verifies, and a changed, removed or inserted row is found."""
    entries = chain()
    entries[place][field] += "x"
    broken, good, _ = first_break(entries)
    assert broken is not None
    assert (broken.seq, good) == (place + 1, place)


@given(place=st.integers(0, 2))
def test_a_removed_entry_is_found(place: int) -> None:
    """Invariant 8: the record verifies, and a changed, removed or inserted row is found."""
    entries = chain()
    del entries[place]
    broken, _, _ = first_break(entries)
    assert broken is not None
    assert broken.seq == place + 1


@given(place=st.integers(0, 3))
def test_an_inserted_entry_is_found(place: int) -> None:
    entries = chain()
    entries.insert(place, copy.deepcopy(entries[place]))
    broken, _, _ = first_break(entries)
    assert broken is not None


def test_an_entry_rewritten_with_a_new_hash_breaks_the_next() -> None:
    entries = chain()
    entries[1]["tag"] = "vote.changed"
    entries[1]["hash"] = entry_hash(entries[1])
    broken, _, _ = first_break(entries)
    assert broken is not None
    assert broken.seq == 3


def test_changed_words_are_found_and_erased_words_are_fine() -> None:
    entries = chain()
    del entries[2]["content"]
    assert first_break(entries)[0] is None
    entries[3]["content"]["words"]["title"] = "Mondays"
    broken, _, _ = first_break(entries)
    assert broken is not None
    assert broken.seq == 4
    assert "title" in broken.problem


def test_a_missing_field_is_named() -> None:
    entries = chain()
    del entries[0]["cause"]
    broken, _, _ = first_break(entries)
    assert broken is not None
    assert "cause" in broken.problem
