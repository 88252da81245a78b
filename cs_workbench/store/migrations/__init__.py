"""The schema's steps, one module a step; never changed once they have landed."""

from pathlib import Path


def run_file(module: str) -> None:
    """Run the SQL file that stands beside the migration ``module`` (its ``__file__``), statement by statement."""
    from alembic import op

    text = Path(module).with_suffix(".sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            op.execute(statement)
