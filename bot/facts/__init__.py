"""Facts read out of an item: dates first; each with its words and their place in the text. Pure."""
