"""What Alembic runs: the steps on the connection, and in the transaction, that `store.migrate` opened."""

from alembic import context

from cs_workbench.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
)
context.run_migrations()
