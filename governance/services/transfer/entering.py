"""A community comes in from a file: every row or none, in one transaction, and checked again as it stands here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import IO, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import IntegrityError, models, transaction

from governance.domain.actors import HOST, Cause
from governance.domain.events import CommunityMoved
from governance.domain.resting import Rest
from governance.models import AuditEntry, Community
from governance.services.record import record
from governance.services.scene import Scene
from governance.services.transfer.checking import check_entered
from governance.services.transfer.journey import Journey
from governance.services.transfer.kinds import Kind, Values
from governance.services.transfer.numbering import give_numbers, make_room
from governance.services.transfer.reading import Cargo, Row, Tell, UnusableExport, rows
from governance.services.transfer.values import is_login

_AT_ONCE = 500
_MANY = 1000
_LONGEST_SLUG, _LONGEST_LOGIN = 50, 150


@dataclass(frozen=True, kw_only=True)
class Entered:
    """The community as it stands here, and the logins that were made for its moderators."""

    community: Community
    logins: Sequence[str]


def enter(
    file: IO[bytes], cargo: Cargo, kinds: Sequence[Kind], *, slug: str, town: bool, tell: Tell, now: datetime
) -> Entered:
    """Write everything. Raises UnusableExport, having written nothing."""
    _check_address(slug)
    header = cargo.header
    journey = Journey(came_as=header.slug, slug=slug, town=town, taken_at=header.taken_at, numbers=cargo.numbers)
    make_room(kinds, cargo.numbers)
    with transaction.atomic():
        give_numbers(kinds, cargo.numbers)
        logins: list[str] = []
        try:
            for kind, found in groupby(rows(file, kinds, sha256=cargo.sha256), key=lambda row: row.kind):
                if (many := len(cargo.numbers[kind.name].before)) >= _MANY:
                    tell(f"{many} of {kind.name} ...")
                _enter_all(kind, found, journey, logins)
        except IntegrityError as error:
            raise UnusableExport(_broken(error)) from None
        community = Community.objects.select_for_update().get(pk=cargo.numbers["governance.community"].here[0])
        tell("Checking the record and the rules ...")
        try:
            check_entered(community, header)
        except (TypeError, ValueError, KeyError, AttributeError):
            raise UnusableExport("The file holds values that cannot be read. Nothing was entered.") from None
        _note(community, cargo, now=now)
    return Entered(community=community, logins=logins)


def _check_address(slug: str) -> None:
    try:
        validate_slug(slug)
    except ValidationError:
        raise UnusableExport(f"“{slug}” cannot be an address: use letters, digits and hyphens.") from None
    if len(slug) > _LONGEST_SLUG:
        raise UnusableExport(f"An address has at most {_LONGEST_SLUG} characters, not {len(slug)}.")
    if Community.objects.filter(slug=slug).exists():
        raise UnusableExport(
            f"There is a community at “{slug}” already. Give this one another address: --slug NEW-ADDRESS."
        )


def check_new(cargo: Cargo) -> None:
    """Refuse a community that is on this host already: its record would go on twice. Raises UnusableExport."""
    here = AuditEntry.objects.filter(hash=cargo.header.head, seq=cargo.header.entries).select_related("community")
    found = here.first()
    if found is not None:
        raise UnusableExport(
            f"This community is on this host already, as “{found.community.slug}”, with the same record."
        )


def _enter_all(kind: Kind, found: Iterable[Row], journey: Journey, logins: list[str]) -> None:
    batch: list[models.Model] = []
    links: list[tuple[models.ManyToManyField[Any, Any], int, int]] = []
    for row in found:
        batch.append(_made(kind, row, journey, logins, links))
        if len(batch) == _AT_ONCE:
            _write(kind, batch, links)
    _write(kind, batch, links)


def _made(kind: Kind, row: Row, journey: Journey, logins: list[str], links: list[Any]) -> models.Model:
    number = journey.new(kind.name, row.number)
    values: Values = dict(row.values)
    try:
        kind.fit(values, row.number, journey)
        for name in kind.posts:
            values[name] = journey.post(values[name])
        made = kind.model(pk=number)
        for column in kind.fields:
            value = values[column.name]
            if isinstance(column, models.ManyToManyField):
                target = column.related_model._meta.label_lower  # noqa: SLF001
                links += [(column, number, journey.new(target, one)) for one in value]
            elif is_login(column):
                setattr(made, column.name, _login(value, journey, logins))
            elif isinstance(column, models.ForeignKey) and value is not None:
                setattr(made, column.attname, journey.new(column.related_model._meta.label_lower, value))  # noqa: SLF001
            else:
                setattr(made, column.attname, value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnusableExport(f"Line {row.line}: {kind.name}: {error}. Nothing was entered.") from None
    return made


def _write(kind: Kind, batch: list[models.Model], links: list[tuple[Any, int, int]]) -> None:
    kind.model._default_manager.bulk_create(batch)  # noqa: SLF001
    for column, found in groupby(links, key=lambda link: link[0]):
        through = column.remote_field.through
        ours, theirs = f"{column.m2m_field_name()}_id", f"{column.m2m_reverse_field_name()}_id"
        through._default_manager.bulk_create(  # noqa: SLF001
            (through(**{ours: one, theirs: other}) for _, one, other in found), batch_size=_AT_ONCE
        )
    batch.clear()
    links.clear()


def _login(name: str, journey: Journey, logins: list[str]) -> Any:
    """Somebody who can log in once the host has given them a password; never a login that is here already."""
    users = get_user_model().objects
    wanted = users.model.normalize_username(name)
    for free in (wanted, *(f"{wanted[: _LONGEST_LOGIN - 60]}-{journey.slug}{n or ''}" for n in range(100))):
        if not users.filter(username=free).exists():
            logins.append(free)
            user = users.model(username=free, is_staff=True)
            user.set_unusable_password()
            user.full_clean(exclude=["password"])
            user.save()
            return user
    raise ValueError(f"no login can be made for {name!r}")


def _note(community: Community, cargo: Cargo, *, now: datetime) -> None:
    """The record goes on here, and says so."""
    scene = Scene(community=community, actor=HOST, cause=Cause(ref="host:import"), now=now)
    header = cargo.header
    moved = CommunityMoved(
        subject="community", from_address=header.slug, taken_at=header.taken_at, copy=not header.moving
    )
    if community.rest != Rest.CLOSED:
        record(scene, [moved])


def _broken(error: IntegrityError) -> str:
    problem = (str(error).strip().splitlines() or ["a rule of the database"])[0]
    return (
        f"The file cannot be entered: {problem}. Either a part of this community is on this host already, or the rows "
        "do not fit together. Nothing was entered."
    )
