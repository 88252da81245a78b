"""Pictures of what the rules found: charts, drawn by matplotlib, which loads with the first one."""
