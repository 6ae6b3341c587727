"""Bytes to items: parse a feed document, tell items apart, say when to poll again. Pure."""
