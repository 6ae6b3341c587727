"""The truth, in one SQLite file: schema, queries, one transaction per intent. Holds no decisions."""
