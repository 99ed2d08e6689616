from django.db import migrations


def place_of_the_ballot(proposal):
    """Every proposal so far ran by the first ballot of its process type."""
    for process in proposal.rulebook.data.get("process_types", ()):
        if process.get("key") == proposal.process_key:
            kinds = [stage.get("kind") for stage in process.get("stages", ())]
            return kinds.index("ballot") if "ballot" in kinds else 0
    return 0


def tell_stages(apps, schema_editor):
    """Each vote that was opened becomes a stage, with the electorate and the votes that were its own."""
    model = lambda name: apps.get_model("governance", name)
    opened = model("Proposal").objects.filter(opens_at__isnull=False, electorate_size__gt=0)
    for proposal in opened.select_related("rulebook").iterator():
        index = place_of_the_ballot(proposal)
        over = proposal.decided_at or proposal.withdrawn_at or proposal.cancelled_at
        numbers = {name: getattr(proposal, name) for name in ("agree", "disagree", "abstain")}
        run = model("StageRun").objects.create(
            proposal=proposal, index=index, kind="ballot", opened_at=proposal.opens_at, closes_at=proposal.closes_at,
            closed_at=over, outcome=proposal.outcome, result=numbers if proposal.outcome else {},
            electorate_size=proposal.electorate_size, quorum_needed=proposal.quorum_needed,
        )
        model("Proposal").objects.filter(pk=proposal.pk).update(stage=index)
        for name in ("ElectorateEntry", "Vote"):
            model(name).objects.filter(proposal=proposal).update(run=run)


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0007_stages'),
    ]

    operations = [
        migrations.RunPython(tell_stages, migrations.RunPython.noop),
    ]
