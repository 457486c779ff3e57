"""Near-duplicate pairs by a Python or Rust library: rivals.py LIBRARY [FILE.jsonl THRESHOLD PAIRS.tsv]

With the library's name alone it only says, by its exit code, whether the library is there. Each library is used as its documentation does,
with 128 permutations over runs of five words, on one core.
"""

import json
import sys

PERMUTATIONS = 128
WIDTH = 5


def runs(text):
    words = text.split()
    return {" ".join(words[i : i + WIDTH]) for i in range(max(1, len(words) - WIDTH + 1))}


def articles(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["id"], record["body"]


def datasketch(found, threshold):
    from datasketch import MinHash, MinHashLSH

    def pairs():
        index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for name, body in found():
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([r.encode() for r in runs(body)])
            for other in index.query(sketch):
                yield other, name
            index.insert(name, sketch, check_duplication=False)

    return pairs


def text_dedup(found, threshold):
    # What text_dedup.minhash.main does up to its clusters: signatures by embed_func, and all that share a band are duplicates.
    from collections import defaultdict
    from itertools import combinations

    from text_dedup import minhash
    from text_dedup.utils import optimal_param, sha1_hash

    import numpy

    def pairs():
        bands, rows = optimal_param(threshold, PERMUTATIONS)
        prime = numpy.uint64((1 << 61) - 1)
        settings = dict(
            num_perm=PERMUTATIONS, ngram_size=WIDTH, min_length=0, dtype=numpy.uint64,
            hashranges=[(i * rows, (i + 1) * rows) for i in range(bands)],
            permutations=(
                minhash.RNG.randint(1, prime, size=(PERMUTATIONS,), dtype=numpy.uint64),
                minhash.RNG.randint(0, prime, size=(PERMUTATIONS,), dtype=numpy.uint64),
            ),
            hash_func=lambda data: sha1_hash(data, d=32),
            max_hash=numpy.uint32((1 << 32) - 1), modulo_prime=prime,
        )
        tables = [defaultdict(list) for _ in range(bands)]
        for name, body in found():
            embedded = minhash.embed_func(body, name, **settings)
            for table, value in zip(tables, embedded[minhash.SIGNATURE_COLUMN]):
                table[value].append(name)
        seen = set()
        for table in tables:
            for members in table.values():
                seen.update(combinations(members, 2))
        return seen

    return pairs


def rensa(found, threshold):
    from datasketch.lsh import _optimal_param
    from rensa import RMinHash, RMinHashLSH

    def pairs():
        bands = _optimal_param(threshold, PERMUTATIONS, 0.5, 0.5)[0]
        while PERMUTATIONS % bands:
            bands += 1  # it takes divisors only
        index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
        names, sketches = [], []
        for name, body in found():
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(list(runs(body)))
            for other in index.query(sketch):
                if index.is_similar(sketches[other], sketch):
                    yield names[other], name
            index.insert(len(names), sketch)
            names.append(name)
            sketches.append(sketch)

    return pairs


def gaoya(found, threshold):
    from datasketch.lsh import _optimal_param
    from gaoya.minhash import MinHashStringIndex

    def pairs():
        bands, rows = _optimal_param(threshold, PERMUTATIONS, 0.5, 0.5)
        index = MinHashStringIndex(
            hash_size=32, jaccard_threshold=threshold, num_bands=bands, band_size=rows,
            analyzer="word", ngram_range=(WIDTH, WIDTH), id_container="smallvec",
        )
        names = []
        for name, body in found():
            for other in index.query(body):
                yield names[other], name
            index.insert_document(len(names), body)
            names.append(name)

    return pairs


LIBRARIES = {"datasketch": datasketch, "text-dedup": text_dedup, "rensa": rensa, "gaoya": gaoya}


def main():
    library = LIBRARIES[sys.argv[1]]
    if len(sys.argv) == 2:
        library(None, 0.5)  # imports
        return
    path, threshold, out = sys.argv[2], float(sys.argv[3]), sys.argv[4]
    pairs = library(lambda: articles(path), threshold)
    with open(out, "w", encoding="utf-8") as table:
        table.write("a\tb\n")
        for a, b in pairs():
            table.write(f"{a}\t{b}\n")


main()
