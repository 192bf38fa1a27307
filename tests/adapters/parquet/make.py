"""Writes code-contests.parquet as Hugging Face's `datasets` writes deepmind/code_contests: the published features as an
Arrow schema (tests and solutions are structs of lists), Snappy, dictionary pages, a page index, small row groups.
The rows are ours. `pip install pyarrow`, then `python make.py`.
"""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

TESTS = pa.struct([("input", pa.list_(pa.string())), ("output", pa.list_(pa.string()))])
SOLUTIONS = pa.struct([("language", pa.list_(pa.int64())), ("solution", pa.list_(pa.string()))])

SCHEMA = pa.schema(
    [
        ("name", pa.string()),
        ("description", pa.string()),
        ("public_tests", TESTS),
        ("private_tests", TESTS),
        ("generated_tests", TESTS),
        ("source", pa.int64()),
        ("difficulty", pa.int64()),
        ("solutions", SOLUTIONS),
        ("incorrect_solutions", SOLUTIONS),
        ("cf_contest_id", pa.int64()),
        ("cf_index", pa.string()),
        ("cf_points", pa.float32()),
        ("cf_rating", pa.int32()),
        ("cf_tags", pa.list_(pa.string())),
        ("is_description_translated", pa.bool_()),
        ("untranslated_description", pa.string()),
        ("time_limit", pa.struct([("seconds", pa.int64()), ("nanos", pa.int64())])),
        ("memory_limit_bytes", pa.int64()),
        ("input_file", pa.string()),
        ("output_file", pa.string()),
    ],
    metadata={"huggingface": json.dumps({"info": {"features": {}}})},
)


def problem(name, **fields):
    return {
        "name": name,
        "description": "Read a number and print twice as much — “doubled”.",
        "public_tests": {"input": ["1\n"], "output": ["2\n"]},
        "private_tests": {"input": ["2\n", "3\n"], "output": ["4\n", "6\n"]},
        "generated_tests": {"input": [f"{n}\n" for n in range(200)], "output": [f"{2 * n}\n" for n in range(200)]},
        "source": 2,
        "difficulty": 8,
        "solutions": {"language": [2, 1, 3], "solution": ["int main(){}", "print 2", "print(int(input()) * 2)"]},
        "incorrect_solutions": {"language": [3], "solution": ["print(2)"]},
        "cf_contest_id": 1548,
        "cf_index": "B",
        "cf_points": 1000.0,
        "cf_rating": 1500,
        "cf_tags": ["math", "greedy"],
        "is_description_translated": False,
        "untranslated_description": "",
        "time_limit": {"seconds": 1, "nanos": 500_000_000},
        "memory_limit_bytes": 1_073_741_824,
        "input_file": "",
        "output_file": "",
        **fields,
    }


NONE = {"input": [], "output": []}
ROWS = [
    problem("1548_B. Doubling"),
    problem(
        "p00001 Doubling on Aizu",
        source=6,
        difficulty=6,
        cf_contest_id=0,
        cf_index="",
        cf_rating=0,
        cf_tags=[""],
        time_limit=None,
        memory_limit_bytes=134_217_728,
        private_tests=NONE,
        solutions={"language": [], "solution": []},
    ),
    problem("no-public", public_tests=NONE),
    problem("1548_D. Any Double", description="Print any valid double.", cf_rating=2400),
    problem("1548_E. Large", private_tests={"input": ["9" * 70_000], "output": ["8" * 70_000]}, cf_rating=900),
]

pq.write_table(
    pa.Table.from_pylist(ROWS, schema=SCHEMA),
    Path(__file__).with_name("code-contests.parquet"),
    compression="snappy",
    row_group_size=2,
    write_page_index=True,
    use_content_defined_chunking=True,
)
