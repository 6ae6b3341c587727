"""WebSub at work: asking hubs for pushes, answering them, taking in what they deliver."""
