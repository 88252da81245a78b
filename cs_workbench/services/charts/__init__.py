"""What charts show, a module a topic: each maker answers a `domain.chart.Chart` in the person's language."""
