"""Ring, update or suppress, with a reason; render; pace and retry. Pure."""
