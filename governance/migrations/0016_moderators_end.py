from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("governance", "0015_reminders")]

    operations = [
        migrations.AddField(
            model_name="moderator",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="moderator",
            name="ended_because",
            field=models.CharField(blank=True, db_default="", default="", max_length=100),
        ),
    ]
