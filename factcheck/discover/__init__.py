"""Where could the page be? The first of the two open sets.

Each module has one `discover(claim, outlet, web)`, a `factcheck.protocols.Discoverer`, and enters by its entry point.
What leaves the machine is decided here: no word of a draft does, and no question holds a date but the article's.
"""
