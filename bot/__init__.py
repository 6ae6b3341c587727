"""Watchword: watches the news, rings once per story, and again only when a fact in the story changes.

Read `bot/ARCHITECTURE.md` first, then `bot/pipeline.py`.
"""

__version__ = "0.1.0"
