"""What is falsified is caught, class by class; what is faithful is kept."""

import pytest

from tests.mutations import run

SHARES, FAILURES = run()


@pytest.mark.parametrize("kind", ["figure", "not", "name", "date", "direction", "outlet"])
def test_every_falsified_word_is_caught(kind: str) -> None:
    right, total = SHARES[kind]
    assert total >= 25
    assert right == total, [words for failed, words, _ in FAILURES if failed == kind]


def test_nearly_every_splice_is_caught() -> None:
    right, total = SHARES["splice"]
    assert total > 100
    assert right >= 0.98 * total


def test_faithful_sentences_are_never_accused() -> None:
    """A sentence that its page's correction speaks of is warned about, which accuses nobody."""
    wrong = [(words, verdict) for failed, words, verdict in FAILURES if failed == "faithful"]
    assert [words for words, verdict in wrong if verdict.label != "source_corrected"] == []
    assert len(wrong) <= 1
