"""Concepts, rule files and chat queries -> compiled rules -> index -> matches, with the reason. Pure.

The one exception to "no I/O" is asked for by argument: `files.load` is given the texts of the files.
"""
