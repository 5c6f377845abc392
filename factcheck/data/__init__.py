"""Facts and words that the program reads: outlets, cues, sentences of the report, schemas, weights."""
