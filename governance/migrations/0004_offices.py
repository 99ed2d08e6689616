import django.db.models.deletion
from django.db import migrations, models


def move_roles(apps, schema_editor):
    """What the roll said of each member becomes a row for each role, from when the member joined."""
    Member, Office = apps.get_model("governance", "Member"), apps.get_model("governance", "Office")
    for member in Member.objects.exclude(roles=[]).iterator():
        for role in sorted(set(member.roles)):
            Office.objects.create(
                community_id=member.community_id, member=member, role=role, granted_at=member.joined_at, cause="roll"
            )


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0003_words_from_models'),
    ]

    operations = [
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=80)),
                ('granted_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('cause', models.CharField(max_length=100)),
                ('ended_by', models.CharField(blank=True, max_length=100)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='governance.community')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='governance.member')),
            ],
            options={
                'ordering': ('granted_at', 'id'),
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True), ('ends_at__isnull', False)), fields=['ends_at'], name='office_term_due')],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('member', 'role'), name='office_held_once'),
                    models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gt', models.F('granted_at')), _connector='OR'), name='office_term_ends_after_it_begins'),
                    models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('ended_by', ''), _negated=True), _connector='OR'), name='office_end_has_a_cause'),
                ],
            },
        ),
        migrations.RunPython(move_roles, migrations.RunPython.noop),
        # The column stays, with a default, for the version that still runs; its model has forgotten it.
        migrations.AlterField(
            model_name='member',
            name='roles',
            field=models.JSONField(blank=True, db_default=models.Value([], models.JSONField()), default=list),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField(model_name='member', name='roles')], database_operations=[],
        ),
    ]
