"""Who sends more than the site takes is told how much it takes."""

from django.test import Client


def test_a_form_that_is_too_large_says_what_to_do(client: Client) -> None:
    told = client.post("/admin/login/", {"username": "x" * 3_000_000})
    assert told.status_code == 400
    assert "a text may have up to 1 MB" in told.content.decode()
    assert "nothing was done" in told.content.decode()


def test_so_does_one_of_too_many_fields(client: Client) -> None:
    told = client.post("/admin/login/", {f"name_{number}": "x" for number in range(1001)})
    assert told.status_code == 400
    assert "nothing was done" in told.content.decode()
