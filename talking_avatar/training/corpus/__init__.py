"""A corpus of synthetic speech whose phoneme times are known, made from ordinary packages.

``talking-avatar corpus FOLDER`` writes shards ``train-000.npz``, ``valid-000.npz``, ``test-000.npz`` and so
on; each holds some two dozen utterances and is written whole or not at all, so that the work can be stopped
and taken up at any time, and training can start on the first shards. The same seed makes the same corpus.

A shard is an uncompressed ``.npz`` without pickles. U utterances with P phonemes and N samples in all:

=================== ============= ==========================================================================
``samples``         (N,) int16    mono, 16 kHz, all utterances one after the other; full scale is 32768
``sample_bounds``   (U+1,) int64  utterance u is ``samples[sample_bounds[u]:sample_bounds[u + 1]]``
``phoneme``         (P,) unicode  a symbol of ``phonemes.PHONEMES``, or ``sil``
``start_s, end_s``  (P,) float32  seconds from the beginning of its utterance; they leave no gaps
``stress``          (P,) int8     0 none or not known, 1 secondary, 2 primary
``phoneme_bounds``  (U+1,) int64  as ``sample_bounds``, for the four above
``about``           (U,) unicode  JSON: engine, voice, language, text, speed, seed
=================== ============= ==========================================================================

``shards.read_shard`` gives them as ``Utterance`` objects. *valid* and *test* are voices that *train* does
not contain, not even as a part of a mixed voice; *test* also holds a whole engine (flite) and sentences
that occur nowhere else.
"""
