"""How a report is said: one module a format, each with `render(report) -> str`, and what they share."""
