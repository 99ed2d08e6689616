"""How often one person wrote lately is asked for each message that is no plain order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index."""

    dependencies = (("platforms", "0013_connections_that_cannot_be_read"),)

    operations = (
        migrations.AddIndex(
            model_name="inboundevent",
            index=models.Index(fields=["community", "author", "occurred_at"], name="inbound_author"),
        ),
    )
