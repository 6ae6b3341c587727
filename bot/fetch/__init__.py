"""HTTP and files: fetch what a feed's address holds, politely and safely, and parse it beside the loop."""
