import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jawla.officers.guards import append_only, frozen

STATES = [('proposed', 'proposed'), ('accepted', 'accepted'), ('rejected', 'rejected'), ('corrected', 'corrected'), ('withdrawn', 'withdrawn')]

# Both count code points, as a quote's offsets do.
QUOTE = {
    "sqlite": """CREATE TRIGGER claims_claim_quote_stands BEFORE INSERT ON claims_claim FOR EACH ROW
        WHEN NEW.quote IS NOT (SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM sources_source WHERE id = NEW.source_id)
        BEGIN SELECT RAISE(ABORT, 'claims_claim: the quote is not in the text'); END""",
    "postgresql": """CREATE FUNCTION jawla_quote_stands() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.quote IS DISTINCT FROM
                (SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM sources_source WHERE id = NEW.source_id)
            THEN
                RAISE EXCEPTION USING MESSAGE = 'claims_claim: the quote is not in the text', ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER claims_claim_quote_stands BEFORE INSERT ON claims_claim FOR EACH ROW EXECUTE FUNCTION jawla_quote_stands()""",
}


def require_the_quote(apps, editor):
    editor.execute(QUOTE[editor.connection.vendor])


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('sources', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('position', models.PositiveIntegerField(help_text='among the groups of its source')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='sources.source')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='claims.group')),
            ],
            options={
                'ordering': ['source', 'position'],
                'constraints': [models.UniqueConstraint(fields=('source', 'position'), name='one_group_a_position')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=40)),
                ('value', models.JSONField()),
                ('quote', models.TextField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('pattern', models.CharField(blank=True, help_text='in words, why the reader took it', max_length=200)),
                ('reader_version', models.CharField(blank=True, max_length=40)),
                ('proposed_at', models.DateTimeField()),
                ('state', models.CharField(choices=STATES, db_index=True, default='proposed', max_length=12)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='sources.source')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='claims.group')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to=settings.AUTH_USER_MODEL)),
                ('instead_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replacements', to='claims.claim')),
            ],
            options={
                'ordering': ['group__position', 'start', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='a_quote_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=STATES, max_length=12)),
                ('at', models.DateTimeField()),
                ('reason', models.TextField(blank=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='claims.claim')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader_version', models.CharField(max_length=40)),
                ('relevant', models.BooleanField(help_text="null where the source's language is not read", null=True)),
                ('content', models.JSONField(help_text='the reading as reading.schema.json says; empty where it was not read')),
                ('problem', models.JSONField(blank=True, help_text='what, where, remedy: why it was not read', null=True)),
                ('read_at', models.DateTimeField()),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='sources.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'reader_version'), name='one_reading_a_version')],
            },
        ),
        migrations.RunPython(require_the_quote, migrations.RunPython.noop),
        frozen('claims_group', 'source_id', 'kind', 'position', 'parent_id'),
        frozen(
            'claims_claim', 'source_id', 'group_id', 'field', 'value', 'quote', 'start', 'end', 'pattern',
            'reader_version', 'proposed_by_id', 'proposed_at', 'instead_of_id',
        ),
        append_only('claims_decision'),
        append_only('claims_reading'),
    ]
