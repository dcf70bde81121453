"""What commands find, as lines for a terminal or a pipe: readings, accounts, hits, reasons and scores in, text out.

A function takes what it tells of and the `Page` that it is written for (`showing.terminal`).
"""
