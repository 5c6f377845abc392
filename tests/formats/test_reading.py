"""A saved run that is rendered again is the same to the byte, whatever kind of number was saved."""

from dataclasses import replace

from factcheck.formats import json, reading
from tests.formats import examples


def test_what_a_score_was_worked_out_from_is_written_the_same_again() -> None:
    figure = examples.figure()
    assert figure.best is not None
    part = replace(figure.best.parts[0], features=(("whole", 0), ("share", 0.25)))
    best = replace(figure.best, parts=(part,))
    saved = json.render(examples.report(examples.bare(replace(figure, best=best))))
    assert json.render(reading.load(saved)) == saved
