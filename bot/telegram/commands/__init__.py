"""What each command, button and dialogue shows, one module per screen. Pure: no network, no clock, no store.

A screen gets the `Situation`, the `Request`, and what its feature asked for (`bot.telegram.features`).
"""
