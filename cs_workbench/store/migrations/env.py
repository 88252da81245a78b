"""What Alembic runs: the steps on the connection, and in the transaction, that `store.migrate` opened."""

from alembic import context

from cs_workbench.store.tables import METADATA

if hasattr(context, "config"):  # Alembic runs this file; a test that loads every module only reads it
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
    )
    context.run_migrations()
